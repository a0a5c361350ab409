// What the page knows after each event, and the pure decisions around it.
import { describe, expect, it } from 'vitest'
import { linkToBot } from '#sandbox/page/client/deep-link'
import { lastLine } from '#sandbox/page/client/last-line'
import {
  at,
  chatsOf,
  EMPTY,
  after as hear,
  lost,
  type Model,
  seen,
  shownMessages,
  unread,
} from '#sandbox/page/client/model'
import { readPlace } from '#sandbox/page/client/place'
import { sceneNow, timeIn } from '#sandbox/page/client/scene-clock'
import { curveOf, rateOf } from '#sandbox/page/client/sparkline'
import type { ChatView, MessageView, PageEvent, Player } from '#sandbox/page/protocol'
import { SCENE } from './page.ts'

const [LEYLA, RAUF, GROUP, BOT] = [1, 2, -100, 42]

const aPlayer = (id: number, name: string): Player => ({ id, name, role: 'reader', note: '', language: 'en' })

function aChat(id: number, given: Partial<ChatView> = {}): ChatView {
  const kind = id < 0 ? 'group' : 'private'
  const state = { reach: 'open' as const, hasOldApp: false, menus: {}, replyKeyboard: undefined }
  return { id, kind, title: `chat ${id}`, members: [id], ...state, ...given }
}

function aMessage(id: number, given: { chat?: number; from?: number; text?: string } = {}): MessageView {
  const { chat = LEYLA, from = BOT, text = `message ${id}` } = given
  const wire = { message_id: id, date: 0, text, from: { id: from, first_name: `person ${from}` }, chat: chatOf(chat) }
  return { wire: wire as never, own: from === BOT, silent: false, at: id * 1000, isEdited: false }
}

const chatOf = (id: number) => (id < 0 ? { id, type: 'supergroup', title: 'Friends' } : { id, type: 'private' })

function hello(messages: MessageView[] = []): PageEvent {
  return {
    kind: 'hello',
    bot: { id: BOT, is_bot: true, first_name: 'Briefings', username: 'briefings_bot' },
    players: [aPlayer(LEYLA, 'Leyla'), aPlayer(RAUF, 'Rauf')],
    chats: [aChat(LEYLA), aChat(RAUF), aChat(GROUP, { members: [LEYLA, RAUF] })],
    messages,
    scene: SCENE,
  }
}

function told(...events: PageEvent[]): Model {
  return events.reduce((model, event) => hear(model, event, 5000), EMPTY)
}

const idsIn = (model: Model, chat = LEYLA) => model.messages.get(chat)?.map(({ wire }) => wire.message_id)

describe('the page’s model', () => {
  it('begins as the first player in their private chat', () => {
    expect(told(hello())).toMatchObject({ player: LEYLA, chat: LEYLA, isConnected: true, sceneAt: 5000 })
  })

  it('stays who and where one was, if that chat is theirs', () => {
    const there = { ...EMPTY, player: RAUF, chat: GROUP }
    expect(hear(there, hello(), 0)).toMatchObject({ player: RAUF, chat: GROUP })
    expect(hear({ ...there, chat: LEYLA }, hello(), 0)).toMatchObject({ player: RAUF, chat: RAUF })
    expect(hear({ ...there, player: 99 }, hello(), 0)).toMatchObject({ player: LEYLA })
  })

  it('keeps messages in order, an edit in the place of what was edited', () => {
    const model = told(hello([aMessage(3), aMessage(1)]), { kind: 'messages', messages: [aMessage(2), aMessage(4)] })
    expect(idsIn(model)).toEqual([1, 2, 3, 4])
    const edited = hear(model, { kind: 'messages', messages: [aMessage(2, { text: 'better' })] }, 0)
    expect(edited.messages.get(LEYLA)?.map(({ wire }) => wire.text)).toEqual([
      'message 1',
      'better',
      'message 3',
      'message 4',
    ])
  })

  it('lets go of what was deleted, and of all but the newest 200', () => {
    const many = Array.from({ length: 205 }, (_, index) => aMessage(index + 1))
    const model = told(hello(), { kind: 'messages', messages: many })
    expect(idsIn(model)?.length).toBe(200)
    expect(idsIn(model)?.[0]).toBe(6)
    expect(idsIn(hear(model, { kind: 'deleted', chatId: LEYLA, ids: [6, 7] }, 0))?.[0]).toBe(8)
    expect(idsIn(hear(model, { kind: 'deleted', chatId: RAUF, ids: [6] }, 0))?.length).toBe(200)
  })

  it('knows after a broken line nothing of what was deleted meanwhile', () => {
    const model = lost(told(hello([aMessage(1), aMessage(2)])))
    expect(model.isConnected).toBe(false)
    expect(idsIn(hear(model, hello([aMessage(2)]), 0))).toEqual([2])
  })

  it('shows typing for five seconds, or until the bot has written', () => {
    const model = told(hello(), { kind: 'typing', chatId: LEYLA, action: 'typing' })
    expect(model.typing.get(LEYLA)).toBe(10_000)
    const mine = hear(model, { kind: 'messages', messages: [aMessage(1, { from: LEYLA })] }, 0)
    expect(mine.typing.has(LEYLA)).toBe(true)
    expect(hear(mine, { kind: 'messages', messages: [aMessage(2)] }, 0).typing.has(LEYLA)).toBe(false)
  })

  it('counts as unread what others wrote since one came or looked', () => {
    const model = told(hello([aMessage(1)]), {
      kind: 'messages',
      messages: [aMessage(2), aMessage(3, { from: LEYLA }), aMessage(4, { chat: GROUP, from: RAUF })],
    })
    expect([unread(model, LEYLA, LEYLA), unread(model, LEYLA, GROUP), unread(model, RAUF, GROUP)]).toEqual([1, 1, 0])
    const looked = seen(model)
    expect([unread(looked, LEYLA, LEYLA), unread(looked, LEYLA, GROUP)]).toEqual([0, 1])
    expect(seen(looked)).toBe(looked)
    expect(unread(seen(at(looked, LEYLA, GROUP)), LEYLA, GROUP)).toBe(0)
    expect(unread(hear(lost(looked), hello([aMessage(1), aMessage(5)]), 0), LEYLA, LEYLA)).toBe(1)
  })

  it('lists a player’s chats, the one with the newest message first', () => {
    const model = told(hello([aMessage(1), aMessage(2, { chat: GROUP })]))
    expect(chatsOf(model, LEYLA).map(({ id }) => id)).toEqual([GROUP, LEYLA])
    expect(chatsOf(model, RAUF).map(({ id }) => id)).toEqual([GROUP, RAUF])
  })
})

describe('the last line of a chat', () => {
  it('says who wrote it where that is not plain', () => {
    expect(lastLine(aMessage(1, { text: 'Good\n\n morning' }), LEYLA)).toBe('Good morning')
    expect(lastLine(aMessage(1, { from: LEYLA, text: '/digest' }), LEYLA)).toBe('You: /digest')
    expect(lastLine(aMessage(1, { chat: GROUP, from: RAUF, text: 'salam' }), LEYLA)).toBe('person 2: salam')
    expect([...lastLine(aMessage(1, { text: '😀'.repeat(3000) }), LEYLA)]).toHaveLength(120)
  })
})

describe('a link', () => {
  it.each([
    ['https://t.me/Briefings_Bot?start=a_17', { payload: 'a_17' }],
    ['https://telegram.me/briefings_bot', { payload: undefined }],
    ['tg://resolve?domain=briefings_bot&start=x', { payload: 'x' }],
    ['https://t.me/briefings_bot?start=a%20b', { payload: undefined }],
    ['https://t.me/other_bot?start=a', undefined],
    ['https://t.me.evil.example/briefings_bot', undefined],
    ['https://evil.example/briefings_bot', undefined],
    ['javascript:alert(1)//t.me/briefings_bot', undefined],
    ['not a link', undefined],
  ])('%s is to the bot, or is not', (url, expected) => {
    expect(linkToBot(url, 'briefings_bot')).toEqual(expected)
  })
})

describe('the place one was in', () => {
  it.each([
    ['#as=2&chat=-100', null, { player: 2, chat: -100 }],
    ['', 'as=1&chat=1', { player: 1, chat: 1 }],
    ['#as=2', 'as=1&chat=1', { player: 2, chat: 0 }],
    ['#as=<b>&chat=x', null, { player: 0, chat: 0 }],
    ['', null, { player: 0, chat: 0 }],
  ])('is read from %s, else from the tab', (hash, kept, expected) => {
    expect(readPlace(hash, kept)).toEqual(expected)
  })
})

describe('the panel', () => {
  it('goes on with the demo’s clock at its rate', () => {
    expect(sceneNow({ ...SCENE, now: 1000, rate: 20 }, 5000, 5500)).toBe(11_000)
    expect(sceneNow({ ...SCENE, now: 1000 }, 5000, 4000)).toBe(1000)
    expect(timeIn('Asia/Baku', Date.UTC(2026, 10, 24, 4))).toBe('08:00:00')
  })

  it('draws figures from the bottom to the top of the box', () => {
    expect(curveOf([0, 15, 30], 100, 60, 30)).toEqual({
      line: 'M0,60L50,30L100,0',
      area: 'M0,60L50,30L100,0L100,60L0,60Z',
      top: 30,
    })
    expect(curveOf([60], 100, 60, 30)).toEqual({ line: 'M0,0', area: 'M0,0L0,60L0,60Z', top: 60 })
    expect(curveOf([], 100, 60, 30)).toEqual({ line: '', area: '', top: 30 })
  })

  it('says the rate of the last three seconds', () => {
    expect([rateOf([]), rateOf([6]), rateOf([90, 27, 30, 33])]).toEqual([0, 6, 30])
  })
})

it('in an old app a rich message says that it is not supported, in every chat of that person and of nobody else', () => {
  const rich = (chat: number): MessageView => {
    const view = aMessage(9, { chat })
    return { ...view, wire: { ...view.wire, text: undefined, rich_message: { blocks: [] } } as never }
  }
  const chats = [aChat(LEYLA, { hasOldApp: true }), aChat(RAUF), aChat(GROUP, { members: [LEYLA, RAUF] })]
  const model = told(hello([aMessage(1), rich(LEYLA), rich(RAUF), rich(GROUP)]), { kind: 'chats', chats })
  const textsOf = (chat: number, player: number) => shownMessages(at(model, player), chat).map(({ wire }) => wire.text)
  const unsupported = 'This message is not supported by your version of Telegram.'
  expect(textsOf(LEYLA, LEYLA)).toEqual(['message 1', unsupported])
  expect(textsOf(GROUP, LEYLA)).toEqual([unsupported])
  expect(textsOf(GROUP, RAUF)).toEqual([undefined])
  expect(textsOf(RAUF, RAUF)).toEqual([undefined])
})
