// The key of each table's records, and the shape a record must have to be let in: from the disk, or from a caller.
import type { Delivery } from '#domain/delivery'
import type { Key, Records, TableName } from './records.ts'

type Kind = 'string' | 'number' | 'boolean' | 'object' | 'array'
type Definition<R> = { key: (record: R) => Key; shape: Readonly<Record<string, Kind | `${Kind}?`>> }

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
    settledAt: 'number?',
    messageId: 'number?',
    reason: 'string?',
    items: 'number?',
    replaced: 'boolean?',
  },
}

export const DEFINITIONS: { [N in TableName]: Definition<Records[N]> } = {
  feeds: {
    key: ({ feed }) => feed.id,
    shape: { feed: 'object', validators: 'object', nextCheckAt: 'number', failures: 'number', presentIds: 'array?' },
  },
  articles: {
    key: ({ id }) => id,
    shape: {
      id: 'string',
      keys: 'array',
      feedId: 'string',
      language: 'string',
      url: 'string',
      title: 'string',
      flags: 'array',
      publishedAt: 'number',
      countsAt: 'number',
      seenAt: 'number',
      revision: 'number',
      correctedAt: 'number?',
      earlierTitles: 'array?',
      withdrawnAt: 'number?',
      summary: 'string?',
      picture: 'string?',
      section: 'string?',
      page: 'object?',
      tries: 'number?',
      unannounced: 'boolean?',
    },
  },
  pictures: { key: ({ url }) => url, shape: { url: 'string', fileId: 'string' } },
  chats: {
    key: ({ id }) => id,
    shape: {
      id: 'number',
      kind: 'string',
      state: 'string',
      subscribedAt: 'number',
      language: 'string',
      secondLanguage: 'string?',
      zone: 'string',
      schedule: 'array',
      sections: 'object',
      sponsored: 'boolean',
      tellWhenEmpty: 'boolean',
      quiet: 'object?',
      alerts: 'object?',
      words: 'array?',
      pause: 'object?',
      topicId: 'number?',
      held: 'array?',
      alertsSent: 'object?',
      nextSlotAt: 'number?',
      digestedUntil: 'number?',
      recentSlots: 'string?',
      formerIds: 'array?',
    },
  },
  lists: { key: ({ chatId }) => chatId, shape: { chatId: 'number', articleIds: 'array' } },
  contents: { key: ({ key }) => key, shape: { key: 'string', groups: 'array', restIds: 'array' } },
  digests: {
    key: ({ chatId }) => chatId,
    shape: {
      chatId: 'number',
      messageId: 'number',
      content: 'string',
      slotAt: 'number?',
      sentAt: 'number',
      fromAt: 'number',
      untilAt: 'number',
      language: 'string',
      zone: 'string',
      page: 'number',
      editedAt: 'number?',
    },
  },
  deliveries: DELIVERY,
  finished: DELIVERY,
  settledKeys: { key: ({ key }) => key, shape: { key: 'string', chatId: 'number', settledAt: 'number' } },
  alertKeys: {
    key: ({ key }) => key,
    shape: { key: 'string', articleId: 'string', chats: 'string', endedAt: 'number' },
  },
  sessions: { key: ({ key }) => key, shape: { key: 'string' } },
  erasures: { key: ({ chatId }) => chatId, shape: { chatId: 'number', formerIds: 'array' } },
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
      startedAt: 'number?',
      endedAt: 'number?',
      canaryPassed: 'boolean',
      queuedAll: 'boolean',
      cardId: 'number?',
      cursor: 'number?',
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
    },
  },
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

export const TABLE_NAMES = Object.keys(DEFINITIONS) as TableName[]

// Taken apart once: this runs for every record at every start.
const SHAPES = Object.fromEntries(
  TABLE_NAMES.map((name) => [
    name,
    Object.entries(DEFINITIONS[name].shape).map(([field, kind]) => ({
      field,
      kind: kind.replace('?', ''),
      optional: kind.endsWith('?'),
    })),
  ]),
) as Record<TableName, { field: string; kind: string; optional: boolean }[]>

/** What is wrong with a record of this table, in a few words; undefined when it has the table's shape. */
export function shapeProblem(table: TableName, record: unknown): string | undefined {
  if (kindOf(record) !== 'object') return `${table} holds ${kindOf(record)} where a record belongs`
  const fields = record as Record<string, unknown>
  for (const { field, kind, optional } of SHAPES[table]) {
    const value = fields[field]
    if (value === undefined ? !optional : kindOf(value) !== kind)
      return `${table}.${field} is ${kindOf(value)}, not ${kind}`
  }
  return undefined
}

export function isTableName(name: unknown): name is TableName {
  return typeof name === 'string' && Object.hasOwn(DEFINITIONS, name)
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  // JSON turns these into null, which the next start would refuse.
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value)
  return typeof value
}
