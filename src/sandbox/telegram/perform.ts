// One call of the bot, however it came: the record of calls, faults, limits. What a call does is the router's business.
import { FAILED_AFTER, type Faults, type Verdict } from './faults.ts'
import { asksToPay, costOf, type Limiter } from './limits.ts'
import { textOf } from './params.ts'
import { badRequest, Refusal, tooManyRequests } from './refusal.ts'
import { type Input, inputOf } from './request.ts'
import { refusalAnswer, route } from './router.ts'
import type { Call, State } from './state.ts'

export type CallParts = { state: State; faults: Faults; limiter: Limiter }

/** How a call ended for the client: an answer, or a connection that was cut. */
export type Ending = { status: number; type: string; body: string } | 'cut'

/**
 * Carries a call out; `gone` aborts when the client left. `onDone` is told of the result once it is done, whether or not the
 * client hears of it.
 */
export async function perform(
  parts: CallParts,
  method: string,
  input: Input,
  gone: AbortSignal,
  onDone?: (result: unknown) => void,
): Promise<Ending> {
  const { state, faults } = parts
  const call = recordCall(state, method, input)
  const verdict = faults.strike(method, call.chatId)
  if (verdict.cut === 'reset') return cut(state, call, 'reset')
  if (verdict.slowMs > 0) await state.wait(verdict.slowMs, gone)
  if (verdict.serverError !== undefined) return brokenAnswer(state, call, verdict.serverError)
  const refused = refusedFirst(parts, method, call, input, verdict)
  const answer = refused ?? (await route(state, method, input, gone))
  call.handled = refused === undefined
  if (answer.ok) onDone?.(answer.result)
  if (answer.ok && asksToPay(method.toLowerCase(), input.params))
    state.paidMessages += costOf(method.toLowerCase(), input.params)
  if (verdict.cut === 'lost-answer') return cut(state, call, 'lost')
  if (verdict.failedAfter !== undefined && answer.ok) {
    const { code, description } = FAILED_AFTER[verdict.failedAfter]
    return brokenAnswer(state, call, code, description)
  }
  state.calls.end(call, gone.aborted ? 'aborted' : answer.ok ? 200 : answer.error_code)
  if (answer.ok) call.result = answer.result
  else call.description = answer.description
  state.changed()
  return { status: answer.ok ? 200 : answer.error_code, type: 'application/json', body: JSON.stringify(answer) }
}

/** A client's request as `fetch` is given it, carried out without a socket. Rejects where the connection is cut. */
export async function callDirectly(
  parts: CallParts,
  url: string,
  request: { headers: Record<string, string>; body: string | AsyncIterable<Uint8Array> | undefined },
  gone: AbortSignal,
  onDone?: (result: unknown) => void,
): Promise<{ status: number; body: string; date: string }> {
  const path = /\/bot([^/]+)\/([A-Za-z]+)$/.exec(new URL(url).pathname)
  const date = new Date(parts.state.now()).toUTCString()
  const refuse = (code: number, words: string) => ({
    status: code,
    body: JSON.stringify(refusalAnswer(new Refusal(code, words))),
    date,
  })
  if (path === null) return refuse(404, 'Not Found')
  if (decodeURIComponent(path[1] ?? '') !== parts.state.token) return refuse(401, 'Unauthorized')
  const bytes = typeof request.body === 'string' ? Buffer.from(request.body) : await gathered(request.body)
  const input = inputOf(request.headers['content-type'] ?? '', bytes)
  const ending = await perform(parts, path[2] ?? '', input, gone, onDone)
  if (ending === 'cut') throw new Error('socket hang up')
  return { status: ending.status, body: ending.body, date: new Date(parts.state.now()).toUTCString() }
}

async function gathered(body: AsyncIterable<Uint8Array> | undefined): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  if (body !== undefined) for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks)
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
function refusedFirst(parts: CallParts, method: string, call: Call, input: Input, { flood, refusal }: Verdict) {
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

function cut(state: State, call: Call, status: 'reset' | 'lost'): Ending {
  state.calls.end(call, status)
  state.changed()
  return 'cut'
}

/** As the web server in front of Telegram answers when what is behind it fails: no JSON for 502 and on. */
function brokenAnswer(state: State, call: Call, status: number, words = 'Internal Server Error'): Ending {
  state.calls.end(call, status)
  state.changed()
  const refusal = refusalAnswer(new Refusal(500, words))
  return status === 500
    ? { status, type: 'application/json', body: JSON.stringify(refusal) }
    : {
        status,
        type: 'text/html',
        body: `<html><head><title>${status}</title></head><body><h1>${status}</h1></body></html>`,
      }
}
