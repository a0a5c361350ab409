// Media blocks of a rich message with their captions, and collages and slideshows of them (Bot API, RichBlock).
import type { RichBlock, RichBlockCaption } from '@grammyjs/types'
import { html, nothing, type TemplateResult } from 'lit-html'
import { mapCard } from './map.ts'
import { audio, cover, file, picture, video } from './media.ts'
import { richPlain } from './plain-text.ts'
import { rich } from './rich-inline.ts'
import { inside, type RichPlace } from './rich-place.ts'

const TYPES = ['photo', 'video', 'animation', 'audio', 'voice_note', 'document', 'map', 'collage', 'slideshow'] as const
type MediaBlock = Extract<RichBlock, { type: (typeof TYPES)[number] }>

export function isMedia(block: RichBlock): block is MediaBlock {
  return TYPES.some((type) => type === block.type)
}

export function mediaBlock(place: RichPlace, block: MediaBlock): TemplateResult {
  const isCovered = 'has_spoiler' in block && block.has_spoiler === true
  const inner = medium(place, block)
  return html`<figure class="media">${isCovered ? cover(place.here, place.path, inner) : inner}${caption(place, block.caption)}</figure>`
}

function medium(place: RichPlace, block: MediaBlock): TemplateResult {
  const { here } = place
  const alt = richPlain(block.caption?.text)
  switch (block.type) {
    case 'photo':
      return picture(here, block.photo, alt === '' ? 'Picture' : alt)
    case 'video':
      return video(here, block.video, alt === '' ? 'Video' : alt)
    case 'animation':
      return video(here, block.animation, alt === '' ? 'Animation' : alt)
    case 'audio':
      return audio(here, block.audio.file_id, block.audio.title ?? block.audio.file_name ?? 'Audio')
    case 'voice_note':
      return audio(here, block.voice_note.file_id, 'Voice message')
    case 'document':
      return file(here, block.document)
    case 'map':
      return mapCard(here, block.location)
    case 'collage':
    case 'slideshow': {
      const items = block.blocks.map((each, index) =>
        isMedia(each) ? html`<div class="gallery-item">${mediaBlock(inside(place, index), each)}</div>` : nothing,
      )
      return html`<div class=${block.type} tabindex=${block.type === 'slideshow' ? 0 : nothing}>${items}</div>`
    }
  }
}

function caption(place: RichPlace, given: RichBlockCaption | undefined): TemplateResult | typeof nothing {
  if (given === undefined) return nothing
  const by =
    given.credit === undefined ? nothing : html`<cite dir="auto">${rich(inside(place, 'd'), given.credit)}</cite>`
  return html`<figcaption dir="auto">${rich(inside(place, 'c'), given.text)}${by}</figcaption>`
}
