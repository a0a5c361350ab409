// A draft leaves its author's hands: at once, at its time, or to the other editors for approval; and not at all where it is not
// what its author saw.
import type { Deps } from '#deps'
import { launch } from '#domain/approval'
import type { Broadcast } from '#domain/broadcast'
import { versionOf } from '#domain/broadcast-change'
import { answerStale, showPressed } from '#features/broadcast-card'
import { noteLaunch, takeUp } from '#features/broadcast-launch'
import { presentDraft } from '#features/broadcast-present'
import { noteBroadcast, stillMay } from '#features/rights'
import { askApproval, waitingCard } from '#jobs/broadcast-approval'
import { type AnswerPress, type Ctx, readerOf, show } from './context.ts'

/** Sends what its author was shown as `stamp`. `runBroadcasts` begins at once what was just started. */
export async function submit(
  deps: Deps,
  runBroadcasts: () => void,
  ctx: Ctx,
  draft: Broadcast,
  stamp: string,
  answer: AnswerPress,
): Promise<void> {
  const isFree = deps.settings.approvals === 0
  const cardId = ctx.callbackQuery?.message?.message_id
  const change = {
    ...(isFree ? launch(draft, deps.now()) : { state: 'waiting' as const, askedAt: deps.now() }),
    shown: stamp,
    approvals: undefined,
    ...(cardId === undefined ? {} : { cardId }),
  }
  if (!(await stillMay(deps, ctx))) return answerStale(deps, ctx, draft.id, answer)
  const sent = await deps.store.changeBroadcast(draft.id, ['draft'], change, { version: versionOf(draft) })
  if (!sent) return answerStale(deps, ctx, draft.id, answer)
  if (isFree) {
    await noteLaunch(deps, ctx, sent)
    runBroadcasts()
    await answer()
    return showPressed(deps, ctx, sent.id)
  }
  await noteBroadcast(deps, ctx, 'broadcast-submitted', sent)
  takeUp(deps, sent)
  void askApproval(deps, sent)
  await answer()
  await show(deps, ctx, await waitingCard(deps, sent))
}

/** It is not what the pressed card shows: its author looks again, at how it stands. */
export async function lookAgain(deps: Deps, ctx: Ctx, draft: Broadcast, answer: AnswerPress): Promise<void> {
  const { locale } = await readerOf(deps, ctx)
  await answer(locale.text('toast-changed'))
  await presentDraft(deps, ctx, draft)
}
