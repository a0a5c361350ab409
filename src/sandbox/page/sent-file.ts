// `GET /file/<file_id>`: a file of this Telegram. Anyone may have sent it, so that nothing of it may run as the page.
import type { ServerResponse } from 'node:http'
import type { Telegram } from '#sandbox/telegram/world'
import { Refused } from './refused.ts'

type Shown = { mime: string; bytes: Uint8Array }

const SHOWN = /^(image\/(png|jpeg|gif|webp)|(video|audio)\/(mp4|webm|ogg|mpeg))$/

/** What the local Telegram knows by its address alone is fetched for the page, as Telegram's servers do, in this time. */
const FETCH_MS = 5000
const MAX_FETCHED_BYTES = 20 * 1024 * 1024

export async function sendFile(telegram: Telegram, response: ServerResponse, id: string): Promise<void> {
  const file = telegram.file(id)
  if (file === undefined) throw new Refused(404, 'There is no such file.')
  const { mime, bytes } = file.url === undefined ? file : await fetched(file.url)
  const isShown = SHOWN.test(mime)
  response.writeHead(200, {
    'content-type': isShown || bytes === NO_PICTURE.bytes ? mime : 'application/octet-stream',
    'content-length': bytes.length,
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, max-age=3600',
    ...(isShown ? {} : { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}` }),
  })
  response.end(bytes)
}

/** A grey picture in place of one that cannot be had: a page without internet shows no broken ones. */
const NO_PICTURE: Shown = {
  mime: 'image/svg+xml',
  bytes: Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 600"><path fill="#8895a0" fill-opacity=".25" d="M0 0h800v600H0z"/>' +
      '<path fill="none" stroke="#8895a0" stroke-width="12" stroke-linejoin="round" d="M290 220h220v160H290zM290 350l70-60 60 50 40-30 50 45"/></svg>',
  ),
}

async function fetched(url: string): Promise<Shown> {
  try {
    // Agencies refuse what does not look like a browser.
    const headers = { 'user-agent': 'Mozilla/5.0 (compatible; local Telegram)' }
    const answer = await fetch(url, { headers, signal: AbortSignal.timeout(FETCH_MS) })
    const mime = answer.headers.get('content-type')?.split(';')[0]?.trim() ?? ''
    if (!answer.ok || answer.body === null || !SHOWN.test(mime)) return NO_PICTURE
    return { mime, bytes: await readWithin(answer.body, MAX_FETCHED_BYTES) }
  } catch {
    return NO_PICTURE
  }
}

/** Rejects when there is more than `limit`, whatever the answer said of its length: no more than that is ever held. */
async function readWithin(body: ReadableStream<Uint8Array>, limit: number): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body) {
    size += part.length
    if (size > limit) throw new RangeError('larger than a picture')
    parts.push(part)
  }
  return Buffer.concat(parts)
}
