// The HTTP side: sockets, faults, limits, the record of calls. What a call does is the router's business.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hasOwnHost, hasOwnOrigin } from '#sandbox/guard'
import { FAILED_AFTER, type Faults, type Verdict } from './faults.ts'
import { asksToPay, costOf, type Limiter } from './limits.ts'
import { textOf } from './params.ts'
import { badRequest, forbidden, Refusal, tooManyRequests } from './refusal.ts'
import { type Input, readInput } from './request.ts'
import { type Answer, refusalAnswer, route } from './router.ts'
import type { Call, State } from './state.ts'

export type HttpParts = { state: State; faults: Faults; limiter: Limiter }

/** A server for `/bot<token>/<method>` and `/file/bot<token>/<path>`, not listening yet. */
export function createHttp(parts: HttpParts): Server {
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

async function handle(parts: HttpParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
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
  parts: HttpParts,
  method: string,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const { state, faults } = parts
  // Of the world's clock, as everything else here, and of the moment the answer leaves.
  response.sendDate = false
  const gone = new AbortController()
  response.once('close', () => gone.abort('closed'))
  const input = await readInput(request, url)
  const call = recordCall(state, method, input)
  const verdict = faults.strike(method, call.chatId)
  if (verdict.cut === 'reset') return cut(state, call, 'reset', request)
  if (verdict.slowMs > 0) await state.wait(verdict.slowMs, gone.signal)
  if (verdict.serverError !== undefined) return brokenAnswer(state, call, verdict.serverError, response)
  const refused = refusedFirst(parts, method, call, input, verdict)
  const answer = refused ?? (await route(state, method, input, gone.signal))
  call.handled = refused === undefined
  if (answer.ok && asksToPay(method.toLowerCase(), input.params))
    state.paidMessages += costOf(method.toLowerCase(), input.params)
  if (verdict.cut === 'lost-answer') return cut(state, call, 'lost', request)
  if (verdict.failedAfter !== undefined && answer.ok) {
    const { code, description } = FAILED_AFTER[verdict.failedAfter]
    return brokenAnswer(state, call, code, response, description)
  }
  state.calls.end(call, response.destroyed ? 'aborted' : answer.ok ? 200 : answer.error_code)
  if (answer.ok) call.result = answer.result
  else call.description = answer.description
  response.setHeader('date', new Date(state.now()).toUTCString())
  reply(response, answer)
  state.changed()
}

function recordCall(state: State, method: string, input: Input): Call {
  const chatId = Number(textOf(input.params, 'chat_id'))
  const call: Call = {
    method,
    chatId: Number.isSafeInteger(chatId) ? chatId : undefined,
    params: decoded(input.params),
    at: state.now(),
    status: undefined,
    handled: false,
  }
  state.calls.add(call)
  state.changed()
  return call
}

/** The parameters as values, whichever way they were sent: a form's JSON is read for whoever looks at the record. */
function decoded(params: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const read = (value: unknown) => {
    if (typeof value !== 'string' || !/^[[{]/.test(value)) return value
    try {
      return JSON.parse(value) as unknown
    } catch {
      return value
    }
  }
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, read(value)]))
}

/** By a fault or by the limits, before the method looks at anything. */
function refusedFirst(parts: HttpParts, method: string, call: Call, input: Input, { flood, refusal }: Verdict) {
  if (refusal !== undefined) return refusalAnswer(new Refusal(refusal.code, refusal.description))
  if (flood !== undefined) return refusalAnswer(tooManyRequests(flood))
  const record = call.chatId === undefined ? undefined : parts.state.chats.get(call.chatId)
  const cost = costOf(method.toLowerCase(), input.params)
  const isPaid = asksToPay(method.toLowerCase(), input.params)
  // The real words are not known: no bot may depend on them.
  if (isPaid && !parts.state.isPayingAllowed) return refusalAnswer(badRequest('paid broadcasts are not available'))
  const seconds = cost === 0 ? undefined : parts.limiter.spend(record, cost, isPaid)
  return seconds === undefined ? undefined : refusalAnswer(tooManyRequests(seconds))
}

function cut(state: State, call: Call, status: 'reset' | 'lost', request: IncomingMessage): void {
  state.calls.end(call, status)
  request.socket.destroy()
  state.changed()
}

/** As the web server in front of Telegram answers when what is behind it fails: no JSON for 502 and on. */
function brokenAnswer(
  state: State,
  call: Call,
  status: number,
  response: ServerResponse,
  words = 'Internal Server Error',
): void {
  state.calls.end(call, status)
  state.changed()
  if (status === 500) reply(response, refusalAnswer(new Refusal(500, words)))
  else {
    response.writeHead(status, { 'content-type': 'text/html' })
    response.end(`<html><head><title>${status}</title></head><body><h1>${status}</h1></body></html>`)
  }
}

function sendFileBytes({ state }: HttpParts, response: ServerResponse, token: string, id: string): void {
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
