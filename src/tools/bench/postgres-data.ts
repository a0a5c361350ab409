// A database as the bot would have it with so many readers: written by SQL, for a million of them one by one take an hour.
import pg from 'pg'
import { openPostgresStore } from '#adapters/store/postgres/postgres-store'
import { type Chat, defaultSettings } from '#domain/chat'
import { realWorld } from '#world'
import { DAY_MS, fillArticles, minuteOf, NOT_DUE_MS, type Readers } from './fill.ts'
import type { Server } from './postgres-server.ts'

export type Data = {
  url: string
  /** For looks of the bench's own. */
  client: pg.Client
  /** Ends the client. */
  close(): Promise<void>
}

/** A new database with these readers and some days of articles, left at `at`, its statistics up to date. */
export async function fillDatabase(server: Server, readers: Readers[], at: number): Promise<Data> {
  const url = await server.createDatabase()
  const { now, wait, random } = realWorld
  const store = await openPostgresStore({ url, now, wait, random })
  await fillArticles(store, { at, articlesPerDay: 20, days: 5, marked: 0 })
  await store.close()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const group of readers) await insertReaders(client, group, at)
  await client.query('vacuum analyze')
  return { url, client, close: () => client.end() }
}

/** As `fillReaders` of fill.ts leaves them. */
async function insertReaders(client: pg.Client, readers: Readers, at: number): Promise<void> {
  const { first, count, language = 'en', slotAt = Math.ceil(at / DAY_MS) * DAY_MS + NOT_DUE_MS } = readers
  const settings = defaultSettings(language, 'Asia/Baku', [minuteOf(slotAt)])
  const chat: Omit<Chat, 'id'> = { ...settings, kind: 'private', state: 'active', subscribedAt: at, nextSlotAt: slotAt }
  await client.query(
    `insert into chats (id, chat) select id, $1::jsonb || jsonb_build_object('id', id)
     from generate_series($2::bigint, $3::bigint) as id`,
    [chat, first, first + count - 1],
  )
}
