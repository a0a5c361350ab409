// The people at the limit server: what they write and press, which buttons they see, and how long they wait for the bot.
import type { AnswerTime, Button } from './contract.ts'

type Open = AnswerTime & { at: number; queryId?: string }
type Seen = { messageId: number; buttons: Button[] }

export type People = {
  /** The update of a text message in a private chat. */
  message(chatId: number, text: string): Record<string, unknown>
  /** The update of a press under the last message. */
  press(chatId: number, data: string): Record<string, unknown>
  /** The chat got a message or an edit; `markup` is its `reply_markup`. */
  sees(chatId: number, messageId: number, markup: unknown, at: number): void
  answered(queryId: unknown, at: number): void
  buttons(chatId: number): Button[]
  /** Of every update so far. */
  times(): AnswerTime[]
}

/** `now` in milliseconds. */
export function createPeople(now: () => number): People {
  const seen = new Map<number, Seen>()
  const open = new Map<number, Open>()
  const all: Open[] = []
  let lastId = 0

  const begin = (chatId: number, queryId?: string) => {
    const opened: Open = { at: now(), ...(queryId === undefined ? {} : { queryId }) }
    open.set(chatId, opened)
    all.push(opened)
  }
  const who = (chatId: number) => ({ id: chatId, is_bot: false, first_name: `Reader ${chatId}`, language_code: 'en' })
  const room = (chatId: number) => ({ id: chatId, type: 'private', first_name: `Reader ${chatId}` })
  const dateSec = () => Math.floor(now() / 1000)

  return {
    message(chatId, text) {
      lastId += 1
      begin(chatId)
      const command = /^\/\w+/.exec(text)?.[0]
      const entities = command === undefined ? [] : [{ type: 'bot_command', offset: 0, length: command.length }]
      const message = {
        message_id: 1_000_000 + lastId,
        date: dateSec(),
        chat: room(chatId),
        from: who(chatId),
        text,
        entities,
      }
      return { message }
    },
    press(chatId, data) {
      lastId += 1
      const id = String(lastId)
      begin(chatId, id)
      const message_id = seen.get(chatId)?.messageId ?? 1
      const message = { message_id, date: dateSec(), chat: room(chatId), text: 'A message with buttons' }
      return { callback_query: { id, from: who(chatId), chat_instance: String(chatId), message, data } }
    },
    sees(chatId, messageId, markup, at) {
      const opened = open.get(chatId)
      if (opened) opened.shownMs ??= at - opened.at
      const buttons = buttonsOf(markup)
      if (buttons.length > 0) seen.set(chatId, { messageId, buttons })
    },
    answered(queryId, at) {
      const opened = all.findLast((each) => each.queryId === String(queryId))
      if (opened) opened.pressedMs ??= at - opened.at
    },
    buttons: (chatId) => seen.get(chatId)?.buttons ?? [],
    times: () =>
      all.map(({ pressedMs, shownMs }) => ({
        ...(pressedMs !== undefined && { pressedMs }),
        ...(shownMs !== undefined && { shownMs }),
      })),
  }
}

function buttonsOf(markup: unknown): Button[] {
  const { inline_keyboard: rows = [] } = (markup ?? {}) as {
    inline_keyboard?: { text: string; callback_data?: string }[][]
  }
  return rows.flat().flatMap(({ text, callback_data: data }) => (data === undefined ? [] : [{ text, data }]))
}
