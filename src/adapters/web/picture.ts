// A picture for upload: bytes that really are a picture Telegram takes, within its limit (Bot API: photos, 10 MB).
import type { PictureFetch } from '#deps'
import { failure } from './failure.ts'
import type { Web } from './web.ts'

const MOST_BYTES = 9 * 1024 * 1024
const LIMIT_MS = 10_000

const SIGNATURES: { ending: string; matches: (bytes: Uint8Array) => boolean }[] = [
  { ending: 'jpg', matches: startsWith([0xff, 0xd8, 0xff]) },
  { ending: 'png', matches: startsWith([0x89, 0x50, 0x4e, 0x47]) },
  { ending: 'webp', matches: (bytes) => startsWith([0x52, 0x49, 0x46, 0x46])(bytes) && bytes[8] === 0x57 },
]

/** Fetches a picture; what it is is told by its first bytes, never by its name or declared type. */
export function createPictureFetcher(web: Web): (url: string) => Promise<PictureFetch> {
  return async (url) => {
    const found = await web.download(url, { maxBytes: MOST_BYTES, limitMs: LIMIT_MS, accept: 'image/*' })
    if (found.kind === 'failure') return found
    if (found.kind === 'not-modified') return failure('empty', 'not modified, though nothing was known')
    const type = SIGNATURES.find(({ matches }) => matches(found.bytes))
    return type
      ? { kind: 'picture', bytes: found.bytes, name: `picture.${type.ending}` }
      : failure('not-a-page', 'not a JPEG, PNG or WebP picture')
  }
}

function startsWith(signature: number[]): (bytes: Uint8Array) => boolean {
  return (bytes) => signature.every((byte, index) => bytes[index] === byte)
}
