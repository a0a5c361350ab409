// Send and Cancel under a preview: the one place where a draft leaves its author's hands. A second press sends nothing.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import { launch } from '#domain/approval'
import type { Broadcast } from '#domain/broadcast'
import { versionOf } from '#domain/broadcast-change'
import { askApproval, takeBackAsked, waitingCard } from '#features/broadcast-approval'
import { answerStale, messageDraftOf, ownOf, showPressed } from '#features/broadcast-card'
import { noteLaunch, obstacleOf } from '#features/broadcast-launch'
import { sendCardOf } from '#features/broadcast-present'
import { type AnswerPress, type Ctx, onPress, readerOf, show } from '#features/context'
import { isAtDesk, isEditor, noteBroadcast } from '#features/rights'
import { renderTimeCard } from '#views/broadcast-draft'

/** `runBroadcasts` begins at once what was just started. */
export function send(deps: Deps, runBroadcasts: () => void): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  const own = composer.filter((ctx) => isAtDesk(deps, ctx))
  onPress(
    own,
    deps,
    (action) => (action.kind === 'broadcast' && action.what === 'send' ? action.id : undefined),
    async (ctx, id, answer) => {
      const draft = await messageDraftOf(deps, ctx, id)
      if (!draft) return answerStale(deps, ctx, id, answer)
      const isHindered = await showHindrance(ctx, draft)
      if (!isHindered) await submit(ctx, draft, answer)
    },
  )
  onPress(
    own,
    deps,
    (action) => (action.kind === 'broadcast' && action.what === 'drop' ? action.id : undefined),
    async (ctx, id, answer) => {
      const found = await ownOf(deps, ctx, id, ['draft', 'waiting'])
      const dropped =
        found && (await deps.store.changeBroadcast(id, [found.state], { state: 'cancelled', endedAt: deps.now() }))
      if (!dropped) return answerStale(deps, ctx, id, answer)
      if (found.state === 'waiting') {
        await noteBroadcast(deps, ctx, 'broadcast-cancelled', dropped)
        void takeBackAsked(deps, dropped)
      }
      const { locale } = await readerOf(deps, ctx)
      await show(deps, ctx, { html: locale.html('broadcast-dropped') })
    },
  )
  return composer

  /** Out of the author's hands: at once, at its time, or to the other editors for approval. */
  async function submit(ctx: Ctx, draft: Broadcast, answer: AnswerPress): Promise<void> {
    const isFree = deps.settings.approvals === 0
    const cardId = ctx.callbackQuery?.message?.message_id
    const change = {
      ...(isFree ? launch(draft, deps.now()) : { state: 'waiting' as const }),
      approvals: undefined,
      ...(cardId === undefined ? {} : { cardId }),
    }
    if (!(await isEditor(deps, ctx))) return answerStale(deps, ctx, draft.id, answer)
    const sent = await deps.store.changeBroadcast(draft.id, ['draft'], change, { version: versionOf(draft) })
    if (!sent) return answerStale(deps, ctx, draft.id, answer)
    if (isFree) {
      await noteLaunch(deps, ctx, sent)
      runBroadcasts()
      await answer()
      return showPressed(deps, ctx, sent.id)
    }
    await noteBroadcast(deps, ctx, 'broadcast-submitted', sent)
    void askApproval(deps, sent)
    await answer()
    await show(deps, ctx, await waitingCard(deps, sent))
  }

  /** Shows what keeps it from being sent, with the way on; false when nothing does. */
  async function showHindrance(ctx: Ctx, draft: Broadcast): Promise<boolean> {
    const reader = await readerOf(deps, ctx)
    const { locale } = reader
    const card = await sendCardOf(deps, reader, draft)
    const obstacle = await obstacleOf(deps, draft)
    if (card === undefined || obstacle === 'withdrawn') {
      await show(deps, ctx, { html: locale.html('breaking-withdrawn') })
      return true
    }
    if (obstacle === 'time-over') {
      const time = renderTimeCard(draft, locale)
      await show(deps, ctx, { ...time, html: `${locale.html('broadcast-time-over')}\n\n${time.html}` })
      return true
    }
    if ((await deps.store.countRecipients(draft, deps.now())) > 0) return false
    await show(deps, ctx, card)
    return true
  }
}
