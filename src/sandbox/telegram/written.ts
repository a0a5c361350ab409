// What a person writes in their client, as the content of a message: commands and links in it become entities.
import { tidy } from './markup/entities.ts'
import { parseHtml } from './markup/html.ts'
import type { Content } from './messages.ts'
import { captionContent, textContent } from './text.ts'

/** A file with a caption, as plain text or as Telegram HTML; `album`: which it belongs to, by a name of the test's. */
export type SentFile = {
  bytes: Uint8Array
  name?: string
  mime?: string
  caption?: string
  captionHtml?: string
  captionAbove?: boolean
  album?: string
}

export function plainText(text: string): Content {
  return textContent(tidy({ text, entities: [] }))
}

/** Text formatted as Telegram HTML. */
export function htmlText(html: string): Content {
  return textContent(tidy(parseHtml(html)))
}

export function captionFrom({ caption: text = '', captionHtml, captionAbove }: Omit<SentFile, 'bytes'>): Content {
  const formatted = tidy(captionHtml === undefined ? { text, entities: [] } : parseHtml(captionHtml))
  if (formatted.text === '') return {}
  return { ...captionContent(formatted), ...(captionAbove === true ? { show_caption_above_media: true } : {}) }
}
