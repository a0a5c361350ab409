// Media blocks of a rich message: single, with a caption, as a collage. Where files come from is the caller's business.
import type { RichBlock, RichBlockCaption, RichText } from '@grammyjs/types'
import { type InlineContext, richText } from './rich-inline.ts'
import { elements, whole, without } from './rich-nodes.ts'
import type { Element } from './rich-tree.ts'
import { MarkupError } from './tokens.ts'

/** The block of a picture, video, sound or file, by tag and `src`; throws what refuses it. */
export type MediaResolver = (tag: string, src: string) => Record<string, unknown> & { type: string }

export type MediaContext = InlineContext & { media: MediaResolver }

/** `<figure>`: one medium with its caption. */
export function figure(node: Element, context: MediaContext): RichBlock {
  const [only, ...more] = elements(node).filter((child) => child.name !== 'figcaption')
  if (only === undefined || more.length > 0)
    throw new MarkupError(`Tag "figure" must have one media at byte offset ${node.at}`)
  return { ...media(only, context), ...caption(node, context) } as RichBlock
}

/** A picture, video, sound, file or map by itself. */
export function media(node: Element, context: MediaContext): RichBlock {
  if (node.name === 'tg-map') return map(node)
  const resolved = context.media(node.name, node.attributes.get('src') ?? '')
  return { ...resolved, ...(node.attributes.has('tg-spoiler') ? { has_spoiler: true } : {}) } as unknown as RichBlock
}

function map(node: Element): RichBlock {
  const number = (name: string, most: number) => {
    const value = Number(node.attributes.get(name))
    if (!Number.isFinite(value) || Math.abs(value) > most)
      throw new MarkupError(`Invalid map at byte offset ${node.at}`)
    return value
  }
  const zoom = Math.min(20, Math.max(13, whole(node, 'zoom') ?? 15)) as 15
  const location = { latitude: number('lat', 90), longitude: number('long', 180) }
  return { type: 'map', location, zoom, width: 600, height: 300 }
}

/** `<tg-collage>` and `<tg-slideshow>`: at least one picture or video, with one caption. */
export function gallery(node: Element, context: MediaContext): RichBlock {
  const parts = elements(node).filter((child) => child.name !== 'figcaption')
  if (parts.length === 0) throw new MarkupError(`Tag "${node.name}" has no media at byte offset ${node.at}`)
  const type = node.name === 'tg-collage' ? 'collage' : 'slideshow'
  return { type, blocks: parts.map((child) => media(child, context)), ...caption(node, context) }
}

function caption(node: Element, context: InlineContext): { caption?: RichBlockCaption } {
  const found = elements(node).find((child) => child.name === 'figcaption')
  if (found === undefined) return {}
  return { caption: { text: richText(without(found, 'cite'), context), ...credit(found, context) } }
}

/** The `<cite>` of a quotation or caption. */
export function credit(node: Element, context: InlineContext): { credit?: RichText } {
  const cite = elements(node).find((child) => child.name === 'cite')
  return cite === undefined ? {} : { credit: richText(cite.children, context) }
}
