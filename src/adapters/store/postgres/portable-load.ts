// Neutral records into the tables, a slice by one statement a table. What this engine keeps beside them is made from them.
import type { AnyKind } from '#adapters/store/kind'
import { DECLARED, type DeclaredKind, isDeclared } from '#adapters/store/kinds'
import type { Portable, PortableKind } from '#adapters/store/portable'
import type { KeptUpdate } from '#adapters/store/store-processes'
import { hostOf } from './article-rows.ts'
import { followKeysOf } from './chat-rows.ts'
import type { Query } from './database.ts'
import { putDigests } from './digest-rows.ts'
import { keyTypeOf } from './kind-tables.ts'

/** Records of one kind; what is there already stays. */
export async function loadPostgres(query: Query, records: Portable[]): Promise<void> {
  const [first] = records
  if (first === undefined) return
  const digests = records.flatMap(({ kind, value }) => (kind === 'digest' ? value : []))
  await putDigests(query, digests)
  if (first.kind === 'digest') return
  if (isDeclared(first.kind)) return loadRecords(query, DECLARED[first.kind], records)
  // As text: an array would be taken for SQL's own.
  const items = JSON.stringify(records.map(toItem))
  for (const statement of STATEMENTS[first.kind]) await query(statement, [items])
}

async function loadRecords(query: Query, kind: AnyKind, records: Portable[]): Promise<void> {
  await query(
    `insert into ${kind.name} (key, record) select (item->>0)::${keyTypeOf(kind)}, item->1
     from jsonb_array_elements($1::jsonb) as item on conflict (key) do nothing`,
    [JSON.stringify(records.map(({ value }) => [kind.key(value), value]))],
  )
}

/** The record as `own`, and beside it what the domain makes of it. */
function toItem({ kind, value }: Portable): object {
  switch (kind) {
    case 'article':
      return { own: value, host: hostOf(value.url) }
    case 'chat':
      return { own: value, words: followKeysOf(value) }
    case 'update':
      return { own: value, chat: (JSON.parse(value.json) as KeptUpdate).message?.chat?.id }
    default:
      return { own: value }
  }
}

const ITEMS = `jsonb_to_recordset($1::jsonb) as items (own jsonb, host text, words jsonb, chat bigint)`
const ORDERED = `jsonb_array_elements($1::jsonb) with ordinality as items (item, place) cross join lateral (select item->'own' as own) as record`
const textsOf = (json: string) => `array(select jsonb_array_elements_text(${json}))`

const STATEMENTS: Record<Exclude<PortableKind, 'digest' | DeclaredKind>, string[]> = {
  feed: [
    `insert into feeds (id, position, feed, validators, next_check_at, failures, last_fetched_at, last_new_item_at,
       last_failure, present_ids)
     select own->'feed'->>'id', place + (select coalesce(max(position), -1) from feeds), own->'feed',
       own->'validators', (own->>'nextCheckAt')::bigint, (own->>'failures')::int,
       (own->>'lastFetchedAt')::bigint, (own->>'lastNewItemAt')::bigint, own->'lastFailure',
       case when own ? 'presentIds' then ${textsOf(`own->'presentIds'`)} end
     from ${ORDERED} order by place on conflict do nothing`,
  ],
  article: [
    `insert into articles (id, article, seen_at, tries, unannounced, host)
     select own->>'id', own - '{seenAt,tries,unannounced}'::text[], (own->>'seenAt')::bigint,
       coalesce((own->>'tries')::int, 0), own ? 'unannounced', host from ${ITEMS} on conflict do nothing`,
    `insert into article_keys select jsonb_array_elements_text(own->'keys'), own->>'id' from ${ITEMS}
     on conflict do nothing`,
  ],
  page: [
    `insert into pages select own->>'articleId', own->'page', (own->>'fetchedAt')::bigint from ${ITEMS}
     on conflict do nothing`,
  ],
  picture: [`insert into pictures select own->>'url', own->>'fileId' from ${ITEMS} on conflict do nothing`],
  counter: [`select setval('broadcasts_number_seq', (own->>'last')::bigint) from ${ITEMS}`],
  broadcast: [
    `insert into broadcasts (number, broadcast, cursor) overriding system value
     select (own->>'id')::bigint, own - '{id,cursor}'::text[], (own->>'cursor')::bigint from ${ITEMS}
     on conflict do nothing`,
  ],
  tally: [
    `insert into tallies select own->>'id', 0, tally.key, tally.value::bigint
     from ${ITEMS}, jsonb_each_text(own - 'id') as tally on conflict do nothing`,
  ],
  causes: [
    `insert into causes select own->>'id', 0, cause.key, cause.value::bigint
     from ${ITEMS}, jsonb_each_text(own->'counts') as cause on conflict do nothing`,
  ],
  chat: [
    `insert into chats (id, chat, former_ids)
     select (own->>'id')::bigint, own - 'formerIds', ${textsOf(`own->'formerIds'`)}::bigint[] from ${ITEMS}
     on conflict do nothing`,
    `insert into follow_keys select jsonb_array_elements_text(words), (own->>'id')::bigint from ${ITEMS}
     on conflict do nothing`,
  ],
  list: [
    `insert into lists select (own->>'chatId')::bigint, ${textsOf(`own->'articleIds'`)} from ${ITEMS}
     on conflict do nothing`,
  ],
  bookmarks: [
    `insert into bookmarks
     select (own->>'chatId')::bigint, bookmark->>'articleId', (bookmark->>'savedAt')::bigint
     from ${ITEMS}, jsonb_array_elements(own->'saved') as bookmark on conflict do nothing`,
  ],
  kept: [`insert into kept_articles select own->>'id', own from ${ITEMS} on conflict do nothing`],
  delivery: [
    `insert into deliveries (key, chat_id, delivery, replaced)
     select own->>'key', (own->>'chatId')::bigint, own - 'replaced', own ? 'replaced' from ${ITEMS}
     on conflict do nothing`,
  ],
  alerted: [
    `insert into alerted (article_id, alerted_at, revision, is_withdrawn, next_edit_at)
     select own->>'articleId', (own->>'alertedAt')::bigint, (own->>'revision')::int,
       (own->>'isWithdrawn')::bool, coalesce((own->>'nextEditAt')::bigint, 0) from ${ITEMS} on conflict do nothing`,
  ],
  session: [
    `insert into sessions (key, value, written_at)
     select own->>'key', own->'value', (own->>'writtenAt')::bigint from ${ITEMS}
     on conflict do nothing`,
  ],
  update: [
    `insert into updates (update_id, owner, until_at, kept, given, chat)
     select (own->>'id')::bigint, '', (own->>'at')::bigint, own->>'json', (own->>'begun')::int, chat
     from ${ITEMS} on conflict do nothing`,
  ],
  proposal: [
    `insert into proposals (article_id, at, told_ids)
     select own->>'articleId', (own->>'at')::bigint, ${textsOf(`own->'toldIds'`)}::bigint[] from ${ITEMS}
     on conflict do nothing`,
  ],
  read: [`insert into reads select own->>'articleId', (own->>'count')::bigint from ${ITEMS} on conflict do nothing`],
  day: [
    `insert into day_counts select own->>'day', 0, counted.key, counted.value::bigint
     from ${ITEMS}, jsonb_each_text(own - '{day,active}'::text[]) as counted where counted.value <> '0'
     on conflict do nothing`,
    `insert into day_standing select own->>'day', (own->>'active')::bigint from ${ITEMS} on conflict do nothing`,
  ],
}
