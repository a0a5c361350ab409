// A text or caption of a call with its formatting, within Telegram's limits (Bot API, sendMessage). Never a keyboard.
import { checkEntities, tidy } from './markup/entities.ts'
import { type Formatted, parseHtml } from './markup/html.ts'
import { parseMarkdown } from './markup/markdown.ts'
import { parseMarkdownV2 } from './markup/markdown-v2.ts'
import { MarkupError } from './markup/tokens.ts'
import { arrayOf, type Params, textOf } from './params.ts'
import { badRequest } from './refusal.ts'

const MAX_TEXT = 4096
const MAX_CAPTION = 1024

/** The text of `text`, `parse_mode` and `entities`: 1–4096 code points after parsing. */
export function messageTextOf(params: Params, field = 'text'): Formatted {
  const source = textOf(params, field)
  if (source === undefined || source === '') throw badRequest('message text is empty')
  const formatted = formattedOf(params, source, 'entities')
  if (formatted.text === '') throw badRequest('text must be non-empty')
  if ([...formatted.text].length > MAX_TEXT) throw badRequest('message is too long')
  return formatted
}

/** The caption of `caption`, `parse_mode` and `caption_entities`: 0–1024 code points; undefined when empty. */
export function captionOf(params: Params): Formatted | undefined {
  const source = textOf(params, 'caption')
  if (source === undefined || source === '') return undefined
  const formatted = formattedOf(params, source, 'caption_entities')
  if ([...formatted.text].length > MAX_CAPTION) throw badRequest('message caption is too long')
  return formatted.text === '' ? undefined : formatted
}

/** Caption fields of a message. */
export function captionContent(caption: Formatted | undefined) {
  if (caption === undefined) return {}
  return { caption: caption.text, ...(caption.entities.length > 0 ? { caption_entities: caption.entities } : {}) }
}

/** Text fields of a message. */
export function textContent(formatted: Formatted) {
  return { text: formatted.text, ...(formatted.entities.length > 0 ? { entities: formatted.entities } : {}) }
}

function formattedOf(params: Params, source: string, entitiesField: string): Formatted {
  const mode = textOf(params, 'parse_mode')?.toLowerCase() ?? ''
  return reading(() => {
    if (mode === 'html') return tidy(parseHtml(source))
    if (mode === 'markdownv2') return tidy(parseMarkdownV2(source))
    if (mode === 'markdown') return tidy(parseMarkdown(source))
    if (mode !== '') throw badRequest('unsupported parse_mode')
    const entities = arrayOf(params, entitiesField, 'message entities') ?? []
    return tidy({ text: source, entities: checkEntities(source, entities) })
  })
}

/** Runs a parser; what it finds wrong becomes Telegram's refusal. */
export function reading<T>(parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    if (error instanceof MarkupError) throw badRequest(`can't parse entities: ${error.message}`)
    throw error
  }
}
