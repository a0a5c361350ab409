// When a broadcast may start, and whose turn it is among those that run at the same time: one ordinary one, and whatever
// cannot wait.
import type { Instant } from './article.ts'
import type { Broadcast } from './broadcast.ts'

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
