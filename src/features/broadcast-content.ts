// What of an editor's message is kept to be sent: its text with formats, the ids of its files. Nothing of who wrote it.
import type { Message as TelegramMessage } from 'grammy/types'
import type { BroadcastContent, MediaItem, Preview } from '#domain/broadcast'
import { keepEntities, textAfter } from '#domain/text-entities'
import type { Locale } from '#locale'
import { countCodePoints } from '#views/html'

/** Bot API, sendMessage. */
export const MOST_TEXT = 4096
/** Bot API, sendPhoto and the like. */
export const MOST_CAPTION = 1024

export type MediaContent = Extract<BroadcastContent, { kind: 'media' }>
export type ContentFailure =
  | { kind: 'unsendable' }
  | { kind: 'wrong-length' | 'wrong-caption'; limit: number; count: number }
type MessageContent =
  | { kind: 'content'; content: Extract<BroadcastContent, { kind: 'text' | 'media' }> }
  | ContentFailure

/** The message's content, its text from `from` on (UTF-16 units; a command may stand before it). */
export function contentOf(message: TelegramMessage, from = 0): MessageContent {
  const item = mediaOf(message)
  if (item !== undefined) return captioned(item, message, from)
  if (message.text === undefined) return { kind: 'unsendable' }
  const { text, entities } = textAfter({ text: message.text, entities: keepEntities(message.entities ?? []) }, from)
  const count = countCodePoints(text)
  if (text.trim() === '' || count > MOST_TEXT) return { kind: 'wrong-length', limit: MOST_TEXT, count }
  const preview = previewOf(message)
  return { kind: 'content', content: { kind: 'text', text, entities, preview } }
}

/** How the preview of its link is shown: on or off, its link, size and place. */
export function previewOf({ link_preview_options: options = {} }: TelegramMessage): Preview {
  const { is_disabled, url, prefer_small_media, prefer_large_media, show_above_text } = options
  if (is_disabled) return false
  const chosen: Preview = {
    ...(url === undefined || url === '' ? {} : { url }),
    ...(prefer_small_media ? { size: 'small' as const } : prefer_large_media ? { size: 'large' as const } : {}),
    ...(show_above_text ? { isAbove: true as const } : {}),
  }
  return Object.keys(chosen).length === 0 || chosen
}

/** Whether it names a person who has no user name: of that only the words are sent. */
export function namesPerson({ entities = [], caption_entities = [] }: TelegramMessage): boolean {
  return [...entities, ...caption_entities].some(({ type }) => type === 'text_mention')
}

/** The sentence that says what is wrong, and what works. */
export function failureHtml(failure: ContentFailure, locale: Locale): string {
  if (failure.kind === 'unsendable') return locale.html('broadcast-unsendable')
  return locale.html(`broadcast-${failure.kind}`, { limit: failure.limit, count: failure.count })
}

function captioned(item: MediaItem, message: TelegramMessage, from: number): MessageContent {
  const given = { text: message.caption ?? '', entities: keepEntities(message.caption_entities ?? []) }
  const { text, entities } = textAfter(given, from)
  const count = countCodePoints(text)
  if (count > MOST_CAPTION) return { kind: 'wrong-caption', limit: MOST_CAPTION, count }
  const captionAbove = message.show_caption_above_media === true
  return { kind: 'content', content: { kind: 'media', items: [item], text, entities, captionAbove } }
}

/** The one medium a message carries; undefined for none that can be sent again by its file id with a caption. */
function mediaOf(message: TelegramMessage): MediaItem | undefined {
  const spoiler = message.has_media_spoiler === true ? { spoiler: true as const } : {}
  // The last size is the largest.
  const photo = message.photo?.at(-1)
  if (photo !== undefined) return { kind: 'photo', fileId: photo.file_id, ...spoiler }
  if (message.video !== undefined) return { kind: 'video', fileId: message.video.file_id, ...spoiler }
  // An animation comes with `document` set, too (Bot API, Message).
  if (message.animation !== undefined) return { kind: 'animation', fileId: message.animation.file_id, ...spoiler }
  if (message.document !== undefined) return { kind: 'document', fileId: message.document.file_id }
  if (message.audio !== undefined) return { kind: 'audio', fileId: message.audio.file_id }
  return undefined
}
