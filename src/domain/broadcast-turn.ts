// When a broadcast may start, and whose turn it is among those that run at the same time: one ordinary one, and whatever
// cannot wait.
import type { Instant } from './article.ts'
import { type Broadcast, countEnded, type Tally } from './broadcast.ts'

/** Flash first, then urgent news, then what repairs a mistake, then the rest, oldest first. */
export function byTurn(a: Broadcast, b: Broadcast): number {
  return rank(a) - rank(b) || startOf(a) - startOf(b) || Number(a.id) - Number(b.id)
}

/**
 * Whether it goes one at a time: messages, articles, notable news. Flash and urgent news, recalls and corrections start at
 * once, and overtake by their lanes what is on its way.
 */
export function isOrdinary(broadcast: Broadcast): boolean {
  return rank(broadcast) === ORDINARY
}

/** The one that goes before it among those that run; undefined: it is its turn. */
export function waitsFor(broadcast: Broadcast, running: Broadcast[]): Broadcast | undefined {
  if (!isOrdinary(broadcast)) return undefined
  const [first] = running.filter(isOrdinary).toSorted(byTurn)
  return first === undefined || first.id === broadcast.id || byTurn(broadcast, first) < 0 ? undefined : first
}

/** Of its chats the last fiftieth, or the very last, may be kept waiting by what their people do, or by Telegram. */
const LAST_CHATS = 0.02
const STANDSTILL_MS = 10_000

/** Whether it waits for its last chats alone, of which none came to its end since `movedAt`: then it holds no other back. */
export function isHeldUp(
  { queuedAll }: Pick<Broadcast, 'queuedAll'>,
  tally: Tally,
  movedAt: Instant,
  now: Instant,
): boolean {
  const open = tally.queued - countEnded(tally)
  const isAtLast = queuedAll && open < tally.queued && open <= Math.max(1, tally.queued * LAST_CHATS)
  return isAtLast && now - movedAt >= STANDSTILL_MS
}

/** Later than this it does not start by itself: what was meant for the morning may be wrong at night. */
const MOST_LATE_MS = 3 * 3_600_000

/** Whether the time it was to start at has long passed. */
export function isLate({ startAt }: Pick<Broadcast, 'startAt'>, at: Instant): boolean {
  return startAt !== undefined && at - startAt > MOST_LATE_MS
}

const ORDINARY = 3

function rank({ content }: Broadcast): number {
  if (content.kind === 'article' && content.level === 'flash') return 0
  if (content.kind === 'article' && content.level === 'urgent') return 1
  return content.kind === 'recall' || content.kind === 'correction' ? 2 : ORDINARY
}

const startOf = ({ startedAt = 0 }: Broadcast) => startedAt
