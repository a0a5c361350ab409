// How fast to send where the real limit is lower than the configured one: down with each flood wait, slowly back.
// It must never go above what is configured.

const FLOOD_FACTOR = 0.85
const LOWEST_RATE = 1
/** What a second of sending without a flood wait gives back at 30 a second; at higher rates in proportion. */
const RECOVERY_AT_30 = 0.05

/** The rate after a flood wait, in requests a second. */
export function afterFlood(rate: number): number {
  return Math.min(rate, Math.max(LOWEST_RATE, rate * FLOOD_FACTOR))
}

/** The rate after `sinceLastMs` of clean sending; a pause longer than a second counts as one, it proves nothing. */
export function recovered(rate: number, fullRate: number, sinceLastMs: number): number {
  if (rate >= fullRate) return fullRate
  const seconds = Math.min(Math.max(sinceLastMs, 0), 1000) / 1000
  return Math.min(fullRate, rate + RECOVERY_AT_30 * (fullRate / 30) * seconds)
}
