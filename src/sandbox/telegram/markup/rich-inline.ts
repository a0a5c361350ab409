// Running text of a rich message: tree nodes to RichText (@grammyjs/types, RichText). Blocks are rich-blocks.ts's.
import type { RichMessageButton, RichText } from '@grammyjs/types'
import { isTimeFormat } from './html.ts'
import type { Element, Node } from './rich-tree.ts'
import { MarkupError } from './tokens.ts'
import { checkedUrl } from './url.ts'

export type InlineContext = { references: ReadonlySet<string> }

const FORMATS: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  code: 'code',
  mark: 'marked',
  sub: 'subscript',
  sup: 'superscript',
  'tg-spoiler': 'spoiler',
}

/** White space runs become one space, as in HTML; at the ends of the text it goes. */
export function richText(nodes: readonly Node[], context: InlineContext): RichText {
  const flow = { spaced: true }
  const parts = convert(nodes, context, flow)
  const last = parts.at(-1)
  if (typeof last === 'string') parts[parts.length - 1] = last.replace(/[ \n]+$/, '')
  return joined(parts.filter((part) => part !== ''))
}

/** Nothing but white space? */
export function isBlank(text: RichText): boolean {
  if (typeof text === 'string') return text.trim() === ''
  return Array.isArray(text) && text.every(isBlank)
}

type Flow = { spaced: boolean }

function convert(nodes: readonly Node[], context: InlineContext, flow: Flow): RichText[] {
  const parts: RichText[] = []
  for (const node of nodes) {
    const part = typeof node === 'string' ? collapse(node, flow) : element(node, context, flow)
    const last = parts.at(-1)
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part
    else if (part !== '') parts.push(part)
  }
  return parts
}

function collapse(text: string, flow: Flow): string {
  const single = text.replace(/[ \t\r\n\f]+/g, ' ')
  const result = flow.spaced ? single.replace(/^ /, '') : single
  if (result !== '') flow.spaced = result.endsWith(' ')
  return result
}

function joined(parts: RichText[]): RichText {
  return parts.length === 1 ? (parts[0] ?? '') : parts.length === 0 ? '' : parts
}

function element(node: Element, context: InlineContext, flow: Flow): RichText {
  if (node.name === 'br') {
    flow.spaced = true
    return '\n'
  }
  const attribute = (name: string) => node.attributes.get(name) ?? ''
  if (node.name === 'tg-emoji' || node.name === 'img') {
    flow.spaced = false
    return emoji(node)
  }
  if (node.name === 'tg-math') return { type: 'mathematical_expression', expression: rawText(node) }
  if (node.name === 'tg-button') {
    flow.spaced = false
    return { type: 'button', button: richButton(node, context) }
  }
  const text = joined(convert(node.children, context, flow))
  const format = FORMATS[node.name]
  if (format !== undefined) return isEmpty(text) ? '' : ({ type: format, text } as RichText)
  if (node.name === 'tg-reference') return { type: 'reference', text, name: attribute('name') }
  if (node.name === 'tg-time') return time(node, text)
  return link(node, text, context)
}

function isEmpty(text: RichText): boolean {
  return text === '' || (Array.isArray(text) && text.length === 0)
}

function emoji(node: Element): RichText {
  const id = node.attributes.get('emoji-id') ?? (node.attributes.get('src') ?? '').slice('tg://emoji?id='.length)
  if (!/^\d+$/.test(id)) throw new MarkupError('Invalid custom emoji identifier specified')
  return { type: 'custom_emoji', custom_emoji_id: id, alternative_text: node.attributes.get('alt') ?? rawText(node) }
}

function time(node: Element, text: RichText): RichText {
  const [unix, format] = [node.attributes.get('unix') ?? '', node.attributes.get('format') ?? '']
  if (!/^\d+$/.test(unix)) throw new MarkupError('Invalid Unix time specified')
  if (!isTimeFormat(format)) throw new MarkupError('Invalid date-time format specified')
  return { type: 'date_time', text, unix_time: Number(unix), date_time_format: format } as RichText
}

function link(node: Element, text: RichText, { references }: InlineContext): RichText {
  const href = node.attributes.get('href')
  const name = node.attributes.get('name')
  if (name !== undefined) {
    if (href !== undefined || name === '' || !isBlank(text))
      throw new MarkupError(`An anchor must be an empty tag "a" with a name at byte offset ${node.at}`)
    return { type: 'anchor', name }
  }
  if (href === undefined)
    throw new MarkupError(`Tag "a" must have attribute "href" or "name" at byte offset ${node.at}`)
  if (href.startsWith('#')) {
    const target = href.slice(1)
    return references.has(target)
      ? { type: 'reference_link', text, reference_name: target }
      : { type: 'anchor_link', text, anchor_name: target }
  }
  const userId = /^tg:\/\/user\?id=(\d+)$/.exec(href)?.[1]
  if (userId !== undefined)
    return { type: 'text_mention', text, user: { id: Number(userId), is_bot: false, first_name: '' } }
  if (href.startsWith('mailto:')) return { type: 'email_address', text, email_address: href.slice(7) }
  if (href.startsWith('tel:')) return { type: 'phone_number', text, phone_number: href.slice(4) }
  const url = checkedUrl(href)
  if (url === undefined) throw new MarkupError(`Invalid link in the tag "a" at byte offset ${node.at}`)
  return { type: 'url', text, url }
}

const TARGETS: Readonly<Record<string, (attribute: (name: string) => string) => object>> = {
  url: (attribute) => ({ url: attribute('url') }),
  callback_data: (attribute) => ({ callback_data: attribute('data') }),
  web_app: (attribute) => ({ web_app: { url: attribute('url') } }),
  login_url: (attribute) => ({ login_url: { url: attribute('url') } }),
  switch_inline_query: (attribute) => ({ switch_inline_query: attribute('query') }),
  switch_inline_query_current_chat: (attribute) => ({ switch_inline_query_current_chat: attribute('query') }),
  switch_inline_query_chosen_chat: (attribute) => ({ switch_inline_query_chosen_chat: { query: attribute('query') } }),
  copy_text: (attribute) => ({ copy_text: { text: attribute('text') } }),
  disabled: () => ({ disabled: {} }),
}

/** A `<tg-button>`; what it carries is checked with all keyboards. Its text may hold emoji and times, nothing else. */
export function richButton(node: Element, context: InlineContext): RichMessageButton {
  const attribute = (name: string) => node.attributes.get(name) ?? ''
  const target = Object.hasOwn(TARGETS, attribute('type')) ? TARGETS[attribute('type')] : undefined
  if (target === undefined) throw new MarkupError(`Unsupported button type at byte offset ${node.at}`)
  for (const child of node.children)
    if (typeof child !== 'string' && !['tg-emoji', 'tg-time', 'img'].includes(child.name))
      throw new MarkupError(`Tag "${child.name}" isn't allowed in the tag "tg-button" at byte offset ${child.at}`)
  const style = attribute('style')
  if (style !== '' && !['danger', 'success', 'primary', 'link'].includes(style))
    throw new MarkupError(`Unsupported button style at byte offset ${node.at}`)
  if (style === 'link' && attribute('type') !== 'callback_data')
    throw new MarkupError(`Button style "link" is allowed only for callback buttons at byte offset ${node.at}`)
  const text = richText(node.children, context)
  if (isBlank(text)) throw new MarkupError(`Button text must be non-empty at byte offset ${node.at}`)
  return { text, ...(style === '' ? {} : { style }), ...target(attribute) } as RichMessageButton
}

/** The text of an element that holds nothing but text. */
export function rawText(node: Element): string {
  return node.children.map((child) => (typeof child === 'string' ? child : rawText(child))).join('')
}
