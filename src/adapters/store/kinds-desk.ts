// What is stored of the editors' desk.
import { kind } from '#adapters/store/kind'
import type { AuditEntry, Editor } from '#domain/editor'
import type { Incident } from '#domain/incident'

export const EDITORS = kind<Editor>({
  name: 'editors',
  key: ({ id }) => id,
  keyType: 'number',
  shape: { id: 'number', addedBy: 'number', at: 'number' },
  indexes: { at: ['at'] },
})

/** Numbered from one on, in the order they were noted. */
export type ActRecord = AuditEntry & { number: number }

export const ACTS = kind<ActRecord>({
  name: 'acts',
  key: ({ number }) => number,
  keyType: 'number',
  shape: { number: 'number', at: 'number', actorId: 'number?', act: 'string', subject: 'string?', of: 'string?' },
  indexes: { act: ['act', 'at'] },
})

/** One at a time of each kind and subject. */
export const INCIDENTS = kind<Incident>({
  name: 'incidents',
  key: incidentKey,
  keyType: 'string',
  shape: { kind: 'string', subject: 'string', since: 'number', toldAt: 'number?' },
  indexes: { since: ['since'] },
})

export function incidentKey({ kind, subject }: Pick<Incident, 'kind' | 'subject'>): string {
  return `${kind} ${subject}`
}
