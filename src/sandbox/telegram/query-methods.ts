// Answers to button presses and inline queries (Bot API, answerCallbackQuery, answerInlineQuery).
import type { InlineQueryResult } from '@grammyjs/types'
import { keyboardOf } from './keyboard.ts'
import { arrayOf, flagOf, integerOf, isObject, objectOf, type Params, textOf } from './params.ts'
import { badRequest } from './refusal.ts'
import type { Input } from './request.ts'
import type { Query, State } from './state.ts'
import { messageTextOf } from './text.ts'

const MAX_TOAST = 200
const MAX_RESULTS = 50
const TOO_OLD = 'query is too old and response timeout expired or query ID is invalid'

function open<K extends Query['kind']>(state: State, id: string | undefined, kind: K): Extract<Query, { kind: K }> {
  const query = id === undefined ? undefined : state.queries.get(id)
  if (query === undefined || query.kind !== kind || query.answer !== undefined) throw badRequest(TOO_OLD)
  if (state.now() - query.at > state.queryLifeMs) throw badRequest(TOO_OLD)
  return query as Extract<Query, { kind: K }>
}

/** Ends the progress bar of a press, once: a second answer is refused like a late one. */
export function answerCallbackQuery(state: State, { params }: Input): true {
  const query = open(state, textOf(params, 'callback_query_id'), 'callback')
  const text = textOf(params, 'text') || undefined
  if (text !== undefined && [...text].length > MAX_TOAST) throw badRequest('MESSAGE_TOO_LONG')
  const url = textOf(params, 'url') || undefined
  if (url !== undefined && !url.toLowerCase().startsWith(`https://t.me/${state.bot.username.toLowerCase()}?start=`))
    throw badRequest('URL_INVALID')
  query.answer = { text, alert: flagOf(params, 'show_alert'), url }
  state.changed()
  return true
}

/** At most 50 results with ids of 1–64 bytes, each its own; a message in one is checked as if it were sent. */
export function answerInlineQuery(state: State, { params }: Input): true {
  const query = open(state, textOf(params, 'inline_query_id'), 'inline')
  const results = arrayOf(params, 'results', 'InlineQueryResult') ?? []
  if (results.length > MAX_RESULTS) throw badRequest('RESULTS_TOO_MUCH')
  const ids = results.map(checkResult)
  if (new Set(ids).size !== ids.length) throw badRequest('RESULT_ID_DUPLICATE')
  const nextOffset = textOf(params, 'next_offset') ?? ''
  if (Buffer.byteLength(nextOffset) > 64) throw badRequest('NEXT_OFFSET_INVALID')
  query.answer = {
    results: results as InlineQueryResult[],
    nextOffset,
    cacheTimeSec: integerOf(params, 'cache_time') ?? 300,
    personal: flagOf(params, 'is_personal'),
    ...buttonOf(params),
  }
  state.changed()
  return true
}

/** Bot API, InlineQueryResultsButton: exactly one thing it does; a start parameter is a deep link's. */
function buttonOf(params: Params): { button?: { text: string; start?: string } } {
  const button = objectOf(params, 'button', 'inline query results button')
  if (button === undefined) return {}
  const [text, start] = [textOf(button, 'text') ?? '', textOf(button, 'start_parameter')]
  if (text === '') throw badRequest('can\'t parse inline query results button: can\'t find field "text"')
  if ((start === undefined) === (button['web_app'] === undefined))
    throw badRequest(
      "can't parse inline query results button: InlineQueryResultsButton must have exactly one optional field",
    )
  if (start !== undefined && !/^[A-Za-z0-9_-]{1,64}$/.test(start)) throw badRequest('START_PARAM_INVALID')
  return { button: { text, ...(start === undefined ? {} : { start }) } }
}

function checkResult(result: unknown): string {
  if (!isObject(result)) throw badRequest("can't parse inline query result: expected an Object")
  const id = textOf(result, 'id') ?? ''
  const bytes = Buffer.byteLength(id)
  if (bytes < 1 || bytes > 64) throw badRequest('RESULT_ID_INVALID')
  if (textOf(result, 'type') === undefined)
    throw badRequest('can\'t parse inline query result: can\'t find field "type"')
  if (result['type'] === 'article' && (textOf(result, 'title') ?? '') === '') throw badRequest('RESULT_TITLE_EMPTY')
  keyboardOf(result)
  const content = result['input_message_content']
  if (result['type'] === 'article' && !isObject(content)) throw badRequest('can\'t find field "input_message_content"')
  if (isObject(content) && content['message_text'] !== undefined) messageTextOf(content as Params, 'message_text')
  return id
}
