// Tables of the editors' desk, and of what came from Telegram: keys and shapes.
import type { Incident } from '#domain/incident'
import type { Definitions } from './definition.ts'

type Names = 'editors' | 'acts' | 'reads' | 'figures' | 'proposals' | 'incidents' | 'updates'

export const DESK_TABLES: Definitions<Names> = {
  editors: { key: ({ id }) => id, shape: { id: 'number', addedBy: 'number', at: 'number' } },
  acts: {
    key: ({ number }) => number,
    shape: { number: 'number', at: 'number', actorId: 'number?', act: 'string', subject: 'string?', of: 'string?' },
  },
  reads: { key: ({ articleId }) => articleId, shape: { articleId: 'string', count: 'number' } },
  figures: {
    key: ({ day }) => day,
    shape: {
      day: 'string',
      active: 'number',
      joined: 'number',
      left: 'number',
      digests: 'number',
      alerts: 'number',
      broadcasts: 'number',
      blocked: 'number',
      failed: 'number',
      reads: 'number',
    },
  },
  proposals: { key: ({ articleId }) => articleId, shape: { articleId: 'string', at: 'number', toldIds: 'array' } },
  updates: { key: ({ id }) => id, shape: { id: 'number', update: 'object', given: 'number', at: 'number?' } },
  incidents: { key: incidentKey, shape: { kind: 'string', subject: 'string', since: 'number', toldAt: 'number?' } },
}

/** An incident's key: there is one at a time of each kind and subject. */
export function incidentKey({ kind, subject }: Pick<Incident, 'kind' | 'subject'>): string {
  return `${kind} ${subject}`
}
