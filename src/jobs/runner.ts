// Runs jobs by name: never two of a kind at once, and a failure ends in the log. The other boundary is the bot's.
import type { Log } from '#log'
import type { JobEntry, JobName } from './table.ts'

/** Joins a run under way instead of starting a second. Never rejects. */
export type RunJob = (name: JobName) => Promise<void>

export type JobRunner = {
  run: RunJob
  /** Resolves when nothing is under way. */
  ended(): Promise<void>
}

export function createJobRunner(table: JobEntry[], log: Log): JobRunner {
  const underWay = new Map<JobName, Promise<void>>()
  const run: RunJob = (name) => {
    const running = underWay.get(name)
    if (running) return running
    const job = table.find((entry) => entry.name === name)
    const work = (job?.run() ?? Promise.resolve())
      .then(() => undefined)
      .catch((error: unknown) => log.error('job-failed', { job: name }, error))
      .finally(() => underWay.delete(name))
    underWay.set(name, work)
    return work
  }
  return {
    run,
    ended: async () => {
      while (underWay.size > 0) await Promise.all(underWay.values())
    },
  }
}
