// The network between the bot, Telegram and the agency: every request takes its time there and back, and a kill, a fault or
// chance may come between. What was carried out and not heard of is noted: only that may be repeated.
import type { Telegram } from '#sandbox/telegram/world'
import type { Machine, World } from '#world'
import type { Agency } from './agency.ts'
import type { Chance } from './chance.ts'
import type { Loop, Owner } from './loop.ts'

/** A request that changes what a chat shows, as Telegram carried it out. */
export type Carried = {
  method: string
  chatId: number
  messageId: number | undefined
  text: string
  /** When it left the bot, and when Telegram carried it out. */
  leftAt: number
  at: number
  silent: boolean
  by: Owner
  /** The person had done something shortly before. */
  isAsked: boolean
  /** When its answer reached the bot; never, where it was lost or told of a failure. */
  heardAt?: number
  /** The bot was killed before it can have written down that it heard. */
  isDoubtful?: boolean
}

export type NetworkEvents = {
  /** A request that costs a message leaves the bot. */
  onLeave(chatId: number | undefined, at: number): void
  onCarried(carried: Carried): void
  /** The answer to a request reached the bot. */
  onHeard(method: string, chatId: number | undefined, status: number, retryAfterSec: number | undefined): void
}

export type Network = {
  telegramFetch(owner: Owner): NonNullable<World['telegramFetch']>
  webFetch(owner: Owner): Machine['webFetch']
  /** Of a dead process: its connections close. */
  hangUp(owner: Owner): void
  /** The share of requests to Telegram that are carried out and never answered. */
  setSilence(share: number): void
}

const SHOWING = /^(send(?!chataction)|edit|delete|copy|forward)/i
const NO_UPDATES = JSON.stringify({ ok: true, result: [] })
/** As undici gives up on a server that answers nothing. */
const SILENCE_LIMIT_MS = 30_000

export function createNetwork(
  loop: Loop,
  chance: Chance,
  telegram: Telegram,
  agency: Agency,
  events: NetworkEvents,
): Network {
  const outside = loop.current()
  const open = new Map<Owner, Set<AbortController>>()
  let silence = 0
  const latency = () => (chance.next() < 0.03 ? chance.between(80, 900) : chance.between(4, 60))

  const fetchTelegram = (owner: Owner, url: string, init: Record<string, unknown>): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const method = url.slice(url.lastIndexOf('/') + 1)
      const isPoll = method === 'getUpdates'
      if (!isPoll) loop.stir()
      const leftAt = loop.now()
      const body = init['body'] as string | AsyncIterable<Uint8Array> | undefined
      const params = typeof body === 'string' ? (JSON.parse(body) as Record<string, unknown>) : {}
      const chatId = typeof params['chat_id'] === 'number' ? params['chat_id'] : undefined
      if (SHOWING.test(method)) events.onLeave(chatId, leftAt)
      const gone = new AbortController()
      const connections = open.get(owner) ?? new Set()
      open.set(owner, connections.add(gone))
      const signal = init['signal'] as AbortSignal | undefined
      const end = () => {
        connections.delete(gone)
        signal?.removeEventListener('abort', onAbort)
      }
      const onAbort = () => {
        end()
        gone.abort()
        reject(new DOMException('The operation was aborted.', 'AbortError'))
      }
      signal?.addEventListener('abort', onAbort)
      const carryOut = async () => {
        const isLost = !isPoll && silence > 0 && chance.happens(silence)
        const headers = init['headers'] as Record<string, string>
        let carried: Carried | undefined
        const onDone = (result: unknown) => {
          if (!SHOWING.test(method)) return
          carried = carriedOut(method, params, result, leftAt, loop.now(), owner)
          events.onCarried(carried)
        }
        const answered = await telegram.call(url, { headers, body }, gone.signal, onDone).then(
          (answer) => ({ answer }),
          (error: unknown) => ({ error }),
        )
        if (isLost) return
        const arrive = () => {
          end()
          if ('error' in answered) return reject(answered.error as Error)
          const { status, body: text, date } = answered.answer
          if (carried !== undefined && status === 200) carried.heardAt = loop.now()
          if (!isPoll)
            events.onHeard(
              method,
              chatId,
              status,
              status === 429 && SHOWING.test(method) ? retryAfter(text) : undefined,
            )
          const get = (name: string) => (name === 'date' ? date : null)
          resolve({ status, headers: { get }, text: async () => text })
        }
        // That nothing came is not urgent.
        const isEmpty = isPoll && 'answer' in answered && answered.answer.body === NO_UPDATES
        if (isEmpty) loop.doze(latency(), arrive, owner)
        else loop.after(latency(), arrive, owner)
      }
      loop.after(latency(), () => void carryOut(), outside)
    })

  return {
    telegramFetch: (owner) =>
      ((url: string, init: Record<string, unknown>) => fetchTelegram(owner, url, init)) as never,
    webFetch: (owner) => (url, init) =>
      new Promise((resolve, reject) => {
        const headers = init.headers as Record<string, string>
        const onAbort = () => reject(init.signal?.reason)
        init.signal?.addEventListener('abort', onAbort, { once: true })
        const ask = () => {
          const answer = agency.answer(new URL(url), headers)
          const ms = answer === 'silence' ? SILENCE_LIMIT_MS : latency()
          loop.after(
            ms,
            () => {
              init.signal?.removeEventListener('abort', onAbort)
              if (answer === 'silence') return reject(new Error('Headers Timeout Error'))
              if (answer === 'refused') return reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }))
              resolve(
                new Response(answer.status === 304 ? null : answer.body, {
                  status: answer.status,
                  headers: answer.headers,
                }),
              )
            },
            owner,
          )
        }
        loop.after(latency(), ask, outside)
      }),
    hangUp: (owner) => {
      for (const connection of open.get(owner) ?? []) connection.abort()
      open.delete(owner)
    },
    setSilence: (share) => {
      silence = share
    },
  }
}

function carriedOut(
  method: string,
  params: Record<string, unknown>,
  result: unknown,
  leftAt: number,
  at: number,
  by: Owner,
): Carried {
  type Shown = { message_id?: number; chat?: { id: number } }
  const first = (Array.isArray(result) ? result[0] : result) as Shown | undefined
  return {
    method,
    // A form that carries a file is not looked into.
    chatId: typeof params['chat_id'] === 'number' ? params['chat_id'] : (first?.chat?.id ?? 0),
    messageId: first?.message_id ?? (typeof params['message_id'] === 'number' ? params['message_id'] : undefined),
    text: String(params['text'] ?? params['caption'] ?? ''),
    leftAt,
    at,
    silent: params['disable_notification'] === true,
    by,
    isAsked: false,
  }
}

function retryAfter(body: string): number {
  return (JSON.parse(body) as { parameters?: { retry_after?: number } }).parameters?.retry_after ?? 0
}
