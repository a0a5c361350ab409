// Looks every minute whether something is wrong that nobody would see: feeds, disk, clock. Editors are told once when it
// begins and once when it is over. It mends nothing.
import type { Deps } from '#deps'
import type { IncidentKind } from '#domain/incident'
import { type IncidentDetail, renderAllClear, renderIncident } from '#views/incident'
import { createIncidentBook, type IncidentName } from './incident-book.ts'
import { tellEditors } from './tell-editors.ts'
import { createFeedWatch } from './watch-feeds.ts'

const MEGABYTE = 1024 * 1024
const LEAST_FREE_BYTES = 200 * MEGABYTE
/** It is over only with some more: at the limit itself it would begin and end all the time. */
const FREE_AGAIN_BYTES = 250 * MEGABYTE
const MOST_SKEW_MS = 60_000
const STEADY_SKEW_MS = 30_000

type World = Pick<Deps, 'store' | 'telegram' | 'locales' | 'settings' | 'now' | 'log' | 'freeDiskBytes' | 'clockSkewMs'>

/** `fine`: over, if it was open; `gone`: nothing to watch any more; `unknown`: nobody can say now, what was said stays. */
type Finding = IncidentName & { detail: IncidentDetail | 'fine' | 'gone' | 'unknown' }

/** The watch of this process; one run looks at everything once. */
export function createWatch(deps: World): () => Promise<void> {
  const { now, log } = deps
  const book = createIncidentBook(deps)
  const lookAtFeeds = createFeedWatch(deps)

  return async () => {
    const open = await book.list()
    for (const finding of [await lookAtDisk(deps, open), lookAtClock(deps, open), ...(await feeds(open))])
      await settle(finding)
  }

  async function feeds(open: IncidentName[]): Promise<Finding[]> {
    const { watched, troubles } = await lookAtFeeds()
    const over = open.flatMap(({ kind, subject }): Finding[] => {
      if (kind !== 'feed-failing' && kind !== 'feed-silent') return []
      if (!watched.includes(subject)) return [{ kind, subject, detail: 'gone' }]
      const trouble = troubles.find(({ state }) => state.feed.id === subject)
      // One that cannot be read is not heard to speak either.
      const isStill = trouble !== undefined && (trouble.kind === kind || kind === 'feed-silent')
      return isStill ? [] : [{ kind, subject, detail: 'fine' }]
    })
    return [...over, ...troubles.map((detail) => ({ kind: detail.kind, subject: detail.state.feed.id, detail }))]
  }

  async function settle({ kind, subject, detail }: Finding): Promise<void> {
    if (detail === 'unknown') return
    if (detail === 'fine' || detail === 'gone') {
      if (!(await book.close({ kind, subject })) || detail === 'gone') return
      log.info('incident-over', { kind, subject })
      return tellEditors(deps, kind, (locale) => renderAllClear(kind, subject, locale))
    }
    if (!(await book.open({ kind, subject, since: now() }))) return
    log.warn('incident', { kind, subject })
    await tellEditors(deps, kind, (locale, zone) => renderIncident(detail, { zone, at: now() }, locale))
  }
}

async function lookAtDisk({ store, freeDiskBytes }: World, open: IncidentName[]): Promise<Finding> {
  const disk = { kind: 'disk' as const, subject: '' }
  if (store.problem() !== undefined) return { ...disk, detail: { kind: 'store-broken' } }
  const freeBytes = await freeDiskBytes()
  if (freeBytes === undefined) return { ...disk, detail: 'unknown' }
  const least = isOpen(open, 'disk') ? FREE_AGAIN_BYTES : LEAST_FREE_BYTES
  if (freeBytes >= least) return { ...disk, detail: 'fine' }
  return { ...disk, detail: { kind: 'disk-full', freeMegabytes: Math.floor(freeBytes / MEGABYTE) } }
}

function lookAtClock({ clockSkewMs }: World, open: IncidentName[]): Finding {
  const clock = { kind: 'clock' as const, subject: '' }
  const skewMs = clockSkewMs()
  if (skewMs === undefined) return { ...clock, detail: 'unknown' }
  const most = isOpen(open, 'clock') ? STEADY_SKEW_MS : MOST_SKEW_MS
  return { ...clock, detail: Math.abs(skewMs) < most ? 'fine' : { kind: 'clock', skewMs } }
}

function isOpen(open: IncidentName[], kind: IncidentKind): boolean {
  return open.some((incident) => incident.kind === kind)
}
