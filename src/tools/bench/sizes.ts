// How much each section does: as a rule, in full (the medians of PRODUCT.md §8), or as a smoke run.

export type Sizes = {
  peers: { chats: number; ourRounds: number; peerRounds: number; cutMs: number }
  broadcast: { chats: number; rounds: number; pressEveryMs: number }
  ceiling: { chats: number; rounds: number }
  breaking: { chats: number; approvals: number; beforeMs: number }
  kills: { chats: number; kills: number; perSecond: number }
  faults: { chats: number; kills: number; perSecond: number; floodMs: number }
  store: {
    readers: number
    due: number
    articlesPerDay: number
    days: number
    digestDays: number
    alertDays: number
    rounds: number
  }
  postgres: { readers: number; due: number }
  processes: { chats: number; counts: number[]; fastChats: number }
  curve: { lowdb: number[]; postgres: number[] }
  reading: { rounds: number }
}

export type Mode = 'usual' | 'full' | 'quick'

const USUAL: Sizes = {
  peers: { chats: 450, ourRounds: 3, peerRounds: 1, cutMs: 45_000 },
  broadcast: { chats: 3000, rounds: 1, pressEveryMs: 500 },
  ceiling: { chats: 10_000, rounds: 3 },
  breaking: { chats: 10_000, approvals: 5, beforeMs: 4000 },
  kills: { chats: 5000, kills: 20, perSecond: 300 },
  faults: { chats: 1500, kills: 3, perSecond: 100, floodMs: 5000 },
  store: { readers: 100_000, due: 10_000, articlesPerDay: 500, days: 90, digestDays: 7, alertDays: 3, rounds: 3 },
  postgres: { readers: 1_000_000, due: 100_000 },
  processes: { chats: 3000, counts: [1, 2, 4], fastChats: 10_000 },
  curve: { lowdb: [1000, 10_000, 100_000, 1_000_000], postgres: [1000, 10_000, 100_000, 1_000_000] },
  reading: { rounds: 3 },
}

const FULL: Sizes = {
  ...USUAL,
  peers: { chats: 3000, ourRounds: 3, peerRounds: 3, cutMs: 180_000 },
  broadcast: { ...USUAL.broadcast, rounds: 3 },
  processes: { ...USUAL.processes, chats: 20_000 },
}

const QUICK: Sizes = {
  peers: { chats: 40, ourRounds: 1, peerRounds: 1, cutMs: 2000 },
  broadcast: { chats: 75, rounds: 1, pressEveryMs: 200 },
  ceiling: { chats: 500, rounds: 1 },
  breaking: { chats: 300, approvals: 1, beforeMs: 200 },
  kills: { chats: 150, kills: 1, perSecond: 300 },
  faults: { chats: 120, kills: 1, perSecond: 200, floodMs: 200 },
  store: { readers: 1000, due: 100, articlesPerDay: 50, days: 3, digestDays: 1, alertDays: 1, rounds: 1 },
  postgres: { readers: 10_000, due: 1000 },
  processes: { chats: 300, counts: [1, 2], fastChats: 500 },
  curve: { lowdb: [1000], postgres: [1000] },
  reading: { rounds: 1 },
}

export const SIZES: Record<Mode, Sizes> = { usual: USUAL, full: FULL, quick: QUICK }
