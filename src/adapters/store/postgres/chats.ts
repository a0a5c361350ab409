// Chats and their settings. What is planned for them is in slots.ts, what leaves with them in whole-chat.ts.
import type { Store } from '#adapters/store/store'
import { type Chat, stateAfter } from '#domain/chat'
import { createBatch } from './batch.ts'
import { chatLeft } from './chat-deliveries.ts'
import { lockChat, lockWholeChat, putChat } from './chat-rows.ts'
import type { Database } from './database.ts'
import { countDay } from './figure-rows.ts'

type Part = Pick<
  Store,
  | 'chat'
  | 'subscribe'
  | 'changeSettings'
  | 'deactivateChat'
  | 'countChats'
  | 'chatsConnectedBy'
  | 'rememberList'
  | 'shownList'
>

/** As the index of migration 010 has it. */
export const CONNECTED_BY = `
  select chat from chats where (chat->'connection'->>'by')::bigint = $1 order by id`

export function createChats({ read, transact }: Database, now: () => number): Part {
  const look = createBatch(
    (id: number) => id,
    async (ids) => {
      const rows = await read<{ chat: Chat }>('select chat from chats where id = any($1)', [ids])
      const known = new Map(rows.map(({ chat }) => [chat.id, chat]))
      return ids.map((id) => known.get(id))
    },
  )
  return {
    chat: look,
    subscribe: (chatId, kind, defaults, nextSlotAt, at) =>
      transact(async (query) => {
        // Two processes may meet a new chat at once: the second waits, and finds it known.
        await query('select pg_advisory_xact_lock(2, hashint8($1))', [chatId])
        const known = (await lockChat(query, chatId))?.chat
        const planned = nextSlotAt === undefined ? {} : { nextSlotAt }
        const chat: Chat = known
          ? { ...known, kind, state: 'active', ...(known.state === 'active' ? {} : planned) }
          : { ...defaults, id: chatId, kind, state: 'active', subscribedAt: at, ...planned }
        // What would have caught up after a pause expired when the chat left.
        if (known && known.state !== 'active') delete chat.pause
        if (known?.state !== 'active' || known.kind !== kind) await putChat(query, chat, known)
        if (known?.state !== 'active') await countDay(query, 'joined', at)
        return { chat, isNew: known === undefined }
      }),
    changeSettings: (chatId, change, drop, nextSlotAt) =>
      transact(async (query) => {
        const known = (await lockChat(query, chatId))?.chat
        if (known === undefined) return undefined
        const chat: Chat = { ...known, ...change }
        for (const name of drop) delete chat[name]
        if (nextSlotAt === 'none') delete chat.nextSlotAt
        // Of a chat that gets nothing, nothing is planned, whatever its schedule becomes.
        else if (nextSlotAt !== 'keep' && known.state === 'active') chat.nextSlotAt = nextSlotAt
        await putChat(query, chat, known)
        return chat
      }),
    deactivateChat: (chatId, state) =>
      transact(async (query) => {
        const known = (await lockWholeChat(query, chatId))?.chat
        await chatLeft(query, chatId, state, now())
        if (known === undefined) return
        const { nextSlotAt: _planned, refusedSince: _refused, ...chat } = known
        await putChat(query, { ...chat, state: stateAfter(known, state) }, known)
        if (known.state === 'active') await countDay(query, 'left', now())
      }),
    countChats: async () => {
      const [row] = await read<{ active: number; all: number }>(
        `select count(*) filter (where state = 'active') as active, count(*) as all from chats`,
      )
      return row ?? { active: 0, all: 0 }
    },
    chatsConnectedBy: async (personId) =>
      (await read<{ chat: Chat }>(CONNECTED_BY, [personId])).map(({ chat }) => chat),
    rememberList: (chatId, articleIds) =>
      transact(async (query) => {
        await query(
          'insert into lists values ($1, $2) on conflict (chat_id) do update set article_ids = excluded.article_ids',
          [chatId, articleIds],
        )
      }),
    shownList: async (chatId) => {
      const [row] = await read<{ ids: string[] }>(
        `select coalesce(
           (select article_ids from lists where chat_id = $1),
           (select first_ids from shown_digests join digest_contents on key = content where chat_id = $1),
           '{}') as ids`,
        [chatId],
      )
      return row?.ids ?? []
    },
  }
}
