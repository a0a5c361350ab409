// A clock that is set back must not hold anything: what waits for a moment of the time before is due now. Told once.
import type { Deps } from '#deps'
import type { Instant } from '#domain/article'

/** Corrections by a time service are smaller, and over before anybody waits. */
const NOTICED_MS = 60_000

/** A look at the clock, for every second. The first looks at what an earlier process left, too. */
export function createClockWatch(
  { store, now, log }: Pick<Deps, 'store' | 'now' | 'log'>,
  wake: () => void,
): () => Promise<void> {
  let latest: Instant | undefined
  return async () => {
    const [before, at] = [latest, now()]
    const isBack = before !== undefined && at < before - NOTICED_MS
    latest = isBack || before === undefined ? at : Math.max(before, at)
    if (!isBack && before !== undefined) return
    const mended = await store.mendMoments(at)
    if (isBack || mended > 0)
      log.warn('clock-set-back', { seconds: isBack ? Math.round((before - at) / 1000) : undefined, mended })
    if (mended > 0) wake()
  }
}
