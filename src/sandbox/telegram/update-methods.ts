// How the bot receives updates (Bot API, "Getting updates"): long polling here, the webhook's settings too.
import type { Update, WebhookInfo } from '@grammyjs/types'
import { arrayOf, flagOf, integerOf, type Params, textOf } from './params.ts'
import { badRequest, conflict } from './refusal.ts'
import type { Input } from './request.ts'
import type { State } from './state.ts'

/** telegram-bot-api WebhookActor.cpp:707. */
const WEBHOOK_PORTS = ['', '80', '88', '443', '8443']

/** Telegram holds a poll for no longer than this. */
const MAX_POLL_SEC = 50

function allow(state: State, params: Params): void {
  const kinds = arrayOf(params, 'allowed_updates', 'allowed updates')
  if (kinds !== undefined) state.updates.allow(kinds.map(String))
}

/** One poll at a time: a second one ends the first with 409, as Telegram does. `gone` aborts when the client left. */
export async function getUpdates(state: State, { params }: Input, gone: AbortSignal): Promise<Update[]> {
  if (state.webhook !== undefined)
    throw conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first")
  state.endPoll?.('replaced')
  allow(state, params)
  const offset = integerOf(params, 'offset') ?? 0
  const limit = Math.min(Math.max(integerOf(params, 'limit') ?? 100, 1), 100)
  const timeoutSec = Math.min(Math.max(integerOf(params, 'timeout') ?? 0, 0), MAX_POLL_SEC)
  const first = state.updates.take(offset, limit)
  if (first.length > 0 || timeoutSec === 0 || gone.aborted) return first
  const end = await pollEnd(state, timeoutSec * 1000, gone)
  if (end === 'replaced')
    throw conflict('terminated by other getUpdates request; make sure that only one bot instance is running')
  if (end === 'webhook') throw conflict('terminated by setWebhook request')
  return end === 'news' ? state.updates.take(offset, limit) : []
}

type PollEnd = 'news' | 'timeout' | 'gone' | 'replaced' | 'webhook' | 'closed'

function pollEnd(state: State, timeoutMs: number, gone: AbortSignal): Promise<PollEnd> {
  return new Promise((resolve) => {
    const waiting = new AbortController()
    const finish = (end: PollEnd) => {
      if (state.endPoll === finish) state.endPoll = undefined
      stop()
      waiting.abort()
      gone.removeEventListener('abort', leave)
      resolve(end)
    }
    const leave = () => finish('gone')
    const stop = state.subscribe(() => {
      if (state.updates.size() > 0) finish('news')
    })
    state.endPoll = finish
    gone.addEventListener('abort', leave)
    void state.wait(timeoutMs, waiting.signal).then(() => finish('timeout'))
  })
}

export function setWebhook(state: State, { params }: Input): true {
  const url = textOf(params, 'url') ?? ''
  if (url === '') return deleteWebhook(state, { params, uploads: new Map() })
  // Plain http is what a Bot API server run locally allows; here for this machine alone.
  if (!/^https:\/\/[^/]+/.test(url) && !/^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/.test(url))
    throw badRequest('bad webhook: An HTTPS URL must be provided for webhook')
  if (url.startsWith('https:') && !WEBHOOK_PORTS.includes(portOf(url)))
    throw badRequest('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443')
  const secret = textOf(params, 'secret_token') || undefined
  if (secret !== undefined && !/^[A-Za-z0-9_-]{1,256}$/.test(secret))
    throw badRequest('secret token contains unallowed characters')
  const maxConnections = Math.min(Math.max(integerOf(params, 'max_connections') ?? 40, 1), 100)
  allow(state, params)
  if (flagOf(params, 'drop_pending_updates')) state.updates.clear()
  state.webhook = { url, secret, maxConnections, lastError: undefined }
  state.endPoll?.('webhook')
  state.changed()
  return true
}

function portOf(url: string): string {
  if (!URL.canParse(url)) throw badRequest('bad webhook: Invalid webhook URL specified')
  return new URL(url).port
}

export function deleteWebhook(state: State, { params }: Input): true {
  if (flagOf(params, 'drop_pending_updates')) state.updates.clear()
  state.webhook = undefined
  state.changed()
  return true
}

export function getWebhookInfo(state: State): WebhookInfo {
  const allowed = state.updates.allowed()
  const error = state.webhook?.lastError
  return {
    url: state.webhook?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: state.updates.size(),
    ...(state.webhook === undefined ? {} : { max_connections: state.webhook.maxConnections }),
    ...(error === undefined ? {} : { last_error_date: Math.floor(error.at / 1000), last_error_message: error.message }),
    ...(allowed === undefined ? {} : { allowed_updates: [...allowed] as never }),
  } as WebhookInfo
}
