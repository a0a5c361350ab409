// Telegram's HTML (Bot API, "HTML style") to text and entities. Lengths and limits are judged elsewhere.
import type { MessageEntity } from '@grammyjs/types'
import { type Attributes, type Dialect, MarkupError, tokenize } from './tokens.ts'
import { checkedUrl } from './url.ts'

export type Formatted = { text: string; entities: MessageEntity[] }

const SIMPLE: Readonly<Record<string, MessageEntity['type']>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
  code: 'code',
  pre: 'pre',
}
const OTHER = new Set(['a', 'tg-emoji', 'tg-time', 'blockquote'])

const HTML_DIALECT: Dialect = {
  entities: { lt: '<', gt: '>', amp: '&', quot: '"' },
  selfClosing: false,
  supports: (name) => Object.hasOwn(SIMPLE, name) || OTHER.has(name),
}

type Open = { name: string; attributes: Attributes; offset: number; at: number }

/** Text and entities; throws MarkupError in the server's words. A link that leads nowhere is dropped, as there. */
export function parseHtml(html: string): Formatted {
  let text = ''
  const entities: MessageEntity[] = []
  const open: Open[] = []
  for (const token of tokenize(html, HTML_DIALECT)) {
    if (token.kind === 'text') text += token.text
    else if (token.kind === 'open') {
      checkAttributes(token.name, token.attributes, token.at)
      open.push({ name: token.name, attributes: token.attributes, offset: text.length, at: token.at })
    } else {
      const last = open.pop()
      if (last === undefined) throw new MarkupError(`Unexpected end tag at byte offset ${token.at}`)
      if (token.name !== '' && token.name !== last.name)
        throw new MarkupError(
          `Unmatched end tag at byte offset ${token.at}, expected "</${last.name}>", found "</${token.name}>"`,
        )
      const entity = entityOf(last, text)
      if (entity !== undefined && text.length > last.offset) entities.push(entity)
    }
  }
  const unclosed = open.at(-1)
  if (unclosed !== undefined) throw new MarkupError(`Can't find end tag corresponding to start tag "${unclosed.name}"`)
  return { text, entities: withoutInsideCode(mergeCodeOfPre(entities)) }
}

function checkAttributes(name: string, attributes: Attributes, at: number): void {
  if (name === 'span' && attributes.get('class') !== 'tg-spoiler')
    throw new MarkupError(`Tag "span" must have class "tg-spoiler" at byte offset ${at}`)
  if (name === 'tg-emoji' && !/^\d+$/.test(attributes.get('emoji-id') ?? ''))
    throw new MarkupError('Invalid custom emoji identifier specified')
  if (name === 'tg-time' && !/^\d+$/.test(attributes.get('unix') ?? ''))
    throw new MarkupError('Invalid Unix time specified')
  if (name === 'tg-time' && !isTimeFormat(attributes.get('format') ?? ''))
    throw new MarkupError('Invalid date-time format specified')
}

/** Bot API, "Date-time entity formatting": `r`, or any of `w`, `d` or `D`, `t` or `T`, in this order. */
export function isTimeFormat(format: string): boolean {
  return format === 'r' || /^w?[dD]?[tT]?$/.test(format)
}

function entityOf(open: Open, text: string): MessageEntity | undefined {
  const place = { offset: open.offset, length: text.length - open.offset }
  const attribute = (name: string) => open.attributes.get(name)
  switch (open.name) {
    case 'a':
      return linkEntity(attribute('href') || text.slice(open.offset), place)
    case 'tg-emoji':
      return { type: 'custom_emoji', ...place, custom_emoji_id: attribute('emoji-id') ?? '' }
    case 'tg-time':
      return {
        type: 'date_time',
        ...place,
        unix_time: Number(attribute('unix')),
        date_time_format: attribute('format') ?? '',
      } as MessageEntity
    case 'blockquote':
      return { type: open.attributes.has('expandable') ? 'expandable_blockquote' : 'blockquote', ...place }
    case 'code': {
      const language = /^language-(.+)$/.exec(attribute('class') ?? '')?.[1]
      return language === undefined
        ? { type: 'code', ...place }
        : ({ type: 'code', ...place, language } as MessageEntity)
    }
    default:
      return { type: SIMPLE[open.name] ?? 'bold', ...place } as MessageEntity
  }
}

/** A link, or the mention of a user by `tg://user?id=…`; undefined for an address that leads nowhere. */
export function linkEntity(href: string, place: { offset: number; length: number }): MessageEntity | undefined {
  const userId = /^tg:(?:\/\/)?user\?id=(\d+)$/i.exec(href)?.[1]
  if (userId !== undefined)
    return { type: 'text_mention', ...place, user: { id: Number(userId), is_bot: false, first_name: '' } }
  const url = checkedUrl(href)
  return url === undefined ? undefined : { type: 'text_link', ...place, url }
}

/** `<pre><code class="language-x">` is one pre with a language; a lone code has none. */
function mergeCodeOfPre(entities: MessageEntity[]): MessageEntity[] {
  const languageOf = (entity: MessageEntity) => ('language' in entity ? entity.language : undefined)
  const same = (a: MessageEntity, b: MessageEntity) => a.offset === b.offset && a.length === b.length
  const pres = entities.filter((entity) => entity.type === 'pre')
  return entities.flatMap((entity): MessageEntity[] => {
    if (entity.type === 'pre') {
      const language = entities
        .map((each) => (each.type === 'code' && same(each, entity) ? languageOf(each) : undefined))
        .find(Boolean)
      return [language === undefined ? entity : { ...entity, language }]
    }
    if (entity.type !== 'code') return [entity]
    if (pres.some((pre) => same(pre, entity))) return []
    return [{ type: 'code', offset: entity.offset, length: entity.length }]
  })
}

function withoutInsideCode(entities: MessageEntity[]): MessageEntity[] {
  const codes = entities.filter((entity) => entity.type === 'code' || entity.type === 'pre')
  const within = (a: MessageEntity, b: MessageEntity) =>
    a.offset >= b.offset && a.offset + a.length <= b.offset + b.length
  return entities.filter((entity) => codes.includes(entity) || !codes.some((code) => within(entity, code)))
}
