// While a broadcast waits for other editors: its author asks again or takes it back, an owner lets a flash go alone.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import { isReleasable, launch } from '#domain/approval'
import type { Broadcast } from '#domain/broadcast'
import { asNextVersion, versionOf } from '#domain/broadcast-change'
import { askApproval, showWaiting, takeBackAsked } from '#features/broadcast-approval'
import { answerStale, answerVoid, ownOf } from '#features/broadcast-card'
import { noteLaunch, obstacleOf } from '#features/broadcast-launch'
import { sendCardOf } from '#features/broadcast-present'
import { countMessages } from '#features/broadcast-revision'
import { type AnswerPress, type Ctx, onPress, type Reader, readerOf, show } from '#features/context'
import { isAtDesk, isOwner, noteAct, noteBroadcast } from '#features/rights'
import { showProgress } from '#jobs/show-progress'
import { renderCorrectionCard } from '#views/broadcast-change'
import type { Message } from '#views/message'

/** `runBroadcasts` begins at once what an owner has just let go. */
export function waiting(deps: Deps, runBroadcasts: () => void): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  const own = composer.filter((ctx) => isAtDesk(deps, ctx))
  onPress(
    own,
    deps,
    (action) => (action.kind === 'broadcast' && action.what === 'again' ? action.id : undefined),
    async (ctx, id, answer) => {
      const found = await ownOf(deps, ctx, id, ['waiting'])
      if (!found) return answerStale(deps, ctx, id, answer)
      await answer()
      void askApproval(deps, found)
      await showWaiting(deps, found)
    },
  )
  onPress(
    own,
    deps,
    (action) => (action.kind === 'broadcast' && action.what === 'withdraw' ? action.id : undefined),
    async (ctx, id, answer) => {
      const found = await ownOf(deps, ctx, id, ['waiting'])
      const change = found && asNextVersion(found, { state: 'draft' })
      const draft = change && (await deps.store.changeBroadcast(id, ['waiting'], change, { version: versionOf(found) }))
      if (!draft) return answerStale(deps, ctx, id, answer)
      await noteBroadcast(deps, ctx, 'broadcast-withdrawn', draft)
      void takeBackAsked(deps, found)
      await answer()
      const reader = await readerOf(deps, ctx)
      await show(deps, ctx, (await draftCard(reader, draft)) ?? { html: reader.locale.html('breaking-withdrawn') })
    },
  )
  onPress(
    own,
    deps,
    (action) => (action.kind === 'broadcast' && action.what === 'release' ? action : undefined),
    (ctx, { id, value }, answer) => release(ctx, id, value, answer),
  )
  return composer

  /** Without the approvals it lacks, on the record. */
  async function release(ctx: Ctx, id: string, version: string, answer: AnswerPress): Promise<void> {
    const { locale } = await readerOf(deps, ctx)
    if (!isOwner(deps, ctx)) {
      await noteAct(deps, ctx, 'refused', 'broadcast')
      return answer(locale.text('toast-unknown-button'))
    }
    const found = await deps.store.broadcast(id)
    if (!found || !isReleasable(found) || String(versionOf(found)) !== version)
      return answerVoid(deps, ctx, found, answer)
    if ((await obstacleOf(deps, found)) === 'withdrawn')
      return show(deps, ctx, { html: locale.html('breaking-withdrawn') })
    const expected = { version: versionOf(found) }
    const released = await deps.store.changeBroadcast(id, ['waiting'], launch(found, deps.now()), expected)
    if (!released) return answerVoid(deps, ctx, await deps.store.broadcast(id), answer)
    runBroadcasts()
    const others = released.asked?.filter(({ editorId }) => editorId !== ctx.chatId) ?? []
    void takeBackAsked(deps, { ...released, asked: others })
    await noteAct(deps, ctx, 'broadcast-released', id)
    await noteLaunch(deps, ctx, released)
    await answer()
    if (released.authorId !== ctx.chatId) await show(deps, ctx, { html: locale.html('broadcast-was-released', { id }) })
    await showProgress(deps, id)
  }

  /** The card it is sent from; undefined when it can no longer be sent. */
  async function draftCard(reader: Reader, draft: Broadcast): Promise<Message | undefined> {
    const { content, id } = draft
    if (content.kind !== 'correction') return sendCardOf(deps, reader, draft)
    const source = await deps.store.broadcast(content.of)
    return source && renderCorrectionCard(id, source, await countMessages(deps, content.of), reader.locale)
  }
}
