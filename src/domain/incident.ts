// Incidents: what editors are told once when it begins and once when it is over.
import type { Instant } from './article.ts'

/** `subject`: a feed's id; empty for what there is only one of. */
export type IncidentKind = 'feed-failing' | 'feed-silent' | 'disk' | 'clock'

export type Incident = { kind: IncidentKind; subject: string; since: Instant }
