// The webhook: Telegram brings an update as a POST (Bot API, setWebhook). Whoever does not know the secret is sent away
// before anything of the request is read.
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Update } from 'grammy/types'
import type { Deps } from '#deps'
import type { HttpAnswer } from '#domain/http-answer'
import { describeError } from '#log'
import type { UpdateGate } from './update-gate.ts'

const SECRET_HEADER = 'x-telegram-bot-api-secret-token'
/** An update is far smaller: texts are 4,096 characters, files come as ids. */
const MOST_BYTES = 1 << 20

export type WebhookOptions = Pick<Deps, 'log'> & { secret: string; gate: UpdateGate; isOpen: () => boolean }

/** Answers 401 without the secret, 400 to what is no update, 503 while beginning, ending, or where another process is at it, else 200. */
export function createWebhook({ secret, gate, isOpen, log }: WebhookOptions) {
  return async (request: IncomingMessage): Promise<HttpAnswer> => {
    const given = request.headers[SECRET_HEADER]
    if (typeof given !== 'string' || !isEqual(given, secret)) return { status: 401, body: 'unauthorized' }
    if (!isOpen()) return { status: 503, body: 'beginning or ending' }
    const update = await readUpdate(request)
    if (update === undefined) return { status: 400, body: 'an update as JSON is expected' }
    try {
      return (await gate.handle(update)) === 'handled'
        ? { status: 200, body: 'ok' }
        : { status: 503, body: 'being handled' }
    } catch (error) {
      // Telegram brings it again.
      log.error('update-failed', { update: update.update_id, error: describeError(error) })
      return { status: 500, body: 'not handled' }
    }
  }
}

async function readUpdate(request: IncomingMessage): Promise<Update | undefined> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > MOST_BYTES) return undefined
    chunks.push(chunk)
  }
  try {
    const update: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
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
