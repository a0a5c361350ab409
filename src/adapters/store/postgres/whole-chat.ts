// What concerns all of a chat at once: moving it to a new id, and erasing it. A new table with a chat's data belongs in
// both.
import type { Records } from '#adapters/store/records'
import { renameKey } from '#adapters/store/shared/delivery-keys'
import { eraseRefusals } from '#adapters/store/shared/desk'
import { mergeChats } from '#adapters/store/shared/merge-chats'
import type { Store } from '#adapters/store/store'
import type { Delivery } from '#domain/delivery'
import { dropBookmarks, moveBookmarks } from './bookmarks.ts'
import { type BroadcastRow, COLUMNS, toBroadcast } from './broadcast-rows.ts'
import { forgetDeliveries, moveDeliveries } from './chat-deliveries.ts'
import { lockChat, lockWholeChat, putChat, removeChat } from './chat-rows.ts'
import type { Database, Query } from './database.ts'
import { dropDigest, dropList } from './digest-rows.ts'
import { admitMoved, leaveOut } from './fan-out.ts'
import { countDay } from './figure-rows.ts'

type Part = Pick<Store, 'migrateChat' | 'forgetChat' | 'underWayWith'>

export function createWholeChat({ read, transact }: Database, records: Records, now: () => number): Part {
  return {
    underWayWith: async (chatId) => {
      const [deliveries, dialogues, drafts] = await Promise.all([
        read<{ delivery: Delivery }>(
          'select delivery from deliveries where chat_id = $1 and settled_at is null order by key',
          [chatId],
        ),
        read<{ key: string; value: unknown }>(
          'select key, value from sessions where ids @> array[$1::text] order by key',
          [String(chatId)],
        ),
        read<BroadcastRow>(
          `select ${COLUMNS} from broadcasts where author_id = $1 and state = 'draft' order by number`,
          [chatId],
        ),
      ])
      return { deliveries: deliveries.map(({ delivery }) => delivery), dialogues, drafts: drafts.map(toBroadcast) }
    },
    migrateChat: (fromId, toId) =>
      transact(async (query) => {
        if (fromId === toId) return
        await moveChat(query, fromId, toId, now())
        await moveDeliveries(query, fromId, toId, now())
        await admitMoved(query, fromId, toId, now())
        await moveShown(query, fromId, toId)
        await moveBookmarks(query, fromId, toId)
        await moveSessions(query, fromId, toId)
      }),
    async forgetChat(chatId) {
      await eraseRefusals(records, chatId)
      await transact(async (query) => {
        const known = await lockWholeChat(query, chatId)
        const ids = [chatId, ...(known?.formerIds ?? [])]
        for (const id of ids) await forgetDeliveries(query, id)
        await query('delete from sessions where ids @> array[$1::text]', [String(chatId)])
        await dropDigest(query, chatId)
        await dropList(query, chatId)
        await dropBookmarks(query, chatId)
        await query(`delete from broadcasts where author_id = $1 and state = 'draft'`, [chatId])
        await removeChat(query, chatId)
        await leaveOut(query, ids)
        // But the turn of the update that asks for this, which ends with it.
        await query(`delete from leases where name not like 'chat %' and string_to_array(name, ' ') && $1::text[]`, [
          ids.map(String),
        ])
        await query(
          `update chats set chat = chat #- '{connection,by}' where (chat->'connection'->>'by')::bigint = $1`,
          [chatId],
        )
        if (known?.chat.state === 'active') await countDay(query, 'left', now())
      })
    },
  }
}

async function moveChat(query: Query, fromId: number, toId: number, at: number): Promise<void> {
  const from = await lockWholeChat(query, fromId)
  if (from === undefined) return
  const to = await lockChat(query, toId)
  await removeChat(query, fromId)
  await putChat(query, mergeChats(from.chat, to?.chat, toId), to?.chat)
  const formerIds = [...new Set([...from.formerIds, fromId, ...(to?.formerIds ?? [])])]
  await query('update chats set former_ids = $2 where id = $1', [toId, formerIds])
  // Two readers became one.
  if (from.chat.state === 'active' && to?.chat.state === 'active') await countDay(query, 'left', at)
}

/** The message of the latest digest stays where it is: what is kept of it are its numbers. */
async function moveShown(query: Query, fromId: number, toId: number): Promise<void> {
  await query(
    `insert into lists select $2, coalesce(
       (select article_ids from lists where chat_id = $1),
       (select first_ids from shown_digests join digest_contents on key = content where chat_id = $1))
     where exists (select from lists where chat_id = $1) or exists (select from shown_digests where chat_id = $1)
     on conflict (chat_id) do update set article_ids = excluded.article_ids`,
    [fromId, toId],
  )
  await dropDigest(query, fromId)
  await dropList(query, fromId)
}

async function moveSessions(query: Query, fromId: number, toId: number): Promise<void> {
  const moved = await query<{ key: string; value: unknown; written_at: number }>(
    'delete from sessions where ids @> array[$1::text] returning key, value, written_at',
    [String(fromId)],
  )
  for (const { key, value, written_at } of moved)
    await query(
      `insert into sessions (key, value, written_at) values ($1, $2, $3)
       on conflict (key) do update set value = excluded.value, written_at = excluded.written_at`,
      [renameKey(key, fromId, toId), JSON.stringify(value), written_at],
    )
}
