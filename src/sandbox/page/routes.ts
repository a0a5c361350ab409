// Which request is answered by what. A refusal is JSON with a sentence; a refusal of Telegram's is an answer, not an error.
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { hasOwnHost, hasOwnOrigin } from '#sandbox/guard'
import type { Acts } from './acts.ts'
import { readObject } from './body.ts'
import type { Cast } from './cast.ts'
import type { Director } from './director.ts'
import type { Events } from './events.ts'
import type { Answer } from './protocol.ts'
import { readAct } from './read-act.ts'
import { readDirection } from './read-direction.ts'
import { Refused } from './refused.ts'
import { sendFile } from './sent-file.ts'
import { sentenceOf } from './sentence.ts'
import type { createStaticFiles } from './static-files.ts'
import { upload } from './uploads.ts'

export type RouteParts = {
  cast: Cast
  director: Director | undefined
  acts: Acts
  events: Events
  staticFiles: ReturnType<typeof createStaticFiles>
  port: () => number
}

const MAX_JSON_BYTES = 128 * 1024

export async function route(parts: RouteParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('cross-origin-resource-policy', 'same-origin')
  response.setHeader('referrer-policy', 'no-referrer')
  try {
    if (!hasOwnHost(request.headers, parts.port()))
      throw new Refused(403, 'This page answers only under this machine’s own name.')
    const url = new URL(request.url ?? '/', 'http://page')
    if (request.method === 'POST') await post(parts, request, response, url)
    else if (request.method === 'GET') await get(parts, request, response, url)
    else throw new Refused(405, 'This page knows GET and POST.')
  } catch (error) {
    const status = error instanceof Refused ? error.status : 500
    reply(response, status, { ok: false, error: sentenceOf(error) })
  }
}

async function get(parts: RouteParts, request: IncomingMessage, response: ServerResponse, { pathname }: URL) {
  if (pathname === '/events') {
    requireOwnOrigin(request.headers)
    parts.events.open(response)
    parts.director?.opened()
    return
  }
  const id = /^\/file\/([\w-]+)$/.exec(pathname)?.[1]
  if (id !== undefined) return await sendFile(parts.cast.telegram, response, id)
  const file = await parts.staticFiles(pathname)
  if (file === undefined) throw new Refused(404, 'There is nothing here.')
  response.writeHead(200, { 'content-type': file.type, 'cache-control': 'no-store', ...file.headers })
  response.end(file.bytes)
}

async function post(parts: RouteParts, request: IncomingMessage, response: ServerResponse, url: URL) {
  requireOwnOrigin(request.headers)
  const { cast, acts, director } = parts
  switch (url.pathname) {
    case '/act': {
      const act = readAct(await readObject(request, MAX_JSON_BYTES))
      return reply(response, 200, await answered(() => acts(act)))
    }
    case '/upload':
      return reply(response, 200, await answered(() => upload(cast, request, url.searchParams)))
    case '/direct': {
      if (director === undefined) throw new Refused(404, 'There is no director here.')
      const direction = readDirection(await readObject(request, MAX_JSON_BYTES))
      const direct = async (): Promise<Answer> => {
        await director.direct(direction)
        return { ok: true }
      }
      return reply(response, 200, await answered(direct))
    }
    default:
      throw new Refused(404, 'There is nothing here.')
  }
}

function requireOwnOrigin(headers: IncomingHttpHeaders): void {
  if (!hasOwnOrigin(headers)) throw new Refused(403, 'Only the page itself may ask for this.')
}

/** What made sense and was still refused, by Telegram or the bot's silence, is no fault of the request. */
async function answered(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refused) throw error
    return { ok: false, error: sentenceOf(error) }
  }
}

function reply(response: ServerResponse, status: number, answer: Answer): void {
  if (response.destroyed || response.headersSent) return
  // A body that was not read to its end would be taken for the next request.
  if (!response.req.complete) response.setHeader('connection', 'close')
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify(answer))
}
