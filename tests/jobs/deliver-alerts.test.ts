import { describe, expect, it } from 'vitest'
import type { Chat } from '#domain/chat'
import type { Delivery, DeliveryTask } from '#domain/delivery'
import { aBroadcast, aChat, anArticle, DAY, HOUR, MINUTE, NOW } from '../support/builders.ts'
import { createDeliverWorld, noHeadline } from '../support/deliver-world.ts'

const ID = '4411239'
const TODAY = '2026-11-24'
const QUIET = { fromMinute: 7 * 60, toMinute: 9 * 60 }
type Level = Extract<DeliveryTask, { kind: 'alert' }>['level']
const alert = (level: Level, over = {}): DeliveryTask => ({ kind: 'alert', articleId: ID, level, ...over })

/** A chat with one alert to come, and what came of it. */
async function alerted(level: Level, chat: Partial<Chat> = {}, over: Partial<Delivery> = {}) {
  const world = createDeliverWorld({ chats: [aChat({ words: ['story'], ...chat })] })
  world.queue(100, alert(level), over)
  await world.drain()
  return { ...world, chat: world.ledger.chats.get(100), alert: () => world.state('alert:100') }
}

describe('an alert', () => {
  it.each<[Level, string]>([
    ['flash', 'flash'],
    ['urgent', 'urgent'],
    ['word', 'urgent'],
  ])('%s goes out in the lane %s', async (level, lane) => {
    const { telegram, alert } = await alerted(level)
    expect(telegram.sent).toMatchObject([{ chatId: 100, lane, silent: false }])
    expect(telegram.sent[0]?.message.html).toContain('Headline of story 4411239')
    expect(alert()).toMatchObject({ state: 'sent', messageId: 1001 })
  })

  it.each<[Level, boolean]>([
    ['flash', false],
    ['urgent', true],
    ['word', true],
  ])('%s in quiet hours is silent: %s', async (level, silent) => {
    const { telegram } = await alerted(level, { quiet: QUIET })
    expect(telegram.sent[0]?.silent).toBe(silent)
  })

  it.each<[Level, number | undefined]>([
    ['flash', undefined],
    ['urgent', 1],
    ['word', 1],
  ])('%s counts against the cap: %s', async (level, count) => {
    const { chat } = await alerted(level)
    expect(chat?.alertsSent).toEqual(count === undefined ? undefined : { date: TODAY, count })
  })

  it.each<[string, Level, Partial<Chat>]>([
    ['urgent over the cap', 'urgent', { alertsSent: { date: TODAY, count: 5 } }],
    ['a word over the cap', 'word', { alertsSent: { date: TODAY, count: 5 } }],
    [
      'over a cap of its own',
      'urgent',
      { alerts: { choice: 'urgent', cap: 1 }, alertsSent: { date: TODAY, count: 1 } },
    ],
    ['with a cap of none', 'urgent', { alerts: { choice: 'urgent', cap: 0 } }],
    ['notable', 'notable', { alerts: { choice: 'all', cap: 5 } }],
  ])('%s waits for the next digest', async (_title, level, over) => {
    const { telegram, chat, ledger, alert } = await alerted(level, over)
    expect(telegram.sent).toEqual([])
    expect(chat?.held).toEqual([ID])
    expect(alert()).toBeUndefined()
    expect(ledger.deliveries.get(`held:100:${ID}`)).toMatchObject({ state: 'expired', reason: 'held' })
  })

  it('that was held leaves the key to a flash about the same article, which rings', async () => {
    const set = await alerted('urgent', { alerts: { choice: 'all', cap: 0 } })
    set.queue(100, alert('flash'))
    await set.drain()
    expect(set.telegram.sent).toMatchObject([{ lane: 'flash' }])
  })

  it.each<[string, Level, Partial<Chat>]>([
    ['flash is never capped', 'flash', { alertsSent: { date: TODAY, count: 99 } }],
    ['the count of yesterday is over', 'urgent', { alertsSent: { date: '2026-11-23', count: 5 } }],
    // 04:01 in UTC is still yesterday in Los Angeles.
    ['the day is the chat’s own', 'urgent', { zone: 'America/Los_Angeles', alertsSent: { date: TODAY, count: 5 } }],
  ])('%s', async (_title, level, over) => {
    expect((await alerted(level, over)).telegram.sent).toHaveLength(1)
  })

  it.each<[string, Level, Partial<Chat>, string]>([
    ['the reader turned alerts off', 'flash', { alerts: { choice: 'off', cap: 5 } }, 'not-wanted'],
    ['the reader wants flash only', 'urgent', { alerts: { choice: 'flash', cap: 5 } }, 'not-wanted'],
    ['the reader follows the word no more', 'word', { words: [] }, 'not-wanted'],
    ['the chat is paused', 'flash', { pause: { fromAt: NOW - HOUR, untilAt: NOW + HOUR } }, 'paused'],
    ['the chat stopped', 'flash', { state: 'stopped' }, 'stopped'],
  ])('is not sent when meanwhile %s', async (_title, level, over, reason) => {
    const { telegram, alert } = await alerted(level, over)
    expect(telegram.sent).toEqual([])
    expect(alert()).toMatchObject({ state: 'expired', reason })
  })

  it('names the followed word, also one of a headline it had before', async () => {
    const world = createDeliverWorld({ chats: [aChat({ words: ['headline', 'Şuşa'] })] })
    world.ledger.articles.set(ID, anArticle({ title: 'Another title', earlierTitles: ['Road to Susa'], revision: 1 }))
    world.queue(100, alert('word'))
    await world.drain()
    expect(world.telegram.sent[0]?.message.html).toContain('Şuşa')
    expect(world.telegram.sent[0]?.message.html).not.toContain('headline')
  })

  it.each<[string, ReturnType<typeof anArticle> | undefined, string]>([
    ['withdrawn', anArticle({ withdrawnAt: NOW }), 'withdrawn'],
    ['forgotten', undefined, 'forgotten'],
  ])('of an article that was %s is not sent', async (_title, article, reason) => {
    const world = createDeliverWorld()
    world.ledger.articles.delete(ID)
    if (article !== undefined) world.ledger.articles.set(ID, article)
    world.queue(100, alert('flash'))
    await world.drain()
    expect(world.state('alert:100')).toMatchObject({ state: 'expired', reason })
  })

  it('comes a day late at most', async () => {
    const { alert } = await alerted('flash', {}, { queuedAt: NOW - DAY })
    expect(alert()).toMatchObject({ state: 'expired', reason: 'too-late' })
  })

  it('is repeated when its answer was lost', async () => {
    const world = createDeliverWorld()
    world.queue(100, alert('flash'))
    world.telegram.answer = () =>
      world.telegram.sent.length === 1 ? { kind: 'unknown', reason: 'econnreset' } : { kind: 'sent', messageId: 8 }
    await world.drain()
    await world.time.advance(2000)
    await world.drain()
    expect(world.state('alert:100')).toMatchObject({ state: 'sent', messageId: 8, attempts: 2, faults: 1 })
  })

  it.each(['paused', 'stopped', 'cancelled'] as const)('of an editor goes no further once it was %s', async (state) => {
    const world = createDeliverWorld({ broadcasts: [aBroadcast({ id: '3', state: 'running' })] })
    world.queue(100, alert('flash', { broadcastId: '3' }))
    const claim = world.deps.store.claimDeliveries
    world.deps.store.claimDeliveries = async (...wanted) => {
      const claimed = await claim(...wanted)
      world.ledger.broadcasts.set('3', aBroadcast({ id: '3', state }))
      return claimed
    }
    await world.drain()
    expect(world.telegram.sent).toEqual([])
    expect(world.state('alert:100')).toMatchObject(
      state === 'cancelled' ? { state: 'expired', reason: 'cancelled' } : { state: 'pending', attempts: 0 },
    )
  })
})

describe('a corrected alert', () => {
  const task: DeliveryTask = { kind: 'alert-edit', articleId: ID, messageId: 7, level: 'flash' }
  const corrected = anArticle({ title: 'The corrected headline', revision: 1, correctedAt: NOW })

  it('is changed in place without a sound, at lowest priority, and says when', async () => {
    const world = createDeliverWorld({ chats: [aChat({ language: 'en' })] })
    world.ledger.articles.set(ID, corrected)
    world.queue(100, task)
    await world.drain()
    expect(world.telegram.sent).toMatchObject([{ messageId: 7, lane: 'bulk', silent: true }])
    expect(world.telegram.sent[0]?.message.html).toContain('The corrected headline')
    expect(world.telegram.sent[0]?.message.html).toContain('08:00')
    expect(world.ledger.chats.get(100)?.alertsSent).toBeUndefined()
  })

  it('stays as it is while the chat is paused', async () => {
    const world = createDeliverWorld({ chats: [aChat({ pause: { fromAt: NOW, untilAt: NOW + DAY } })] })
    world.queue(100, task)
    await world.drain()
    expect(world.state('alert-edit:100')).toMatchObject({ state: 'expired', reason: 'paused' })
  })

  it('is corrected though the headline changed while it was under way', async () => {
    const world = createDeliverWorld()
    world.queue(100, { kind: 'alert', articleId: ID, level: 'flash' })
    world.telegram.answer = ({ messageId }) => {
      world.ledger.articles.set(ID, corrected)
      return { kind: 'sent', messageId: messageId ?? 55 }
    }
    await world.drain()
    await world.time.advance(1000)
    await world.drain()
    expect(world.telegram.sent.map(({ messageId }) => messageId)).toEqual([undefined, 55])
    expect(world.telegram.sent[1]?.message.html).toContain('The corrected headline')
  })
})

describe('what was held', () => {
  it('comes first in the next digest, once, and waits no longer', async () => {
    const held = anArticle({ id: '77', title: 'What you slept through' })
    const world = createDeliverWorld({ chats: [aChat({ language: 'en', held: ['77', '78', ID] })] })
    world.ledger.articles.set('77', held)
    world.queue(100, { kind: 'digest', slotKey: 'x', slotAt: NOW })
    await world.drain()
    const html = world.telegram.sent[0]?.message.html ?? ''
    expect(html.indexOf('What you slept through')).toBeGreaterThan(0)
    expect(html.match(/Headline of story 4411239/g)).toHaveLength(1)
    expect(world.state(100)).toMatchObject({ state: 'sent', items: 2 })
    expect(world.ledger.digests.get(100)?.groups).toMatchObject([{ section: 'held', articles: [{}, {}] }])
    expect(world.ledger.chats.get(100)?.held).toEqual([])
  })

  it('is a digest though nothing else is new', async () => {
    const world = createDeliverWorld({ chats: [aChat({ held: [ID] })], composeDigest: noHeadline })
    world.queue(100, { kind: 'digest', slotKey: 'x', slotAt: NOW })
    await world.drain()
    expect(world.telegram.sent).toHaveLength(1)
    expect(world.state(100)).toMatchObject({ state: 'sent', items: 1 })
  })

  it('keeps waiting when the digest did not arrive', async () => {
    const world = createDeliverWorld({ chats: [aChat({ held: [ID] })] })
    world.telegram.answer = () => ({ kind: 'unknown', reason: 'econnreset' })
    world.queue(100, { kind: 'digest', slotKey: 'x', slotAt: NOW })
    await world.drain()
    expect(world.ledger.chats.get(100)?.held).toEqual([ID])
  })

  it('is shared with nobody else: each chat is shown its own', async () => {
    const chats = [aChat({ id: 100, held: ['77'] }), aChat({ id: 101 })]
    const world = createDeliverWorld({ chats })
    world.ledger.articles.set('77', anArticle({ id: '77', title: 'Mine alone' }))
    for (const { id } of chats) world.queue(id, { kind: 'digest', slotKey: 'x', slotAt: NOW + MINUTE })
    await world.drain()
    const shows = world.telegram.sent.map(({ chatId, message }) => [chatId, message.html?.includes('Mine alone')])
    expect(new Map(shows as [number, boolean][])).toEqual(
      new Map([
        [100, true],
        [101, false],
      ]),
    )
  })
})
