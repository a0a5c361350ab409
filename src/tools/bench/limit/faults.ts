// What goes wrong at the limit server: lost answers, errors of the server, a flood for some seconds. It decides; the
// server acts.

export type FaultShares = {
  /** Of accepted calls: taken and counted, but the connection breaks in place of an answer. */
  lostAnswers: number
  /** Of calls: 500, and nothing came of it. */
  serverErrors: number
}

export type Flood = { untilAt: number; share: number; retryAfterSec: number }

export type Fate =
  | { kind: 'pass' }
  | { kind: 'lost-answer' }
  | { kind: 'error' }
  | { kind: 'flood'; retryAfterSec: number }

/** Draws the fate of one call; `random` gives numbers in [0, 1). */
export function drawFate(shares: FaultShares, flood: Flood | undefined, at: number, random: () => number): Fate {
  if (flood !== undefined && at < flood.untilAt && random() < flood.share)
    return { kind: 'flood', retryAfterSec: flood.retryAfterSec }
  const draw = random()
  if (draw < shares.serverErrors) return { kind: 'error' }
  return draw < shares.serverErrors + shares.lostAnswers ? { kind: 'lost-answer' } : { kind: 'pass' }
}
