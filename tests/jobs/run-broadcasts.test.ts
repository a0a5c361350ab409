import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Deps } from '#deps'
import type { Broadcast } from '#domain/broadcast'
import { goOn } from '#jobs/broadcast-turns'
import {
  AUTHOR,
  type BroadcastWorld,
  createBroadcastWorld,
  OTHER_OWNER,
  SPACING_MS,
} from '../support/broadcast-world.ts'
import { anArticle, DAY, HOUR, MINUTE, NOW } from '../support/builders.ts'
import type { Ending } from '../support/fake-broadcasts.ts'

let world: BroadcastWorld

beforeEach(() => {
  world = createBroadcastWorld()
})
afterEach(() => world.end())

const stateOf = (id: string) => world.fake.broadcasts.get(id)?.state
const flash = { kind: 'article', articleId: '4411239', level: 'flash' } as const

describe('a broadcast that goes well', () => {
  it('goes to fifty chats first, then to all others in slices, and is over when the last one ended', async () => {
    world.fake.add({ startedAt: NOW }, 700)
    await world.work(26_000)
    const queued = world.fake.asked.filter((line) => line.startsWith('queue'))
    expect(queued).toEqual(['queue 7 50', 'queue 7 500', 'queue 7 150'])
    expect(world.fake.broadcasts.get('7')).toMatchObject({ state: 'done', canaryPassed: true })
    expect(world.fake.sentTo('7')).toEqual(Array(700).fill(1))
  })

  it('takes no longer than the limit asks for: the canary leaves nothing idle', async () => {
    world.fake.add({ startedAt: NOW }, 600)
    await world.work(30_000)
    const tookMs = (world.fake.broadcasts.get('7')?.endedAt ?? 0) - NOW
    // Beside the sending: one tick at its end.
    expect(tookMs).toBeLessThan(600 * SPACING_MS + 1100)
  })

  it('wakes the deliverer whenever something was written down', async () => {
    world.fake.add({ startedAt: NOW }, 120)
    let woken = 0
    void world.tick(undefined, () => {
      woken += 1
    })
    void world.send()
    await world.time.advance(10_000)
    expect(woken).toBe(2)
  })

  it('is reported to its author alone, with its counts, how long it took and why some did not get it', async () => {
    world.fake.add({ startedAt: NOW }, 100)
    await world.work(10_000, (_, place) => (place % 10 === 0 ? 'blocked' : 'sent'))
    expect(world.textsTo(AUTHOR)).toHaveLength(1)
    expect(world.textsTo(AUTHOR)[0]).toMatch(
      /done.*The office moves.*sent 90 · failed 0 · blocked 10.*took \d s.*the bot was blocked: 10/s,
    )
    expect(world.textsTo(OTHER_OWNER)).toEqual([])
  })

  it('of an article says in its report how often it was opened', async () => {
    world.fake.articles.set('4411239', anArticle())
    world.fake.add({ startedAt: NOW, content: flash }, 10)
    await world.work(5000)
    expect(world.textsTo(AUTHOR)[0]).toMatch(/Headline of story 4411239.*article opened 12 times/s)
  })

  it('shows its progress in its card, every five seconds and at the end, and nothing when nothing moved', async () => {
    world.fake.add({ startedAt: NOW }, 600)
    await world.work(60_000)
    const times = world.cards().length
    // 600 × 34 ms: four edits under way, one at the end.
    expect(times).toBe(5)
    expect(world.cards()[1]).toMatch(
      /Sending\n▓{5}░{7} 49 %\nsent \d+ · failed 0 · blocked 0 · left \d+\n29\.4 a second, less than a minute/,
    )
    expect(world.cards().at(-1)).toContain('Done')
  })

  it('is taken along when it starts during a run', async () => {
    world.fake.add({ startedAt: NOW }, 100)
    void world.tick()
    await world.time.advance(300)
    world.fake.add({ id: '8', startedAt: NOW, content: flash }, 30)
    await world.time.advance(100)
    expect(world.fake.asked).toContain('queue 8 30')
  })
})

describe('several broadcasts', () => {
  it('take turns slice by slice where they may run together, flash first', async () => {
    world.fake.add({ startedAt: NOW, canaryPassed: true }, 1000)
    world.fake.add({ id: '8', startedAt: NOW, canaryPassed: true, content: flash }, 1000)
    for (const id of ['7', '8'])
      world.fake.tallies.set(id, { queued: 50, sent: 50, failed: 0, blocked: 0, expired: 0, unknown: 0 })
    void world.tick()
    await world.time.advance(500)
    expect(world.fake.asked.slice(0, 2)).toEqual(['queue 8 500', 'queue 7 500'])
  })

  it('go out one after the other, the one that began first first', async () => {
    world.fake.add({ id: '7', startedAt: NOW + 1 }, 100)
    world.fake.add({ id: '8', startedAt: NOW }, 100)
    await world.work(3000)
    expect(world.fake.asked.filter((line) => line.startsWith('queue'))).toEqual(['queue 8 50', 'queue 8 50'])
    await world.time.advance(7000)
    expect([stateOf('7'), stateOf('8')]).toEqual(['done', 'done'])
    const ended = (id: string) => world.fake.broadcasts.get(id)?.endedAt ?? 0
    expect(ended('8')).toBeLessThan(ended('7'))
  })

  it('are held by the last chat of another for some seconds, and not for as long as Telegram keeps that waiting', async () => {
    world.fake.add({ id: '7', startedAt: NOW, canaryPassed: true, queuedAll: true }, 100)
    world.fake.tallies.set('7', { queued: 100, sent: 99, failed: 0, blocked: 0, expired: 0, unknown: 0 })
    world.fake.add({ id: '8', startedAt: NOW + 1 }, 100)
    await world.work(8000)
    expect(world.fake.tallies.get('8')?.queued ?? 0).toBe(0)
    await world.time.advance(12_000)
    expect([stateOf('7'), stateOf('8')]).toEqual(['running', 'done'])
  })

  it('that are urgent news begin at once, whatever is on its way', async () => {
    world.fake.add({ id: '7', startedAt: NOW }, 100)
    await world.work(1500)
    world.fake.add({ id: '8', startedAt: NOW + 1500, content: { ...flash, level: 'urgent' } }, 60)
    await world.time.advance(1000)
    expect(stateOf('7')).toBe('running')
    expect(world.fake.asked).toContain('queue 8 50')
  })

  /** 7 has been sent to some and was paused; 8 is on its way. */
  const pauseInTheMiddle = async () => {
    world.fake.add({ id: '7', startedAt: NOW }, 100)
    await world.work(1000)
    Object.assign(world.fake.broadcasts.get('7') ?? {}, { state: 'paused' })
    world.fake.add({ id: '8', startedAt: NOW + 1000 }, 100)
    await world.time.advance(1500)
  }

  it('let one that was resumed wait until the other has ended; then it goes on by itself, and its card says so', async () => {
    await pauseInTheMiddle()
    const { store } = world.fake
    const change = await goOn({ store } as Deps, world.fake.broadcasts.get('7') as Broadcast)
    expect(change).toEqual({ state: 'paused', heldBy: '8' })
    Object.assign(world.fake.broadcasts.get('7') ?? {}, change)
    // Newer than both, it waits for both.
    world.fake.add({ id: '9', startedAt: NOW + 2500, cardId: 901 }, 10)
    const before = world.fake.tallies.get('7')?.sent
    await world.time.advance(1000)
    expect(world.fake.tallies.get('7')?.sent).toBe(before)
    await world.time.advance(12_000)
    const ended = (id: string) => world.fake.broadcasts.get(id)?.endedAt ?? 0
    expect([ended('8') < ended('7'), ended('7') < ended('9')]).toEqual([true, true])
    expect(world.fake.sentTo('7')).toEqual(Array(100).fill(1))
    expect(world.logged).toContain('broadcast-goes-on {"broadcast":"7"}')
  })

  it('go on when the one they wait for was paused itself, which then waits for them', async () => {
    await pauseInTheMiddle()
    const { store } = world.fake
    Object.assign(world.fake.broadcasts.get('7') ?? {}, { state: 'paused', heldBy: '8' })
    Object.assign(world.fake.broadcasts.get('8') ?? {}, { state: 'paused' })
    await world.time.advance(1500)
    expect(stateOf('7')).toBe('running')
    expect(await goOn({ store } as Deps, world.fake.broadcasts.get('8') as Broadcast)).toMatchObject({ heldBy: '7' })
  })

  it('that came to be on their way at once, by two presses at one moment, go one after the other all the same', async () => {
    await pauseInTheMiddle()
    Object.assign(world.fake.broadcasts.get('7') ?? {}, { state: 'running' })
    await world.time.advance(1500)
    expect(world.fake.broadcasts.get('8')).toMatchObject({ state: 'paused', heldBy: '7' })
    await world.time.advance(12_000)
    for (const id of ['7', '8']) expect(world.fake.sentTo(id)).toEqual(Array(100).fill(1))
  })

  it('do not suffer from the error of another', async () => {
    world.fake.add({ startedAt: NOW }, 60)
    world.fake.add({ id: '8', startedAt: NOW, content: flash }, 60)
    const { tally } = world.fake.store
    world.fake.store.tally = (id) => (id === '7' ? Promise.reject(new Error('broken record')) : tally(id))
    await world.work(10_000)
    expect(stateOf('8')).toBe('done')
    expect(world.logged.some((line) => line.startsWith('broadcast-failed {"broadcast":"7"'))).toBe(true)
  })

  it('wait for no message to an editor', async () => {
    world.fake.add({ startedAt: NOW }, 10)
    world.fake.add({ id: '8', startedAt: NOW }, 300)
    world.telegram.answer = async () => {
      await world.time.wait(60_000)
      return { kind: 'sent', messageId: 1 }
    }
    await world.work(15_000)
    expect(world.fake.sentTo('8')).toEqual(Array(300).fill(1))
  })
})

describe('a scheduled broadcast', () => {
  const startAt = NOW + 10 * MINUTE
  const due = startAt - NOW

  it('starts when its time has come, noted as the act of nobody, and shows it in its card', async () => {
    world.fake.add({ state: 'scheduled', startAt }, 100)
    await world.work(due - 1000)
    expect(stateOf('7')).toBe('scheduled')
    await world.time.advance(2000)
    expect(world.fake.broadcasts.get('7')).toMatchObject({ state: 'running', startedAt: startAt })
    expect(world.fake.acts).toEqual([{ at: startAt, act: 'broadcast-started', subject: '7' }])
    expect(world.cards()[0]).toContain('Sending')
    await world.time.advance(10_000)
    expect(world.fake.sentTo('7')).toEqual(Array(100).fill(1))
  })

  it('starts once, whichever process is first', async () => {
    world.fake.add({ state: 'scheduled', startAt }, 100)
    void world.tick()
    await world.work(due + 10_000)
    expect(world.fake.acts).toHaveLength(1)
    expect(world.fake.sentTo('7')).toEqual(Array(100).fill(1))
  })

  it.each([
    ['started', AUTHOR],
    ['cancelled', 77],
  ])('that is changed at that very moment is not %s as it was before', async (_, authorId) => {
    world.fake.add({ state: 'scheduled', startAt, authorId }, 100)
    world.fake.gate = (method) => {
      if (method !== 'editors' || world.time.now() < startAt) return
      world.fake.gate = () => {}
      // Taken back, written anew for tomorrow, by whoever is an editor now.
      Object.assign(world.fake.broadcasts.get('7') ?? {}, { version: 3, startAt: startAt + DAY, authorId: AUTHOR })
    }
    await world.work(due + 5000)
    expect(world.fake.broadcasts.get('7')).toMatchObject({ state: 'scheduled', version: 3 })
    expect(world.fake.acts).toEqual([])
  })

  it('starts late after an outage, behind what runs already', async () => {
    world.fake.add({ id: '8', startedAt: NOW - MINUTE }, 100)
    world.fake.add({ id: '7', state: 'scheduled', startAt: NOW - HOUR }, 100)
    await world.work(3000)
    expect(stateOf('7')).toBe('running')
    expect(world.fake.sentTo('7')).toEqual([])
    await world.time.advance(7000)
    expect(world.fake.sentTo('7')).toEqual(Array(100).fill(1))
  })

  it.each([
    ['withdrawn', anArticle({ withdrawnAt: NOW })],
    ['forgotten', undefined],
  ])('whose article was %s meanwhile is cancelled, and its author told', async (_, article) => {
    if (article) world.fake.articles.set(article.id, article)
    world.fake.add({ state: 'scheduled', startAt, content: flash }, 100)
    await world.work(due + 5000)
    expect(world.fake.broadcasts.get('7')).toMatchObject({ state: 'cancelled', endedAt: expect.any(Number) })
    expect(world.textsTo(AUTHOR)).toEqual([expect.stringContaining('The agency has withdrawn its article')])
    expect(world.textsTo(OTHER_OWNER)).toEqual([])
    expect(world.fake.sentTo('7')).toEqual([])
    expect(world.fake.acts).toMatchObject([{ act: 'broadcast-cancelled', subject: '7' }])
  })

  it('of an editor who is none any more does not start: it is offered to every owner, once, and waits', async () => {
    world.fake.add({ state: 'scheduled', startAt, authorId: 77 }, 100)
    await world.work(due + 5000)
    await world.work(due + 60_000)
    expect(stateOf('7')).toBe('scheduled')
    for (const owner of [AUTHOR, OTHER_OWNER])
      expect(world.textsTo(owner)).toEqual([expect.stringContaining('is no editor any more')])
    expect(world.textsTo(77)).toEqual([])
    expect(world.fake.sentTo('7')).toEqual([])
  })

  it('of an editor an owner named does start', async () => {
    world.fake.editorIds = [77]
    world.fake.add({ state: 'scheduled', startAt, authorId: 77 }, 10)
    await world.work(due + 5000)
    expect(stateOf('7')).toBe('done')
    expect(world.textsTo(77)).toHaveLength(1)
  })

  it('one of whose versions was withdrawn is cancelled, too', async () => {
    world.fake.articles.set('4411239', anArticle())
    world.fake.articles.set('2', anArticle({ id: '2', language: 'ru', withdrawnAt: NOW }))
    world.fake.add({ state: 'scheduled', startAt, content: { ...flash, versions: { ru: '2' } } }, 100)
    await world.work(due + 5000)
    expect(stateOf('7')).toBe('cancelled')
    expect(world.textsTo(AUTHOR)).toEqual([expect.stringContaining('The agency has withdrawn its article')])
  })

  it('whose time passed long ago asks its author, once, and waits for their word', async () => {
    world.fake.add({ state: 'scheduled', startAt: NOW - 3 * HOUR - 1 }, 10)
    await world.work(5000)
    expect(stateOf('7')).toBe('scheduled')
    expect(world.textsTo(AUTHOR)).toEqual([expect.stringMatching(/has not gone out.*Shall it go out now\?/s)])
    expect(world.textsTo(OTHER_OWNER)).toEqual([])
    expect(world.cards()).toEqual([expect.stringContaining('its author is asked')])
    world.end()
    await world.work(5000)
    expect(world.textsTo(AUTHOR)).toHaveLength(1)
    Object.assign(world.fake.broadcasts.get('7') ?? {}, { startAt: NOW + 10_000, lateAt: undefined })
    await world.time.advance(5000)
    expect(stateOf('7')).toBe('done')
  })

  it('whose time passed long ago is asked about as soon as its author can be reached', async () => {
    world.telegram.answer = () => ({ kind: 'retry', reason: 'network', retryAt: NOW })
    world.fake.add({ state: 'scheduled', startAt: NOW - DAY }, 10)
    await world.work(1500)
    expect(world.fake.broadcasts.get('7')?.lateAt).toBeUndefined()
    world.telegram.answer = () => ({ kind: 'sent', messageId: 1 })
    await world.time.advance(6500)
    expect(world.fake.broadcasts.get('7')).toMatchObject({ state: 'scheduled', lateAt: expect.any(Number) })
  })

  it.each(['stopped', 'done'] as const)(
    'that is %s in an outage is told of once it is over, and once',
    async (state) => {
      world.telegram.answer = () => ({ kind: 'retry', reason: 'network', retryAt: NOW })
      world.fake.add({ state, startedAt: NOW, queuedAll: true }, 10)
      await world.work(4000)
      expect(world.fake.broadcasts.get('7')).not.toHaveProperty(state === 'stopped' ? 'toldAt' : 'endedAt')
      const before = world.textsTo(AUTHOR).length
      world.telegram.answer = () => ({ kind: 'sent', messageId: 1 })
      await world.time.advance(12_000)
      expect(world.fake.broadcasts.get('7')).toHaveProperty(state === 'stopped' ? 'toldAt' : 'endedAt')
      expect(world.textsTo(AUTHOR)).toHaveLength(before + 1)
    },
  )

  describe('that needs approval', () => {
    const approvals = [{ editorId: 77, at: NOW }]
    beforeEach(() => {
      world = createBroadcastWorld({ approvals: 1 })
      world.fake.editorIds = [77]
    })

    it('starts with the approval it has', async () => {
      world.fake.add({ state: 'scheduled', startAt, approvals }, 10)
      await world.work(due + 5000)
      expect(stateOf('7')).toBe('done')
    })

    it('waits for another one where who gave it is no editor any more, and its author is told', async () => {
      world.fake.add({ state: 'scheduled', startAt, approvals }, 10)
      world.fake.editorIds = []
      await world.work(due + 5000)
      expect(world.fake.broadcasts.get('7')).toMatchObject({ state: 'waiting', approvals })
      expect(world.textsTo(AUTHOR)).toEqual([expect.stringContaining('only 0 of 1 approvals count')])
      expect(world.fake.sentTo('7')).toEqual([])
    })

    it('waits anew where its article was corrected since', async () => {
      world.fake.articles.set('4411239', anArticle({ revision: 2 }))
      world.fake.add({ state: 'scheduled', startAt, approvals, shown: '1-1', content: flash }, 10)
      await world.work(due + 5000)
      expect(world.fake.broadcasts.get('7')).toMatchObject({ state: 'waiting', version: 2, shown: '2-2' })
      expect(world.fake.broadcasts.get('7')?.approvals).toBeUndefined()
      expect(world.textsTo(AUTHOR)).toEqual([expect.stringContaining('was corrected after it was approved')])
    })

    it('starts without it where an owner let it go', async () => {
      world.fake.articles.set('4411239', anArticle())
      world.fake.add({ state: 'scheduled', startAt, content: flash, released: true }, 10)
      await world.work(due + 5000)
      expect(stateOf('7')).toBe('done')
    })
  })

  it('is told to have ended though a hundred newer ones were sent meanwhile', async () => {
    world.fake.add({ id: '7', state: 'scheduled', startAt }, 10)
    for (let id = 100; id < 200; id += 1)
      world.fake.add({ id: String(id), state: 'done', startedAt: NOW, endedAt: NOW }, 0)
    await world.work(due + 5000)
    expect(world.fake.broadcasts.get('7')).toMatchObject({ state: 'done', endedAt: expect.any(Number) })
    expect(world.textsTo(AUTHOR)).toHaveLength(1)
  })
})

describe('a broadcast of somebody who is no editor any more', () => {
  it('is reported to the owners, and its card stands still', async () => {
    world.fake.add({ startedAt: NOW, authorId: 77 }, 300)
    await world.work(20_000)
    expect(world.textsTo(77)).toEqual([])
    for (const owner of [AUTHOR, OTHER_OWNER])
      expect(world.textsTo(owner)).toEqual([expect.stringContaining('Broadcast 7 is done')])
    expect(world.cards()).toEqual([])
  })

  it('that was stopped alarms the owners alone', async () => {
    world.fake.add({ startedAt: NOW, authorId: 77 }, 100)
    await world.work(10_000, () => 'failed')
    expect(world.textsTo(77)).toEqual([])
    expect(world.textsTo(OTHER_OWNER)).toHaveLength(1)
  })
})

describe('a broadcast whose end cannot be written down', () => {
  it('is reported once, and not again and again', async () => {
    const { id } = world.fake.add({ authorId: AUTHOR, state: 'done', startedAt: NOW, queuedAll: true }, 0)
    world.fake.gate = (method) => {
      if (method === 'changeBroadcast') throw new Error('the disk is full')
    }
    await world.work(5000)
    expect(world.textsTo(AUTHOR)).toHaveLength(1)
    world.fake.gate = () => {}
    await world.time.advance(5000)
    expect(world.textsTo(AUTHOR)).toHaveLength(1)
    expect(world.fake.broadcasts.get(id)?.endedAt).toBeDefined()
  })
})

describe('a broadcast that fails', () => {
  const everySixth = (_: string, place: number): Ending => (place % 6 === 0 ? 'failed' : 'sent')

  it('is stopped in its canary, its deliveries kept, and its author and every owner are told what failed and why', async () => {
    world.fake.editorIds = [77]
    world.fake.add({ startedAt: NOW, authorId: 77 }, 1000)
    await world.work(20_000, everySixth)
    expect(stateOf('7')).toBe('stopped')
    expect(world.fake.tallies.get('7')).toMatchObject({ queued: 50, failed: 3, expired: 0 })
    for (const told of [77, AUTHOR, OTHER_OWNER]) {
      expect(world.textsTo(told)).toHaveLength(1)
      expect(world.textsTo(told)[0]).toMatch(
        /Broadcast 7 was stopped.*3 of \d+ messages failed.*Telegram refused the message: “message text is empty”: 3/s,
      )
    }
    expect(world.cards().at(-1)).toContain('Stopped')
    expect(world.fake.acts).toMatchObject([{ act: 'broadcast-stopped', subject: '7' }])
    expect(world.fake.acts[0]).not.toHaveProperty('actorId')
  })

  it('is stopped later on, too', async () => {
    world.fake.add({ startedAt: NOW }, 1000)
    await world.work(30_000, (_, place) => (place > 300 ? 'failed' : 'sent'))
    expect(stateOf('7')).toBe('stopped')
    const { failed = 0, queued = 0 } = world.fake.tallies.get('7') ?? {}
    // A second's messages at most go out after the twentieth part failed.
    expect(failed).toBeLessThan(16 + 31)
    expect(queued).toBe(1000)
  })

  it('tells the other owners when one cannot be reached', async () => {
    world.fake.add({ startedAt: NOW }, 100)
    world.telegram.answer = ({ chatId }) => {
      if (chatId === AUTHOR) throw new Error('no network')
      return { kind: 'sent', messageId: 1 }
    }
    await world.work(10_000, everySixth)
    expect(world.textsTo(OTHER_OWNER)).toHaveLength(1)
  })

  it('goes on after it was resumed, without a new canary', async () => {
    world.fake.add({ startedAt: NOW }, 300)
    await world.work(9000, (_, place) => (place > 100 ? 'failed' : 'sent'))
    expect(stateOf('7')).toBe('stopped')
    const tally = world.fake.tallies.get('7')
    if (tally) world.fake.tallies.set('7', { ...tally, sent: tally.sent + tally.failed, failed: 0 })
    Object.assign(world.fake.broadcasts.get('7') ?? {}, { state: 'running' })
    world.end()
    await world.work(20_000)
    expect(stateOf('7')).toBe('done')
    expect(world.fake.tallies.get('7')).toMatchObject({ queued: 300, failed: 0 })
    expect(world.fake.asked.filter((line) => line.includes('canaryPassed'))).toHaveLength(1)
  })
})

describe('a cancelled broadcast', () => {
  it('expires in slices, waits for what is on its way, and then has ended, without a report', async () => {
    world.fake.add({ startedAt: NOW }, 1200)
    await world.work(5000)
    Object.assign(world.fake.broadcasts.get('7') ?? {}, { state: 'cancelled' })
    await world.time.advance(3000)
    expect(world.fake.asked.filter((line) => line.startsWith('expire'))).toEqual([
      'expire 7 500',
      'expire 7 500',
      expect.stringMatching(/^expire 7 \d+$/),
      'expire 7 0',
    ])
    expect(world.fake.broadcasts.get('7')?.endedAt).toBeDefined()
    expect(world.textsTo(AUTHOR)).toEqual([])
    expect(world.cards().at(-1)).toContain('Cancelled')
  })
})

describe('a process that is killed', () => {
  it('at any instant loses no recipient and doubles none: the next one goes on', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        async (kills, isScheduled) => {
          world = createBroadcastWorld()
          world.fake.add(isScheduled ? { state: 'scheduled', startAt: NOW } : { startedAt: NOW }, 80)
          void world.send()
          await world.workKilled(kills, 10_000)
          expect(world.fake.sentTo('7')).toEqual(Array(80).fill(1))
          expect(world.fake.broadcasts.get('7')).toMatchObject({ state: 'done', endedAt: expect.any(Number) })
          // Killed just as the report leaves, nobody knows whether it did: the card says the same.
          expect(world.textsTo(AUTHOR).length).toBeLessThanOrEqual(1)
          if (world.textsTo(AUTHOR).length === 0) expect(world.cards().at(-1)).toContain('Done')
        },
      ),
      { numRuns: 15 },
    )
  })
})

describe('a process that is killed as it tells an editor', () => {
  const dieAt = (method: string, nth: number) => {
    let left = nth
    world.fake.gate = (called) => {
      if (called === method) left -= 1
      if (left <= 0) throw new Error('killed')
    }
  }

  it('of the end, sends no second report: the card says it', async () => {
    world.fake.add({ state: 'done', startedAt: NOW, queuedAll: true }, 0)
    // Marked, sent, and killed before the end is written down.
    dieAt('changeBroadcast', 2)
    void world.tick()
    await world.time.advance(500)
    world.end()
    expect(world.textsTo(AUTHOR)).toHaveLength(1)
    world.fake.gate = () => {}
    await world.work(3000)
    expect(world.textsTo(AUTHOR)).toHaveLength(1)
    expect(world.cards().at(-1)).toContain('Done')
    expect(world.fake.broadcasts.get('7')?.endedAt).toBeDefined()
  })

  it('of the end of one that has no card, sends the report again', async () => {
    world.fake.add({ state: 'done', startedAt: NOW, queuedAll: true, toldAt: NOW, cardId: undefined as never }, 0)
    await world.work(3000)
    expect(world.textsTo(AUTHOR)).toHaveLength(1)
  })

  it('that it was stopped, leaves the alarm to the next one, once', async () => {
    world.fake.editorIds = [77]
    const { id } = world.fake.add({ state: 'stopped', startedAt: NOW, authorId: 77 }, 10)
    await world.work(3000)
    for (const told of [77, AUTHOR, OTHER_OWNER]) expect(world.textsTo(told)).toHaveLength(1)
    expect(world.fake.broadcasts.get(id)?.toldAt).toBeDefined()
    world.end()
    await world.work(3000)
    expect(world.textsTo(77)).toHaveLength(1)
  })
})

describe('what is logged', () => {
  it('names no word of a message', async () => {
    world.fake.add({ startedAt: NOW }, 100)
    await world.work(10_000, (_, place) => (place % 6 === 0 ? 'failed' : 'sent'))
    expect(world.logged.join('\n')).toContain('broadcast-stopped')
    expect(world.logged.join('\n')).not.toContain('office')
  })
})
