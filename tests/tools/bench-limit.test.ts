// The limit server's judgement: what it lets through, and what it counts as lost and doubled.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accountFor, inFlightAt, markOf, rateOf } from '../../src/tools/bench/limit/account.ts'
import { createBucket } from '../../src/tools/bench/limit/bucket.ts'
import { drawFate } from '../../src/tools/bench/limit/faults.ts'
import { createLedger } from '../../src/tools/bench/limit/ledger.ts'
import { createPeople } from '../../src/tools/bench/limit/people.ts'
import { createUpdateQueue, type Update } from '../../src/tools/bench/limit/updates.ts'

describe('the token bucket', () => {
  it('lets a burst pass, then one for each token that came back', () => {
    const bucket = createBucket(10, 3)
    const passed = (at: number, chatId: number) => bucket.take(at, chatId) === 0
    expect([1, 2, 3, 4].map((chatId) => passed(0, chatId))).toEqual([true, true, true, false])
    expect([passed(99, 5), passed(100, 6), passed(101, 7), passed(200, 8)]).toEqual([false, true, false, true])
  })

  it('lets one message a second pass in a chat, and a refused one delays nothing', () => {
    const bucket = createBucket(100, 100)
    expect([0, 500, 999, 1000].map((at) => bucket.take(at, 1))).toEqual([0, 1, 1, 0])
    expect(bucket.take(1000, 2)).toBe(0)
    expect([bucket.take(1001, undefined), bucket.take(1002, undefined)]).toEqual([0, 0])
  })

  it('asks for whole seconds, enough to be let through then', () => {
    const bucket = createBucket(0.4, 1)
    expect(bucket.take(0, 1)).toBe(0)
    expect(bucket.take(0, 2)).toBe(3)
    expect(bucket.take(3000, 2)).toBe(0)
  })

  it('never lets through more than burst and rate allow, whatever the times', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 10 }), (steps, rate, burst) => {
        const bucket = createBucket(rate, burst)
        let [at, passed] = [0, 0]
        for (const [chatId, gap] of steps.entries()) {
          at += gap
          if (bucket.take(at, chatId) === 0) passed += 1
          expect(passed).toBeLessThanOrEqual(burst + (at / 1000) * rate + 1e-6)
        }
      }),
    )
  })
})

describe('the account', () => {
  const arrivals = (chatIds: number[]) => chatIds.map((chatId) => ({ chatId, at: 0 }))

  it('knows who was lost, what was doubled, and what went to strangers', () => {
    expect(accountFor(new Set([1, 2, 3, 4]), arrivals([1, 2, 2, 2, 9, 9]))).toEqual({
      reached: 2,
      lost: 2,
      duplicates: 2,
      strangers: 2,
    })
  })

  it('adds up: messages are the reached, the strangers and the duplicates', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), fc.uniqueArray(fc.nat(20)), (sent, expected) => {
        const found = accountFor(new Set(expected), arrivals(sent))
        expect(found.reached + found.strangers + found.duplicates).toBe(sent.length)
        expect(found.reached + found.lost).toBe(expected.length)
      }),
    )
  })

  it('reports of a mark only what came to the chats asked for, and what else cost a slot meanwhile', () => {
    const ledger = createLedger()
    for (const at of [0, 100, 200]) ledger.take('text (mark-a)', 1 + at / 100, at)
    ledger.take('a preview (mark-a)', 99, -500)
    ledger.take(undefined, 50, 150)
    ledger.take('an answer', 51, 250)
    expect(ledger.report('mark-a', { first: 1, count: 4 })).toEqual({
      reached: 3,
      lost: 1,
      duplicates: 0,
      strangers: 1,
      messages: 3,
      rate: 10,
      othersPerSecond: 5,
      firstAt: 0,
      lastAt: 200,
    })
    expect(ledger.report('mark-b', { first: 1, count: 4 })).toMatchObject({ lost: 4, messages: 0, rate: 0 })
  })

  it.each([
    ['Breaking: the bridge is open (mark-7)', 'mark-7'],
    ['mark-n12', 'mark-n12'],
    ['a benchmark-7 is none', ''],
    ['unmarked', ''],
  ])('%s carries %j', (text, mark) => expect(markOf(text)).toBe(mark))

  it('measures the rate from the first message to the last', () => {
    expect(rateOf([0, 100, 200, 300])).toBe(10)
    expect([rateOf([]), rateOf([5]), rateOf([5, 5])]).toEqual([0, 0, 0])
  })

  it.each([
    ['taken and not answered', { takenAt: 90 }, 1],
    ['answered after the kill', { takenAt: 50, endedAt: 101 }, 1],
    ['answered just before, perhaps not written down', { takenAt: 50, endedAt: 95 }, 1],
    ['answered long before', { takenAt: 50, endedAt: 80 }, 0],
    ['broken off by the kill', { takenAt: 90, endedAt: 103 }, 1],
    ['broken off by an earlier kill', { takenAt: 20, endedAt: 40 }, 0],
    ['in the socket at the kill', { takenAt: 105 }, 1],
    ['of the process after it', { takenAt: 200 }, 0],
  ])('%s: under way at the kill or not', (_title, exchange, expected) => {
    expect(inFlightAt([exchange], 100, 10)).toBe(expected)
  })
})

describe('faults', () => {
  const shares = { lostAnswers: 0.1, serverErrors: 0.2 }
  const flood = { untilAt: 1000, share: 0.5, retryAfterSec: 2 }
  const draw = (at: number, ...numbers: number[]) => drawFate(shares, flood, at, () => numbers.shift() ?? Number.NaN)

  it.each([
    ['a flood takes its share while it lasts', 999, [0.49], { kind: 'flood', retryAfterSec: 2 }],
    ['and lets the others pass', 999, [0.5, 0.9], { kind: 'pass' }],
    ['a flood that is over takes nobody', 1000, [0.4], { kind: 'pass' }],
    ['the lowest draws are errors', 1000, [0.19], { kind: 'error' }],
    ['the next ones lose their answer', 1000, [0.2], { kind: 'lost-answer' }],
  ])('%s', (_title, at, numbers, expected) => expect(draw(at, ...numbers)).toEqual(expected))
})

describe('updates and people', () => {
  it('a poll gets what is there and confirms what came before its offset', () => {
    const queue = createUpdateQueue()
    const seen: Update[][] = []
    queue.push({ message: 'a' })
    queue.push({ message: 'b' })
    queue.poll(0, 0, (updates) => seen.push(updates))
    queue.poll((seen[0]?.[0]?.update_id ?? 0) + 1, 0, (updates) => seen.push(updates))
    expect(seen.map((updates) => updates.map((update) => update['message']))).toEqual([['a', 'b'], ['b']])
  })

  it('a poll that waits is answered by the next update, and ended by the next poll', () => {
    const queue = createUpdateQueue()
    const seen: string[] = []
    queue.poll(0, 60_000, (updates) => seen.push(`first ${updates.length}`))
    queue.poll(0, 60_000, (updates) => seen.push(`second ${updates.length}`))
    queue.push({ message: 'a' })
    expect(seen).toEqual(['first 0', 'second 1'])
  })

  it('a press is timed until its toast and until the chat shows the answer', () => {
    let at = 1000
    const people = createPeople(() => at)
    const markup = {
      inline_keyboard: [
        [
          { text: 'Send', callback_data: 'x:1' },
          { text: 'Open', url: 'https://x.example' },
        ],
      ],
    }
    people.sees(5, 77, markup, at)
    expect(people.buttons(5)).toEqual([{ text: 'Send', data: 'x:1' }])
    const { callback_query } = people.press(5, 'x:1') as { callback_query: { id: string; message: object } }
    expect(callback_query.message).toMatchObject({ message_id: 77 })
    at = 1040
    people.answered(callback_query.id, at)
    people.sees(5, 77, undefined, 1090)
    people.sees(5, 78, undefined, 5000)
    people.press(6, 'x:1')
    expect(people.times()).toEqual([{ pressedMs: 40, shownMs: 90 }, {}])
  })
})
