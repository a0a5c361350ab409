// What reached whom: messages by the mark in their text and by chat. Pure counting; the limit server feeds it.

/** A request that made a message: when it was taken, and when its answer was written, or its connection broke without one. */
export type Exchange = { takenAt: number; endedAt?: number }

/** One message that came, to whom and when. */
export type Arrival = { chatId: number; at: number }

export type Reached = { reached: number; lost: number; duplicates: number; strangers: number }

/** The word a text is known by, such as `mark-7`; empty for a text without one. */
export function markOf(text: string): string {
  return /\bmark-[a-z0-9]+\b/.exec(text)?.[0] ?? ''
}

/** Who of the expected got it, who did not, and what came more than once. `strangers`: messages to others. */
export function accountFor(expected: ReadonlySet<number>, arrivals: readonly Arrival[]): Reached {
  const reached = new Set<number>()
  let [duplicates, strangers] = [0, 0]
  for (const { chatId } of arrivals) {
    if (!expected.has(chatId)) strangers += 1
    else if (reached.has(chatId)) duplicates += 1
    else reached.add(chatId)
  }
  return { reached: reached.size, lost: expected.size - reached.size, duplicates, strangers }
}

/**
 * Requests under way at `at`: taken and not ended by then. `justMs` widens it on both sides: an answer may not have
 * been written down yet, and a request may have lain in the server's socket.
 */
export function inFlightAt(exchanges: readonly Exchange[], at: number, justMs: number): number {
  return exchanges.filter(
    ({ takenAt, endedAt = Number.POSITIVE_INFINITY }) =>
      takenAt <= at + justMs && Math.max(takenAt, endedAt) > at - justMs,
  ).length
}

/** Messages a second from the first to the last; 0 of fewer than two. */
export function rateOf(times: readonly number[]): number {
  const [first, last] = [times[0], times.at(-1)]
  if (first === undefined || last === undefined || last <= first) return 0
  return ((times.length - 1) * 1000) / (last - first)
}
