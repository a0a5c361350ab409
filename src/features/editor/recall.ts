// Recall: takes the messages of a broadcast out of the chats, after a card that says how many. It is a broadcast of its
// own; what it needs of its source is the job's.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import type { Broadcast } from '#domain/broadcast'
import { answerStale, showOthers, showPressed } from '#features/broadcast-card'
import { answerUnfit, countMessages, sourceOf } from '#features/broadcast-revision'
import { type AnswerPress, type Ctx, onPress, readerOf, show } from '#features/context'
import { noteAct, stillMay } from '#features/rights'
import { tellAuthor } from '#features/tell-author'
import { titleOf } from '#jobs/progress-view'
import type { BroadcastAct } from '#views/action'
import { renderNothingToRecall, renderRecallCard } from '#views/broadcast-change'

const ACTS = ['recall', 'retract', 'keep'] as const
type Act = (typeof ACTS)[number]

/** `runBroadcasts` begins at once what was just started. */
export function recall(deps: Deps, runBroadcasts: () => void): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'broadcast' && isAct(action.what) ? { id: action.id, what: action.what } : undefined),
    async (ctx, { id, what }, answer) => {
      if (what === 'keep') return keep(ctx)
      const found = await sourceOf(deps, id, 'recall')
      if (found.kind !== 'source') return answerUnfit(deps, ctx, id, found.kind, answer)
      await (what === 'recall' ? ask(ctx, found.source, answer) : start(ctx, found.source, answer))
    },
  )
  return composer

  async function keep(ctx: Ctx): Promise<void> {
    const { locale } = await readerOf(deps, ctx)
    await show(deps, ctx, { html: locale.html('recall-dropped') })
  }

  /** A message of its own: the live card is edited by the job. */
  async function ask(ctx: Ctx, source: Broadcast, answer: AnswerPress): Promise<void> {
    await answer()
    const { chatId, locale } = await readerOf(deps, ctx)
    const counts = await countMessages(deps, source.id)
    const isEmpty = counts.recent + counts.older === 0 && source.endedAt !== undefined
    const card = isEmpty
      ? renderNothingToRecall(source, counts, locale)
      : renderRecallCard(source, await titleOf(deps, source), counts, locale)
    await deps.telegram.send(chatId, card)
  }

  async function start(ctx: Ctx, source: Broadcast, answer: AnswerPress): Promise<void> {
    const { store, now, log } = deps
    const { chatId } = await readerOf(deps, ctx)
    if (!(await stillMay(deps, ctx))) return answerStale(deps, ctx, source.id, answer)
    const cardId = ctx.callbackQuery?.message?.message_id
    const { id } = await store.createBroadcast({
      authorId: chatId,
      content: { kind: 'recall', of: source.id },
      audience: { kind: 'everyone' },
      createdAt: now(),
    })
    // Of two that were begun at once the job lets one stand.
    await store.changeBroadcast(id, ['draft'], {
      state: 'running',
      startedAt: now(),
      ...(cardId === undefined ? {} : { cardId }),
    })
    log.info('broadcast-started', { broadcast: id, content: 'recall', of: source.id })
    await noteAct(deps, ctx, 'broadcast-recalled', source.id)
    tellAuthor(deps, ctx, source, 'recalled')
    runBroadcasts()
    await answer()
    await showPressed(deps, ctx, id)
    // What it takes back offers neither any more.
    showOthers(deps, source.id, 0)
  }
}

function isAct(what: BroadcastAct): what is Act {
  return ACTS.some((act) => act === what)
}
