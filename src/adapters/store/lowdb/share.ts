// Equal parts of records kept once: 100,000 chats share a few zones and schedules, and thousands of them one list.
import type { ArticleRecord, ChatRecord, DigestRecord, ListRecord, TableName } from './records.ts'

/** Most values in the pool; what is forgotten only costs sharing between old and new. */
const MOST = 20_000

/** Replaces parts of a fresh record by equal ones seen before; gives the same record back. */
export type Share = (table: string, record: unknown) => unknown

export function createShare(): Share {
  const pool = new Map<string, unknown>()
  const shared = <T extends string | object>(value: T, text = textOf(value)): T => {
    const known = pool.get(text)
    if (known !== undefined && typeof known === typeof value) return known as T
    if (pool.size >= MOST) pool.clear()
    pool.set(text, value)
    return value
  }
  const parts: { [N in TableName]?: (record: never) => void } = {
    chats(chat: ChatRecord) {
      chat.zone = shared(chat.zone)
      chat.schedule = shared(chat.schedule)
      chat.sections = shared(chat.sections)
      if (chat.quiet) chat.quiet = shared(chat.quiet)
      if (chat.alerts) chat.alerts = shared(chat.alerts)
      if (chat.alertsSent) chat.alertsSent = shared(chat.alertsSent)
      if (chat.held) chat.held = shared(chat.held, chat.held.join(' '))
      if (chat.recentSlots) chat.recentSlots = shared(chat.recentSlots)
    },
    lists(list: ListRecord) {
      list.articleIds = shared(list.articleIds, list.articleIds.join(' '))
    },
    digests(digest: DigestRecord) {
      digest.zone = shared(digest.zone)
      digest.content = shared(digest.content)
    },
    articles(article: ArticleRecord) {
      article.feedId = shared(article.feedId)
      article.flags = shared(article.flags)
    },
  }
  return (table, record) => {
    parts[table as TableName]?.(record as never)
    return record
  }
}

function textOf(value: string | object): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
