// Brings waiting updates to the bot's webhook (Bot API, setWebhook) until it answers 2xx. Polling is not its business.
import { setMaxListeners } from 'node:events'
import type { Update } from '@grammyjs/types'
import { isObject } from './params.ts'
import { route } from './router.ts'
import type { State, Webhook } from './state.ts'

const FIRST_DELAY_MS = 1000
const LONGEST_DELAY_MS = 60_000
/** Telegram gives up on an answer after a while; bots should answer sooner. */
const ANSWER_LIMIT_MS = 10_000

/**
 * Delivers from now on, in order within a chat and kind of update: messages and presses of one chat may overlap, as
 * Telegram sends them. Returns a function that stops it.
 */
export function startWebhookDelivery(state: State): () => void {
  const stopped = new AbortController()
  // Any number of updates may wait to be brought again.
  setMaxListeners(0, stopped.signal)
  const underWay = new Set<number>()
  const tails = new Map<string, Promise<void>>()
  const look = () => {
    const webhook = state.webhook
    if (webhook === undefined || stopped.signal.aborted) return
    for (const update of state.updates.take(0, webhook.maxConnections)) {
      if (underWay.has(update.update_id)) continue
      underWay.add(update.update_id)
      const lane = laneOf(update)
      const before = tails.get(lane) ?? Promise.resolve()
      const delivery = before
        .then(() => deliver(state, update, stopped.signal))
        .finally(() => underWay.delete(update.update_id))
      tails.set(lane, delivery)
      void delivery.then(() => {
        if (tails.get(lane) === delivery) tails.delete(lane)
        look()
      })
    }
  }
  const unsubscribe = state.subscribe(look)
  return () => {
    stopped.abort()
    unsubscribe()
  }
}

function laneOf(update: Update): string {
  if (update.callback_query !== undefined) return `press ${update.callback_query.message?.chat.id}`
  const message = update.message ?? update.edited_message ?? update.channel_post ?? update.my_chat_member
  return message === undefined ? `other ${update.update_id}` : `chat ${message.chat.id}`
}

/** Repeats with growing delay; ends early when the webhook is gone, the update then waits for the next receiver. */
async function deliver(state: State, update: Update, stopped: AbortSignal): Promise<void> {
  for (let delayMs = FIRST_DELAY_MS; !stopped.aborted; delayMs = Math.min(delayMs * 2, LONGEST_DELAY_MS)) {
    const webhook = state.webhook
    if (webhook === undefined) return
    const problem = await post(state, webhook, update, stopped)
    if (problem === undefined) return state.updates.confirm(update.update_id)
    webhook.lastError = { at: state.now(), message: problem }
    state.changed()
    await state.wait(delayMs, stopped)
  }
}

async function post(state: State, webhook: Webhook, update: Update, stopped: AbortSignal): Promise<string | undefined> {
  const secret = webhook.secret === undefined ? {} : { 'X-Telegram-Bot-Api-Secret-Token': webhook.secret }
  // Looked at once more below: Node 20 forgets one that only AbortSignal.any knows, and nobody is told when it is over.
  const limit = AbortSignal.timeout(ANSWER_LIMIT_MS)
  try {
    const response = await fetch(webhook.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...secret },
      body: JSON.stringify(update),
      signal: AbortSignal.any([stopped, limit]),
    })
    const body = await response.text()
    if (!response.ok) return `Wrong response from the webhook: ${response.status} ${response.statusText}`
    await carryOut(state, body)
    return undefined
  } catch {
    return limit.aborted ? 'Read timeout expired' : 'Connection refused'
  }
}

/** A method in the webhook's answer is carried out; its result goes nowhere (Bot API, "Making requests when …"). */
async function carryOut(state: State, body: string): Promise<void> {
  if (!body.startsWith('{')) return
  const call: unknown = JSON.parse(body)
  if (!isObject(call) || typeof call['method'] !== 'string') return
  const { method, ...params } = call
  await route(state, String(method), { params, uploads: new Map() }, new AbortController().signal)
}
