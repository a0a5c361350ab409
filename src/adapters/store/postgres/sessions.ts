// Conversation state, by key. The store does not look into it.
import type { Store } from '#adapters/store/store'
import { DIALOGUE, SEARCHES } from '#adapters/store/store-readers'
import { CLOCK } from './clock.ts'
import type { Database } from './database.ts'

type Part = Pick<Store, 'session' | 'saveSession' | 'dropSession' | 'pruneDialogues' | 'pruneSearches'>

export function createSessions({ read, transact }: Database): Part {
  return {
    session: async (key) =>
      (await read<{ value: unknown }>('select value from sessions where key = $1', [key]))[0]?.value,
    saveSession: (key, value) =>
      transact(async (query) => {
        await query(
          `insert into sessions (key, value) values ($1, $2)
           on conflict (key) do update set value = excluded.value, written_at = excluded.written_at`,
          // As text: a string or an array would be taken for SQL's own.
          [key, JSON.stringify(value)],
        )
      }),
    dropSession: (key) =>
      transact(async (query) => {
        await query('delete from sessions where key = $1', [key])
      }),
    pruneDialogues: (silentMs) =>
      transact(async (query) => {
        const silent = await query(
          `delete from sessions where written_at <= ${CLOCK} - $1::bigint and key ~ $2 returning 1`,
          [silentMs, DIALOGUE],
        )
        return silent.length
      }),
    pruneSearches: (silentMs) =>
      transact(async (query) => {
        const silent = await query(
          `delete from sessions where written_at <= ${CLOCK} - $1::bigint and starts_with(key, $2)
           and not exists (select from chats where $2 || chats.id = sessions.key) returning 1`,
          [silentMs, SEARCHES],
        )
        return silent.length
      }),
  }
}
