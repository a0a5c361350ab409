import { describe, expect, it } from 'vitest'
import type { DeliveryTask } from '#domain/delivery'
import { aBroadcast, aChat, DAY, HOUR, MINUTE, NOW } from '../support/builders.ts'
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
    expect(windows).toEqual([{ fromAt, untilAt: NOW + MINUTE }])
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
