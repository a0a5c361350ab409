// What of this process and the machine under it is wrong now: room on the disk, the store, the clock, payment. It tells nobody.
import type { Deps } from '#deps'
import type { IncidentKind } from '#domain/incident'
import type { IncidentDetail } from '#views/incident'

const MEGABYTE = 1024 * 1024
const LEAST_FREE_BYTES = 200 * MEGABYTE
/** It is over only with some more: at the limit itself it would begin and end all the time. */
const FREE_AGAIN_BYTES = 250 * MEGABYTE
const MOST_SKEW_MS = 60_000
const STEADY_SKEW_MS = 30_000

type World = Pick<Deps, 'store' | 'telegram' | 'freeDiskBytes' | 'clockSkewMs'>

/** `fine`: over, if it was open; `gone`: nothing to watch any more; `unknown`: nobody can say now, what was said stays. */
export type Condition = IncidentDetail | 'fine' | 'gone' | 'unknown'

/** `isOpen`: whether one of this kind was found before. */
export async function watchProcess(
  deps: World,
  isOpen: (kind: IncidentKind) => boolean,
): Promise<{ kind: IncidentKind; condition: Condition }[]> {
  const { store } = deps
  return [
    { kind: 'store', condition: store.problem() === undefined ? 'fine' : { kind: 'store' } },
    { kind: 'disk', condition: await lookAtDisk(deps, isOpen('disk')) },
    { kind: 'clock', condition: lookAtClock(deps, isOpen('clock')) },
    { kind: 'payment', condition: lookAtPayment(deps) },
  ]
}

async function lookAtDisk({ freeDiskBytes }: World, isOpen: boolean): Promise<Condition> {
  const freeBytes = await freeDiskBytes()
  if (freeBytes === undefined) return 'unknown'
  if (freeBytes >= (isOpen ? FREE_AGAIN_BYTES : LEAST_FREE_BYTES)) return 'fine'
  return { kind: 'disk', freeMegabytes: Math.floor(freeBytes / MEGABYTE) }
}

function lookAtClock({ clockSkewMs }: World, isOpen: boolean): Condition {
  const skewMs = clockSkewMs()
  if (skewMs === undefined) return 'unknown'
  return Math.abs(skewMs) < (isOpen ? STEADY_SKEW_MS : MOST_SKEW_MS) ? 'fine' : { kind: 'clock', skewMs }
}

function lookAtPayment({ telegram }: World): Condition {
  const conditions = { off: 'gone', untried: 'unknown', accepted: 'fine', refused: { kind: 'payment' } } as const
  return conditions[telegram.paidState()]
}
