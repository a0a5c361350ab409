// Telegram's MarkdownV2 (Bot API, "MarkdownV2 style") to text and entities, refusing what the server refuses
// (tdlib, test/message_entities.cpp, parse_markdown). Lengths and limits are judged elsewhere.
import type { MessageEntity } from '@grammyjs/types'
import { type Formatted, linkEntity } from './html.ts'
import { customEntity } from './markdown-custom.ts'
import { CODE, isAscii, type Kind, MARKS, RESERVED, startAt, TYPES } from './markdown-marks.ts'
import { MarkupError } from './tokens.ts'

/** What is open: how the server names it, its mark, where it starts in the text and, in bytes, in the source. */
type Open = { kind: Kind; offset: number; at: number; language?: string }
export function parseMarkdownV2(source: string): Formatted {
  const bytes = (index: number) => Buffer.byteLength(source.slice(0, index))
  const entities: MessageEntity[] = []
  const open: Open[] = []
  let text = ''
  let index = 0
  let isLineStart = true
  const put = (char: string) => {
    text += char
    isLineStart = char === '\n' || char === '\r'
  }
  const isOpen = (kind: Kind) => open.some((each) => each.kind === kind)

  /** A quote ends with its line; an empty spoiler at its very end makes it expandable. */
  const endQuote = () => {
    const last = open.at(-1)
    const isExpandable = last?.kind === 'Spoiler' && last.offset === text.replace(/[\r\n]+$/, '').length
    if (isExpandable) open.pop()
    const quote = open.at(-1)
    if (quote?.kind !== 'BlockQuote') throw unclosed(open)
    open.pop()
    const type = isExpandable ? 'expandable_blockquote' : 'blockquote'
    if (text.length > quote.offset) entities.push({ type, offset: quote.offset, length: text.length - quote.offset })
  }

  /** Reads `(…)` after `]`; `what` names it in the refusal. */
  const readUrl = (what: string): string | undefined => {
    if (source[index] !== '(') return undefined
    const start = index + 1
    let url = ''
    for (index = start; source[index] !== ')'; index += 1) {
      if (index >= source.length) throw new MarkupError(`Can't find end of a ${what} at byte offset ${bytes(start)}`)
      if (source[index] === '\\' && isAscii(source[index + 1])) index += 1
      url += source[index]
    }
    index += 1
    return url
  }

  const end = (ended: Open, mark: string) => {
    open.pop()
    index += mark.length
    const place = { offset: ended.offset, length: text.length - ended.offset }
    const type = TYPES[ended.kind]
    if (ended.kind === 'TextUrl') {
      const entity = linkEntity(readUrl('URL') ?? text.slice(ended.offset), place)
      if (entity !== undefined && place.length > 0) entities.push(entity)
    } else if (ended.kind === 'CustomEmoji') entities.push(customEntity(readUrl('custom emoji URL'), place))
    else if (type !== undefined && place.length > 0 && !open.some(({ kind }) => CODE.includes(kind)))
      entities.push({ type, ...place, ...(ended.language === undefined ? {} : { language: ended.language }) } as never)
  }

  const begin = () => {
    const started = startAt(source, index)
    const isQuote = source[index] === '>' && isLineStart && !isOpen('BlockQuote')
    if (started === undefined && !isQuote)
      throw new MarkupError(`Character '${source[index]}' is reserved and must be escaped with the preceding '\\'`)
    const { kind, length, ...more } = started ?? { kind: 'BlockQuote' as const, length: 1 }
    open.push({ kind, offset: text.length, at: bytes(index), ...more })
    index += length
    if (isQuote) isLineStart = false
  }

  while (index < source.length) {
    const char = source.charAt(index)
    const top = open.at(-1)
    const mark = top === undefined || top.kind === 'BlockQuote' ? undefined : MARKS[top.kind]
    const isCode = top !== undefined && CODE.includes(top.kind)
    if (char === '\\' && isAscii(source[index + 1])) {
      put(source.charAt(index + 1))
      index += 2
    } else if (
      top !== undefined &&
      mark !== undefined &&
      source.startsWith(mark, index) &&
      !isLonger(source, index, mark)
    )
      end(top, mark)
    else if (isCode ? char === '`' : RESERVED.includes(char)) begin()
    else {
      put(char)
      index += 1
      if (char !== '\n' || isCode || !isOpen('BlockQuote')) continue
      if (source[index] === '>') index += 1
      else endQuote()
    }
  }
  if (isOpen('BlockQuote')) endQuote()
  if (open.length > 0) throw unclosed(open)
  return { text, entities }
}

/** `__` is always the mark of an underline, from left to right. */
function isLonger(source: string, index: number, mark: string): boolean {
  return mark === '_' && source[index + 1] === '_'
}

function unclosed(open: readonly Open[]): MarkupError {
  const last = open.at(-1)
  return new MarkupError(`Can't find end of ${last?.kind} entity at byte offset ${last?.at}`)
}
