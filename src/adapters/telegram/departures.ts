// What left within the last second, and what may leave any moment: a request whose fence is being written has its slot, and
// leaves when the disk is done with it. Telegram counts what leaves.
import type { Instant } from '#domain/article'

export type Departures = {
  readonly mostASecond: number
  /** Slots of requests that were let go and have not left. */
  leaving: number
  /** One moment for each slot that left within the last second, earliest first. */
  left: Instant[]
}

const SECOND_MS = 1000

export function newDepartures(mostASecond: number): Departures {
  return { mostASecond: Math.max(1, Math.floor(mostASecond)), leaving: 0, left: [] }
}

/** A request leaves, `slots` of the limit with it. */
export function noteDeparture(departures: Departures, slots: number, now: Instant): void {
  for (let slot = 0; slot < slots; slot += 1) departures.left.push(now)
}

/**
 * When the next request may be let go, so that within no second more than allowed leaves whenever those before it do; 0 for
 * now, undefined while that depends on them.
 */
export function opensAt({ mostASecond, leaving, left }: Departures): Instant | undefined {
  const tooMany = leaving + left.length - mostASecond + 1
  if (tooMany <= 0) return 0
  const last = left[tooMany - 1]
  return last === undefined ? undefined : last + SECOND_MS
}

export function forgetDepartures(departures: Departures, now: Instant): void {
  const past = departures.left.findIndex((at) => at > now - SECOND_MS)
  departures.left.splice(0, past < 0 ? departures.left.length : past)
}
