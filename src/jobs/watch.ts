// Looks every minute whether something is wrong that nobody would see: feeds, disk, store, clock, payment. Editors are told
// once when it begins and once when it is over, in one message for all feeds it happened to. It mends nothing.
import type { Deps } from '#deps'
import { type IncidentDetail, renderAllClear, renderIncident } from '#views/incident'
import { createIncidentBook, type IncidentName } from './incident-book.ts'
import { type Telling, tellEditors } from './tell-editors.ts'
import { createFeedWatch } from './watch-feeds.ts'
import { type Condition, watchProcess } from './watch-process.ts'

type World = Pick<Deps, 'store' | 'telegram' | 'locales' | 'settings' | 'now' | 'log' | 'freeDiskBytes' | 'clockSkewMs'>

type Finding = IncidentName & { condition: Condition }

/** The watch of this process; one run looks at everything once. */
export function createWatch(deps: World): () => Promise<void> {
  const { now, log } = deps
  const book = createIncidentBook(deps)
  const lookAtFeeds = createFeedWatch(deps)

  return async () => {
    const open = await book.list()
    const own = await watchProcess(deps, (kind) => open.some((incident) => incident.kind === kind))
    const findings = [...own.map((finding) => ({ ...finding, subject: '' })), ...(await feeds(open))]
    for (const kind of new Set(findings.map((finding) => finding.kind))) {
      const group = findings.filter((finding) => finding.kind === kind)
      await end(group)
      await begin(group)
    }
  }

  async function feeds(open: IncidentName[]): Promise<Finding[]> {
    const { watched, troubles } = await lookAtFeeds()
    const over = open.flatMap(({ kind, subject }): Finding[] => {
      if (kind !== 'feed-failing' && kind !== 'feed-silent') return []
      const state = watched.find(({ feed }) => feed.id === subject)
      if (state === undefined) return [{ kind, subject, condition: 'gone' }]
      // Told with others of its host, it may not have failed for long itself: over is what was read itself.
      if (kind === 'feed-failing' && state.failures > 0) return []
      const trouble = troubles.find(({ state }) => state.feed.id === subject)
      // One that cannot be read is not heard to speak either.
      const isStill = trouble !== undefined && (trouble.kind === kind || kind === 'feed-silent')
      return isStill ? [] : [{ kind, subject, condition: 'fine' }]
    })
    const found = troubles.map(({ kind, state }) => ({
      kind,
      subject: state.feed.id,
      condition: { kind, states: [state] },
    }))
    return [...over, ...found]
  }

  /**
   * What nobody could be told is opened anew at the next look. Where the answer was lost somebody may have been told: it stays
   * open untold, which has it told once more after a while, and that is all.
   */
  async function begin(group: Finding[]): Promise<void> {
    const begun: IncidentName[] = []
    const details: IncidentDetail[] = []
    const untold = (await book.list()).filter(({ toldAt }) => toldAt === undefined)
    const isSecond = (name: IncidentName) => untold.some((known) => isSame(known, name))
    for (const { kind, subject, condition } of group) {
      if (typeof condition === 'string' || !(await book.open({ kind, subject, since: now() }))) continue
      begun.push({ kind, subject })
      details.push(condition)
      log.warn('incident', { kind, subject })
    }
    const detail = joinFeeds(details)
    if (detail === undefined) return
    const telling = await tell(group, (locale, zone) => renderIncident(detail, { zone, at: now() }, locale))
    for (const name of begun) {
      if (telling === 'not-yet') await book.close(name)
      else if (telling === 'told' || isSecond(name)) await book.noteTold(name, now())
    }
  }

  /** The end of what was told is told; where surely nobody was, it is over only at the next look. */
  async function end(group: Finding[]): Promise<void> {
    const over: Parameters<typeof book.open>[0][] = []
    for (const { kind, subject, condition } of group) {
      if (condition !== 'fine' && condition !== 'gone') continue
      const known = await book.close({ kind, subject })
      if (known === undefined || condition === 'gone') continue
      log.info('incident-over', { kind, subject })
      if (known.toldAt !== undefined) over.push(known)
    }
    const [first] = over
    if (first === undefined) return
    const subjects = over.map(({ subject }) => subject)
    if ((await tell(group, (locale) => renderAllClear(first.kind, subjects, locale))) !== 'not-yet') return
    for (const known of over) await book.open(known)
  }

  function tell([first]: Finding[], render: Parameters<typeof tellEditors>[2]): Promise<Telling> {
    return tellEditors(deps, first?.kind ?? 'incident', render)
  }
}

function isSame(one: IncidentName, other: IncidentName): boolean {
  return one.kind === other.kind && one.subject === other.subject
}

/** Of one kind each: of several feeds one message. */
function joinFeeds([first, ...others]: IncidentDetail[]): IncidentDetail | undefined {
  if (first === undefined || !('states' in first)) return first
  return { ...first, states: [first, ...others].flatMap((detail) => ('states' in detail ? detail.states : [])) }
}
