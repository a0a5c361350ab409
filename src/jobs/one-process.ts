// Jobs that one process alone should do, where several share a store: the one that has the job's lease. What a job changes
// is right with two at it as well; alone it tells an editor once, and edits a card once.
import type { Deps } from '#deps'
import type { JobEntry, JobName } from './table.ts'

/** Jobs and how long one keeps them without a sign of life: some ticks, so that what it remembers stays with it. */
const HOLD_MS: Partial<Record<JobName, number>> = {
  'run-broadcasts': 6000,
  'close-albums': 25_000,
  watch: 150_000,
  'correct-digests': 60_000,
  'note-standing': 60_000,
  prune: 600_000,
}
const RENEW_MS = 2000

/** The job as it is, where the store is one process's own or several may do it; else done while its lease is `owner`'s. */
export function inOneProcess(
  { store, now, wait }: Pick<Deps, 'store' | 'now' | 'wait'>,
  owner: string,
  entry: JobEntry,
): JobEntry {
  const holdMs = HOLD_MS[entry.name]
  if (!store.isShared || holdMs === undefined) return entry
  const take = () => store.takeLease(`job ${entry.name}`, owner, now(), holdMs)
  const keep = async (ended: AbortSignal) => {
    for (;;) {
      await wait(RENEW_MS, ended)
      if (ended.aborted) return
      await take().catch(() => false)
    }
  }
  return {
    ...entry,
    run: async () => {
      if (!(await take())) return
      const ended = new AbortController()
      void keep(ended.signal)
      try {
        await entry.run()
      } finally {
        ended.abort()
      }
    },
  }
}
