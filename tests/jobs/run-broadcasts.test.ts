import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Deps } from '#deps'
import { createBroadcastRunner } from '#jobs/run-broadcasts'
import { NOW } from '../support/builders.ts'
import { createFakeBroadcasts, type Ending, type FakeBroadcasts } from '../support/fake-broadcasts.ts'
import { createFakeTelegram, type FakeTelegram } from '../support/fake-telegram.ts'
import { createVirtualTime, type VirtualTime } from '../support/virtual-time.ts'
import { locales } from '../views/locales.ts'

/** Milliseconds a message at the limit's rate. */
const SPACING_MS = 34
const AUTHOR = 1
const OTHER_OWNER = 2

let time: VirtualTime
let fake: FakeBroadcasts
let telegram: FakeTelegram
let logged: string[]
let end: AbortController

beforeEach(() => {
  time = createVirtualTime(NOW)
  fake = createFakeBroadcasts()
  telegram = createFakeTelegram()
  logged = []
  end = new AbortController()
})
afterEach(() => end.abort())

function deps(): Deps {
  const note = (event: string, fields: object = {}) => void logged.push(`${event} ${JSON.stringify(fields)}`)
  const parts: Partial<Deps> = {
    store: fake.store,
    telegram,
    locales,
    settings: {
      ownerIds: [AUTHOR, OTHER_OWNER],
      defaultLanguage: 'en',
      defaultZone: 'Asia/Baku',
      defaultDigestMinutes: [480],
      retentionDays: 90,
      messagesPerSecond: 30,
    },
    now: time.now,
    wait: time.wait,
    log: { debug: note, info: note, warn: note, error: note },
  }
  return parts as Deps
}

/** The job as the clock runs it: every second, a run under way is joined; `signal` is the process's end. */
async function tick(signal: AbortSignal, wake = () => {}): Promise<void> {
  const run = createBroadcastRunner(deps(), wake, signal)
  let isUnderWay = false
  while (!signal.aborted) {
    if (!isUnderWay) {
      isUnderWay = true
      void run()
        .catch(() => {})
        .finally(() => {
          isUnderWay = false
        })
    }
    await time.wait(1000, signal)
  }
}

/** Job and sender at work until `ms` passed. */
async function work(ms: number, ending: (id: string, place: number) => Ending = () => 'sent'): Promise<void> {
  void tick(end.signal)
  void fake.send(time, SPACING_MS, ending, end.signal)
  await time.advance(ms)
}

const textsTo = (chatId: number) =>
  telegram.sent
    .filter((sent) => sent.chatId === chatId && sent.messageId === undefined)
    .map(({ message }) => message.html)
const cards = () => telegram.sent.filter(({ messageId }) => messageId === 900).map(({ message }) => message.html ?? '')

describe('a broadcast that goes well', () => {
  it('goes to fifty chats first, then to all others in slices, and is over when the last one ended', async () => {
    fake.add({ startedAt: NOW }, 700)
    await work(26_000)
    const queued = fake.asked.filter((line) => line.startsWith('queue'))
    expect(queued).toEqual(['queue 7 50', 'queue 7 500', 'queue 7 150'])
    expect(fake.broadcasts.get('7')).toMatchObject({ state: 'done', canaryPassed: true })
    expect(fake.sentTo('7')).toEqual(Array(700).fill(1))
  })

  it('takes no longer than the limit asks for: the canary leaves nothing idle', async () => {
    fake.add({ startedAt: NOW }, 600)
    await work(30_000)
    const tookMs = (fake.broadcasts.get('7')?.endedAt ?? 0) - NOW
    // Beside the sending: one tick at its end.
    expect(tookMs).toBeLessThan(600 * SPACING_MS + 1100)
  })

  it('wakes the deliverer whenever something was written down', async () => {
    fake.add({ startedAt: NOW }, 120)
    let woken = 0
    void tick(end.signal, () => {
      woken += 1
    })
    void fake.send(time, SPACING_MS, () => 'sent', end.signal)
    await time.advance(10_000)
    expect(woken).toBe(2)
  })

  it('is reported to its author alone, with its counts and how long it took', async () => {
    fake.add({ startedAt: NOW }, 100)
    await work(10_000, (_, place) => (place % 10 === 0 ? 'blocked' : 'sent'))
    expect(textsTo(AUTHOR)).toHaveLength(1)
    expect(textsTo(AUTHOR)[0]).toMatch(/done.*The office moves.*sent 90 · failed 0 · blocked 10.*took \d s/s)
    expect(textsTo(OTHER_OWNER)).toEqual([])
  })

  it('shows its progress in its card, every five seconds and at the end, and nothing when nothing moved', async () => {
    fake.add({ startedAt: NOW }, 600)
    await work(60_000)
    const times = cards().length
    // 600 × 34 ms: four edits under way, one at the end.
    expect(times).toBe(5)
    expect(cards()[1]).toMatch(
      /Sending\nsent \d+ · failed 0 · blocked 0 · left \d+\n29\.4 a second, less than a minute/,
    )
    expect(cards().at(-1)).toContain('Done')
  })

  it('is taken along when it starts during a run', async () => {
    fake.add({ startedAt: NOW }, 100)
    void tick(end.signal)
    await time.advance(300)
    fake.add({ id: '8', startedAt: NOW }, 30)
    await time.advance(100)
    expect(fake.asked).toContain('queue 8 30')
  })
})

describe('several broadcasts', () => {
  it('take turns slice by slice, flash first', async () => {
    fake.add({ startedAt: NOW, canaryPassed: true }, 1000)
    fake.add(
      { id: '8', startedAt: NOW, canaryPassed: true, content: { kind: 'article', articleId: '1', level: 'flash' } },
      1000,
    )
    for (const id of ['7', '8'])
      fake.tallies.set(id, { queued: 50, sent: 50, failed: 0, blocked: 0, expired: 0, unknown: 0 })
    void tick(end.signal)
    await time.advance(500)
    expect(fake.asked.slice(0, 4)).toEqual(['queue 8 500', 'queue 7 500', 'queue 8 500', 'queue 7 500'])
  })

  it('do not suffer from the error of another', async () => {
    fake.add({ startedAt: NOW }, 60)
    fake.add({ id: '8', startedAt: NOW }, 60)
    const { tally } = fake.store
    fake.store.tally = (id) => (id === '7' ? Promise.reject(new Error('broken record')) : tally(id))
    await work(10_000)
    expect(fake.broadcasts.get('8')?.state).toBe('done')
    expect(logged.some((line) => line.startsWith('broadcast-failed {"broadcast":"7"'))).toBe(true)
  })

  it('wait for no message to an editor', async () => {
    fake.add({ startedAt: NOW }, 10)
    fake.add({ id: '8', startedAt: NOW }, 300)
    telegram.answer = async () => {
      await time.wait(60_000)
      return { kind: 'sent', messageId: 1 }
    }
    await work(15_000)
    expect(fake.sentTo('8')).toEqual(Array(300).fill(1))
  })
})

describe('a broadcast whose end cannot be written down', () => {
  it('is reported once it can, and not again and again', async () => {
    const { id } = fake.add({ authorId: AUTHOR, state: 'done', startedAt: NOW, queuedAll: true }, 0)
    fake.gate = (method) => {
      if (method === 'changeBroadcast') throw new Error('the disk is full')
    }
    await work(5000)
    expect(textsTo(AUTHOR)).toEqual([])
    fake.gate = () => {}
    await time.advance(5000)
    expect(textsTo(AUTHOR)).toHaveLength(1)
    expect(fake.broadcasts.get(id)?.endedAt).toBeDefined()
  })
})

describe('a broadcast that fails', () => {
  const everySixth = (_: string, place: number): Ending => (place % 6 === 0 ? 'failed' : 'sent')

  it('is stopped in its canary, its deliveries kept, and every owner is told what failed', async () => {
    fake.add({ startedAt: NOW }, 1000)
    await work(20_000, everySixth)
    expect(fake.broadcasts.get('7')?.state).toBe('stopped')
    expect(fake.tallies.get('7')).toMatchObject({ queued: 50, failed: 3, expired: 0 })
    for (const owner of [AUTHOR, OTHER_OWNER]) {
      expect(textsTo(owner)).toHaveLength(1)
      expect(textsTo(owner)[0]).toMatch(/Broadcast 7 was stopped.*3 of \d+ messages failed/)
    }
    expect(cards().at(-1)).toContain('Stopped')
  })

  it('is stopped later on, too', async () => {
    fake.add({ startedAt: NOW }, 1000)
    await work(30_000, (_, place) => (place > 300 ? 'failed' : 'sent'))
    expect(fake.broadcasts.get('7')?.state).toBe('stopped')
    const { failed = 0, queued = 0 } = fake.tallies.get('7') ?? {}
    // A second's messages at most go out after the twentieth part failed.
    expect(failed).toBeLessThan(16 + 31)
    expect(queued).toBe(1000)
  })

  it('tells the other owners when one cannot be reached', async () => {
    fake.add({ startedAt: NOW }, 100)
    telegram.answer = ({ chatId }) => {
      if (chatId === AUTHOR) throw new Error('no network')
      return { kind: 'sent', messageId: 1 }
    }
    await work(10_000, everySixth)
    expect(textsTo(OTHER_OWNER)).toHaveLength(1)
  })

  it('goes on after it was resumed, without a new canary', async () => {
    fake.add({ startedAt: NOW }, 300)
    await work(9000, (_, place) => (place > 100 ? 'failed' : 'sent'))
    expect(fake.broadcasts.get('7')?.state).toBe('stopped')
    const tally = fake.tallies.get('7')
    if (tally) fake.tallies.set('7', { ...tally, sent: tally.sent + tally.failed, failed: 0 })
    const known = fake.broadcasts.get('7')
    if (known) known.state = 'running'
    end.abort()
    end = new AbortController()
    await work(20_000)
    expect(fake.broadcasts.get('7')?.state).toBe('done')
    expect(fake.tallies.get('7')).toMatchObject({ queued: 300, failed: 0 })
    expect(fake.asked.filter((line) => line.includes('canaryPassed'))).toHaveLength(1)
  })
})

describe('a cancelled broadcast', () => {
  it('expires in slices, waits for what is on its way, and then has ended, without a report', async () => {
    fake.add({ startedAt: NOW }, 1200)
    await work(5000)
    const known = fake.broadcasts.get('7')
    if (known) known.state = 'cancelled'
    await time.advance(3000)
    expect(fake.asked.filter((line) => line.startsWith('expire'))).toEqual([
      'expire 7 500',
      'expire 7 500',
      expect.stringMatching(/^expire 7 \d+$/),
      'expire 7 0',
    ])
    expect(fake.broadcasts.get('7')?.endedAt).toBeDefined()
    expect(textsTo(AUTHOR)).toEqual([])
    expect(cards().at(-1)).toContain('Cancelled')
  })
})

describe('a process that is killed', () => {
  it('at any instant loses no recipient and doubles none: the next one goes on', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 4 }), async (kills) => {
        time = createVirtualTime(NOW)
        fake = createFakeBroadcasts()
        telegram = createFakeTelegram()
        fake.add({ startedAt: NOW }, 80)
        const sending = new AbortController()
        void fake.send(time, SPACING_MS, () => 'sent', sending.signal)
        for (const calls of [...kills, Number.POSITIVE_INFINITY]) {
          const killed = new AbortController()
          let left = calls
          // The call at which the process dies is not made, nor any after it.
          fake.gate = () => {
            left -= 1
            if (left < 0) throw new Error('killed')
            if (left === 0) queueMicrotask(() => killed.abort())
          }
          void tick(killed.signal)
          await time.advance(calls === Number.POSITIVE_INFINITY ? 10_000 : 1500)
          killed.abort()
        }
        sending.abort()
        await time.advance(1)
        expect(fake.sentTo('7')).toEqual(Array(80).fill(1))
        expect(fake.broadcasts.get('7')).toMatchObject({ state: 'done', endedAt: expect.any(Number) })
        expect(textsTo(AUTHOR).length).toBeGreaterThanOrEqual(1)
      }),
      { numRuns: 15 },
    )
  })
})

describe('what is logged', () => {
  it('names no word of a message', async () => {
    fake.add({ startedAt: NOW }, 100)
    await work(10_000, (_, place) => (place % 6 === 0 ? 'failed' : 'sent'))
    expect(logged.join('\n')).toContain('broadcast-stopped')
    expect(logged.join('\n')).not.toContain('office')
  })
})
