// The tables as neutral records, page by page along a key. It reads and changes nothing.
import { DECLARED, type DeclaredKind, isDeclared } from '#adapters/store/kinds'
import { PORTABLE_KINDS, type Portable, type PortableKind } from '#adapters/store/portable'
import type { Instant } from '#domain/article'
import type { Database } from './database.ts'
import { createFigures } from './figures.ts'
import { keyTypeOf } from './kind-tables.ts'

type Row = { key: string | number; value: object }

/** Rows read in one step; texts of pages are long. */
const AT_ONCE = 1000
const PAGES_AT_ONCE = 100
/** Before every number, and before every text. */
const LEAST = '-9223372036854775808'

/** See `PortableStore`. */
export async function* dumpPostgres(database: Database, sinceAt: Instant): AsyncGenerator<Portable, void> {
  for (const kind of PORTABLE_KINDS) {
    if (kind === 'day') {
      for (const value of await createFigures(database).dayFigures('', '9')) yield { kind, value }
      continue
    }
    const limit = kind === 'page' ? PAGES_AT_ONCE : AT_ONCE
    const values = [limit, ...(kind === 'delivery' ? [sinceAt] : [])]
    let after: Row['key'] = isByNumber(kind) ? LEAST : ''
    for (let isMore = true; isMore; ) {
      const rows: Row[] = await database.read<Row>(`${rowsOf(kind)} order by key limit $2`, [after, ...values])
      for (const { key, value } of rows) {
        yield { kind, value } as Portable
        after = key
      }
      isMore = rows.length === limit
    }
  }
}

const BY_NUMBER: ReadonlySet<PortableKind> = new Set([
  'feed',
  'counter',
  'broadcast',
  'chat',
  'list',
  'bookmarks',
  'digest',
  'update',
])

function isByNumber(kind: PortableKind): boolean {
  return isDeclared(kind) ? DECLARED[kind].keyType === 'number' : BY_NUMBER.has(kind)
}

function rowsOf(kind: Exclude<PortableKind, 'day'>): string {
  if (!isDeclared(kind)) return ROWS[kind]
  const { name } = DECLARED[kind]
  return `select key, record as value from ${name} where key > $1::${keyTypeOf(DECLARED[kind])}`
}

/** `$1`: the key of the last row before. */
const ROWS: Record<Exclude<PortableKind, 'day' | DeclaredKind>, string> = {
  feed: `
    select position as key, jsonb_build_object(
        'feed', feed, 'validators', validators, 'nextCheckAt', next_check_at, 'failures', failures)
      || jsonb_strip_nulls(jsonb_build_object('lastFetchedAt', last_fetched_at, 'lastNewItemAt', last_new_item_at,
        'lastFailure', last_failure, 'presentIds', present_ids)) as value
    from feeds where position > $1::bigint`,
  article: `
    select id as key, article || jsonb_build_object('seenAt', seen_at)
      || case when tries > 0 then jsonb_build_object('tries', tries) else '{}' end
      || case when unannounced then '{"unannounced": true}' else '{}'::jsonb end as value
    from articles where id > $1`,
  page: `
    select article_id as key, jsonb_build_object('articleId', article_id, 'fetchedAt', fetched_at, 'page', page) as value
    from pages where article_id > $1`,
  picture: `
    select url as key, jsonb_build_object('url', url, 'fileId', file_id) as value from pictures where url > $1`,
  counter: `
    select last_value as key, jsonb_build_object('name', 'broadcasts', 'last', last_value) as value
    from broadcasts_number_seq where is_called and last_value > $1::bigint`,
  broadcast: `
    select number as key, broadcast || jsonb_build_object('id', id)
      || case when cursor is null then '{}' else jsonb_build_object('cursor', cursor) end as value
    from broadcasts where number > $1::bigint`,
  tally: `
    select broadcast_id as key, '{"queued": 0, "sent": 0, "failed": 0, "blocked": 0, "expired": 0, "unknown": 0}'
      || jsonb_object_agg(what, count) || jsonb_build_object('id', broadcast_id) as value
    from (select broadcast_id, what, sum(count) as count from tallies where broadcast_id > $1 group by 1, 2) as summed
    group by broadcast_id`,
  causes: `
    select broadcast_id as key, jsonb_build_object('id', broadcast_id, 'counts', jsonb_object_agg(reason, count)) as value
    from (select broadcast_id, reason, sum(count) as count from causes where broadcast_id > $1
          group by 1, 2 having sum(count) <> 0) as summed
    group by broadcast_id`,
  chat: `
    select id as key, chat
      || case when former_ids = '{}' then '{}' else jsonb_build_object('formerIds', former_ids) end as value
    from chats where id > $1::bigint`,
  list: `
    select chat_id as key, jsonb_build_object('chatId', chat_id, 'articleIds', article_ids) as value
    from lists where chat_id > $1::bigint`,
  bookmarks: `
    select chat_id as key, jsonb_build_object('chatId', chat_id, 'saved', jsonb_agg(
        jsonb_build_object('articleId', article_id, 'savedAt', saved_at) order by saved_at, article_id)) as value
    from bookmarks where chat_id > $1::bigint group by chat_id`,
  kept: `
    select id as key, article as value from kept_articles where id > $1`,
  digest: `
    select chat_id as key, shown || jsonb_build_object('groups', groups, 'restIds', rest_ids) as value
    from shown_digests join digest_contents on digest_contents.key = content where chat_id > $1::bigint`,
  delivery: `
    select key, delivery || case when replaced then '{"replaced": true}' else '{}'::jsonb end as value
    from deliveries where key > $1 and (settled_at is null or settled_at >= $3)`,
  alerted: `
    select article_id as key, jsonb_build_object(
        'articleId', article_id, 'alertedAt', alerted_at, 'revision', revision, 'isWithdrawn', is_withdrawn)
      || case when next_edit_at = 0 then '{}' else jsonb_build_object('nextEditAt', next_edit_at) end as value
    from alerted where article_id > $1`,
  session: `
    select key, jsonb_build_object('key', key, 'value', value, 'writtenAt', written_at) as value from sessions where key > $1`,
  update: `
    select update_id as key, jsonb_build_object('id', update_id, 'json', kept, 'begun', given, 'at', until_at) as value
    from updates where kept is not null and update_id > $1::bigint`,
  proposal: `
    select article_id as key, jsonb_build_object('articleId', article_id, 'at', at, 'toldIds', told_ids) as value
    from proposals where article_id > $1`,
  read: `
    select article_id as key, jsonb_build_object('articleId', article_id, 'count', count) as value
    from reads where article_id > $1`,
}
