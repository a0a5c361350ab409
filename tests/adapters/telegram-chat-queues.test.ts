// The order in a chat, how much of a chat may wait, and who holds a place.
import type { Update } from 'grammy/types'
import { beforeEach, describe, expect, it } from 'vitest'
import { type ChatQueues, createChatQueues } from '#adapters/telegram/chat-queues'

const message = (id: number, chatId: number, over: object = {}) =>
  ({ update_id: id, message: { message_id: id, date: 0, chat: { id: chatId, type: 'private' }, ...over } }) as Update
const inline = (id: number) => ({ update_id: id, inline_query: { id: 'q', from: { id: 7 }, query: 'sea' } }) as Update
const range = (count: number, first = 0) => Array.from({ length: count }, (_, index) => first + index)
const settled = () => new Promise(setImmediate)

let at: number
let queues: ChatQueues
let began: number[]
let refused: number[]
let logged: string[]
let ends: Map<number, () => void>

beforeEach(() => {
  at = 1_000_000
  began = []
  refused = []
  logged = []
  ends = new Map()
  const note = (event: string) => void logged.push(event)
  queues = createChatQueues({
    now: () => at,
    log: { debug: note, info: note, warn: note, error: note },
    onRefused: ({ update_id: id }) => void refused.push(id),
  })
})

const handle = (update: Update) =>
  queues.inOrder(update, () => {
    began.push(update.update_id)
    return new Promise<void>((resolve) => ends.set(update.update_id, resolve))
  })
/** Takes what came, as the poller does. */
const take = (updates: Update[]) => {
  const admitted = queues.admit(updates)
  for (const update of admitted) void handle(update)
  return admitted.map(({ update_id: id }) => id)
}
const end = async (id: number) => {
  ends.get(id)?.()
  await settled()
}

describe("a chat's updates", () => {
  it('are handled one after the other, also when one fails', async () => {
    const failing = queues.inOrder(message(1, 5), () => Promise.reject(new Error('it fails')))
    void handle(message(2, 5))
    void handle(message(3, 6))
    expect(began).toEqual([3])
    await expect(failing).rejects.toThrow('it fails')
    await settled()
    expect(began).toEqual([3, 2])
  })

  it('are taken beyond twenty where they say that the chat changed, or stop the news', () => {
    take(range(20).map((id) => message(id, 5)))
    const chat = { id: 5, type: 'group' }
    const member = {
      old_chat_member: { status: 'member', user: { id: 1 } },
      new_chat_member: { status: 'left', user: { id: 1 } },
    }
    const removed = {
      update_id: 21,
      my_chat_member: { ...member, from: { id: 7 }, date: 0, chat },
    } as unknown as Update
    const moved = message(22, 5, { migrate_to_chat_id: -100 })
    expect(take([message(20, 5), removed, moved, message(23, 5, { text: '/stop' })])).toEqual([21, 22, 23])
  })

  it('are taken up to twenty, and the chat is told once of those that are left out', async () => {
    expect(take(range(100).map((id) => message(id, 5)))).toEqual(range(20))
    expect(take(range(100, 100).map((id) => message(id, 5)))).toEqual([])
    expect(refused).toEqual([20])
    expect(logged.filter((event) => event === 'backlog-full')).toHaveLength(1)
    expect(logged.filter((event) => event === 'update-refused')).toHaveLength(180)
    await end(0)
    expect(take([message(200, 5), message(201, 5)])).toEqual([200])
    expect(refused).toEqual([20])
  })

  it('are taken again once its backlog is done, and it is told again when that fills up once more', async () => {
    take(range(30).map((id) => message(id, 5)))
    for (const id of range(20)) await end(id)
    expect(take(range(30, 50).map((id) => message(id, 5)))).toEqual(range(20, 50))
    expect(refused).toEqual([20, 70])
  })

  it('count an album as one', () => {
    const albums = range(200).map((id) => message(id, 5, { media_group_id: `album ${Math.floor(id / 10)}` }))
    expect(take(albums)).toEqual(range(200))
    expect(
      take([message(200, 5, { media_group_id: 'album 19' }), message(201, 5, { media_group_id: 'another' })]),
    ).toEqual([200])
  })

  it('leave room for every other chat and for those who ask inline', () => {
    take(range(600).map((id) => message(id, 5)))
    expect(take([message(1000, 6), inline(1001)])).toEqual([1000, 1001])
    expect(began).toEqual([0, 1000, 1001])
  })
})

describe('the places', () => {
  it('are held by what is being handled alone, and go to whoever waits longest', async () => {
    take(range(20).map((id) => message(id, 1)))
    for (const chat of range(499, 2)) take([message(1000 + chat, chat)])
    expect(began).toHaveLength(500)
    take([message(5000, 5000)])
    take([message(5001, 5001)])
    expect(began).toHaveLength(500)
    await end(1002)
    await end(0)
    await end(1003)
    expect(began.slice(500)).toEqual([5000, 5001, 1])
  })

  it('are not taken by people who begin, however many come at once', async () => {
    take(range(2000).map((id) => message(id, 10_000 + id, { text: '/start a_17' })))
    expect(began).toHaveLength(50)
    take([message(5000, 1)])
    expect(began.at(-1)).toBe(5000)
    await end(7)
    expect(began.at(-1)).toBe(50)
  })

  it('are stuck when none comes free for a minute while somebody waits', async () => {
    for (const chat of range(500, 1)) take([message(chat, chat)])
    at += 300_000
    expect(queues.stuck()).toBe(0)
    take([message(501, 501), message(502, 502)])
    at += 59_000
    expect(queues.stuck()).toBe(0)
    at += 2000
    expect(queues.stuck()).toBe(2)
    await end(1)
    expect(queues.stuck()).toBe(0)
  })

  it('are given to nobody after the end', async () => {
    take([message(1, 5), message(2, 5)])
    queues.close()
    await end(1)
    expect(began).toEqual([1])
  })
})

describe('an update that lacks what every update has', () => {
  it.each<[string, object]>([
    ['a message of nothing', { message: {} }],
    ['no message', { message: null }],
    ['a message without a date', { message: { message_id: 1, chat: { id: 9, type: 'private' } } }],
    ['an edited message of nothing', { edited_message: {} }],
    ['a press of nobody', { callback_query: { id: '1' } }],
    ['a question without words', { inline_query: { id: '1', from: { id: 7 } } }],
    ['a member without a standing', { my_chat_member: { chat: { id: 9, type: 'group' }, from: { id: 7 } } }],
  ])('is left out and told, and holds nothing up: %s', async (_, body) => {
    const malformed = { update_id: 1, ...body } as Update
    expect(take([malformed, message(2, 7)])).toEqual([2])
    expect(logged).toEqual(['update-malformed'])
    // One that an earlier release wrote down comes past `admit`.
    const opened = handle(malformed)
    ends.get(1)?.()
    await opened
    expect(began).toEqual([2, 1])
  })
})
