// Telegram's first Markdown (Bot API, "Markdown style"), kept for old bots: no nesting, no escapes inside an entity.
import type { MessageEntity } from '@grammyjs/types'
import { type Formatted, linkEntity } from './html.ts'
import { MarkupError } from './tokens.ts'

const SIMPLE: Readonly<Record<string, MessageEntity['type']>> = { _: 'italic', '*': 'bold', '`': 'code', '```': 'pre' }

export function parseMarkdown(source: string): Formatted {
  const entities: MessageEntity[] = []
  let text = ''
  let index = 0
  while (index < source.length) {
    const char = source.charAt(index)
    if (char === '\\' && /[_*`[]/.test(source[index + 1] ?? '')) {
      text += source[index + 1]
      index += 2
    } else if (!'_*`['.includes(char)) {
      text += char
      index += 1
    } else {
      const at = Buffer.byteLength(source.slice(0, index))
      const mark = source.startsWith('```', index) ? '```' : char
      const start = index + mark.length
      const end = source.indexOf(mark === '[' ? ']' : mark, start)
      if (end < 0) throw new MarkupError(`Can't find end of the entity starting at byte offset ${at}`)
      const inner = source.slice(start, end)
      index = end + mark.length
      if (mark !== '[') {
        const { body, language } = mark === '```' ? codeBlock(inner) : { body: inner, language: {} }
        if (body !== '')
          entities.push({ type: SIMPLE[mark], offset: text.length, length: body.length, ...language } as never)
        text += body
        continue
      }
      const place = { offset: text.length, length: inner.length }
      text += inner
      if (source[index] !== '(') continue
      const urlEnd = source.indexOf(')', index)
      if (urlEnd < 0) throw new MarkupError(`Can't find end of the entity starting at byte offset ${at}`)
      const entity = linkEntity(source.slice(index + 1, urlEnd), place)
      if (entity !== undefined && inner !== '') entities.push(entity)
      index = urlEnd + 1
    }
  }
  return { text, entities }
}

function codeBlock(inner: string): { body: string; language: { language?: string } } {
  const language = /^[^\s`]+(?=\s)/.exec(inner)?.[0]
  const body = inner.slice(language?.length ?? 0).replace(/^(?:\r\n|\n\r|\n|\r)/, '')
  return { body, language: language === undefined ? {} : { language } }
}
