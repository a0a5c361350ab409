// Who has to agree before a broadcast goes out, and whether they did. It asks nobody and knows no store.
import type { Instant } from './article.ts'
import type { Approval, Broadcast } from './broadcast.ts'
import { isLate } from './broadcast-turn.ts'

type Authored = Pick<Broadcast, 'authorId' | 'approvals'>

/** Who may approve what `authorId` wrote, of those who are `editors` now. */
export function otherEditors(authorId: number, editors: readonly number[]): number[] {
  return editors.filter((id) => id !== authorId)
}

/** The approvals that count: of other people who are editors now, each once. */
export function countingApprovals({ authorId, approvals = [] }: Authored, editors: readonly number[]): Approval[] {
  const others = otherEditors(authorId, editors)
  return approvals.filter(
    ({ editorId }, index) =>
      others.includes(editorId) && approvals.findIndex((approval) => approval.editorId === editorId) === index,
  )
}

/** Whether so many as are `needed` agree. */
export function isApproved(broadcast: Authored, needed: number, editors: readonly number[]): boolean {
  return countingApprovals(broadcast, editors).length >= needed
}

/** Whether `authorId` could never get as many approvals as are `needed`: there are too few others. */
export function lacksEditors(authorId: number, needed: number, editors: readonly number[]): boolean {
  return otherEditors(authorId, editors).length < needed
}

const ASK_AGAIN_MS = 60_000

/** Whether all who have not approved may be asked again: not at every press. */
export function canAskAgain({ askedAt }: Pick<Broadcast, 'askedAt'>, at: Instant): boolean {
  return askedAt === undefined || at - askedAt >= ASK_AGAIN_MS
}

/** How a broadcast that may go out goes on: at once, or at its time. */
export function launch({ startAt }: Pick<Broadcast, 'startAt'>, now: Instant) {
  return startAt !== undefined && startAt > now
    ? ({ state: 'scheduled' } as const)
    : ({ state: 'running', startedAt: now } as const)
}

/** The same of one that others have just approved: what is long past its time waits for its author's word. */
export function launchApproved(broadcast: Pick<Broadcast, 'startAt'>, now: Instant) {
  return isLate(broadcast, now) ? ({ state: 'scheduled' } as const) : launch(broadcast, now)
}

/** What an owner may let go without the approvals it lacks. */
export function isReleasable({ content, state }: Pick<Broadcast, 'content' | 'state'>): boolean {
  return state === 'waiting' && content.kind === 'article' && content.level === 'flash'
}
