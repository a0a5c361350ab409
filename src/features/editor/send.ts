// Send and Cancel under a preview: the one place where a draft leaves its author's hands. A second press sends nothing.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import type { Broadcast } from '#domain/broadcast'
import { answerStale, messageDraftOf, ownOf } from '#features/broadcast-card'
import { obstacleOf } from '#features/broadcast-launch'
import { sendCardOf } from '#features/broadcast-present'
import { lookAgain, submit } from '#features/broadcast-submit'
import { type AnswerPress, type Ctx, onPress, readerOf, show } from '#features/context'
import { noteBroadcast } from '#features/rights'
import { takeBackAsked } from '#jobs/broadcast-approval'
import { renderTimeCard } from '#views/broadcast-draft'

/** `runBroadcasts` begins at once what was just started. */
export function send(deps: Deps, runBroadcasts: () => void): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'broadcast' && action.what === 'send' ? action : undefined),
    async (ctx, { id, value: stamp }, answer) => {
      const draft = await messageDraftOf(deps, ctx, id)
      if (!draft) return answerStale(deps, ctx, id, answer)
      const isHindered = await showHindrance(ctx, draft, stamp, answer)
      if (!isHindered) await submit(deps, runBroadcasts, ctx, draft, stamp, answer)
    },
  )
  onPress(
    composer,
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

  /** Shows what keeps it from being sent, with the way on; false when nothing does. */
  async function showHindrance(ctx: Ctx, draft: Broadcast, stamp: string, answer: AnswerPress): Promise<boolean> {
    const reader = await readerOf(deps, ctx)
    const { locale } = reader
    const card = await sendCardOf(deps, reader, draft)
    const obstacle = await obstacleOf(deps, draft, stamp)
    if (card === undefined || obstacle === 'withdrawn') {
      await show(deps, ctx, { html: locale.html('breaking-withdrawn') })
      return true
    }
    if (obstacle === 'changed') {
      await lookAgain(deps, ctx, draft, answer)
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
