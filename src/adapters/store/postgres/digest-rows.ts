// What each chat's latest digest shows, for transactions of other parts. Thousands of chats get the same headlines: those
// are kept once, for all.
import { createHash } from 'node:crypto'
import type { ShownDigest } from '#domain/digest'
import type { Query } from './database.ts'

export type DigestRow = {
  shown: Omit<ShownDigest, 'groups' | 'restIds'>
  groups: ShownDigest['groups']
  rest_ids: string[]
}

/** Becomes the chat's latest. */
export function putDigest(query: Query, digest: ShownDigest): Promise<void> {
  return putDigests(query, [digest])
}

/** Each becomes its chat's latest; of several of one chat the last. */
export async function putDigests(query: Query, digests: ShownDigest[]): Promise<void> {
  if (digests.length === 0) return
  const contents = new Map<string, object>()
  const latest = new Map<number, object>()
  for (const { groups, restIds, ...shown } of digests) {
    const content = contentKey(groups, restIds)
    const first_ids = groups.flatMap(({ articles }) => articles.map(({ id }) => id))
    contents.set(content, { key: content, groups, rest_ids: restIds, first_ids })
    latest.set(shown.chatId, { chat_id: shown.chatId, content, shown })
  }
  await query(
    `insert into digest_contents (key, groups, rest_ids, first_ids)
     select key, groups, rest_ids, first_ids
     from jsonb_to_recordset($1::jsonb) as content (key text, groups jsonb, rest_ids text[], first_ids text[])
     order by key on conflict do nothing`,
    [JSON.stringify([...contents.values()])],
  )
  await query(
    `insert into shown_digests (chat_id, content, shown)
     select chat_id, content, shown from jsonb_to_recordset($1::jsonb) as latest (chat_id bigint, content text, shown jsonb)
     order by chat_id on conflict (chat_id) do update set content = excluded.content, shown = excluded.shown`,
    [JSON.stringify([...latest.values()])],
  )
}

function contentKey(groups: ShownDigest['groups'], restIds: string[]): string {
  return createHash('sha256').update(JSON.stringify({ groups, restIds })).digest('base64url').slice(0, 22)
}

export async function dropDigest(query: Query, chatId: number): Promise<void> {
  await query('delete from shown_digests where chat_id = $1', [chatId])
}

/** The message of each chat's latest. */
export async function digestMessageIds(query: Query, chatIds: number[]): Promise<Map<number, number>> {
  if (chatIds.length === 0) return new Map()
  const rows = await query<{ chat_id: number; message_id: number }>(
    'select chat_id, message_id from shown_digests where chat_id = any($1)',
    [chatIds],
  )
  return new Map(rows.map(({ chat_id, message_id }) => [chat_id, message_id]))
}

/** Numbers mean the latest digest's headlines again. */
export function dropList(query: Query, chatId: number): Promise<void> {
  return dropLists(query, [chatId])
}

export async function dropLists(query: Query, chatIds: number[]): Promise<void> {
  if (chatIds.length > 0) await query('delete from lists where chat_id = any($1)', [chatIds])
}

export async function latestDigest(query: Query, chatId: number): Promise<ShownDigest | undefined> {
  const [row] = await query<DigestRow>(
    'select shown, groups, rest_ids from shown_digests join digest_contents on key = content where chat_id = $1',
    [chatId],
  )
  return row && toShown(row)
}

export function toShown({ shown, groups, rest_ids }: DigestRow): ShownDigest {
  return { ...shown, groups, restIds: rest_ids }
}
