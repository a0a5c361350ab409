// The record of the bot's calls, bounded on request, and a tally that is not.
import { unknownParameters } from './parameters.ts'
import type { Call } from './state.ts'

/** How often a method ended how: `sendMessage` → `200` → 12. */
export type Tally = ReadonlyMap<string, Readonly<Record<string, number>>>

export type CallLog = {
  /** Writes it down, with a warning for each parameter the method does not have. */
  add: (call: Call) => void
  /** Writes down how it ended, once. */
  end: (call: Call, status: NonNullable<Call['status']>) => void
  /** Oldest first; with a bound the newest alone. */
  all: () => readonly Call[]
  /** Of all calls ever, by the name as the Bot API writes it in lower case. */
  tally: () => Tally
}

/** Keeps the newest `keep` calls; all of them when absent. */
export function createCallLog(keep = Number.POSITIVE_INFINITY): CallLog {
  let calls: Call[] = []
  const tally = new Map<string, Record<string, number>>()
  return {
    add: (call) => {
      const unknown = unknownParameters(call.method.toLowerCase(), Object.keys(call.params))
      if (unknown.length > 0) call.warnings = unknown.map((name) => `${call.method} has no parameter "${name}"`)
      calls.push(call)
      // Cut by halves: moving the whole list for each call would cost more than the call.
      if (calls.length > 2 * keep) calls = calls.slice(-keep)
    },
    end: (call, status) => {
      call.status = status
      const method = call.method.toLowerCase()
      const counts = tally.get(method) ?? {}
      counts[status] = (counts[status] ?? 0) + 1
      tally.set(method, counts)
    },
    all: () => (calls.length > keep ? calls.slice(-keep) : calls),
    tally: () => tally,
  }
}
