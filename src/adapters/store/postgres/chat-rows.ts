// Chats as rows, for transactions of other parts: locked, read, written.
import type { Chat } from '#domain/chat'
import { followedKeys } from '#domain/story'
import type { Query } from './database.ts'

export type ChatRow = { chat: Chat; formerIds: number[] }

type Row = { chat: Chat; former_ids: string[] }

/** The chat, which nobody else changes until the transaction ends. Deliveries may still be written down for it. */
export async function lockChat(query: Query, id: number): Promise<ChatRow | undefined> {
  return toRow(await query<Row>('select chat, former_ids from chats where id = $1 for no key update', [id]))
}

/**
 * The chat, for one who changes its deliveries as well, and locks it first: what is being written down for it is there
 * when this comes back, and nothing more is until the transaction ends (who writes down has a `key share` of the chat).
 */
export async function lockWholeChat(query: Query, id: number): Promise<ChatRow | undefined> {
  return toRow(await query<Row>('select chat, former_ids from chats where id = $1 for update', [id]))
}

function toRow([row]: Row[]): ChatRow | undefined {
  return row && { chat: row.chat, formerIds: row.former_ids.map(Number) }
}

/** Writes it down, new or in the place of what it was; `before`: as it was, where it was known. */
export async function putChat(query: Query, chat: Chat, before?: Chat): Promise<void> {
  await query('insert into chats (id, chat) values ($1, $2) on conflict (id) do update set chat = excluded.chat', [
    chat.id,
    chat,
  ])
  const [old, next] = [followKeysOf(before), followKeysOf(chat)]
  if (old.join() === next.join()) return
  await query('delete from follow_keys where chat_id = $1 and key <> all($2)', [chat.id, next])
  await query('insert into follow_keys select unnest($2::text[]), $1 on conflict do nothing', [chat.id, next])
}

/** Those that are there, by id, locked as `lockChat` does. */
export async function lockChats(query: Query, ids: number[]): Promise<Chat[]> {
  const rows = await query<Row>('select chat, former_ids from chats where id = any($1) order by id for no key update', [
    ids,
  ])
  return rows.map(({ chat }) => chat)
}

/** Writes down known ones in which neither state nor words have changed. */
export async function putSame(query: Query, chats: Chat[]): Promise<void> {
  if (chats.length === 0) return
  await query(
    `update chats set chat = next from jsonb_array_elements($1::jsonb) as next where id = (next->>'id')::bigint`,
    [JSON.stringify(chats)],
  )
}

export async function removeChat(query: Query, id: number): Promise<void> {
  await query('delete from chats where id = $1', [id])
}

/** What its followed words and stories are found by; none while nothing is sent to it. */
export function followKeysOf(chat: Chat | undefined): string[] {
  return chat === undefined || chat.state !== 'active' ? [] : followedKeys(chat).sort()
}
