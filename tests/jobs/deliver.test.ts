import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Deps, SendOutcome } from '#deps'
import type { Chat } from '#domain/chat'
import type { Delivery, DeliveryTask } from '#domain/delivery'
import { createDeliverer, placesFor } from '#jobs/deliver'
import type { DigestComposer } from '#jobs/show-digest'
import { aChat, aDelivery, anArticle, aShownDigest, DAY, HOUR, MINUTE, NOW } from '../support/builders.ts'
import { createDeliverWorld, locales, noHeadline, oneHeadline } from '../support/deliver-world.ts'

const digestFor = (chatId: number, over: Partial<Delivery> = {}) =>
  aDelivery({ key: `digest:${chatId}`, chatId, ...over })
const editFor = (chatId: number, messageId: number, over: Partial<Delivery> = {}) =>
  aDelivery({ key: `edit:${chatId}`, chatId, task: { kind: 'digest-edit', messageId }, ...over })

function setUp(deliveries: Delivery[], composeDigest: DigestComposer = oneHeadline) {
  const world = createDeliverWorld({ composeDigest })
  for (const { chatId, task, ...over } of deliveries) world.queue(chatId, task, over)
  return world
}

describe('placesFor', () => {
  it.each([
    [1, 16],
    [30, 16],
    [144, 16],
    [500, 56],
    [1000, 112],
    [5000, 112],
  ])('%i a second is %i', (perSecond, places) => {
    expect(placesFor(perSecond)).toBe(places)
  })
})

describe('a scheduled digest', () => {
  it('goes out once, is settled with its message, and moves the window', async () => {
    const { drain, telegram, state, ledger } = setUp([digestFor(100)])
    expect(await drain()).toBe(1)
    expect(telegram.sent).toMatchObject([{ chatId: 100, lane: 'digest', silent: false }])
    expect(telegram.sent[0]?.message.html).toContain('Headline of story 4411239')
    expect(state(100)).toMatchObject({ state: 'sent', messageId: 1001, items: 1, attempts: 1 })
    expect(ledger.chats.get(100)?.digestedUntil).toBe(NOW)
    expect(ledger.digests.get(100)).toMatchObject({ messageId: 1001, slotAt: NOW, sentAt: NOW + MINUTE })
    expect(await drain()).toBe(0)
  })

  it('opens its window at the last one that was sent', async () => {
    const windows: unknown[] = []
    const set = setUp([digestFor(100)], async (settings, window) => {
      windows.push(window)
      return oneHeadline(settings, window)
    })
    set.ledger.chats.set(100, aChat({ digestedUntil: NOW - 5 * HOUR }))
    await set.drain()
    expect(windows).toEqual([{ fromAt: NOW - 5 * HOUR, untilAt: NOW }])
  })

  it('is no message when nothing is new, and leaves the window open', async () => {
    const { drain, telegram, state, ledger } = setUp([digestFor(100)], noHeadline)
    await drain()
    expect(telegram.sent).toEqual([])
    expect(state(100)).toMatchObject({ state: 'sent', reason: 'nothing-new', items: 0 })
    expect(ledger.chats.get(100)?.digestedUntil).toBeUndefined()
  })

  it('says that nothing is new to readers who want to be told', async () => {
    const { drain, telegram, state, ledger } = setUp([digestFor(100)], noHeadline)
    ledger.chats.set(100, aChat({ tellWhenEmpty: true }))
    await drain()
    expect(telegram.sent).toHaveLength(1)
    expect(state(100)).toMatchObject({ state: 'sent', reason: 'nothing-new', messageId: 1001 })
    expect(ledger.chats.get(100)?.digestedUntil).toBeUndefined()
    expect(ledger.digests.has(100)).toBe(false)
  })

  it('comes silently in quiet hours', async () => {
    const { drain, telegram, ledger } = setUp([digestFor(100)])
    ledger.chats.set(100, aChat({ quiet: { fromMinute: 7 * 60, toMinute: 9 * 60 } }))
    await drain()
    expect(telegram.sent[0]?.silent).toBe(true)
  })

  it.each([
    [
      'is not sent more than three hours late',
      {},
      { task: { kind: 'digest', slotKey: 'x', slotAt: NOW - 3 * HOUR } },
      'too-late',
    ],
    ['is not sent to a chat that stopped', { state: 'stopped' }, {}, 'stopped'],
    ['is not sent to a chat that cannot be reached', { state: 'unreachable' }, {}, 'unreachable'],
  ] as const)('%s', async (_title, chat, delivery, reason) => {
    const { drain, telegram, state, ledger } = setUp([digestFor(100, delivery as Partial<Delivery>)])
    ledger.chats.set(100, aChat(chat))
    await drain()
    expect(telegram.sent).toEqual([])
    expect(state(100)).toMatchObject({ state: 'expired', reason })
  })

  it('is marked as sending before the request leaves', async () => {
    const { drain, telegram, state } = setUp([digestFor(100)])
    const states: (string | undefined)[] = []
    telegram.answer = () => {
      states.push(state(100)?.state)
      return { kind: 'sent', messageId: 1 }
    }
    await drain()
    expect(states).toEqual(['sending'])
  })
})

describe('what an outcome does', () => {
  const ended = async (outcome: SendOutcome) => {
    const set = setUp([digestFor(100)])
    set.telegram.answer = () => outcome
    await set.drain()
    return set
  }

  it('marks a person who blocked the bot, and keeps the settings', async () => {
    const { state, ledger } = await ended({ kind: 'unreachable', reason: 'blocked-by-user' })
    expect(state(100)).toMatchObject({ state: 'blocked', reason: 'blocked-by-user' })
    expect(ledger.chats.get(100)).toMatchObject({ state: 'unreachable', zone: 'Asia/Baku' })
  })

  describe('a group that refuses what is sent', () => {
    const REFUSED: SendOutcome = { kind: 'refused', reason: 'no-rights' }
    const refusing = async (over: Partial<Chat> = {}) => {
      const set = setUp([digestFor(-5)])
      set.ledger.chats.set(-5, aChat({ id: -5, kind: 'supergroup', ...over }))
      set.telegram.answer = () => REFUSED
      return set
    }

    it('misses that delivery and stays', async () => {
      const set = await refusing()
      await set.drain()
      expect(set.state(-5)).toMatchObject({ state: 'blocked', reason: 'no-rights' })
      expect(set.ledger.chats.get(-5)).toMatchObject({ state: 'active', refusedSince: NOW + MINUTE })
    })

    it('rests where Telegram says that the bot itself may not write', async () => {
      const set = await refusing()
      set.telegram.isAllowedToWrite = false
      await set.drain()
      expect(set.ledger.chats.get(-5)?.state).toBe('unreachable')
    })

    it('rests where nothing arrived for seven days, not a minute before', async () => {
      const early = await refusing({ refusedSince: NOW + 2 * MINUTE - 7 * DAY })
      await early.drain()
      expect(early.ledger.chats.get(-5)).toMatchObject({ state: 'active', refusedSince: NOW + 2 * MINUTE - 7 * DAY })
      const late = await refusing({ refusedSince: NOW + MINUTE - 7 * DAY })
      await late.drain()
      expect(late.ledger.chats.get(-5)?.state).toBe('unreachable')
    })

    it('begins anew once something arrives', async () => {
      const set = await refusing({ refusedSince: NOW - 6 * DAY })
      set.telegram.answer = () => ({ kind: 'sent', messageId: 3 })
      await set.drain()
      expect(set.ledger.chats.get(-5)).not.toHaveProperty('refusedSince')
    })

    it('stays while Telegram does not say what the bot may', async () => {
      const set = await refusing()
      set.telegram.mayWrite = () => Promise.reject(new Error('no answer'))
      await set.drain()
      expect(set.ledger.chats.get(-5)?.state).toBe('active')
    })

    it('keeps the topic its news goes to, where that is closed', async () => {
      const set = await refusing({ topicId: 44 })
      set.telegram.answer = () => ({ kind: 'refused', reason: 'topic-closed' })
      await set.drain()
      expect(set.state(-5)).toMatchObject({ state: 'blocked', reason: 'topic-closed' })
      expect(set.ledger.chats.get(-5)).toMatchObject({ state: 'active', topicId: 44 })
    })
  })

  it('sends to the new id of a group that moved, with its settings', async () => {
    const set = setUp([digestFor(-5)])
    set.telegram.answer = ({ chatId }) =>
      chatId === -5 ? { kind: 'migrated', toChatId: -1007 } : { kind: 'sent', messageId: 3 }
    await set.drain()
    expect(set.telegram.sent.map(({ chatId }) => chatId)).toEqual([-5, -1007])
    expect(set.ledger.deliveries.get('digest:-5')).toMatchObject({ state: 'sent', chatId: -1007 })
    expect(set.ledger.chats.has(-1007)).toBe(true)
  })

  it('leaves a topic that is gone, sends to the chat, and tells it once', async () => {
    const set = setUp([digestFor(-5)])
    set.ledger.chats.set(-5, aChat({ id: -5, kind: 'supergroup', language: 'en', topicId: 44 }))
    set.telegram.answer = ({ topicId }) =>
      topicId === undefined ? { kind: 'sent', messageId: 3 } : { kind: 'topic-gone' }
    await set.drain()
    expect(set.telegram.sent.map(({ lane, topicId }) => [lane, topicId])).toEqual([
      ['digest', 44],
      ['answer', undefined],
      ['digest', undefined],
    ])
    expect(set.telegram.sent[1]?.message.html).toBe(locales.of('en').html('topic-gone'))
    expect(set.state(-5)).toMatchObject({ state: 'sent', attempts: 2 })
    expect(set.ledger.chats.get(-5)).toMatchObject({ state: 'active', zone: 'Asia/Baku' })
    expect(set.ledger.chats.get(-5)?.topicId).toBeUndefined()
  })

  it('keeps a topic that was chosen while the old one was found to be gone', async () => {
    const set = setUp([digestFor(-5)])
    set.ledger.chats.set(-5, aChat({ id: -5, topicId: 44 }))
    set.telegram.answer = ({ topicId }) => {
      if (topicId !== 44) return { kind: 'sent', messageId: 3 }
      set.ledger.chats.set(-5, aChat({ id: -5, topicId: 45 }))
      return { kind: 'topic-gone' }
    }
    await set.drain()
    expect(set.telegram.sent.map(({ topicId }) => topicId)).toEqual([44, 45])
  })

  it('leaves no group because its General topic is gone, and does not try for ever', async () => {
    const set = await ended({ kind: 'topic-gone' })
    expect(set.telegram.sent).toHaveLength(1)
    expect(set.state(100)).toMatchObject({ state: 'blocked', reason: 'topic-closed' })
    expect(set.ledger.chats.get(100)?.state).toBe('active')
  })

  it('waits as long as a flood wait says, then sends', async () => {
    const set = setUp([digestFor(100)])
    const retryAt = NOW + MINUTE + 7000
    set.telegram.answer = () =>
      set.time.now() < retryAt ? { kind: 'retry', reason: 'flood-wait', retryAt } : { kind: 'sent', messageId: 3 }
    await set.drain()
    expect(set.state(100)).toMatchObject({ state: 'pending', notBeforeAt: retryAt })
    expect(set.telegram.probes).toBe(0)
    await set.time.advance(7000)
    await set.drain()
    expect(set.state(100)?.state).toBe('sent')
  })

  it('does not repeat a digest that may have arrived', async () => {
    const set = await ended({ kind: 'unknown', reason: 'econnreset' })
    await set.time.advance(HOUR)
    await set.drain()
    expect(set.telegram.sent).toHaveLength(1)
    expect(set.state(100)).toMatchObject({ state: 'unknown', reason: 'econnreset' })
  })

  it('pauses for a minute while the bot’s account is refused, and gives nothing up', async () => {
    const set = setUp(Array.from({ length: 30 }, (_, index) => digestFor(100 + index)))
    const isFrozen = () => set.time.now() < NOW + 20 * MINUTE
    set.telegram.answer = () =>
      isFrozen()
        ? { kind: 'retry', reason: 'account-refused', retryAt: set.time.now() + MINUTE }
        : { kind: 'sent', messageId: 3 }
    await set.running(async () => {
      await set.time.advance(30_000)
      expect(set.telegram.sent.length).toBeLessThanOrEqual(16)
      await set.time.advance(15 * MINUTE)
      expect(set.telegram.sent.length).toBeLessThanOrEqual(16 * 16)
      await set.time.advance(10 * MINUTE)
    })
    const states = [...set.ledger.deliveries.values()].map(({ state, faults = 0 }) => [state, faults])
    expect(states).toEqual(states.map(() => ['sent', 0]))
  })

  it('claims nothing more while Telegram does not answer at all', async () => {
    const set = setUp(Array.from({ length: 30 }, (_, index) => digestFor(100 + index)))
    set.telegram.answer = () => ({ kind: 'unknown', reason: 'no-answer' })
    set.telegram.isReachable = false
    expect(await set.drain()).toBe(16)
    expect(set.telegram.sent).toHaveLength(16)
  })
})

describe('an error of ours', () => {
  it('in one digest leaves the others alone, and that one for later', async () => {
    const broken: DigestComposer = async (settings, window) => {
      if ('id' in settings && settings.id === 100) throw new Error('bug')
      return oneHeadline(settings, window)
    }
    const { drain, state, logged } = setUp([digestFor(100), digestFor(101)], broken)
    await drain()
    expect(state(100)).toMatchObject({ state: 'pending', reason: 'internal-error', notBeforeAt: NOW + 2 * MINUTE })
    expect(state(101)?.state).toBe('sent')
    expect(logged).toContain('delivery-error')
  })

  it('after the request left makes a digest unknown', async () => {
    const { drain, telegram, state } = setUp([digestFor(100)])
    telegram.answer = () => Promise.reject(new Error('bug'))
    await drain()
    expect(state(100)).toMatchObject({ state: 'unknown', reason: 'internal-error' })
  })
})

describe('a digest edit', () => {
  const corrected = anArticle({ title: 'The corrected headline', revision: 1, correctedAt: NOW + 3 * HOUR })
  const withEdit = (edit = editFor(100, 7)) => {
    const set = setUp([edit])
    set.ledger.digests.set(100, aShownDigest({ language: 'en' }))
    set.ledger.articles.set(corrected.id, corrected)
    return { ...set, edited: () => set.ledger.deliveries.get('edit:100') }
  }

  it('shows the present titles in the message that was sent, at lowest priority', async () => {
    const { drain, telegram, ledger, edited } = withEdit()
    await drain()
    expect(telegram.sent).toMatchObject([{ chatId: 100, messageId: 7, lane: 'bulk' }])
    expect(telegram.sent[0]?.message.html).toContain('The corrected headline')
    expect(edited()?.state).toBe('sent')
    expect(ledger.digests.get(100)).toMatchObject({ editedAt: NOW + MINUTE, groups: [{ articles: [{ revision: 1 }] }] })
  })

  it('is no request when nothing it shows has changed', async () => {
    const { drain, telegram, ledger, edited } = withEdit()
    ledger.articles.set(corrected.id, anArticle())
    await drain()
    expect(telegram.sent).toEqual([])
    expect(edited()).toMatchObject({ state: 'sent', reason: 'unchanged' })
  })

  it('is dropped when a newer digest came', async () => {
    const { drain, telegram, edited } = withEdit(editFor(100, 6))
    await drain()
    expect(telegram.sent).toEqual([])
    expect(edited()).toMatchObject({ state: 'expired', reason: 'superseded' })
  })

  it('keeps the page the reader turned to while it was under way', async () => {
    const { drain, telegram, ledger } = withEdit()
    telegram.answer = () => {
      ledger.digests.set(100, aShownDigest({ page: 1 }))
      return { kind: 'sent', messageId: 7 }
    }
    await drain()
    expect(ledger.digests.get(100)?.page).toBe(1)
  })

  it('is repeated when its answer was lost', async () => {
    const { drain, time, telegram, edited } = withEdit()
    telegram.answer = () =>
      telegram.sent.length === 1 ? { kind: 'unknown', reason: 'econnreset' } : { kind: 'unchanged' }
    await drain()
    expect(edited()?.state).toBe('pending')
    await time.advance(10_000)
    await drain()
    expect(edited()).toMatchObject({ state: 'sent', reason: 'unchanged' })
  })

  it('of a message that is gone ends', async () => {
    const { drain, telegram, edited } = withEdit()
    telegram.answer = () => ({ kind: 'gone', reason: 'message-gone' })
    await drain()
    expect(edited()).toMatchObject({ state: 'expired', reason: 'message-gone' })
  })

  it('comes a day late at most', async () => {
    const { drain, edited } = withEdit(editFor(100, 7, { queuedAt: NOW - DAY }))
    await drain()
    expect(edited()).toMatchObject({ state: 'expired', reason: 'too-late' })
  })
})

describe('the running worker', () => {
  const running = (set: ReturnType<typeof setUp>) => {
    const stop = new AbortController()
    const ended = set.deliverer.run(stop.signal)
    return { stop: () => stop.abort(), ended }
  }

  it('sends what is queued when it is woken, and what comes unannounced within a second', async () => {
    const set = setUp([])
    const worker = running(set)
    await set.time.advance(10_000)
    const queue = (chatId: number) => {
      set.ledger.chats.set(chatId, aChat({ id: chatId }))
      set.ledger.deliveries.set(`digest:${chatId}`, digestFor(chatId))
    }
    queue(100)
    set.deliverer.wake()
    await set.time.advance(0)
    expect(set.state(100)?.state).toBe('sent')
    queue(101)
    await set.time.advance(1000)
    expect(set.state(101)?.state).toBe('sent')
    worker.stop()
    await set.time.until(worker.ended)
  })

  it('never holds more than its share', async () => {
    const set = setUp(Array.from({ length: 60 }, (_, index) => digestFor(100 + index)))
    let most = 0
    set.telegram.answer = async () => {
      const held = [...set.ledger.deliveries.values()].filter(({ owner }) => owner === 'me').length
      most = Math.max(most, held)
      await set.time.wait(40)
      return { kind: 'sent', messageId: 1 }
    }
    const worker = running(set)
    await set.time.advance(2000)
    worker.stop()
    await set.time.until(worker.ended)
    expect(most).toBe(16)
    expect([...set.ledger.deliveries.values()].every(({ state }) => state === 'sent')).toBe(true)
  })

  it('stops sending when the disk is full, says so, and goes on when it is not; nothing is sent twice', async () => {
    const set = setUp(Array.from({ length: 40 }, (_, index) => digestFor(100 + index)))
    set.telegram.answer = async () => {
      if (set.telegram.sent.length === 12)
        set.ledger.failure = Object.assign(new Error('no space left on device'), { code: 'disk' })
      await set.time.wait(30)
      return { kind: 'sent', messageId: 1 }
    }
    const worker = running(set)
    await set.time.advance(60_000)
    const sentBefore = set.telegram.sent.length
    expect(sentBefore).toBeLessThan(29)
    expect(set.logged).toContain('ledger-write-failed')
    set.ledger.failure = undefined
    await set.time.advance(60_000)
    worker.stop()
    await set.time.until(worker.ended)
    expect(set.telegram.sent).toHaveLength(40)
    expect(new Set(set.telegram.sent.map(({ chatId }) => chatId)).size).toBe(40)
    expect([...set.ledger.deliveries.values()].every(({ state }) => state === 'sent')).toBe(true)
  })

  it('asks whether Telegram answers before it risks another digest', async () => {
    const set = setUp(Array.from({ length: 40 }, (_, index) => digestFor(100 + index)))
    set.telegram.isReachable = false
    set.telegram.answer = async () => {
      if (set.telegram.isReachable) return { kind: 'sent', messageId: 1 }
      await set.time.wait(30_000)
      return { kind: 'unknown', reason: 'no-answer' }
    }
    const worker = running(set)
    await set.time.advance(10 * MINUTE)
    expect(set.telegram.sent).toHaveLength(16)
    expect(set.logged).toContain('telegram-unreachable')
    set.telegram.isReachable = true
    await set.time.advance(2 * MINUTE)
    worker.stop()
    await set.time.until(worker.ended)
    const states = [...set.ledger.deliveries.values()].map(({ state }) => state)
    expect(states.filter((state) => state === 'unknown')).toHaveLength(16)
    expect(states.filter((state) => state === 'sent')).toHaveLength(24)
  })

  it('gives back at once what waits for its turn when it is stopped, and lets none of it go later', async () => {
    const set = setUp([digestFor(100), digestFor(101)])
    const deliver = set.telegram.deliver
    set.telegram.deliver = async (...request) => {
      await set.time.wait(30_000)
      return deliver(...request)
    }
    const worker = running(set)
    await set.time.advance(500)
    worker.stop()
    await set.time.until(worker.ended, 0)
    for (const chatId of [100, 101])
      expect(set.state(chatId)).toMatchObject({ state: 'pending', reason: 'stopping', attempts: 0 })
    await set.time.advance(60_000)
    expect(set.telegram.sent).toEqual([])
    expect(set.state(100)?.attempts).toBe(0)
  })

  it('gives back what it is still composing when it is stopped', async () => {
    const set = setUp([digestFor(100)], () => new Promise(() => {}))
    const worker = running(set)
    await set.time.advance(500)
    worker.stop()
    await set.time.until(worker.ended, 0)
    expect(set.state(100)).toMatchObject({ state: 'pending', reason: 'stopping' })
  })

  it.each([
    ['waits for', 1900, 'sent'],
    ['leaves to recovery', 3000, 'sending'],
  ])('%s a request under way that is answered %i ms after it is stopped', async (_, answerMs, state) => {
    const set = setUp([digestFor(100)])
    set.telegram.answer = async () => {
      await set.time.wait(500 + answerMs)
      return { kind: 'sent', messageId: 1 }
    }
    const worker = running(set)
    await set.time.advance(500)
    worker.stop()
    await set.time.until(worker.ended, 2000)
    expect(set.state(100)?.state).toBe(state)
  })
})

describe('processes that are killed', () => {
  const plans = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 4 })

  /** Thirty deliveries, sent by processes that live so long, and a last one that is left alone. */
  async function outlive(lives: number[], task: DeliveryTask, isLost: (place: number) => boolean) {
    const set = createDeliverWorld()
    for (let chatId = 100; chatId < 130; chatId += 1) set.queue(chatId, task)
    const arrived: number[] = []
    let [slotAt, underWay, lost] = [0, 0, 0]
    set.telegram.answer = async ({ chatId }) => {
      slotAt = Math.max(slotAt + 34, set.time.now())
      await set.time.wait(slotAt - set.time.now() + 20)
      arrived.push(chatId)
      await set.time.wait(20)
      if (!isLost(arrived.length)) return { kind: 'sent', messageId: 1 }
      lost += 1
      return { kind: 'unknown', reason: 'econnreset' }
    }
    for (const [index, lifeMs] of [...lives, 60_000].entries()) {
      const life = mortal(set.deps)
      const owner = `process-${index}`
      const worker = createDeliverer(life.deps, { owner, composeDigest: oneHeadline, inFlight: 4 })
      void worker.run(new AbortController().signal)
      await set.time.advance(lifeMs)
      life.kill()
      const held = [...set.ledger.deliveries.values()].filter((delivery) => delivery.owner === owner)
      underWay += held.filter(({ state }) => state === 'sending').length
    }
    return { deliveries: [...set.ledger.deliveries.values()], arrived, underWay, lost }
  }

  it('lose no digest and double none: the few under way become unknown', async () => {
    const digest: DeliveryTask = { kind: 'digest', slotKey: 'x', slotAt: NOW }
    await fc.assert(
      fc.asyncProperty(plans, async (lives) => {
        const { deliveries, arrived, underWay } = await outlive(lives, digest, () => false)
        expect(deliveries.every(({ state }) => state === 'sent' || state === 'unknown')).toBe(true)
        expect(deliveries.filter(({ state }) => state === 'unknown')).toHaveLength(underWay)
        expect(new Set(arrived).size).toBe(arrived.length)
        for (const { state, chatId } of deliveries) if (state === 'sent') expect(arrived).toContain(chatId)
      }),
      { numRuns: 10 },
    )
  })

  it('reach every chat of a broadcast, some twice: no more than were under way, or whose answer was lost', async () => {
    const losses = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 2 })
    await fc.assert(
      fc.asyncProperty(plans, losses, async (lives, lostOnes) => {
        const broadcast: DeliveryTask = { kind: 'broadcast', broadcastId: '7' }
        const { deliveries, arrived, underWay, lost } = await outlive(lives, broadcast, (place) =>
          lostOnes.includes(place),
        )
        expect(deliveries.every(({ state }) => state === 'sent')).toBe(true)
        expect(new Set(arrived).size).toBe(30)
        expect(arrived.length - 30).toBeLessThanOrEqual(underWay + lost)
      }),
      { numRuns: 10 },
    )
  })
})

/** Deps of a process that can be killed: nothing it calls afterwards happens, and nothing it awaits comes back. */
function mortal(deps: Deps): { deps: Deps; kill: () => void } {
  let dead = false
  const never = new Promise<never>(() => {})
  const wrap = <T extends object>(part: T): T =>
    new Proxy(part, {
      get: (target, name) => {
        const member = Reflect.get(target, name) as unknown
        if (typeof member !== 'function') return member
        return (...args: unknown[]) => {
          if (dead) return never
          const result: unknown = member.apply(target, args)
          return result instanceof Promise ? result.then((value: unknown) => (dead ? never : value)) : result
        }
      },
    })
  return {
    deps: { ...deps, store: wrap(deps.store), telegram: wrap(deps.telegram) },
    kill: () => {
      dead = true
    },
  }
}
