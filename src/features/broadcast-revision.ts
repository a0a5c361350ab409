// What recall and correction have in common: whether a broadcast's messages may be changed now, and what keeps it from it.
import type { Deps } from '#deps'
import type { Broadcast } from '#domain/broadcast'
import { canCorrect, canRecall, courseOf, DELETABLE_MS, lastCorrection, recallOf } from '#domain/revision'
import { answerStale, showPressed } from '#features/broadcast-card'
import { revisionsOf } from '#jobs/prepare-revision'
import type { MessageCounts } from '#views/broadcast-change'
import { type AnswerPress, type Ctx, readerOf } from './context.ts'

/** `recalled`: there is nothing of it any more. */
type Source = { kind: 'source'; source: Broadcast } | { kind: 'recalled' | 'stale' }

/** The broadcast `id`, where `what` may be done with it now. */
export async function sourceOf({ store, now }: Deps, id: string, what: 'recall' | 'correct'): Promise<Source> {
  const source = await store.broadcast(id)
  const isFit = what === 'recall' ? canRecall : canCorrect
  if (source === undefined || !isFit(source, now())) return { kind: 'stale' }
  return recallOf(await revisionsOf(store, id)) === undefined ? { kind: 'source', source } : { kind: 'recalled' }
}

/** Whether the words the broadcast has now stand in every chat that has a message of it, as far as is known. */
export async function isEverywhere({ store }: Deps, id: string): Promise<boolean> {
  const last = lastCorrection(await revisionsOf(store, id))
  if (last === undefined) return true
  const [tally, causes] = await Promise.all([store.tally(last.id), store.causes(last.id)])
  // A chat that could not be reached shows an earlier text once it can be again.
  return courseOf(last, { ...tally, blocked: 0 }, causes) === 'whole'
}

/** Answers a press on what may not be done any more, and shows how the broadcast stands. */
export async function answerUnfit(deps: Deps, ctx: Ctx, id: string, kind: 'recalled' | 'stale', answer: AnswerPress) {
  if (kind === 'stale') return answerStale(deps, ctx, id, answer)
  const { locale } = await readerOf(deps, ctx)
  await answer(locale.text('toast-recalled-already'))
  const recall = recallOf(await revisionsOf(deps.store, id))
  // The second of two presses that began it: the message is the recall's own card.
  const isItsCard = recall?.cardId !== undefined && recall.cardId === ctx.callbackQuery?.message?.message_id
  await showPressed(deps, ctx, isItsCard ? recall.id : id)
}

/** Its messages by what can be done with them now. */
export function countMessages({ store, now }: Deps, id: string): Promise<MessageCounts> {
  return store.countMessagesOf(id, now() - DELETABLE_MS)
}
