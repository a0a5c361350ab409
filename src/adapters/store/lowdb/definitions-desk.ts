// Tables of the editors' desk, and of what came from Telegram: keys and shapes.
import type { Definitions } from './definition.ts'

type Names = 'reads' | 'figures' | 'proposals' | 'updates'

export const DESK_TABLES: Definitions<Names> = {
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
}
