// Entities given as an array, found in plain text, trimmed and ordered (Bot API, MessageEntity). UTF-16 throughout.
import type { MessageEntity } from '@grammyjs/types'
import type { Formatted } from './html.ts'
import { MarkupError } from './tokens.ts'

/** Bot API: at most 100 entities a message, the rest is ignored. */
const MAX_ENTITIES = 100

const TYPES: ReadonlySet<string> = new Set([
  ...['mention', 'hashtag', 'cashtag', 'bot_command', 'url', 'email', 'phone_number', 'bold', 'italic', 'underline'],
  ...['strikethrough', 'spoiler', 'blockquote', 'expandable_blockquote', 'code', 'pre', 'text_link', 'text_mention'],
  ...['custom_emoji', 'date_time'],
])

/** The entities of an array as they came in a call; throws MarkupError for one that does not lie in the text. */
export function checkEntities(text: string, entities: readonly unknown[]): MessageEntity[] {
  return entities.map((entity) => {
    if (typeof entity !== 'object' || entity === null) throw new MarkupError('expected an Object')
    const { type, offset, length } = entity as Partial<MessageEntity>
    if (typeof type !== 'string' || !TYPES.has(type)) throw new MarkupError('MessageEntity has unsupported type')
    if (!Number.isInteger(offset) || !Number.isInteger(length) || (offset ?? -1) < 0 || (length ?? 0) <= 0)
      throw new MarkupError('entity has an invalid offset or length')
    const [start, end] = [offset ?? 0, (offset ?? 0) + (length ?? 0)]
    if (end > text.length)
      throw new MarkupError(
        `entity beginning at UTF-16 offset ${start} ends after the end of the text at UTF-16 offset ${text.length}`,
      )
    if (splitsPair(text, start))
      throw new MarkupError(`entity begins in a middle of a UTF-16 symbol at byte offset ${start}`)
    if (splitsPair(text, end))
      throw new MarkupError(`entity beginning at UTF-16 offset ${start} ends in a middle of a UTF-16 symbol`)
    if (type === 'custom_emoji' && !/^\d+$/.test(String((entity as Record<string, unknown>)['custom_emoji_id'])))
      throw new MarkupError('Invalid custom emoji identifier specified')
    return entity as MessageEntity
  })
}

function splitsPair(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at))
}

/** Without the white space around, control characters gone, entities moved along, ordered, at most 100. */
export function tidy({ text, entities }: Formatted): Formatted {
  const clean = withoutControls(text)
  const trimmed = clean.trim()
  const start = trimmed === '' ? 0 : clean.indexOf(trimmed)
  const moved = entities.flatMap((entity) => {
    const from = Math.max(entity.offset - start, 0)
    const to = Math.min(entity.offset + entity.length - start, trimmed.length)
    return to > from ? [{ ...entity, offset: from, length: to - from }] : []
  })
  const found = detect(trimmed).filter((each) => !moved.some((other) => hides(other, each)))
  const ordered = [...moved, ...found].sort((a, b) => a.offset - b.offset || b.length - a.length)
  return { text: trimmed, entities: ordered.slice(0, MAX_ENTITIES) }
}

/** One space in place of one control character but the line feed, so that offsets stay. */
function withoutControls(text: string): string {
  if (!/\p{Cc}/u.test(text)) return text
  return Array.from({ length: text.length }, (_, at) => {
    const code = text.charCodeAt(at)
    return code < 32 && code !== 10 ? ' ' : text.charAt(at)
  }).join('')
}

const PATTERNS: readonly [MessageEntity['type'], RegExp][] = [
  ['bot_command', /(?<![\w/@.<>])\/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])/g],
  ['url', /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]/g],
  ['mention', /(?<![\w@/.])@[A-Za-z]\w{3,31}(?![\w@])/g],
  ['hashtag', /(?<![\p{L}\p{N}_#&])#(?=[\p{L}\p{N}_]*\p{L})[\p{L}\p{N}_]{1,255}/gu],
  ['email', /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
]

/** What Telegram finds by itself in plain text: commands, links, mentions, hashtags, addresses. */
function detect(text: string): MessageEntity[] {
  const found: MessageEntity[] = []
  for (const [type, pattern] of PATTERNS)
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length } as MessageEntity
      if (!found.some((other) => overlaps(other, entity))) found.push(entity)
    }
  return found
}

function overlaps(a: MessageEntity, b: MessageEntity): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length
}

function hides(given: MessageEntity, found: MessageEntity): boolean {
  const opaque = ['code', 'pre', 'text_link', 'text_mention', 'custom_emoji', found.type]
  return overlaps(given, found) && opaque.includes(given.type)
}
