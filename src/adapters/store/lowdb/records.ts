// What the document holds: its tables, their keys, and the shape each record must have to be let in.
import type { Article, Instant } from '#domain/article'
import type { Chat } from '#domain/chat'
import type { Delivery, DeliveryState } from '#domain/delivery'
import type { ShownDigest } from '#domain/digest'
import type { FeedState } from '#domain/feed'

/** `presentIds`: what the feed's last document held, which pruning must spare, or it would come back as news. */
export type FeedRecord = FeedState & { presentIds?: string[] }
/** `tries`: pages asked for in vain since the article was new or corrected. */
export type ArticleRecord = Article & { seenAt: Instant; tries?: number }
export type PictureRecord = { url: string; fileId: string }
/** `recentSlots`: see recent-slots.ts. `formerIds`: the groups it was before, where older receipts stand. */
export type ChatRecord = Chat & { recentSlots?: string; formerIds?: number[] }
/** The list last shown, where that is another one than the latest digest. */
export type ListRecord = { chatId: number; articleIds: string[] }
/** The key of a delivery whose receipt has gone to its day file. */
export type SettledKey = { key: string; chatId: number; settledAt: Instant }
/** What many chats' digests have in common, kept once, under the digest of its text. */
export type DigestContent = Pick<ShownDigest, 'groups' | 'restIds'> & { key: string }
export type DigestRecord = Omit<ShownDigest, 'groups' | 'restIds'> & { content: string }
export type SessionRecord = { key: string; value: unknown }
/** A chat whose receipts are still to be erased from the day files. */
export type Erasure = { chatId: number; formerIds: number[] }
/** What a day file came to, once it is too old to keep. */
export type DayTotal = { day: string; counts: Partial<Record<DeliveryState, number>> }

export type Records = {
  feeds: FeedRecord
  articles: ArticleRecord
  pictures: PictureRecord
  chats: ChatRecord
  lists: ListRecord
  contents: DigestContent
  digests: DigestRecord
  deliveries: Delivery
  finished: Delivery
  settledKeys: SettledKey
  sessions: SessionRecord
  erasures: Erasure
  totals: DayTotal
}
export type TableName = keyof Records
export type Key = string | number

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
    settledAt: 'number?',
    messageId: 'number?',
    reason: 'string?',
    items: 'number?',
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
  sessions: { key: ({ key }) => key, shape: { key: 'string' } },
  erasures: { key: ({ chatId }) => chatId, shape: { chatId: 'number', formerIds: 'array' } },
  totals: { key: ({ day }) => day, shape: { day: 'string', counts: 'object' } },
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
