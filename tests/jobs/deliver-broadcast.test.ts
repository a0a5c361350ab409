import { describe, expect, it } from 'vitest'
import type { DeliveryTask } from '#domain/delivery'
import { aBroadcast, aChat, anArticle, DAY, HOUR, MINUTE, NOW } from '../support/builders.ts'
import { createDeliverWorld, noHeadline } from '../support/deliver-world.ts'

const QUIET = { fromMinute: 7 * 60, toMinute: 9 * 60 }

describe('a broadcast', () => {
  const task: DeliveryTask = { kind: 'broadcast', broadcastId: '7' }
  const entities = [{ type: 'bold', offset: 0, length: 3 }]
  const content = { kind: 'text', text: 'The <office> moves.', entities, preview: true } as const

  it('is the text as it was written, with its formats', async () => {
    const world = createDeliverWorld({ broadcasts: [aBroadcast({ state: 'running', content })] })
    world.queue(100, task)
    await world.drain()
    const message = { text: 'The <office> moves.', entities, preview: true }
    expect(world.telegram.sent).toMatchObject([{ chatId: 100, lane: 'bulk', silent: false, message }])
    expect(world.state('broadcast:100')).toMatchObject({ state: 'sent', messageId: 1001 })
  })

  it('comes silently in quiet hours, and though alerts are off', async () => {
    const chats = [aChat({ quiet: QUIET, alerts: { choice: 'off', cap: 0 } })]
    const world = createDeliverWorld({ chats })
    world.queue(100, task)
    await world.drain()
    expect(world.telegram.sent).toMatchObject([{ silent: true }])
  })

  it('goes to the topic the chat chose', async () => {
    const world = createDeliverWorld({ chats: [aChat({ id: -5, kind: 'supergroup', topicId: 44 })] })
    world.queue(-5, task)
    await world.drain()
    expect(world.telegram.sent).toMatchObject([{ chatId: -5, topicId: 44 }])
  })

  it.each([
    ['cancelled', [aBroadcast({ state: 'cancelled' })], {}, 'cancelled'],
    ['forgotten', [], {}, 'forgotten'],
    [
      'for a chat that is paused',
      [aBroadcast({ state: 'running' })],
      { pause: { fromAt: NOW, untilAt: NOW + DAY } },
      'paused',
    ],
  ])('is not sent when %s', async (_title, broadcasts, chat, reason) => {
    const world = createDeliverWorld({ broadcasts, chats: [aChat(chat)] })
    world.queue(100, task)
    await world.drain()
    expect(world.telegram.sent).toEqual([])
    expect(world.state('broadcast:100')).toMatchObject({ state: 'expired', reason })
  })

  it('waits while it is paused and goes on when it is resumed', async () => {
    const world = createDeliverWorld({ broadcasts: [aBroadcast({ state: 'paused' })] })
    world.queue(100, task)
    expect(await world.drain()).toBe(0)
    world.ledger.broadcasts.set('7', aBroadcast({ state: 'running' }))
    await world.drain()
    expect(world.state('broadcast:100')?.state).toBe('sent')
  })

  const album = ['A', 'B', 'C'].map((fileId) => ({ kind: 'photo' as const, fileId }))
  const media = { kind: 'media', items: album, text: 'The office.', entities, captionAbove: false } as const

  it('of media is sent by their file ids, and all its messages are remembered', async () => {
    const world = createDeliverWorld({ broadcasts: [aBroadcast({ state: 'running', content: media })] })
    world.queue(100, task)
    await world.drain()
    const message = { media: album, text: 'The office.', entities, captionAbove: false }
    expect(world.telegram.sent).toMatchObject([{ lane: 'bulk', message }])
    const messageIds = [1001, 1002, 1003]
    expect(world.state('broadcast:100')).toMatchObject({ state: 'sent', messageId: 1001, messageIds })
  })

  it('of media passes a chat that takes none, which stays subscribed', async () => {
    const world = createDeliverWorld({ broadcasts: [aBroadcast({ state: 'running', content: media })] })
    world.telegram.answer = () => ({ kind: 'no-media' })
    world.queue(-5, task)
    await world.drain()
    expect(world.state('broadcast:-5')).toMatchObject({ state: 'blocked', reason: 'no-media' })
    expect(world.ledger.chats.get(-5)?.state).toBe('active')
  })

  const versions = { en: '20', ru: '30' }
  const versioned = [
    anArticle({ id: '20', language: 'en', title: 'A treaty' }),
    anArticle({ id: '30', language: 'ru', title: 'Договор' }),
  ]
  const withVersions = (over: Parameters<typeof createDeliverWorld>[0]) => {
    const world = createDeliverWorld(over)
    for (const article of versioned) world.ledger.articles.set(article.id, article)
    return world
  }

  it.each([
    ['the base in its language', { language: 'az' }, '4411239', '📖 Oxu'],
    ['a version in its own', { language: 'en' }, '20', '📖 Read'],
    ['a version in another', { language: 'ru' }, '30', '📖 Читать'],
    ['the default where its own has no news', { language: 'de', secondLanguage: 'ru' }, '20', '📖 Read'],
  ])('of a story gives a chat %s', async (_title, chat, id, label) => {
    const story = aBroadcast({ state: 'running', content: { kind: 'story', articleId: '4411239', versions } })
    const world = withVersions({ broadcasts: [story], chats: [aChat(chat)] })
    world.queue(100, task)
    await world.drain()
    expect(world.telegram.sent[0]?.message.keyboard?.[0]?.[0]).toEqual({ text: label, data: `r:${id}` })
  })

  it.each([
    ['was withdrawn', [anArticle({ withdrawnAt: NOW })], 'withdrawn'],
    ['is forgotten', [], 'forgotten'],
  ])('of a story is not sent once it %s', async (_title, articles, reason) => {
    const story = aBroadcast({ state: 'running', content: { kind: 'story', articleId: '4411239' } })
    const world = createDeliverWorld({ broadcasts: [story] })
    world.ledger.articles.clear()
    for (const article of articles) world.ledger.articles.set(article.id, article)
    world.queue(100, task)
    await world.drain()
    expect(world.telegram.sent).toEqual([])
    expect(world.state('broadcast:100')).toMatchObject({ state: 'expired', reason })
  })

  it('of breaking news shows the chat’s version, and is remembered as an alert of that', async () => {
    const content = { kind: 'article', articleId: '4411239', level: 'flash', versions } as const
    const world = withVersions({
      broadcasts: [aBroadcast({ state: 'running', content })],
      chats: [aChat({ language: 'ru' })],
    })
    world.queue(100, { kind: 'alert', articleId: '4411239', level: 'flash', broadcastId: '7' })
    await world.drain()
    expect(world.telegram.sent[0]?.message.html).toContain('Договор')
    expect(world.state('alert:100')).toMatchObject({ state: 'sent', task: { articleId: '30', broadcastId: '7' } })
    expect(world.state('alert:100')).not.toHaveProperty('articleId')
  })

  it('of breaking news that waits for the digest waits as the chat’s version', async () => {
    const content = { kind: 'article', articleId: '4411239', level: 'notable', versions } as const
    const chats = [aChat({ language: 'ru', alerts: { choice: 'all', cap: 5 } })]
    const world = withVersions({ broadcasts: [aBroadcast({ state: 'running', content })], chats })
    world.queue(100, { kind: 'alert', articleId: '4411239', level: 'notable', broadcastId: '7' })
    await world.drain()
    expect(world.ledger.chats.get(100)?.held).toEqual(['30'])
  })

  it('is given up for a chat after eight faults, which is not unsubscribed', async () => {
    const world = createDeliverWorld()
    world.queue(100, task)
    world.telegram.answer = () => ({ kind: 'retry', reason: 'http-500', retryAt: world.time.now() + 1000 })
    await world.running(() => world.time.advance(3 * MINUTE))
    expect(world.telegram.sent).toHaveLength(8)
    expect(world.state('broadcast:100')).toMatchObject({ state: 'failed', reason: 'http-500' })
    expect(world.ledger.chats.get(100)?.state).toBe('active')
  })
})

describe('a catch-up', () => {
  const fromAt = NOW - 5 * HOUR
  const task: DeliveryTask = { kind: 'catch-up', fromAt }
  const paused = (over = {}) => aChat({ language: 'en', pause: { fromAt, untilAt: NOW }, ...over })

  it('is one message of what the pause kept back, and ends the pause', async () => {
    const windows: unknown[] = []
    const chats = [paused({ held: ['4411239'], digestedUntil: NOW - DAY })]
    const world = createDeliverWorld({
      chats,
      composeDigest: async (_settings, window) => {
        windows.push(window)
        return undefined
      },
    })
    world.queue(100, task)
    await world.drain()
    expect(windows).toEqual([{ fromAt: NOW - DAY, untilAt: NOW + MINUTE }])
    expect(world.telegram.sent).toMatchObject([{ lane: 'digest', silent: false }])
    expect(world.telegram.sent[0]?.message.html).toContain('5 hours')
    expect(world.state('catch-up:100')).toMatchObject({ state: 'sent', items: 1 })
    expect(world.ledger.chats.get(100)).toMatchObject({ digestedUntil: NOW + MINUTE, held: [] })
    expect(world.ledger.chats.get(100)?.pause).toBeUndefined()
  })

  it('is a short message when nothing was missed, and ends the pause as well', async () => {
    const world = createDeliverWorld({ chats: [paused()], composeDigest: noHeadline })
    world.queue(100, task)
    await world.drain()
    expect(world.telegram.sent).toHaveLength(1)
    expect(world.state('catch-up:100')).toMatchObject({ state: 'sent', reason: 'nothing-new', items: 0 })
    expect(world.ledger.chats.get(100)?.pause).toBeUndefined()
    expect(world.ledger.digests.has(100)).toBe(false)
  })

  it('of a pause that was ended by hand, or begun anew, is superseded', async () => {
    for (const pause of [undefined, { fromAt: NOW - HOUR, untilAt: NOW }]) {
      const world = createDeliverWorld({ chats: [aChat(pause === undefined ? {} : { pause })] })
      world.queue(100, task)
      await world.drain()
      expect(world.telegram.sent).toEqual([])
      expect(world.state('catch-up:100')).toMatchObject({ state: 'expired', reason: 'superseded' })
    }
  })

  it('waits for the end of a pause that was made longer', async () => {
    const untilAt = NOW + DAY
    const world = createDeliverWorld({ chats: [paused({ pause: { fromAt, untilAt } })] })
    world.queue(100, task)
    await world.drain()
    expect(world.state('catch-up:100')).toMatchObject({ state: 'pending', notBeforeAt: untilAt, attempts: 0 })
  })

  it('is not repeated when it may have arrived', async () => {
    const world = createDeliverWorld({ chats: [paused()] })
    world.queue(100, task)
    world.telegram.answer = () => ({ kind: 'unknown', reason: 'econnreset' })
    await world.drain()
    expect(world.state('catch-up:100')).toMatchObject({ state: 'unknown' })
  })
})
