// Files that were uploaded, and their ids (Bot API, "Sending files"). A URL is believed, never opened.
import { createHash } from 'node:crypto'
import type { Upload } from './params.ts'
import { pictureInfo } from './picture.ts'
import { badRequest } from './refusal.ts'
import type { Input } from './request.ts'
import type { State } from './state.ts'

export type FileKind = 'photo' | 'video' | 'document' | 'audio' | 'voice_note' | 'animation' | 'video_note' | 'sticker'

export type StoredFile = {
  id: string
  uniqueId: string
  kind: FileKind
  name: string
  mime: string
  bytes: Uint8Array
  url: string | undefined
  width: number
  height: number
}

/** Bot API: photos to 10 MB, other files to 50 MB. */
const MAX_PHOTO_BYTES = 10 * 1024 * 1024

/**
 * The file a parameter names: an upload of that field, `attach://field`, an http(s) URL, or the id of a known file
 * of the same kind. Anything else is refused in Telegram's words.
 */
export function fileOf(state: State, input: Input, kind: FileKind, value: unknown, field: string): StoredFile {
  const direct = value === undefined ? input.uploads.get(field) : undefined
  if (direct !== undefined) return storeUpload(state, kind, direct)
  if (typeof value !== 'string' || value === '')
    throw badRequest(`there is no ${field.replace('_', ' ')} in the request`)
  if (value.startsWith('attach://')) {
    const upload = input.uploads.get(value.slice('attach://'.length))
    if (upload === undefined) throw badRequest(`can't find attached file "${value.slice('attach://'.length)}"`)
    return storeUpload(state, kind, upload)
  }
  if (/^https?:\/\/[^\s/]+\.[^\s]+$/i.test(value))
    return store(state, kind, { name: value.split('/').at(-1) ?? kind, mime: '', bytes: new Uint8Array() }, value)
  const known = state.files.get(value)
  if (known === undefined) throw badRequest('wrong file identifier/HTTP URL specified')
  if (known.kind !== kind) throw badRequest(`can't use file of type ${known.kind} as ${kind}`)
  return known
}

/** The picture a link preview shows, by its address: one file however many messages show it. */
export function previewFile(state: State, url: string): StoredFile {
  const known = state.files.get(state.previews.get(url) ?? '')
  if (known !== undefined) return known
  const file = store(state, 'photo', { name: 'preview', mime: '', bytes: new Uint8Array() }, url)
  state.previews.set(url, file.id)
  return file
}

/** Keeps an upload under a new id; the bytes must be what the kind promises. */
export function storeUpload(state: State, kind: FileKind, upload: Upload): StoredFile {
  if (upload.bytes.length === 0) throw badRequest('file must be non-empty')
  if (kind !== 'photo') return store(state, kind, upload, undefined)
  if (upload.bytes.length > MAX_PHOTO_BYTES) throw badRequest('too big file for a photo')
  const info = pictureInfo(upload.bytes)
  if (info === undefined) throw badRequest('IMAGE_PROCESS_FAILED')
  const { width, height } = info
  // Bot API, sendPhoto: width and height together ≤ 10000, ratio ≤ 20.
  const ratio = Math.max(width, height) / Math.max(1, Math.min(width, height))
  if (width + height > 10_000 || ratio > 20) throw badRequest('PHOTO_INVALID_DIMENSIONS')
  return store(state, kind, { ...upload, mime: info.mime }, undefined, width, height)
}

function store(state: State, kind: FileKind, upload: Upload, url: string | undefined, width = 800, height = 600) {
  const number = state.nextId('file')
  const digest = createHash('sha256')
    .update(upload.bytes)
    .update(url ?? '')
    .digest('base64url')
  const file: StoredFile = {
    id: `LOCAL${kind.slice(0, 2).toUpperCase()}${number}-${digest.slice(0, 24)}`,
    uniqueId: digest.slice(0, 15),
    kind,
    name: upload.name,
    mime: upload.mime,
    bytes: upload.bytes,
    url,
    width,
    height,
  }
  state.files.set(file.id, file)
  return file
}

/** What a message shows of the file, under the name of its kind. */
export function fileContent(file: StoredFile) {
  const ids = { file_id: file.id, file_unique_id: file.uniqueId, file_size: file.bytes.length }
  const size = { width: file.width, height: file.height }
  const names = { file_name: file.name, mime_type: file.mime || 'application/octet-stream' }
  switch (file.kind) {
    case 'photo':
      return { photo: [{ ...ids, ...size }] }
    case 'video':
      return { video: { ...ids, ...size, duration: 0, ...names } }
    case 'animation':
      return { animation: { ...ids, ...size, duration: 0, ...names }, document: { ...ids, ...names } }
    case 'audio':
      return { audio: { ...ids, duration: 0, ...names } }
    case 'voice_note':
      return { voice: { ...ids, duration: 0, mime_type: 'audio/ogg' } }
    case 'video_note':
      return { video_note: { ...ids, length: Math.min(file.width, file.height), duration: 0 } }
    case 'sticker':
      return { sticker: { ...ids, ...size, type: 'regular' as const, is_animated: false, is_video: false } }
    case 'document':
      return { document: { ...ids, ...names } }
  }
}
