// Pictures, videos and files of a message, and albums of them. Their place is kept from width and height while they load.
import type { Message, PhotoSize } from '@grammyjs/types'
import { html, nothing, type TemplateResult } from 'lit-html'
import type { MessageView } from '#sandbox/page/protocol'
import type { Here } from './here.ts'
import { onEnter } from './inline-parts.ts'
import { mapCard } from './map.ts'

export function mediaOf(here: Here, { wire }: MessageView): TemplateResult | typeof nothing {
  const covered = (inner: TemplateResult) =>
    wire.has_media_spoiler === true ? cover(here, `${here.chat.id}:${wire.message_id}:cover`, inner) : inner
  if (wire.photo !== undefined) return covered(picture(here, wire.photo, altOf(wire, 'Photo')))
  if (wire.video !== undefined) return covered(video(here, wire.video, altOf(wire, 'Video')))
  if (wire.animation !== undefined) return covered(video(here, wire.animation, altOf(wire, 'Animation')))
  if (wire.audio !== undefined)
    return audio(here, wire.audio.file_id, wire.audio.title ?? wire.audio.file_name ?? 'Audio')
  if (wire.voice !== undefined) return audio(here, wire.voice.file_id, 'Voice message')
  if (wire.document !== undefined) return file(here, wire.document)
  if (wire.venue !== undefined) return mapCard(here, wire.venue.location, wire.venue.title)
  if (wire.location !== undefined) return mapCard(here, wire.location)
  return nothing
}

/** Up to ten photos and videos as a grid, other files one under the other. */
export function album(here: Here, views: readonly MessageView[]): TemplateResult {
  const isGrid = views.every(({ wire }) => wire.photo !== undefined || wire.video !== undefined)
  return html`<div class="${isGrid ? `album of-${Math.min(views.length, 10)}` : 'files'}">
    ${views.map((view) => html`<div class="album-item">${mediaOf(here, view)}</div>`)}</div>`
}

function altOf({ caption }: Message, kind: string): string {
  return caption === undefined ? kind : `${kind}: ${caption.slice(0, 120)}`
}

export function picture(here: Here, sizes: readonly PhotoSize[], alt: string): TemplateResult {
  const largest = sizes.reduce<PhotoSize | undefined>(
    (a, b) => (a !== undefined && a.width >= b.width ? a : b),
    undefined,
  )
  if (largest === undefined) return html``
  const url = here.context.fileUrl(largest.file_id)
  return html`<a class="picture" href=${url} target="_blank" rel="noopener"
    ><img src=${url} width=${largest.width} height=${largest.height} alt=${alt} loading="lazy" decoding="async"></a>`
}

type Moving = { file_id: string; width: number; height: number }

export function video(here: Here, { file_id, width, height }: Moving, label: string): TemplateResult {
  return html`<video class="picture" controls preload="metadata" src=${here.context.fileUrl(file_id)}
    width=${width} height=${height} aria-label=${label}></video>`
}

export function audio(here: Here, fileId: string, label: string): TemplateResult {
  return html`<figure class="audio"><figcaption dir="auto">${label}</figcaption>
    <audio controls preload="none" src=${here.context.fileUrl(fileId)} aria-label=${label}></audio></figure>`
}

type Named = { file_id: string; file_name?: string; file_size?: number }

export function file(here: Here, { file_id, file_name = 'File', file_size }: Named): TemplateResult {
  const kind = /\.([a-z0-9]{1,4})$/i.exec(file_name)?.[1] ?? 'file'
  return html`<a class="file" href=${here.context.fileUrl(file_id)} download=${file_name} target="_blank" rel="noopener">
    <span class="file-kind" aria-hidden="true">${kind}</span>
    <span class="file-words"><span class="file-name" dir="auto">${file_name}</span>
      <span class="file-size">${file_size === undefined ? '' : sizeText(file_size)}</span></span></a>`
}

export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

/** Blurred until clicked. */
export function cover(here: Here, path: string, inner: TemplateResult): TemplateResult {
  if (here.local.revealed.has(path)) return inner
  const reveal = (event?: Event) => {
    event?.preventDefault()
    here.local.revealed.add(path)
    here.redrawMessages()
  }
  return html`<div class="cover" role="button" tabindex="0" aria-label="Hidden picture, show" @click=${reveal}
    @keydown=${onEnter(reveal)}><div inert>${inner}</div></div>`
}
