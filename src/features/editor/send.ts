// Send and Cancel under a preview: the one place where a draft becomes a broadcast. A second press sends nothing.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import type { Broadcast } from '#domain/broadcast'
import { answerStale, draftOf, showPressed } from '#features/broadcast-card'
import { reachOf } from '#features/broadcast-reach'
import { type AnswerPress, type Ctx, onPress, readerOf, show } from '#features/context'
import { isEditor } from '#features/rights'

/** `runBroadcasts` begins at once what was just started. */
export function send(deps: Deps, runBroadcasts: () => void): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  const own = composer.filter((ctx) => isEditor(deps, ctx))
  onPress(
    own,
    deps,
    (action) =>
      action.kind === 'broadcast' && (action.what === 'send' || action.what === 'drop') ? action : undefined,
    async (ctx, { what, id }, answer) => {
      const found = await draftOf(deps, ctx, id)
      if (!found) return answerStale(deps, ctx, id, answer)
      await (what === 'send' ? start(ctx, found, answer) : drop(ctx, found))
    },
  )
  return composer

  async function start(ctx: Ctx, draft: Broadcast, answer: AnswerPress): Promise<void> {
    const { locale } = await readerOf(deps, ctx)
    if (!(await isSendable(draft))) return show(deps, ctx, { html: locale.html('breaking-withdrawn') })
    const { recipients } = await reachOf(deps, draft)
    if (recipients === 0) return show(deps, ctx, { html: locale.html('broadcast-nobody') })
    if (!isEditor(deps, ctx)) return answerStale(deps, ctx, draft.id, answer)
    const cardId = ctx.callbackQuery?.message?.message_id
    const started = await deps.store.changeBroadcast(draft.id, ['draft'], {
      state: 'running',
      startedAt: deps.now(),
      ...(cardId === undefined ? {} : { cardId }),
    })
    if (!started) return answerStale(deps, ctx, draft.id, answer)
    deps.log.info('broadcast-started', { broadcast: draft.id, content: draft.content.kind, recipients })
    runBroadcasts()
    await answer()
    await showPressed(deps, ctx, draft.id)
  }

  async function drop(ctx: Ctx, { id }: Broadcast): Promise<void> {
    const { locale } = await readerOf(deps, ctx)
    await deps.store.changeBroadcast(id, ['draft'], { state: 'cancelled', endedAt: deps.now() })
    await show(deps, ctx, { html: locale.html('broadcast-dropped') })
  }

  /** An article may have been withdrawn since the preview; one that was corrected goes out as it is now. */
  async function isSendable({ content }: Broadcast): Promise<boolean> {
    if (content.kind === 'text') return true
    const article = await deps.store.article(content.articleId)
    return article !== undefined && article.withdrawnAt === undefined
  }
}
