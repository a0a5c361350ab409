// Editors, and the record of who did what. It holds ids, never names.
import type { Instant } from './article.ts'

/** Named by an owner; owners are editors without being listed. */
export type Editor = { id: number; addedBy: number; at: Instant }

export type AuditAct =
  | 'editor-added'
  | 'editor-removed'
  | 'broadcast-submitted'
  | 'broadcast-approved'
  | 'broadcast-withdrawn'
  | 'broadcast-scheduled'
  | 'broadcast-started'
  /** A flash an owner let go without the approvals it lacked. */
  | 'broadcast-released'
  | 'broadcast-paused'
  | 'broadcast-resumed'
  | 'broadcast-stopped'
  | 'broadcast-cancelled'
  | 'broadcast-recalled'
  /** An owner made a broadcast theirs whose author is no editor any more. */
  | 'broadcast-taken-over'
  | 'broadcast-corrected'
  | 'feed-polled'
  /** A try of somebody who may not; `subject` is what was tried. */
  | 'refused'

/** In the place of a person's id, where they had what is stored of them erased: of tries of readers alone. */
export const ERASED_ACTOR = 0

/** Acts whose `subject` is a person. */
export const ACTS_ON_PERSONS: readonly AuditAct[] = ['editor-added', 'editor-removed']

/** One line of the record. It is only ever added to. */
export type AuditEntry = {
  at: Instant
  /** Undefined: the bot itself. */
  actorId?: number
  act: AuditAct
  /** A broadcast's id, an editor's id, a feed's id, or a command. */
  subject?: string
  /** What was done was done to a correction: the broadcast it corrects. */
  of?: string
}
