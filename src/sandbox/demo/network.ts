// What can go wrong on the way to Telegram, each to be switched on and off. The faults are the local Telegram's own.
import type { Scene } from '#sandbox/page/protocol'
import type { Fault, Telegram } from '#sandbox/telegram/world'

export type Switch = 'outage' | 'lose-answers' | 'slow'

export type Network = {
  set: (what: Switch, on: boolean) => void
  flood: (seconds: number) => void
  faults: () => Scene['faults']
}

const FAULTS: Record<Switch, Fault> = {
  outage: { kind: 'outage' },
  'lose-answers': { kind: 'lost-answer', share: 0.1 },
  slow: { kind: 'slow', ms: 700 },
}

export function createNetwork(telegram: Telegram, now: () => number): Network {
  const ends = new Map<Switch, () => void>()
  let floodUntil = Number.NEGATIVE_INFINITY
  return {
    set: (what, on) => {
      ends.get(what)?.()
      ends.delete(what)
      if (on) ends.set(what, telegram.addFault(FAULTS[what]))
    },
    flood: (seconds) => {
      telegram.addFault({ kind: 'flood', seconds })
      floodUntil = now() + seconds * 1000
    },
    faults: () => ({
      outage: ends.has('outage'),
      losesAnswers: ends.has('lose-answers'),
      isSlow: ends.has('slow'),
      floodSecondsLeft: Math.max(0, Math.ceil((floodUntil - now()) / 1000)),
    }),
  }
}
