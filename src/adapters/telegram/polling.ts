// Long polling: updates in, many chats at once. It waits out every outage, and ends only on a refused token.
import { createConcurrentSink, createRunner, createSource } from '@grammyjs/runner'
import { type Api, GrammyError } from 'grammy'
import type { Update } from 'grammy/types'
import type { Deps } from '#deps'
import type { Instant } from '#domain/article'
import { createSteadyClock } from '#domain/steady-clock'
import { type ChatQueues, MOST_UPDATES } from './chat-queues.ts'
import type { ClientSignal } from './connect.ts'

const LONG_POLL_SEC = 25
const FIRST_RETRY_MS = 500
/** An outage ends unannounced: who waits longer finds out late. */
const LONGEST_RETRY_MS = 3000
/** Another process polls with this token (Bot API: 409); it may be our predecessor, just ending. */
const CONFLICT_RETRY_MS = 3000

/** Between two requests for updates little time passes while all is well. */
const IDLE_MS = 10_000

export type PollingOptions = Pick<Deps, 'now' | 'wait' | 'log'> & {
  api: Api
  /** What of a batch is taken at all. */
  admit: ChatQueues['admit']
  handle: (update: Update) => Promise<void>
  allowedUpdates: readonly Exclude<keyof Update, 'update_id'>[]
  /** Told whether the last request for updates was answered, be it with a refusal. */
  onState: (isAnswered: boolean) => void
  /** Resolves when this process is the one to poll, with which time that is. Absent: it is the only one. */
  whenMine?: (signal: AbortSignal) => Promise<number>
  /** Writes down what came, before Telegram is told so and forgets it; ends when that is done, or nothing comes of it. */
  keep: (updates: Update[], signal: AbortSignal) => Promise<void>
  /** What was written down and not handled, by whoever polled before. */
  open: (signal: AbortSignal) => Promise<Update[]>
}

export type Polling = {
  /** Takes no more updates, waits for those being handled (at most `limitMs`), and confirms them to Telegram. */
  stop(limitMs: number): Promise<void>
  /** Rejects when Telegram refuses the token. */
  ended: Promise<void>
  /** Why no updates are asked for, as a sentence; undefined while they are. */
  problem(): string | undefined
}

export function startPolling(options: PollingOptions): Polling {
  const { api, handle, admit, allowedUpdates, onState, whenMine = async () => 1, keep, open, now, wait, log } = options
  const steadyNow = createSteadyClock(now)
  const underWay = new Set<Promise<void>>()
  let offset = 0
  let failures = 0
  let refusal: string | undefined
  let openedIn = 0
  let idleSinceAt: Instant | undefined
  // What a killed process had written down, and not confirmed to Telegram, comes from both.
  let known = new Set<number>()
  const supply = async (batchSize: number, signal: AbortSignal): Promise<Update[]> => {
    for (;;) {
      idleSinceAt = undefined
      try {
        const turn = await whenMine(signal)
        if (signal.aborted) throw signal.reason
        if (turn !== openedIn) {
          const left = await open(signal)
          openedIn = turn
          known = new Set(left.map(({ update_id: id }) => id))
          if (left.length > 0) return left
        }
        const limit = Math.max(1, Math.min(batchSize, 100))
        const updates = await api.getUpdates(
          // After a fault the question is whether there is an answer at all: it comes at once.
          { offset, limit, timeout: failures > 0 ? 0 : LONG_POLL_SEC, allowed_updates: [...allowedUpdates] },
          signal as ClientSignal,
        )
        idleSinceAt = steadyNow()
        if (failures > 0) log.info('polling-recovered', { failures })
        failures = 0
        refusal = undefined
        onState(true)
        // What is known may be handled by now: written down anew, nobody would finish it.
        const fresh = admit(updates.filter(({ update_id: id }) => !known.has(id)))
        if (fresh.length > 0) await keep(fresh, signal)
        if (signal.aborted) throw signal.reason
        offset = (updates.at(-1)?.update_id ?? offset - 1) + 1
        return fresh
      } catch (error) {
        if (signal.aborted) throw error
        if (error instanceof GrammyError && error.error_code === 401) throw error
        failures += 1
        if (error instanceof GrammyError) refusal = error.description
        else {
          refusal = undefined
          onState(false)
        }
        if (failures === 1 || failures % 20 === 0) log.warn('polling-failed', { failures }, error)
        await wait(pauseMs(error, failures), signal)
        if (signal.aborted) throw error
      }
    }
  }
  const consume = async (update: Update) => {
    const task = handle(update).catch((error: unknown) => {
      log.error('update-failed', { update: update.update_id }, error)
    })
    underWay.add(task)
    await task.finally(() => underWay.delete(task))
  }
  const rethrow = async (error: unknown) => {
    throw error
  }
  const sink = createConcurrentSink<Update>({ consume }, rethrow, { concurrency: MOST_UPDATES })
  const runner = createRunner(
    createSource<Update>({ supply: (size, signal) => supply(size, signal as AbortSignal) }),
    sink,
  )
  runner.start()
  return {
    ended: runner.task() ?? Promise.resolve(),
    problem: () => {
      if (refusal !== undefined) return `Telegram gives no updates: ${refusal}`
      if (idleSinceAt === undefined || steadyNow() - idleSinceAt < IDLE_MS) return undefined
      return `Updates are not being taken: ${underWay.size} wait to be handled`
    },
    stop: async (limitMs) => {
      await runner.stop()
      await Promise.race([Promise.allSettled([...underWay]), wait(limitMs)])
      if (offset === 0) return
      // Without this the updates just handled would come again after a restart.
      await api
        .getUpdates({ offset, limit: 1, timeout: 0 }, AbortSignal.timeout(1000) as ClientSignal)
        .catch((error: unknown) => log.info('updates-not-confirmed', {}, error))
    },
  }
}

function pauseMs(error: unknown, failures: number): number {
  const code = error instanceof GrammyError ? error.error_code : undefined
  const retryAfter = error instanceof GrammyError ? error.parameters.retry_after : undefined
  if (retryAfter !== undefined) return retryAfter * 1000
  if (code === 409) return CONFLICT_RETRY_MS
  return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 10))
}
