// The clock's jobs and their rhythm. Each is a tick over data: missed ones are caught by the next, double ones find nothing.
import type { Deps } from '#deps'
import { correctAlerts } from './correct-alerts.ts'
import { correctDigests, correctMissed } from './correct-digests.ts'
import { enrichArticles } from './enrich-articles.ts'
import { pollFeeds } from './poll-feeds.ts'
import { prune } from './prune.ts'
import { queueAlerts } from './queue-alerts.ts'
import { queueDigests } from './queue-digests.ts'
import { createBroadcastRunner } from './run-broadcasts.ts'

export type JobName =
  | 'poll-feeds'
  | 'queue-alerts'
  | 'correct-digests'
  | 'queue-digests'
  | 'run-broadcasts'
  | 'enrich-articles'
  | 'prune'
export type JobEntry = { name: JobName; expression: string; run: () => Promise<unknown> }

/** `wake` tells the deliverer that something may be waiting; `signal` ends what takes long. */
export function createJobTable(deps: Deps, pollCron: string, wake: () => void, signal: AbortSignal): JobEntry[] {
  return [
    {
      name: 'poll-feeds',
      expression: pollCron,
      run: async () => {
        const { corrected } = await pollFeeds(deps)
        // News first: an edit can wait, an alert cannot.
        if ((await queueAlerts(deps)) > 0) wake()
        const edits = (await correctAlerts(deps)) + (await correctDigests(deps, corrected))
        if (edits > 0) wake()
      },
    },
    {
      // What a killed process left unqueued, and articles withdrawn by a reader's request.
      name: 'queue-alerts',
      expression: '41 * * * * *',
      run: async () => {
        if ((await queueAlerts(deps)) + (await correctAlerts(deps)) > 0) wake()
      },
    },
    {
      name: 'correct-digests',
      expression: '29 * * * *',
      run: async () => {
        if ((await correctMissed(deps)) > 0) wake()
      },
    },
    {
      name: 'queue-digests',
      expression: '* * * * * *',
      run: async () => {
        if ((await queueDigests(deps)) > 0) wake()
      },
    },
    { name: 'run-broadcasts', expression: '* * * * * *', run: createBroadcastRunner(deps, wake, signal) },
    { name: 'enrich-articles', expression: '*/2 * * * * *', run: () => enrichArticles(deps, signal) },
    { name: 'prune', expression: '17 3 * * *', run: () => prune(deps) },
  ]
}
