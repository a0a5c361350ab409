// Presses of buttons and inline queries: the two things a bot owes an answer to.
import type { User } from '@grammyjs/types'
import type { ChatRecord } from './chats.ts'
import { liveMessage, type MessageRecord } from './messages.ts'
import { seenMessage } from './seen.ts'
import type { CallbackAnswer, InlineAnswer, Query, State } from './state.ts'

/** A button by its label, or by what it carries; `forged`: data no button carries, as a changed client would send it. */
export type Which = string | RegExp | { data: string } | { forged: string }

/** Presses a callback button and waits for its answer. */
export async function press(
  state: State,
  record: ChatRecord,
  messageId: number,
  which: Which,
  user: User,
  limitMs: number,
): Promise<CallbackAnswer> {
  const found = required(record, messageId)
  const seen = seenMessage(found)
  const buttons = [...seen.keyboard.flat(), ...seen.inText]
  const isForged = typeof which === 'object' && 'forged' in which
  const data = isForged ? which.forged : buttons.find((each) => matches(each, which))?.data
  const labels = buttons.map((each) => each.text).join(' | ')
  if (data === undefined) throw new Error(`no callback button ${JSON.stringify(String(which))} among: ${labels}`)
  const id = String(state.nextId('query'))
  const query: Query = {
    kind: 'callback',
    at: state.now(),
    from: user,
    chatId: record.chat.id,
    messageId,
    data,
    answer: undefined,
  }
  state.queries.set(id, query)
  const instance = String(record.chat.id)
  // Bot API, CallbackQuery: of a message sent via the bot it gets the name alone.
  const where = found.inlineId === undefined ? { message: found.wire } : { inline_message_id: found.inlineId }
  state.updates.push({ callback_query: { id, from: user, ...where, chat_instance: instance, data } as never })
  return state.until(() => query.answer, limitMs, `an answer to the press of ${data}`)
}

function matches(button: { text: string; data?: string }, which: Which): boolean {
  if (which instanceof RegExp) return which.test(button.text)
  if (typeof which === 'string') return button.text === which
  return 'data' in which && button.data === which.data
}

/** Types `@bot text` and waits for the results. */
export async function askInline(
  state: State,
  user: User,
  text: string,
  offset: string,
  limitMs: number,
): Promise<InlineAnswer> {
  const id = String(state.nextId('query'))
  const query: Query = {
    kind: 'inline',
    at: state.now(),
    from: user,
    chatId: undefined,
    messageId: undefined,
    text,
    answer: undefined,
  }
  state.queries.set(id, query)
  state.updates.push({ inline_query: { id, from: user, query: text, offset, chat_type: 'sender' } })
  return state.until(() => query.answer, limitMs, `results for "${text}"`)
}

/** A message that is there; a test that names another is wrong. */
export function required(record: ChatRecord, messageId: number): MessageRecord {
  const found = liveMessage(record, messageId)
  if (found === undefined) throw new Error(`no message ${messageId} in this chat`)
  return found
}
