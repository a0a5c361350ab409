// One warm thread for code that reads hostile documents: jobs run one after another, each within its time limit.
// It never runs a job on the main thread, and never lets one job's end decide another's.
import type { Log } from '#log'
import { startThread, type Thread } from './start-thread.ts'
import type { ThreadReport } from './thread.ts'

export type WorkerResult<T> = { kind: 'done'; value: T } | { kind: 'timeout' } | { kind: 'failed'; detail: string }

export type Worker = {
  /**
   * Calls the function `name` exported by `module` with `input` in the thread. `limitMs` counts from the call itself,
   * not from queueing or from loading the module. Input and value pass as structured clones. Never rejects.
   */
  run<T>(module: URL, name: string, input: unknown, limitMs: number): Promise<WorkerResult<T>>
  /** Ends the thread; jobs that wait or run end as `failed`, and so does every later one. */
  close(): Promise<void>
}

type Job = {
  request: { module: string; name: string; input: unknown }
  limitMs: number
  settle(result: WorkerResult<unknown>): void
}

/** Loading a thread and a job's module is our own code; this long means a broken installation or a choked machine. */
const LOAD_LIMIT_MS = 30_000

/** A worker whose thread starts with the first job and is replaced when a job overruns, or ends it. */
export function createWorker({ log }: { log: Log }): Worker {
  const waiting: Job[] = []
  let thread: Thread | undefined
  let running: { job: Job; timer: NodeJS.Timeout } | undefined
  let closed = false

  function warm(): Thread {
    const started = startThread({ report: (report) => onReport(started, report), ended: (why) => onEnd(started, why) })
    return started
  }

  function next() {
    if (running || closed) return
    const job = waiting.shift()
    if (!job) return thread?.unref()
    thread ??= warm()
    thread.ref()
    running = { job, timer: setTimeout(() => replace({ kind: 'failed', detail: 'did not load' }), LOAD_LIMIT_MS) }
    try {
      thread.post(job.request)
    } catch (error) {
      finish({ kind: 'failed', detail: `input cannot be passed: ${String(error)}` })
    }
  }

  function finish(result: WorkerResult<unknown>) {
    if (!running) return
    clearTimeout(running.timer)
    const { job } = running
    running = undefined
    job.settle(result)
    next()
  }

  function replace(result: WorkerResult<unknown>) {
    log.warn('worker-replaced', { why: result.kind, job: running?.job.request.name })
    void thread?.terminate()
    thread = warm()
    finish(result)
  }

  function onReport(from: Thread, report: ThreadReport) {
    if (from !== thread || !running) return
    if (report.kind !== 'begun') return finish(report)
    clearTimeout(running.timer)
    running.timer = setTimeout(() => replace({ kind: 'timeout' }), running.job.limitMs)
  }

  function onEnd(from: Thread, why: string) {
    if (from !== thread || closed) return
    // An idle thread that dies is not started again at once: a broken installation would spin.
    if (running) return replace({ kind: 'failed', detail: why })
    thread = undefined
  }

  return {
    run: <T>(module: URL, name: string, input: unknown, limitMs: number) =>
      new Promise<WorkerResult<T>>((resolve) => {
        if (closed) return resolve({ kind: 'failed', detail: 'closed' })
        const settle = (result: WorkerResult<unknown>) => resolve(result as WorkerResult<T>)
        waiting.push({ request: { module: module.href, name, input }, limitMs, settle })
        next()
      }),
    async close() {
      closed = true
      const ending = thread?.terminate()
      finish({ kind: 'failed', detail: 'closed' })
      for (const job of waiting.splice(0)) job.settle({ kind: 'failed', detail: 'closed' })
      await ending
    },
  }
}
