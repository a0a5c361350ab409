import { describe, expect, it } from 'vitest'
import type { Broadcast, BroadcastContent } from '#domain/broadcast'
import type { Chat } from '#domain/chat'
import type { Delivery, DeliveryTask, SendOutcome } from '#domain/delivery'
import { aBroadcast, aChat, DAY, HOUR, MINUTE, NOW } from '../support/builders.ts'
import { createDeliverWorld, type DeliverWorldOptions } from '../support/deliver-world.ts'

const NOTICE = 'The agency has taken this message back.'
const TEXT: BroadcastContent = { kind: 'text', text: 'The office moves.', entities: [], preview: true }
const MEDIA: BroadcastContent = {
  kind: 'media',
  items: [
    { kind: 'photo', fileId: 'A' },
    { kind: 'photo', fileId: 'B' },
  ],
  text: 'The office.',
  entities: [],
  captionAbove: true,
}
const ENTITIES = [{ type: 'bold', offset: 0, length: 3 }]
const CORRECTION = {
  kind: 'correction',
  of: '7',
  text: 'The office stays.',
  entities: ENTITIES,
  preview: false,
} as const
const source = (over: Partial<Broadcast> = {}) => aBroadcast({ id: '7', state: 'done', content: TEXT, ...over })
const recall = (over: Partial<Broadcast> = {}) =>
  aBroadcast({ id: '8', state: 'running', content: { kind: 'recall', of: '7' }, ...over })
const correction = (over: Partial<Broadcast> = {}) =>
  aBroadcast({ id: '8', state: 'running', content: CORRECTION, ...over })
const english = (over: Partial<Chat> = {}) => aChat({ language: 'en', ...over })
const open = (options: DeliverWorldOptions) => createDeliverWorld({ chats: [english()], ...options })
const NOT_DELETABLE: SendOutcome = { kind: 'gone', reason: 'not-deletable' }

describe('a recall', () => {
  const task = (over = {}): DeliveryTask => ({
    kind: 'recall',
    broadcastId: '8',
    messageIds: [31, 32],
    sentAt: NOW - HOUR,
    ...over,
  })
  const recalled = async (over = {}, options: DeliverWorldOptions = {}, delivery: Partial<Delivery> = {}) => {
    const world = open({ broadcasts: [source(), recall()], ...options })
    world.queue(100, task(over), delivery)
    await world.drain()
    return world
  }

  it('deletes all messages of an album at once, among bulk', async () => {
    const { telegram, state } = await recalled()
    expect(telegram.sent).toMatchObject([{ chatId: 100, lane: 'bulk', deleted: [31, 32] }])
    expect(state('recall:100')).toMatchObject({ state: 'sent' })
    expect(state('recall:100')).not.toHaveProperty('messageId')
  })

  it('deletes until 48 hours after it was sent, from then on a notice takes the place', async () => {
    const young = await recalled({ sentAt: NOW + MINUTE - 2 * DAY + 1 })
    expect(young.telegram.sent).toMatchObject([{ deleted: [31, 32] }])
    const old = await recalled({ sentAt: NOW + MINUTE - 2 * DAY })
    expect(old.telegram.sent).toMatchObject([{ messageId: 31, message: { text: NOTICE, entities: [] } }])
    expect(old.telegram.sent[0]?.message.keyboard).toBeUndefined()
    expect(old.state('recall:100')).toMatchObject({ state: 'sent', reason: 'notice' })
  })

  it('takes the caption of media for the notice', async () => {
    const { telegram } = await recalled(
      { sentAt: NOW - 3 * DAY },
      { broadcasts: [source({ content: MEDIA }), recall()], chats: [aChat({ language: 'ru' })] },
    )
    expect(telegram.sent).toMatchObject([
      {
        messageId: 31,
        message: { media: [{ fileId: 'A' }, { fileId: 'B' }], text: 'Агентство отозвало это сообщение.' },
      },
    ])
  })

  it('edits to the notice when Telegram refuses to delete, also after a wait', async () => {
    const world = open({ broadcasts: [source(), recall()] })
    world.telegram.answer = ({ deleted }) => {
      if (deleted) return NOT_DELETABLE
      return world.telegram.sent.length === 2
        ? { kind: 'retry', reason: 'http-502', retryAt: world.time.now() + 1000 }
        : { kind: 'sent', messageId: 31 }
    }
    world.queue(100, task())
    await world.running(() => world.time.advance(MINUTE))
    expect(world.telegram.sent.at(-1)).toMatchObject({ messageId: 31, message: { text: NOTICE } })
    expect(world.state('recall:100')).toMatchObject({ state: 'sent', reason: 'notice' })
  })

  it('ends without a fault where the old message is gone', async () => {
    const world = open({ broadcasts: [source(), recall()] })
    world.telegram.answer = () => ({ kind: 'gone', reason: 'message-gone' })
    world.queue(100, task({ sentAt: NOW - 3 * DAY }))
    await world.drain()
    expect(world.state('recall:100')).toMatchObject({ state: 'expired', reason: 'message-gone' })
  })

  it.each<[string, Partial<Chat>]>([
    ['is paused', { pause: { fromAt: NOW, untilAt: NOW + DAY } }],
    ['stopped', { state: 'stopped' }],
    ['could not be reached', { state: 'unreachable' }],
  ])('reaches the messages of a chat that %s', async (_title, chat) => {
    const { telegram, state } = await recalled({}, { chats: [english(chat)] })
    expect(telegram.sent).toHaveLength(1)
    expect(state('recall:100')?.state).toBe('sent')
  })

  it('ends as blocked by Telegram’s own word', async () => {
    const world = open({ broadcasts: [source(), recall()], chats: [english({ state: 'stopped' })] })
    world.telegram.answer = () => ({ kind: 'unreachable', reason: 'blocked-by-user' })
    world.queue(100, task())
    await world.drain()
    expect(world.state('recall:100')).toMatchObject({ state: 'blocked', reason: 'blocked-by-user' })
  })

  it('is repeated when its answer was lost, and counts what was gone by then as done', async () => {
    const world = open({ broadcasts: [source(), recall()] })
    world.telegram.answer = () =>
      world.telegram.sent.length === 1 ? { kind: 'unknown', reason: 'econnreset' } : { kind: 'unchanged' }
    world.queue(100, task())
    await world.running(() => world.time.advance(MINUTE))
    expect(world.telegram.sent.map(({ deleted }) => deleted)).toEqual([
      [31, 32],
      [31, 32],
    ])
    expect(world.state('recall:100')).toMatchObject({ state: 'sent', attempts: 2 })
  })

  it('waits while it is paused, and ends with its cancellation', async () => {
    const paused = await recalled({}, { broadcasts: [source(), recall({ state: 'paused' })] })
    expect(paused.state('recall:100')?.state).toBe('pending')
    const cancelled = await recalled({}, { broadcasts: [source(), recall({ state: 'cancelled' })] })
    expect(cancelled.state('recall:100')).toMatchObject({ state: 'expired', reason: 'cancelled' })
    expect([...paused.telegram.sent, ...cancelled.telegram.sent]).toEqual([])
  })

  it('deletes what can be deleted though its source is forgotten', async () => {
    expect((await recalled({}, { broadcasts: [recall()] })).state('recall:100')?.state).toBe('sent')
    const old = await recalled({ sentAt: NOW - 3 * DAY }, { broadcasts: [recall()] })
    expect(old.state('recall:100')).toMatchObject({ state: 'expired', reason: 'forgotten' })
  })

  it('is given up 48 hours after it was queued', async () => {
    const { state } = await recalled({}, {}, { queuedAt: NOW - 2 * DAY })
    expect(state('recall:100')).toMatchObject({ state: 'expired', reason: 'too-late' })
  })
})

describe('a correction', () => {
  const task: DeliveryTask = { kind: 'correction', broadcastId: '8', messageIds: [31, 32] }
  const corrected = async (options: DeliverWorldOptions = {}) => {
    const world = open({ broadcasts: [source(), correction()], ...options })
    world.queue(100, task)
    await world.drain()
    return world
  }

  it('puts the new text in place, with its formats, without a sound', async () => {
    const { telegram, state } = await corrected()
    const message = { text: 'The office stays.', entities: ENTITIES, preview: false }
    expect(telegram.sent).toEqual([{ chatId: 100, lane: 'bulk', silent: true, messageId: 31, message }])
    expect(state('correction:100')).toMatchObject({ state: 'sent', messageId: 31 })
  })

  it('changes the caption of media, on an album’s first message', async () => {
    const { telegram } = await corrected({ broadcasts: [source({ content: MEDIA }), correction()] })
    expect(telegram.sent).toMatchObject([
      { messageId: 31, message: { text: 'The office stays.', captionAbove: true, media: [{}, {}] } },
    ])
  })

  it('that changes nothing is done', async () => {
    const world = open({ broadcasts: [source(), correction()] })
    world.telegram.answer = () => ({ kind: 'unchanged' })
    world.queue(100, task)
    await world.drain()
    expect(world.state('correction:100')).toMatchObject({ state: 'sent', reason: 'unchanged' })
  })

  it('of a chat that is paused in quiet hours is made, and stays in no topic’s way', async () => {
    const chat = english({ pause: { fromAt: NOW, untilAt: NOW + DAY }, topicId: 44 })
    const { telegram } = await corrected({ chats: [chat] })
    expect(telegram.sent).toHaveLength(1)
    expect(telegram.sent[0]).not.toHaveProperty('topicId')
  })
})

describe('a broadcast that is corrected while it runs', () => {
  const task: DeliveryTask = { kind: 'broadcast', broadcastId: '7' }
  const changed: BroadcastContent = { ...TEXT, text: 'The office stays.' } as BroadcastContent

  it('sends the new content to whom it still goes', async () => {
    const world = open({ broadcasts: [source({ state: 'running' })], chats: [english(), english({ id: 101 })] })
    world.queue(100, task)
    await world.drain()
    world.ledger.broadcasts.set('7', source({ state: 'running', content: changed }))
    await world.time.advance(300)
    world.queue(101, task)
    await world.drain()
    expect(world.telegram.sent.map(({ message }) => message.text)).toEqual(['The office moves.', 'The office stays.'])
  })
})
