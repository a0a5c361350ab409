// The HTTP side: sockets, files, and calls as requests. A call itself is carried out in perform.ts.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hasOwnHost, hasOwnOrigin } from '#sandbox/guard'
import { type CallParts, perform } from './perform.ts'
import { forbidden, Refusal } from './refusal.ts'
import { readInput } from './request.ts'
import { type Answer, refusalAnswer } from './router.ts'

/** A server for `/bot<token>/<method>` and `/file/bot<token>/<path>`, not listening yet. */
export function createHttp(parts: CallParts): Server {
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo
    // The token of the sandbox is known to everybody: it keeps no page of a browser out.
    if (!hasOwnHost(request.headers, port) || !hasOwnOrigin(request.headers))
      return reply(response, refusalAnswer(forbidden('this local Telegram answers to no page of another site')))
    handle(parts, request, response).catch((error: unknown) => {
      if (!response.headersSent && !response.destroyed)
        reply(
          response,
          refusalAnswer(error instanceof Refusal ? error : new Refusal(500, `Internal Server Error: ${error}`)),
        )
    })
  })
  // Bots keep connections open between calls; a low limit here would race with their next request.
  server.keepAliveTimeout = 60_000
  return server
}

async function handle(parts: CallParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://local')
  const file = /^\/file\/bot([^/]+)\/files\/([^/]+)$/.exec(url.pathname)
  if (file !== null) return sendFileBytes(parts, response, decodeURIComponent(file[1] ?? ''), file[2] ?? '')
  const path = /^\/bot([^/]+)\/([A-Za-z]+)$/.exec(url.pathname)
  if (path === null) return reply(response, refusalAnswer(new Refusal(404, 'Not Found')))
  if (decodeURIComponent(path[1] ?? '') !== parts.state.token)
    return reply(response, refusalAnswer(new Refusal(401, 'Unauthorized')))
  await answerCall(parts, path[2] ?? '', request, response, url)
}

async function answerCall(
  parts: CallParts,
  method: string,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  // Of the world's clock, as everything else here, and of the moment the answer leaves.
  response.sendDate = false
  const gone = new AbortController()
  response.once('close', () => gone.abort('closed'))
  const ending = await perform(parts, method, await readInput(request, url), gone.signal)
  if (ending === 'cut') request.socket.destroy()
  else if (!response.destroyed) {
    const date = new Date(parts.state.now()).toUTCString()
    response.writeHead(ending.status, { 'content-type': ending.type, date })
    response.end(ending.body)
    parts.state.changed()
  }
}

function sendFileBytes({ state }: CallParts, response: ServerResponse, token: string, id: string): void {
  const file = token === state.token ? state.files.get(id) : undefined
  if (file === undefined) reply(response, refusalAnswer(new Refusal(404, 'Not Found')))
  else {
    response.writeHead(200, { 'content-type': file.mime || 'application/octet-stream' })
    response.end(file.bytes)
  }
}

function reply(response: ServerResponse, answer: Answer): void {
  if (response.destroyed) return
  response.writeHead(answer.ok ? 200 : answer.error_code, { 'content-type': 'application/json' })
  response.end(JSON.stringify(answer))
}
