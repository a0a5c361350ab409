// The webhook: Telegram brings an update as a POST (Bot API, setWebhook). Whoever does not know the secret is sent away
// before anything of the request is read.
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Update } from 'grammy/types'
import type { Deps } from '#deps'
import type { HttpAnswer } from '#domain/http-answer'
import { parseJson } from './json-answers.ts'

const SECRET_HEADER = 'x-telegram-bot-api-secret-token'
/** An update is far smaller: texts are 4,096 characters, files come as ids. */
const MOST_BYTES = 1 << 20
/** For all of its body, however it drips: Telegram sends it at once. */
const BODY_MS = 10_000

export type WebhookOptions = Pick<Deps, 'wait' | 'log'> & {
  secret: string
  /** `busy`: it should come again later. */
  handle: (update: Update) => Promise<'handled' | 'busy'>
  isOpen: () => boolean
}

/**
 * Answers 401 without the secret, 400 to what is no update, 408 to what does not come in time, 503 while beginning, ending, or
 * where it should come again later, else 200.
 */
export function createWebhook({ secret, handle, isOpen, wait, log }: WebhookOptions) {
  return async (request: IncomingMessage): Promise<HttpAnswer> => {
    const given = request.headers[SECRET_HEADER]
    if (typeof given !== 'string' || !isEqual(given, secret)) return { status: 401, body: 'unauthorized' }
    if (!isOpen()) return { status: 503, body: 'beginning or ending' }
    const body = await readInTime(request, wait)
    if (body === 'late') return { status: 408, body: 'the update did not come in time' }
    const update = body && parseUpdate(body)
    if (update === undefined) return { status: 400, body: 'an update as JSON is expected' }
    try {
      return (await handle(update)) === 'handled' ? { status: 200, body: 'ok' } : { status: 503, body: 'being handled' }
    } catch (error) {
      // Telegram brings it again.
      log.error('update-failed', { update: update.update_id }, error)
      return { status: 500, body: 'not handled' }
    }
  }
}

async function readInTime(request: IncomingMessage, wait: Deps['wait']): Promise<Buffer | 'late' | undefined> {
  const read = new AbortController()
  const late = wait(BODY_MS, read.signal).then(() => 'late' as const)
  try {
    return await Promise.race([readBody(request), late])
  } finally {
    read.abort()
  }
}

/** Undefined: it is too large, or its sender went away. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > MOST_BYTES) return undefined
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
  } catch {
    return undefined
  }
}

function parseUpdate(body: Buffer): Update | undefined {
  try {
    const update = parseJson(body.toString('utf8'))
    const isUpdate = typeof update === 'object' && update !== null && 'update_id' in update
    return isUpdate && Number.isSafeInteger(update.update_id) ? (update as Update) : undefined
  } catch {
    return undefined
  }
}

/** In the same time wherever they differ. */
function isEqual(some: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(some), digest(other))
}
