// `POST /upload`: one file with its caption, the bytes as the body.
import type { IncomingMessage } from 'node:http'
import { placeOf } from './acts.ts'
import { readBytes } from './body.ts'
import type { Cast } from './cast.ts'
import { choiceField, optional, textField } from './fields.ts'
import type { Answer } from './protocol.ts'
import { nonsense } from './refused.ts'

const MAX_BYTES = 20 * 1024 * 1024

/** Bot API: a caption has up to 1024 characters. */
const MAX_CAPTION = 1024

export async function upload(cast: Cast, request: IncomingMessage, query: URLSearchParams): Promise<Answer> {
  const fields = Object.fromEntries(query)
  const { player, where } = placeOf(cast, Number(fields['as']), Number(fields['chat']))
  const kind = choiceField(fields, 'kind', ['photo', 'video', 'document'])
  const name = textField(fields, 'name', 1, 255)
  const caption = optional(fields, 'caption', () => textField(fields, 'caption', 0, MAX_CAPTION))
  const album = optional(fields, 'album', () => textField(fields, 'album', 1, 64))
  const bytes = await readBytes(request, MAX_BYTES)
  if (bytes.length === 0) throw nonsense('The file is empty.')
  const file = {
    bytes,
    // A name is no path.
    name: name.replace(/[\p{Cc}/\\]/gu, '_'),
    mime:
      /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/.exec(request.headers['content-type'] ?? '')?.[0] ?? 'application/octet-stream',
    ...(caption === undefined ? {} : { caption }),
    // Ids of albums are one space for all: another player's tab may count like this one.
    ...(album === undefined ? {} : { album: `${player.id}-${album}` }),
  }
  player.person.sendFile(kind, file, where)
  return { ok: true }
}
