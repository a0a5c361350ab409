// Faults of network and server that can be switched on while the bot runs. It decides; server.ts carries out.

export type Fault = (
  | /** 429 for so many seconds from now. */ { kind: 'flood'; seconds: number }
  | /** Connections are cut at once, the open poll too. */ { kind: 'outage' }
  | /** The call is cut before it is looked at. */ { kind: 'reset' }
  | /** The call is carried out, its answer never comes. */ { kind: 'lost-answer' }
  | /** 500, or another 5xx, and nothing is done. */ { kind: 'server-error'; status?: number }
  | /** The call is carried out, and answered as if the server had failed. */ { kind: 'failed-after'; how: FailedAfter }
  | /** The call is refused with this answer and nothing is done: for words no rule of this Telegram has. */ {
      kind: 'refusal'
      code: number
      description: string
    }
  | /** The answer takes so many milliseconds longer. */ { kind: 'slow'; ms: number }
) & {
  /** Only these methods; all but getUpdates when absent (an outage spares nothing). */
  methods?: string[]
  /** Only calls to these chats. */
  chatIds?: number[]
  /** The share of calls it strikes, 0–1; all when absent. */
  share?: number
  /** How often it strikes before it is over; without end when absent. */
  times?: number
}

/**
 * How a server fails that has done as it was asked: it shuts down while the message is on its way (td MessagesManager::hangup),
 * or lost sight of it (telegram-bot-api Client::delete_message); or the gateway in front did not wait for it.
 */
export const FAILED_AFTER = {
  aborted: { code: 500, description: 'Internal Server Error: request aborted' },
  deleted: {
    code: 500,
    description: "Internal Server Error: sent message was immediately deleted and can't be returned",
  },
  'gateway-timeout': { code: 504, description: '' },
} as const
export type FailedAfter = keyof typeof FAILED_AFTER

export type Verdict = {
  slowMs: number
  /** Seconds still to wait. */
  flood: number | undefined
  cut: 'reset' | 'lost-answer' | undefined
  serverError: number | undefined
  failedAfter: FailedAfter | undefined
  refusal: { code: number; description: string } | undefined
}

export type Faults = {
  /** Switches a fault on; the returned function switches it off again. */
  add: (fault: Fault) => () => void
  clear: () => void
  active: () => readonly Fault[]
  /** What strikes this call. Counts down `times`. */
  strike: (method: string, chatId: number | undefined) => Verdict
}

type Active = { fault: Fault; until: number; left: number }

/** `random` gives 0 ≤ x < 1 and is asked only for faults with a share; `onOutage` runs when an outage begins. */
export function createFaults(now: () => number, random: () => number, onOutage: () => void): Faults {
  let all: Active[] = []
  const current = () => {
    all = all.filter((each) => each.left > 0 && (each.fault.kind !== 'flood' || each.until > now()))
    return all
  }
  return {
    add: (fault) => {
      const seconds = fault.kind === 'flood' ? fault.seconds : 0
      const added = { fault, until: now() + seconds * 1000, left: fault.times ?? Number.POSITIVE_INFINITY }
      all.push(added)
      if (fault.kind === 'outage') onOutage()
      return () => {
        all = all.filter((each) => each !== added)
      }
    },
    clear: () => {
      all = []
    },
    active: () => current().map((each) => each.fault),
    strike: (method, chatId) => {
      const verdict: Verdict = {
        slowMs: 0,
        flood: undefined,
        cut: undefined,
        serverError: undefined,
        failedAfter: undefined,
        refusal: undefined,
      }
      for (const each of current()) {
        const { fault } = each
        if (!concerns(fault, method, chatId)) continue
        if (fault.share !== undefined && random() >= fault.share) continue
        each.left -= 1
        if (fault.kind === 'flood') verdict.flood = Math.max(verdict.flood ?? 0, (each.until - now()) / 1000)
        else if (fault.kind === 'slow') verdict.slowMs += fault.ms
        else if (fault.kind === 'server-error') verdict.serverError = fault.status ?? 500
        else if (fault.kind === 'failed-after') verdict.failedAfter = fault.how
        else if (fault.kind === 'refusal') verdict.refusal = { code: fault.code, description: fault.description }
        else if (fault.kind === 'lost-answer') verdict.cut ??= 'lost-answer'
        else verdict.cut = 'reset'
      }
      return verdict
    },
  }
}

function concerns(fault: Fault, method: string, chatId: number | undefined): boolean {
  if (fault.chatIds !== undefined && (chatId === undefined || !fault.chatIds.includes(chatId))) return false
  if (fault.methods !== undefined) return fault.methods.some((each) => each.toLowerCase() === method.toLowerCase())
  return fault.kind === 'outage' || method.toLowerCase() !== 'getupdates'
}
