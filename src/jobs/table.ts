// The clock's jobs and their rhythm. Each is a tick over data: missed ones are caught by the next, double ones find nothing.
import type { Deps } from '#deps'
import { createAlbumCloser } from './close-albums.ts'
import { correctAlerts } from './correct-alerts.ts'
import { correctDigests, correctMissed } from './correct-digests.ts'
import { enrichArticles } from './enrich-articles.ts'
import { indexArticles } from './index-articles.ts'
import { createClockWatch } from './mend-moments.ts'
import { noteStanding } from './note-standing.ts'
import { pollFeeds } from './poll-feeds.ts'
import { proposeMarked } from './propose-marked.ts'
import { prune } from './prune.ts'
import { queueAlerts } from './queue-alerts.ts'
import { queueDigests } from './queue-digests.ts'
import { createBroadcastRunner } from './run-broadcasts.ts'
import { createWatch } from './watch.ts'

export type JobName =
  | 'mend-moments'
  | 'poll-feeds'
  | 'queue-alerts'
  | 'correct-digests'
  | 'queue-digests'
  | 'run-broadcasts'
  | 'enrich-articles'
  | 'index-articles'
  | 'close-albums'
  | 'watch'
  | 'note-standing'
  | 'prune'
export type JobEntry = { name: JobName; expression: string; run: () => Promise<unknown> }

export type JobHooks = {
  /** Tells the deliverer that something may be waiting. */
  wake: () => void
  /** The feeds a person asked to be polled since it was last called. */
  takeAskedFeeds: () => string[]
  /** Ends what takes long. */
  signal: AbortSignal
  /** Names this process among all that share the store. */
  owner: string
}

/** A broadcast goes on elsewhere when the process that drives it has been silent for so long. */
const BROADCAST_HOLD_MS = 5000

export function createJobTable(deps: Deps, pollCron: string, hooks: JobHooks): JobEntry[] {
  const { wake, takeAskedFeeds, signal, owner } = hooks
  const take = (name: string, holdMs: number) => deps.store.takeLease(name, owner, holdMs)
  /** Of several processes one alone does it; it is prolonged by doing it again, so that it stays with the same one. */
  const alone = (name: JobName, holdMs: number, run: () => Promise<unknown>) => async () => {
    if (await take(`job ${name}`, holdMs)) await run()
  }
  return [
    // First: the others find what it makes due.
    { name: 'mend-moments', expression: '* * * * * *', run: createClockWatch(deps, wake) },
    {
      name: 'poll-feeds',
      expression: pollCron,
      run: async () => {
        const { corrected } = await pollFeeds(deps, takeAskedFeeds(), signal)
        // News first: an edit can wait, an alert cannot.
        if ((await queueAlerts(deps)) > 0) wake()
        const edits = (await correctAlerts(deps)) + (await correctDigests(deps, corrected))
        if (edits > 0) wake()
        await proposeMarked(deps)
      },
    },
    {
      // What a killed process left unqueued, and articles withdrawn by a reader's request.
      name: 'queue-alerts',
      expression: '41 * * * * *',
      run: async () => {
        if ((await queueAlerts(deps)) + (await correctAlerts(deps)) > 0) wake()
        await proposeMarked(deps)
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
    {
      name: 'close-albums',
      expression: '*/10 * * * * *',
      run: alone('close-albums', 25_000, createAlbumCloser(deps)),
    },
    {
      name: 'run-broadcasts',
      expression: '* * * * * *',
      run: createBroadcastRunner(deps, wake, signal, (id) => take(`broadcast ${id}`, BROADCAST_HOLD_MS)),
    },
    { name: 'enrich-articles', expression: '*/2 * * * * *', run: () => enrichArticles(deps, signal) },
    { name: 'index-articles', expression: '*/20 * * * * *', run: () => indexArticles(deps, signal) },
    // What it compares from minute to minute is of its own machine: the same one goes on looking.
    { name: 'watch', expression: '7 * * * * *', run: alone('watch', 150_000, createWatch(deps)) },
    // Late in the hour: the last look at a day comes just before its end.
    { name: 'note-standing', expression: '57 * * * *', run: alone('note-standing', 60_000, () => noteStanding(deps)) },
    { name: 'prune', expression: '17 3 * * *', run: alone('prune', 600_000, () => prune(deps)) },
  ]
}
