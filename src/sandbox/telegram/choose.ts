// An inline result that a person chose, as the message it becomes (Bot API, InlineQueryResult). It asks the bot nothing.
import type { InlineQueryResult, User } from '@grammyjs/types'
import type { ChatRecord } from './chats.ts'
import { type FileKind, fileContent, fileOf } from './files.ts'
import { receive } from './incoming.ts'
import { keyboardOf } from './keyboard.ts'
import type { Content, MessageRecord } from './messages.ts'
import { isObject, type Params, textOf } from './params.ts'
import { richContentOf } from './rich-methods.ts'
import { previewOf } from './send-methods.ts'
import type { State } from './state.ts'
import { captionContent, captionOf, messageTextOf, textContent } from './text.ts'

/** Writes the result the bot offered to this person last under that id; throws when it offered none. */
export function choose(state: State, user: User, record: ChatRecord, resultId: string, replyTo?: MessageRecord) {
  for (const query of [...state.queries.values()].reverse()) {
    if (query.kind !== 'inline' || query.from.id !== user.id) continue
    const result = query.answer?.results.find(({ id }) => id === resultId)
    if (result === undefined) continue
    const content: Content = { ...contentOf(state, result), via_bot: state.botUser }
    const posting = { keyboard: keyboardOf(result as never), replyTo }
    const sent = receive(state, record, { own: false, from: user }, content, posting)
    const inlineId = sent.wire.reply_markup === undefined ? undefined : `local-${state.nextId('query')}`
    if (inlineId !== undefined) {
      sent.inlineId = inlineId
      state.inlineMessages.set(inlineId, sent)
    }
    const named = inlineId === undefined ? {} : { inline_message_id: inlineId }
    state.updates.push({ chosen_inline_result: { result_id: resultId, from: user, query: query.text, ...named } })
    return sent
  }
  throw new Error(`no inline result ${resultId} was offered`)
}

/** The kinds of results that are files, and the kind of file each is. */
const FILES: Readonly<Record<string, FileKind>> = {
  photo: 'photo',
  video: 'video',
  gif: 'animation',
  mpeg4_gif: 'animation',
  document: 'document',
  audio: 'audio',
  voice: 'voice_note',
}

/** `input_message_content` where there is one, in place of what the result itself would send. */
function contentOf(state: State, result: InlineQueryResult): Content {
  const own = result as unknown as Params
  const given = own['input_message_content']
  if (isObject(given) && given['message_text'] !== undefined)
    return { ...textContent(messageTextOf(given, 'message_text')), ...previewOf(given) }
  if (isObject(given) && given['rich_message'] !== undefined)
    return richContentOf(state, { params: given, uploads: new Map() })
  const place = isObject(given) ? given : own
  if (typeof place['latitude'] === 'number' && typeof place['longitude'] === 'number')
    return { location: { latitude: place['latitude'], longitude: place['longitude'] } }
  const kind = FILES[result.type]
  const name = result.type === 'mpeg4_gif' ? 'mpeg4' : result.type
  const media = textOf(own, `${name}_file_id`) ?? textOf(own, `${name}_url`)
  if (isObject(given) || kind === undefined || media === undefined)
    throw new Error(`this local Telegram sends no chosen result of this kind: ${result.type}`)
  const file = fileOf(state, { params: own, uploads: new Map() }, kind, media, kind)
  return { ...fileContent(file), ...captionContent(captionOf(own)) } as Content
}
