import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LANES, type Lane } from '#adapters/telegram/chat-pace'
import { heldByChat, heldUntil, noteFlood } from '#adapters/telegram/flood-waits'
import { addTurn, endRequest, newPacerState, type PacerState, step } from '#adapters/telegram/pacer-state'
import type { Turn } from '#adapters/telegram/turn-choice'

const RATE = 29.6
const START = 1_000_000

type Arrival = { afterMs: number; lane: Lane; chat: number; slots: number; isPaid?: boolean; weight?: number }
type Gone = { at: number; turn: Turn }

const arrivals = fc.array(
  fc.record({
    afterMs: fc.integer({ min: 0, max: 120 }),
    lane: fc.constantFrom(...LANES),
    chat: fc.integer({ min: -3, max: 12 }).filter((id) => id !== 0),
    slots: fc.constantFrom(1, 1, 1, 1, 3),
  }),
  { minLength: 1, maxLength: 120 },
)
const lateness = fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 30 })

/** Plays arrivals against the state, looking again when asked to, late by `late`; requests last 40 ms. */
function play(state: PacerState, all: Arrival[], late: number[]): Gone[] {
  const gone: Gone[] = []
  const ends: number[] = []
  const queue: (Arrival & { at: number })[] = []
  for (const arrival of all) queue.push({ ...arrival, at: (queue.at(-1)?.at ?? START) + arrival.afterMs })
  let [now, looks] = [START, 0]
  for (let rounds = 0; rounds < 20_000; rounds += 1) {
    while (ends[0] !== undefined && ends[0] <= now) {
      ends.shift()
      endRequest(state)
    }
    while (queue[0] !== undefined && queue[0].at <= now) {
      const { lane, chat, slots, isPaid = false, weight = 1 } = queue.shift() as Arrival
      addTurn(state, { lane, chatId: chat, isGroup: chat < 0, slots, isPaid, weight })
    }
    const { go, nextAt } = step(state, now)
    for (const turn of go) {
      gone.push({ at: now, turn })
      ends.push(now + 40)
    }
    const lookAt = nextAt === undefined ? undefined : Math.max(nextAt + (late[looks++ % late.length] ?? 0), now)
    const next = Math.min(lookAt ?? Infinity, queue[0]?.at ?? Infinity, ends[0] ?? Infinity)
    if (!Number.isFinite(next)) return gone
    now = next
  }
  throw new Error('the pacer did not come to an end')
}

/** The most slots in any window of `windowMs` that begins with a message. */
function mostIn(gone: Gone[], windowMs: number): number {
  let most = 0
  for (const [first, { at }] of gone.entries()) {
    let slots = 0
    for (const other of gone.slice(first)) if (other.at < at + windowMs) slots += other.turn.slots
    most = Math.max(most, slots)
  }
  return most
}

const spacings = (gone: Gone[], keep: (turn: Turn) => boolean) => {
  const last = new Map<number, number>()
  return gone.flatMap(({ at, turn }) => {
    const before = last.get(turn.chatId ?? 0)
    last.set(turn.chatId ?? 0, at)
    return before !== undefined && keep(turn) ? [at - before] : []
  })
}

describe('the pacer', () => {
  it('lets go every turn exactly once, however late its timer is', () => {
    fc.assert(
      fc.property(arrivals, lateness, (all, late) => {
        const gone = play(newPacerState(RATE, 128), all, late)
        expect(new Set(gone.map(({ turn }) => turn)).size).toBe(all.length)
        expect(gone.length).toBe(all.length)
      }),
    )
  })

  it('never exceeds the rate by more than one message in any window when its timer is punctual', () => {
    fc.assert(
      fc.property(arrivals, fc.integer({ min: 1, max: 5000 }), (all, windowMs) => {
        const single = all.map((arrival) => ({ ...arrival, slots: 1 }))
        const gone = play(newPacerState(RATE, 128), single, [0])
        expect(mostIn(gone, windowMs)).toBeLessThanOrEqual((RATE * windowMs) / 1000 + 1.001)
      }),
    )
  })

  it('keeps what is not paid to the free rate, and all of it to the whole one, whatever comes', () => {
    const mixed = fc.array(
      fc.record({
        afterMs: fc.integer({ min: 0, max: 20 }),
        lane: fc.constantFrom(...LANES),
        chat: fc.integer({ min: 1, max: 400 }),
        isPaid: fc.boolean(),
      }),
      { minLength: 1, maxLength: 300 },
    )
    fc.assert(
      fc.property(mixed, fc.integer({ min: 1, max: 5000 }), (all, windowMs) => {
        const single = all.map((each) => ({ ...each, slots: 1, isPaid: each.isPaid && each.lane !== 'answer' }))
        const gone = play(newPacerState(RATE * 4, 128, RATE), single, [0])
        expect(gone).toHaveLength(all.length)
        const free = gone.filter(({ turn }) => !turn.isPaid)
        // Two slots that the chats or the limit of all kept waiting may be caught up with.
        expect(mostIn(free, windowMs)).toBeLessThanOrEqual((RATE * windowMs) / 1000 + 3.001)
        expect(mostIn(gone, windowMs)).toBeLessThanOrEqual((RATE * 4 * windowMs) / 1000 + 1.001)
      }),
    )
  })

  it('keeps to that also in a long broadcast with answers in between', () => {
    const answered = fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 60 })
    fc.assert(
      fc.property(answered, fc.integer({ min: 1, max: 15_000 }), (gaps, windowMs) => {
        const bulk = Array.from({ length: 300 }, (_, index) => ({
          afterMs: 0,
          lane: 'bulk' as const,
          chat: index + 1,
          slots: 1,
        }))
        const answers = gaps.map((afterMs, index) => ({
          afterMs,
          lane: 'answer' as const,
          chat: 1000 + index,
          slots: 1,
        }))
        const gone = play(newPacerState(RATE, 128), [...bulk, ...answers], [0])
        expect(mostIn(gone, windowMs)).toBeLessThanOrEqual((RATE * windowMs) / 1000 + 1.001)
      }),
      { numRuns: 30 },
    )
  })

  it('makes up for a late timer by at most two messages in any window', () => {
    fc.assert(
      fc.property(arrivals, lateness, fc.integer({ min: 1, max: 5000 }), (all, late, windowMs) => {
        const single = all.map((arrival) => ({ ...arrival, slots: 1 }))
        const gone = play(newPacerState(RATE, 128), single, late)
        expect(mostIn(gone, windowMs)).toBeLessThanOrEqual((RATE * windowMs) / 1000 + 3.001)
      }),
    )
  })

  it('keeps a second between messages of a chat outside lane answer', () => {
    fc.assert(
      fc.property(arrivals, lateness, (all, late) => {
        const gone = play(newPacerState(RATE, 128), all, late)
        for (const gap of spacings(gone, (turn) => turn.lane !== 'answer')) expect(gap).toBeGreaterThanOrEqual(1000)
      }),
    )
  })

  it('keeps a busy group to twenty a minute, its albums item by item, and in order', () => {
    const busy = fc.array(
      fc.record({
        afterMs: fc.integer({ min: 0, max: 1500 }),
        lane: fc.constantFrom('answer' as const, 'bulk' as const),
        chat: fc.constantFrom(-1, -2),
        slots: fc.constantFrom(1, 1, 10),
      }),
      { minLength: 20, maxLength: 60 },
    )
    fc.assert(
      fc.property(busy, (all) => {
        const gone = play(newPacerState(RATE, 128), all, [0])
        expect(gone).toHaveLength(all.length)
        for (const chat of [-1, -2]) {
          for (const lane of ['answer', 'bulk']) {
            const slots = (of: { slots: number }[]) => of.map((turn) => turn.slots)
            const asked = all.filter((arrival) => arrival.chat === chat && arrival.lane === lane)
            const went = gone.map(({ turn }) => turn).filter((turn) => turn.chatId === chat && turn.lane === lane)
            expect(slots(went)).toEqual(slots(asked))
          }
          expect(
            mostIn(
              gone.filter(({ turn }) => turn.chatId === chat),
              60_000,
            ),
          ).toBeLessThanOrEqual(20)
        }
      }),
    )
  })

  it('lets answers of a chat run ahead by three at most', () => {
    fc.assert(
      fc.property(arrivals, lateness, (all, late) => {
        const answers = all.map((arrival) => ({ ...arrival, lane: 'answer' as const, slots: 1 }))
        for (let chat = 1; chat <= 12; chat += 1) {
          const own = play(newPacerState(RATE, 128), answers, late).filter(({ turn }) => turn.chatId === chat)
          expect(mostIn(own, 1000)).toBeLessThanOrEqual(3)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('keeps the order of a lane inside a chat', () => {
    fc.assert(
      fc.property(arrivals, lateness, (all, late) => {
        const state = newPacerState(RATE, 128)
        const added: Turn[] = []
        for (const { lane, chat, slots } of all) {
          const turn = { lane, chatId: chat, isGroup: chat < 0, slots }
          added.push(turn)
          addTurn(state, turn)
        }
        const places = new Map(added.map((turn, place) => [turn, place]))
        const last = new Map<string, number>()
        for (const { turn } of play(state, [], late)) {
          const line = `${turn.lane} ${turn.chatId}`
          const place = places.get(turn) ?? -1
          expect(place).toBeGreaterThan(last.get(line) ?? -1)
          last.set(line, place)
        }
      }),
    )
  })

  it('leaves nothing idle: without limits of chats the whole rate is used', () => {
    const all = Array.from({ length: 300 }, (_, index) => ({
      afterMs: 0,
      lane: 'bulk' as const,
      chat: index + 1,
      slots: 1,
    }))
    const gone = play(newPacerState(RATE, 128), all, [3])
    const seconds = ((gone.at(-1)?.at ?? 0) - START) / 1000
    expect(299 / seconds).toBeGreaterThan(RATE * 0.999)
  })

  it('gives answers four of five slots while bulk waits, and bulk all others', () => {
    const all = (['bulk', 'answer'] as const).flatMap((lane, base) =>
      Array.from({ length: 100 }, (_, index) => ({ afterMs: 0, lane, chat: base * 1000 + index + 1, slots: 1 })),
    )
    const lanes = play(newPacerState(RATE, 128), all, [0]).map(({ turn }) => turn.lane)
    expect(lanes.slice(0, 100).filter((lane) => lane === 'answer')).toHaveLength(80)
    expect(lanes.slice(0, 5)).toEqual(['answer', 'answer', 'answer', 'answer', 'bulk'])
  })

  it('sends by priority among the lanes, and starves none', () => {
    const all = (['bulk', 'digest', 'urgent', 'flash'] as const).flatMap((lane, base) =>
      Array.from({ length: 60 }, (_, index) => ({ afterMs: 0, lane, chat: base * 1000 + index + 1, slots: 1 })),
    )
    const lanes = play(newPacerState(RATE, 128), all, [0]).map(({ turn }) => turn.lane)
    expect(lanes.slice(0, 19)).toEqual(Array.from({ length: 19 }, () => 'flash'))
    expect(new Set(lanes.slice(0, 30)).size).toBe(4)
  })

  it('gives a person who never stops pressing buttons the digest as well', () => {
    const presses = Array.from({ length: 60 }, () => ({ afterMs: 300, lane: 'answer' as const, chat: 7, slots: 1 }))
    const gone = play(
      newPacerState(RATE, 128),
      [...presses.slice(0, 1), { afterMs: 0, lane: 'digest', chat: 7, slots: 1 }, ...presses],
      [0],
    )
    const digest = gone.find(({ turn }) => turn.lane === 'digest')
    expect(digest?.at).toBeLessThan(START + 10_000)
  })

  const pressing = (chat: number, everyMs = 500) =>
    Array.from({ length: 120 }, () => ({ afterMs: everyMs, lane: 'answer' as const, chat, slots: 1 }))

  it.each(['flash', 'urgent'] as const)('gives who presses twice a second the %s within two seconds', (lane) => {
    for (const chat of [7, -7]) {
      const presses = pressing(chat)
      const all = [...presses.slice(0, 40), { afterMs: 0, lane, chat, slots: 1 }, ...presses.slice(40)]
      const gone = play(newPacerState(RATE, 128), all, [0])
      const [alert] = gone.filter(({ turn }) => turn.lane === lane)
      expect(alert?.at).toBeLessThan(START + 40 * 500 + 2000)
    }
  })

  it('keeps a second between an alert and what its chat got before', () => {
    fc.assert(
      fc.property(arrivals, lateness, (all, late) => {
        const mixed = all.map((each, place) => ({ ...each, lane: place % 3 === 0 ? ('flash' as const) : each.lane }))
        const gone = play(newPacerState(RATE, 128), mixed, late)
        for (const gap of spacings(gone, (turn) => turn.lane === 'flash')) expect(gap).toBeGreaterThanOrEqual(1000)
      }),
    )
  })

  it('leaves a group that asks without end four of its twenty a minute for what it did not ask for', () => {
    const presses = pressing(-7, 100)
    const digest = { afterMs: 0, lane: 'digest' as const, chat: -7, slots: 1 }
    const gone = play(newPacerState(RATE, 128), [...presses.slice(0, 60), digest, ...presses.slice(60)], [0])
    expect(gone.find(({ turn }) => turn.lane === 'digest')?.at).toBeLessThan(START + 60 * 100 + 22_000)
    expect(
      mostIn(
        gone.filter(({ turn }) => turn.lane === 'answer'),
        60_000,
      ),
    ).toBe(16)
  })

  it('bounds the requests under way', () => {
    const state = newPacerState(1000, 4)
    for (let chat = 1; chat <= 10; chat += 1) addTurn(state, { lane: 'bulk', chatId: chat, isGroup: false, slots: 1 })
    let gone = 0
    for (let now = START; now < START + 100; now += 1) gone += step(state, now).go.length
    expect(gone).toBe(4)
    endRequest(state)
    expect(step(state, START + 200).go).toHaveLength(1)
  })

  it('lets go at each tick all that is due at a thousand a second', () => {
    const state = newPacerState(1000, 128)
    for (let chat = 1; chat <= 50; chat += 1) addTurn(state, { lane: 'bulk', chatId: chat, isGroup: false, slots: 1 })
    step(state, START)
    expect(step(state, START + 5).go).toHaveLength(5)
  })
})

describe('answers, where more wait than can go', () => {
  const answer = (chat: number, weight = 1, afterMs = 0) => ({
    afterMs,
    lane: 'answer' as const,
    chat,
    slots: 1,
    weight,
  })
  const crowd = (people: number, weight = 1) => Array.from({ length: people }, (_, index) => answer(index + 1, weight))

  it('go to who asks for the first time before a hundred who have asked again and again', () => {
    // Each of the hundred asks for the next thing twenty times; the calm reader after ten seconds.
    const rounds = Array.from({ length: 20 }, () => crowd(100)).flat()
    const calm = answer(1000, 1, 10_000)
    const gone = play(newPacerState(RATE, 128), [...rounds, calm], [0])
    const answered = gone.find(({ turn }) => turn.chatId === 1000)
    expect(answered?.at).toBeLessThan(START + 10_000 + 200)
  })

  it('go first where they are short', () => {
    const gone = play(newPacerState(RATE, 128), [...crowd(100, 4), answer(1000, 1, 500)], [0])
    expect(gone.find(({ turn }) => turn.chatId === 1000)?.at).toBeLessThan(START + 500 + 200)
  })

  it('wait no longer than all that was asked before takes four times over, however long they are', () => {
    const later = Array.from({ length: 600 }, (_, index) => answer(2000 + index, 1, 20))
    const gone = play(newPacerState(RATE, 128), [...crowd(30), answer(1000, 4), ...later], [0])
    const place = gone.findIndex(({ turn }) => turn.chatId === 1000)
    expect(place).toBeLessThanOrEqual(31 * 4)
    expect(gone).toHaveLength(631)
  })

  it('cost nobody anything for more than two minutes: what is remembered is bounded', () => {
    const state = newPacerState(RATE, 128)
    play(state, crowd(500), [0])
    expect(state.chats.size).toBeGreaterThan(100)
    step(state, START + 200_000)
    expect(state.chats.size).toBe(0)
  })
})

describe('a flood wait', () => {
  const sent = (state: PacerState, chatId: number, at: number) => {
    addTurn(state, { lane: 'answer', chatId, isGroup: chatId < 0, slots: 1 })
    expect(step(state, at).go).toHaveLength(1)
    endRequest(state)
  }

  it('pauses the chat alone when it is a group', () => {
    const state = newPacerState(RATE, 128)
    sent(state, -5, START)
    expect(noteFlood(state, 3000, -5, START + 100)).toBe('chat')
    expect(heldUntil(state, -5)).toBe(START + 3100)
    expect(heldUntil(state, 5)).toBe(0)
    expect(state.rate).toBe(RATE)
  })

  it('pauses the chat alone when it got a message within the last second', () => {
    const state = newPacerState(RATE, 128)
    sent(state, 5, START)
    sent(state, 5, START + 400)
    expect(noteFlood(state, 3000, 5, START + 450)).toBe('chat')
  })

  it('pauses the chat alone when it was sent to as fast as it is paced, be the timer a little late', () => {
    const state = newPacerState(RATE, 128)
    sent(state, 5, START)
    sent(state, 5, START + 1080)
    expect(noteFlood(state, 3000, 5, START + 1100)).toBe('chat')
    sent(state, 6, START + 5000)
    sent(state, 6, START + 6500)
    expect(noteFlood(state, 3000, 6, START + 6550)).toBe('all')
  })

  it('pauses everything for an album that is the first a person got', () => {
    const state = newPacerState(RATE, 128)
    addTurn(state, { lane: 'answer', chatId: 5, isGroup: false, slots: 3 })
    expect(step(state, START).go).toHaveLength(1)
    expect(noteFlood(state, 3000, 5, START + 50)).toBe('all')
  })

  it('pauses everything for a person who got nothing lately, and lowers the rate by 15 %', () => {
    const state = newPacerState(RATE, 128)
    sent(state, 5, START)
    expect(noteFlood(state, 3000, 5, START + 50)).toBe('all')
    expect(heldUntil(state, 77)).toBe(START + 3050)
    expect(state.rate).toBeCloseTo(RATE * 0.85)
  })

  it('pauses everything when it comes from two chats within a second', () => {
    const state = newPacerState(RATE, 128)
    expect(noteFlood(state, 3000, -5, START)).toBe('chat')
    expect(noteFlood(state, 3000, -6, START + 900)).toBe('all')
    expect(noteFlood(newPacerState(RATE, 128), 3000, -6, START + 2000)).toBe('chat')
  })

  it('counts answers to requests that were under way together as one', () => {
    const state = newPacerState(RATE, 128)
    for (const chatId of [1, 2, 3, 4]) noteFlood(state, 3000, chatId, START + chatId)
    expect(state.rate).toBeCloseTo(RATE * 0.85)
  })

  it('never lets anything go early, for any moments of floods', () => {
    const floods = fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 4000 }),
        seconds: fc.integer({ min: 1, max: 5 }),
        chat: fc.integer({ min: -3, max: 3 }),
      }),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(floods, (plan) => {
        const state = newPacerState(RATE, 128)
        for (let chat = -3; chat <= 30; chat += 1)
          addTurn(state, { lane: 'bulk', chatId: chat, isGroup: chat < 0, slots: 1 })
        const held = new Map<number | 'all', number>()
        for (let now = START; now < START + 12_000; now += 10) {
          for (const { seconds, chat } of plan.filter((flood) => START + flood.at - (flood.at % 10) === now)) {
            const which = noteFlood(state, seconds * 1000, chat, now) === 'chat' ? chat : 'all'
            held.set(which, Math.max(held.get(which) ?? 0, now + seconds * 1000))
          }
          for (const { chatId = 0 } of step(state, now).go) {
            expect(now).toBeGreaterThanOrEqual(held.get('all') ?? 0)
            expect(now).toBeGreaterThanOrEqual(held.get(chatId) ?? 0)
            endRequest(state)
          }
        }
      }),
    )
  })

  it('is recovered from by 0.05 a second of sending, never above what is configured', () => {
    const state = newPacerState(RATE, 128)
    noteFlood(state, 1000, 5, START)
    const lowered = state.rate
    for (let second = 2; second < 12; second += 1) sent(state, 100 + second, START + second * 1000)
    expect(state.rate - lowered).toBeGreaterThan(0.45)
    expect(state.rate - lowered).toBeLessThan(0.55)
    for (let second = 12; second < 300; second += 1) sent(state, 100 + second, START + second * 1000)
    expect(state.rate).toBe(RATE)
  })
})

describe('heldByChat', () => {
  const sent = (chatId: number, messages: number) => {
    const state = newPacerState(RATE, 128)
    let now = START
    for (let message = 1; message <= messages; message += 1) {
      addTurn(state, { lane: 'bulk', chatId, isGroup: chatId < 0, slots: 1 })
      now = Math.max(now, step(state, now).nextAt ?? now)
      while (state.waiting.bulk.length > 0) now = Math.max(now + 1, step(state, now).nextAt ?? now)
    }
    return { state, now }
  }

  it('is nothing for a chat that waits for its next second', () => {
    const { state, now } = sent(5, 2)
    expect(heldByChat(state, 5, now)).toBe(0)
    expect(heldByChat(state, 6, now)).toBe(0)
  })

  it('is nothing while everything waits: that is everybody’s matter', () => {
    const { state, now } = sent(5, 1)
    noteFlood(state, 30_000, undefined, now)
    expect(heldByChat(state, 5, now)).toBe(0)
  })

  it('lasts to the end of the chat’s own flood wait', () => {
    const { state, now } = sent(-5, 1)
    noteFlood(state, 30_000, -5, now)
    expect([heldByChat(state, -5, now), heldByChat(state, -5, now + 29_999)]).toEqual([30_000, 1])
    expect(heldByChat(state, -5, now + 30_000)).toBe(0)
  })

  it('lasts, for a group that got its twenty, until a second before the next may go', () => {
    const { state } = sent(-5, 20)
    expect(heldByChat(state, -5, START + 30_000)).toBeGreaterThan(29_000)
    expect(heldByChat(state, -5, START + 59_400)).toBe(0)
  })

  it('lasts, for an album to a group, until all of it fits the minute', () => {
    const { state } = sent(-5, 12)
    expect(heldByChat(state, -5, START + 30_000)).toBe(0)
    expect(heldByChat(state, -5, START + 30_000, 10)).toBeGreaterThan(28_000)
  })
})

describe('albums', () => {
  it('cost a slot an item: no second has more items than the rate, and never half of an album', () => {
    const posts = fc.array(fc.record({ slots: fc.integer({ min: 1, max: 10 }), lateMs: fc.nat(40) }), { maxLength: 60 })
    fc.assert(
      fc.property(posts, (all) => {
        const state = newPacerState(RATE, 1000)
        const left: { at: number; slots: number }[] = []
        let now = START
        for (const [index, { slots, lateMs }] of all.entries()) {
          addTurn(state, { lane: 'bulk', chatId: index + 1, isGroup: false, slots })
          let looked = step(state, now)
          while (looked.go.length === 0) {
            now = Math.max(now, Math.ceil(looked.nextAt ?? now)) + lateMs
            looked = step(state, now)
          }
          expect(looked.go.map((turn) => turn.slots)).toEqual([slots])
          left.push({ at: now, slots })
        }
        // Whatever went before, what follows an album waits for all of its items.
        for (const [index, { at, slots }] of left.entries()) {
          const next = left[index + 1]
          if (next !== undefined && slots > 1)
            expect(next.at - at).toBeGreaterThanOrEqual(Math.floor((slots * 1000) / RATE))
        }
        const items = left.slice(0, -1).reduce((sum, { slots }) => sum + slots, 0)
        const lastMs = (left.at(-1)?.at ?? START) - START
        // Two slots may be caught up with after single messages that a timer let wait.
        expect(items).toBeLessThanOrEqual((lastMs / 1000) * RATE + 3)
      }),
    )
  })
})
