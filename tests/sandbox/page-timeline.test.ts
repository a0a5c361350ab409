// How the chat page lays messages out and what it offers while one types, without a browser.
import type { Message } from '@grammyjs/types'
import { describe, expect, test } from 'vitest'
import { completions, inlineQueryOf, moved } from '#sandbox/page/client/completion'
import { timeline } from '#sandbox/page/client/timeline'
import type { MessageView } from '#sandbox/page/protocol'

const MINUTE = 60_000
const dayOf = (at: number) => String(Math.floor(at / (24 * 60 * MINUTE)))

function view(id: number, at: number, from: number, album?: string): MessageView {
  const group = album === undefined ? {} : { media_group_id: album }
  const wire = { message_id: id, chat: { id: 1 }, from: { id: from }, ...group } as Message
  return { wire, own: false, silent: false, at, isEdited: false }
}

/** `1` begins and ends a run, `1+` goes on, `1…` is followed; an album's ids are joined. */
function laidOut(messages: MessageView[]): string[] {
  return timeline(messages, dayOf).map((item) => {
    if (item.kind === 'day') return 'day'
    const ids = item.views.map(({ wire }) => wire.message_id).join('&')
    return `${item.isFirst ? '' : '+'}${ids}${item.isLast ? '' : '…'}`
  })
}

describe('The messages of a chat', () => {
  test('are parted by day', () => {
    expect(laidOut([view(1, 0, 7), view(2, 25 * 60 * MINUTE, 7)])).toEqual(['day', '1', 'day', '2'])
  })

  test('of one author within five minutes are a run', () => {
    const messages = [view(1, 0, 7), view(2, MINUTE, 7), view(3, 2 * MINUTE, 8), view(4, 9 * MINUTE, 8)]
    expect(laidOut(messages)).toEqual(['day', '1…', '+2', '3', '4'])
  })

  test('of one album are one item, where its first came', () => {
    const torn = [view(1, 0, 7, 'a'), view(2, 0, 8), view(3, 0, 7, 'a')]
    expect(laidOut(torn)).toEqual(['day', '1&3', '2'])
    const messages = [view(1, 0, 7, 'a'), view(2, 0, 7, 'a'), view(3, 0, 7, 'b'), view(4, 0, 7), view(5, 0, 7)]
    expect(laidOut(messages)).toEqual(['day', '1&2…', '+3…', '+4…', '+5'])
  })

  test('keep their keys when others come or an album grows', () => {
    const keys = (messages: MessageView[]) => timeline(messages, dayOf).map(({ key }) => key)
    const before = keys([view(1, 0, 7), view(2, 0, 7, 'a')])
    expect(keys([view(1, 0, 7), view(2, 0, 7, 'a'), view(3, 0, 7, 'a')])).toEqual(before)
    expect(new Set(before).size).toBe(before.length)
  })
})

describe('While one types', () => {
  const MENU = ['digest', 'digests', 'help', 'schedule'].map((command) => ({ command, description: command }))

  test.each([
    ['/', ['digest', 'digests', 'help', 'schedule']],
    ['/dig', ['digest', 'digests']],
    ['/DIG', ['digest', 'digests']],
    ['/digests', ['digests']],
    ['/x', []],
    ['', []],
    ['a /dig', []],
    ['/digest now', []],
  ])('%j offers %j', (text, expected) =>
    expect(completions(text, MENU).map(({ command }) => command)).toEqual(expected),
  )

  test.each([
    ['@news_bot oil price', 'oil price'],
    ['@News_Bot  oil ', 'oil'],
    ['@news_bot ', ''],
    ['@news_bot', undefined],
    ['@news_bots oil', undefined],
    ['ask @news_bot oil', undefined],
  ])('%j asks %j inline', (text, expected) => expect(inlineQueryOf(text, 'news_bot')).toBe(expected))

  test('the mark goes round the list', () => {
    expect([moved(0, -1, 3), moved(2, 1, 3), moved(0, 1, 3), moved(0, 1, 0)]).toEqual([2, 0, 1, 0])
  })
})
