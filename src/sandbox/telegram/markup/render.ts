// Text with entities as HTML, for people and tests to read. What it makes is never parsed again.
import type { MessageEntity } from '@grammyjs/types'

const TAGS: Readonly<Record<string, readonly [string, string]>> = {
  bold: ['<b>', '</b>'],
  italic: ['<i>', '</i>'],
  underline: ['<u>', '</u>'],
  strikethrough: ['<s>', '</s>'],
  spoiler: ['<tg-spoiler>', '</tg-spoiler>'],
  code: ['<code>', '</code>'],
  blockquote: ['<blockquote>', '</blockquote>'],
  expandable_blockquote: ['<blockquote expandable>', '</blockquote>'],
}

/** HTML of the text: formatting as tags, links as `<a>`, what Telegram merely found (commands, urls) as plain text. */
export function renderHtml(text: string, entities: readonly MessageEntity[]): string {
  const marks: { at: number; tag: string; closes: boolean }[] = []
  for (const entity of entities) {
    const tags = tagsOf(entity)
    if (tags === undefined) continue
    marks.push({ at: entity.offset, tag: tags[0], closes: false })
    marks.push({ at: entity.offset + entity.length, tag: tags[1], closes: true })
  }
  const opening = marks.filter((mark) => !mark.closes)
  // Entities are ordered outermost first: they close in the other direction.
  const closing = marks.filter((mark) => mark.closes).reverse()
  const at = (place: number, from: typeof marks) => from.filter((mark) => mark.at === place).map((mark) => mark.tag)
  const places = [...new Set([0, ...marks.map((mark) => mark.at), text.length])].sort((a, b) => a - b)
  return places
    .map((place, index) => {
      const tags = [...at(place, closing), ...at(place, opening)].join('')
      return tags + escapeHtml(text.slice(place, places[index + 1] ?? place))
    })
    .join('')
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

function tagsOf(entity: MessageEntity): readonly [string, string] | undefined {
  switch (entity.type) {
    case 'text_link':
      return [`<a href="${escapeHtml(entity.url)}">`, '</a>']
    case 'text_mention':
      return [`<a href="tg://user?id=${entity.user.id}">`, '</a>']
    case 'pre':
      return entity.language === undefined
        ? ['<pre>', '</pre>']
        : [`<pre><code class="language-${escapeHtml(entity.language)}">`, '</code></pre>']
    case 'custom_emoji':
      return [`<tg-emoji emoji-id="${entity.custom_emoji_id}">`, '</tg-emoji>']
    default:
      return TAGS[entity.type]
  }
}
