// The sending limits of Telegram as token buckets (Bot API FAQ, "My bot is hitting limits"). Spends only when all allow.
import type { ChatRecord } from './chats.ts'
import { flagOf, isObject, type Params } from './params.ts'

export type Limits = {
  /** Over all chats, with at most `burst` at once. */
  perSecond: number
  burst: number
  /** Over all chats, of what is paid (Bot API, `allow_paid_broadcast`); it takes nothing of the other. */
  paidPerSecond: number
  paidBurst: number
  /** In one chat. */
  chatPerSecond: number
  chatBurst: number
  /** In one group, supergroup or channel, on top. */
  groupPerMinute: number
}

export const STRICT_LIMITS: Limits = {
  perSecond: 30,
  burst: 5,
  paidPerSecond: 1000,
  paidBurst: 50,
  chatPerSecond: 1,
  chatBurst: 1,
  groupPerMinute: 20,
}

export type Limiter = {
  /** Spends `cost` messages to the chat; undefined when allowed, else the seconds to wait and nothing is spent. */
  spend: (record: ChatRecord | undefined, cost: number, isPaid: boolean) => number | undefined
  set: (limits: Limits | undefined) => void
}

type Bucket = { tokens: number; at: number }

/** `now` in ms; without limits everything is allowed. */
export function createLimiter(now: () => number, initial: Limits | undefined): Limiter {
  let limits = initial
  const buckets = new Map<string, Bucket>()
  const lack = (key: string, perSecond: number, size: number, cost: number): number => {
    const bucket = buckets.get(key) ?? { tokens: size, at: now() }
    bucket.tokens = Math.min(size, bucket.tokens + (Math.max(0, now() - bucket.at) / 1000) * perSecond)
    bucket.at = now()
    buckets.set(key, bucket)
    // An album may cost more than a bucket holds: a full one lets it pass, and goes into debt. The small tolerance
    // absorbs the rounding of tokens gathered a millisecond at a time.
    return Math.max(0, (Math.min(cost, size) - bucket.tokens - 1e-4) / perSecond)
  }
  return {
    set: (next) => {
      limits = next
      buckets.clear()
    },
    spend: (record, cost, isPaid) => {
      if (limits === undefined) return undefined
      const { chatPerSecond, chatBurst, groupPerMinute } = limits
      const rules: [string, number, number][] = [
        isPaid ? ['paid', limits.paidPerSecond, limits.paidBurst] : ['all', limits.perSecond, limits.burst],
      ]
      if (record !== undefined) rules.push([`chat ${record.chat.id}`, chatPerSecond, chatBurst])
      if (record?.kind === 'group') rules.push([`group ${record.chat.id}`, groupPerMinute / 60, groupPerMinute])
      const waits = rules.map(([key, rate, size]) => lack(key, rate, size, cost))
      const longest = Math.max(...waits)
      if (longest > 0) return longest
      for (const [key] of rules) {
        const bucket = buckets.get(key)
        if (bucket !== undefined) bucket.tokens -= cost
      }
      return undefined
    },
  }
}

/** How many messages a call counts for: an album or a list one each; what sends nothing counts for none. */
export function costOf(method: string, params: Params): number {
  if (
    method === 'sendchataction' ||
    !/^(send|copy|forward|edit|delete)(message|photo|video|document|audio|voice|animation|location|rich|media)/.test(
      method,
    )
  )
    return 0
  const list = params[method === 'sendmediagroup' ? 'media' : 'message_ids']
  // Bot API, deleteMessages: one request whatever the number of ids.
  return method === 'deletemessages' ? 1 : Math.max(1, listLength(list))
}

/** Whether a call asks to be paid for; copies of several, forwards, edits and deletions have no such parameter. */
export function asksToPay(method: string, params: Params): boolean {
  return /^(send(?!chataction)|copymessage$)/.test(method) && flagOf(params, 'allow_paid_broadcast')
}

function listLength(value: unknown): number {
  if (Array.isArray(value)) return value.length
  if (typeof value !== 'string' || isObject(value)) return 0
  try {
    const parsed: unknown = JSON.parse(value)
    return Array.isArray(parsed) ? parsed.length : 0
  } catch {
    return 0
  }
}
