// The clock's hand: once a second it calls whose moment has come. What is due is data; what runs twice or fails is the
// runner's matter. node-cron reads the expressions and does not run them: its own timers walk through every second that a
// suspended machine missed, and stand still when the clock is set back.
import { createTask } from 'node-cron'
import type { Log } from '#log'

export type CronEntry = { expression: string; run: () => void }

export type CronClock = {
  now: () => number
  wait: (ms: number, signal: AbortSignal) => Promise<void>
  log: Log
}

const SECOND_MS = 1000
/** A longer gap is a jump of the clock, or a machine that slept: each entry runs once, whatever it missed. */
const LONGEST_GAP_SEC = 60

/** Starts the table, expressions in UTC; the returned function stops it. */
export function startCron(table: CronEntry[], { now, wait, log }: CronClock): () => Promise<void> {
  // A poll every few minutes says nothing about a zone; UTC keeps it away from daylight-saving changes.
  const tasks = table.map(({ expression, run }) => ({
    run,
    task: createTask(expression, () => undefined, { timezone: 'UTC' }),
  }))
  const stopping = new AbortController()
  const second = () => Math.floor(now() / SECOND_MS)
  let last = second()

  const beat = () => {
    const [before, at] = [last, second()]
    const gap = at - before
    last = at
    const isForward = gap > LONGEST_GAP_SEC
    // One that is set back is told by who mends what it left (jobs/mend-moments.ts).
    if (isForward) log.warn('clock-jumped', { seconds: gap })
    const passed = isForward ? [] : Array.from({ length: gap < 0 ? 1 : gap }, (_, index) => at - index)
    for (const { task, run } of tasks)
      if (isForward || passed.some((moment) => task.match(new Date(moment * SECOND_MS)))) run()
  }
  const go = async () => {
    while (!stopping.signal.aborted) {
      await wait(SECOND_MS - (now() % SECOND_MS), stopping.signal)
      if (!stopping.signal.aborted) beat()
    }
  }
  const going = go()
  return async () => {
    stopping.abort()
    await going
    await Promise.all(tasks.map(({ task }) => task.destroy()))
  }
}
