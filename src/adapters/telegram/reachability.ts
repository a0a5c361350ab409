// Whether Telegram answers, as the last requests of this process tell. Every request counts, whoever made it, so that the end
// of an outage is known from the first answer; the cause is logged once, with its host and never with the token.
import type { Deps } from '#deps'
import { transportFault } from './transport.ts'

/** What grammY's client uses of a fetch whose answers are JSON. */
type JsonFetch = (url: string, init: Record<string, unknown>) => Promise<{ json(): Promise<unknown> }>

export type Reachability = {
  /** The fetch, listened to. */
  listen(fetch: JsonFetch): JsonFetch
  /** Updates could not be asked for: no need to wait for more faults. */
  missed(): void
  /** Asks by `question` whenever nothing else did for half a minute, and while it is away every three seconds; until `signal` aborts. */
  watch(question: () => Promise<unknown>, signal: AbortSignal): Promise<void>
  /** Why it counts as away, a sentence; undefined while it answers. Before the first answer it is away. */
  problem(): string | undefined
}

/** One request in a hundred may fail while all is well; so many in a row do not. */
const FAULTS_IN_ROW = 3
const SILENT_MS = 30_000
const ASK_AGAIN_MS = 3000

export function createReachability(
  apiRoot: string,
  { now, wait, log }: Pick<Deps, 'now' | 'wait' | 'log'>,
): Reachability {
  const { host } = new URL(apiRoot)
  let isUp = false
  let awaySince: number | undefined
  let inRow = 0
  let heardAt = now()
  let last: { code: string; error?: unknown } | undefined

  const answered = () => {
    heardAt = now()
    if (awaySince !== undefined) log.info('telegram-back', { host, awaySec: Math.round((now() - awaySince) / 1000) })
    ;[isUp, inRow, awaySince, last] = [true, 0, undefined, undefined]
  }
  const goDown = () => {
    isUp = false
    if (awaySince !== undefined || last === undefined) return
    awaySince = now()
    log.warn('telegram-away', { host, code: last.code }, last.error)
  }
  const failed = (fault: NonNullable<typeof last>) => {
    last = fault
    inRow += 1
    if (inRow >= FAULTS_IN_ROW) goDown()
  }

  return {
    listen: (fetch) => async (url, init) => {
      try {
        const answer = await fetch(url, init)
        return {
          json: async () => {
            const value = await answer.json()
            const status = statusOf(value)
            if (status < 500) answered()
            else failed({ code: `HTTP ${status}` })
            return value
          },
        }
      } catch (error) {
        const { code } = transportFault(error)
        // A handler that lost its update to another process sends nothing: no word on Telegram.
        if (code !== 'err-not-held') failed({ code, error })
        throw error
      }
    },
    missed: goDown,
    watch: async (question, signal) => {
      while (!signal.aborted) {
        await wait(isUp ? SILENT_MS : ASK_AGAIN_MS, signal)
        const isSilent = !isUp || now() - heardAt >= SILENT_MS
        if (isSilent && !signal.aborted) await question().catch(() => undefined)
      }
    },
    problem: () => {
      if (isUp) return undefined
      return `Telegram does not answer (${host}${last === undefined ? '' : `: ${last.code}`})`
    },
  }
}

/** Bot API, "Making requests": `error_code`, where `ok` is false. */
function statusOf(answer: unknown): number {
  const { error_code: code } = Object(answer) as { error_code?: unknown }
  return typeof code === 'number' ? code : 200
}
