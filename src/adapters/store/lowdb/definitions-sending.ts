// Tables of what is sent and was: keys and shapes.
import type { Delivery } from '#domain/delivery'
import type { Definition, Definitions } from './definition.ts'

type Names =
  | 'deliveries'
  | 'finished'
  | 'settledKeys'
  | 'alertKeys'
  | 'totals'
  | 'broadcasts'
  | 'tallies'
  | 'causes'
  | 'alerted'
  | 'counters'

const DELIVERY: Definition<Delivery> = {
  key: (delivery) => delivery.key,
  shape: {
    key: 'string',
    chatId: 'number',
    task: 'object',
    state: 'string',
    queuedAt: 'number',
    notBeforeAt: 'number',
    owner: 'string?',
    attempts: 'number',
    faults: 'number?',
    doubts: 'number?',
    movedUnderWay: 'boolean?',
    settledAt: 'number?',
    messageId: 'number?',
    messageIds: 'array?',
    reason: 'string?',
    items: 'number?',
    replaced: 'boolean?',
  },
}

export const SENDING_TABLES: Definitions<Names> = {
  deliveries: DELIVERY,
  finished: DELIVERY,
  settledKeys: { key: ({ key }) => key, shape: { key: 'string', chatId: 'number', settledAt: 'number' } },
  alertKeys: {
    key: ({ key }) => key,
    shape: { key: 'string', articleId: 'string', chats: 'string', endedAt: 'number' },
  },
  totals: { key: ({ day }) => day, shape: { day: 'string', counts: 'object' } },
  broadcasts: {
    key: ({ id }) => id,
    shape: {
      id: 'string',
      authorId: 'number',
      content: 'object',
      audience: 'object',
      state: 'string',
      createdAt: 'number',
      version: 'number?',
      startAt: 'number?',
      lateAt: 'number?',
      approvals: 'array?',
      released: 'boolean?',
      asked: 'array?',
      shown: 'string?',
      startedAt: 'number?',
      endedAt: 'number?',
      toldAt: 'number?',
      canaryPassed: 'boolean',
      queuedAll: 'boolean',
      cardId: 'number?',
      cards: 'array?',
      previewed: 'boolean?',
      heldBy: 'string?',
      cursor: 'number?',
      sourceCursor: 'string?',
    },
  },
  tallies: {
    key: ({ id }) => id,
    shape: {
      id: 'string',
      queued: 'number',
      sent: 'number',
      failed: 'number',
      blocked: 'number',
      expired: 'number',
      unknown: 'number',
      notices: 'number?',
    },
  },
  causes: { key: ({ id }) => id, shape: { id: 'string', counts: 'object' } },
  alerted: {
    key: ({ articleId }) => articleId,
    shape: {
      articleId: 'string',
      alertedAt: 'number',
      revision: 'number',
      isWithdrawn: 'boolean',
      nextEditAt: 'number?',
    },
  },
  counters: { key: ({ name }) => name, shape: { name: 'string', last: 'number' } },
}
