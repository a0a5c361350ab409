// Scheduled broadcasts whose time has come: started once, cancelled where what they need is gone, or laid before their author
// where it is not theirs to go by themselves. Who did not start is told when it is closed.
import type { Deps } from '#deps'
import { isApproved } from '#domain/approval'
import type { Broadcast } from '#domain/broadcast'
import { type BroadcastChange, stampOf, versionOf } from '#domain/broadcast-change'
import { isLate } from '#domain/broadcast-turn'
import { basisOf } from './broadcast-basis.ts'
import { asRenewed, showRenewed } from './broadcast-renew.ts'
import { reportDelay } from './report-broadcast.ts'
import { editorIds } from './tell-editors.ts'

type World = Pick<Deps, 'store' | 'telegram' | 'locales' | 'settings' | 'now' | 'log'>

/**
 * Why one waits for its author: its time passed while the bot was off, approvals it had count no more, or its article was
 * corrected since they were given. `orphan`: for an owner, as its author is no editor any more.
 */
export type Delay = 'late' | 'approvals' | 'changed' | 'orphan'

/**
 * Starts it, unless something hinders that: then it is cancelled (false), or kept and why is given, once. Also false where
 * another process was sooner, or it was changed meanwhile.
 */
export async function startScheduled(deps: World, broadcast: Broadcast): Promise<boolean | Delay> {
  const { store, now, log } = deps
  const { id, content } = broadcast
  const expected = { version: versionOf(broadcast) }
  if (await isHindered(deps, broadcast)) {
    const cancelled = await store.changeBroadcast(id, ['scheduled'], { state: 'cancelled' }, expected)
    if (cancelled === undefined) return false
    log.warn('broadcast-not-started', { broadcast: id, reason: 'withdrawn' })
    await store.noteAct({ at: now(), act: 'broadcast-cancelled', subject: id })
    return false
  }
  const delay = await delayOf(deps, broadcast)
  const isAsked = (delay === 'late' || delay === 'orphan') && (broadcast.lateAt ?? 0) >= (broadcast.startAt ?? 1)
  if (delay !== undefined) return isAsked ? false : delay
  const started = await store.changeBroadcast(id, ['scheduled'], { state: 'running', startedAt: now() }, expected)
  if (started === undefined) return false
  const article = content.kind === 'article' ? content.articleId : undefined
  log.info('broadcast-started', { broadcast: id, content: content.kind, article })
  await store.noteAct({ at: now(), act: 'broadcast-started', subject: id })
  return true
}

/**
 * Tells its author, once; it does not start meanwhile. Whoever cannot be reached now is told at the next call. Given back is
 * what waits for approval now and nobody is asked to approve yet.
 */
export async function putOff(deps: World, broadcast: Broadcast, delay: Delay): Promise<Broadcast | undefined> {
  const { store, now, log } = deps
  const { id } = broadcast
  // A press on what is sent now sets a later time to start at.
  const lateAt = now()
  if (!(await reportDelay(deps, broadcast, delay))) return undefined
  const isKept = delay === 'late' || delay === 'orphan'
  const change = isKept ? { lateAt } : await asWaiting(deps, broadcast, delay)
  const expected = { version: versionOf(broadcast) }
  const changed = change && (await store.changeBroadcast(id, ['scheduled'], change, expected))
  if (changed === undefined) return undefined
  log.warn('broadcast-put-off', { broadcast: id, reason: delay })
  if (delay === 'changed') await showRenewed(deps, changed)
  return isKept ? undefined : changed
}

async function asWaiting(deps: World, broadcast: Broadcast, delay: Delay): Promise<BroadcastChange | undefined> {
  const waiting = { state: 'waiting', lateAt: undefined, askedAt: deps.now() } as const
  if (delay !== 'changed') return waiting
  const renewed = await asRenewed(deps, broadcast)
  return renewed && { ...renewed, ...waiting }
}

/** Whether it can never start: its article or a version of it is no more, or what it corrects was recalled. */
export async function isHindered(deps: Pick<Deps, 'store'>, { content }: Broadcast): Promise<boolean> {
  return (await basisOf(deps, content)) === undefined
}

async function delayOf(deps: World, broadcast: Broadcast): Promise<Delay | undefined> {
  const { settings, now } = deps
  const { content, shown, released, authorId } = broadcast
  if (!(await editorIds(deps)).includes(authorId)) return 'orphan'
  if (settings.approvals > 0 && !released) {
    const stamp = stampOf(broadcast, (await basisOf(deps, content)) ?? '')
    if (shown !== undefined && shown !== stamp) return 'changed'
    if (!isApproved(broadcast, settings.approvals, await editorIds(deps))) return 'approvals'
  }
  return isLate(broadcast, now()) ? 'late' : undefined
}
