// Incidents: what editors are told once when it begins and once when it is over.
import type { Instant } from './article.ts'

/** `subject`: a feed's id; empty for what there is only one of. */
export type IncidentKind = 'feed-failing' | 'feed-silent' | 'disk' | 'store' | 'clock' | 'payment'

export type Incident = {
  kind: IncidentKind
  subject: string
  /** When it was opened. */
  since: Instant
  /** When somebody was told; without it nobody is told of its end either. */
  toldAt?: Instant
}

/** Longer than any message to an editor takes: what is not told by then, by a process that died, is told by another. */
const UNTOLD_MS = 300_000

/** Whether one that begins at `at` is to be opened, and told, beside what is `known` of it. */
export function isToOpen(known: Incident | undefined, at: Instant): boolean {
  return known === undefined || (known.toldAt === undefined && Math.abs(at - known.since) >= UNTOLD_MS)
}
