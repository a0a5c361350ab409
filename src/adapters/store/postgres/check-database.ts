// A look at the database for the doctor: does it answer, is it one this program knows, may it be written. It changes
// nothing, and may run beside the bot. A sentence names its host, never a user or a password.
import pg from 'pg'
import { EDITORS } from '#adapters/store/kinds-desk'
import { StoreError } from '#adapters/store/store-error'
import { hostOf, wordOf } from './failures.ts'
import { KNOWN_STEPS, TABLES } from './migrate.ts'

/** What the database holds, in one line; and the editors that are named in it. */
export type DatabaseFinding = { text: string; editorIds: number[] }

const LIMIT_MS = 10_000
/** The oldest one that is looked after at all; what the tests run on is newer. */
const OLDEST_VERSION = 14
const RIGHTS = ['select', 'insert', 'update', 'delete']

type Server = { version: number; standby: boolean; readOnly: string; tables: string | null; mayCreate: boolean }

/** What is asked first: `tables` is null before the first start. */
const SERVER = `
select current_setting('server_version_num')::int / 10000 as version, pg_is_in_recovery() as standby,
  current_setting('default_transaction_read_only') as "readOnly", to_regclass('migrations')::text as tables,
  coalesce(has_schema_privilege(current_schema(), 'create'), false) as "mayCreate"`

/** Our tables with the rights that lack. */
const LACKING = `
select relname as name, string_agg(privilege, ', ' order by place) as rights
from pg_class cross join unnest($1::text[]) with ordinality as wanted (privilege, place)
where pg_class.oid in (select to_regclass(name) from unnest($2::text[]) as name)
  and not has_table_privilege(pg_class.oid, privilege)
group by relname order by relname limit 3`

/** Throws a StoreError for what the next start would refuse. */
export async function checkDatabase(url: string): Promise<DatabaseFinding> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: LIMIT_MS,
    query_timeout: LIMIT_MS,
    application_name: 'news-briefing-bot doctor',
  })
  client.on('error', () => {})
  try {
    await client.connect()
    return await examine(client)
  } catch (error) {
    throw error instanceof StoreError ? error : refusal(`PostgreSQL at ${hostOf(url)}: ${wordOf(error)}`, error)
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function examine(client: pg.Client): Promise<DatabaseFinding> {
  const ask = async <R extends object>(text: string, values: unknown[] = []) =>
    (await client.query<R>(text, values)).rows
  const [server] = await ask<Server>(SERVER)
  if (server === undefined) throw refusal('PostgreSQL tells nothing of itself')
  const { version, standby, readOnly, tables, mayCreate } = server
  if (version < OLDEST_VERSION) throw refusal(`PostgreSQL ${version} is too old, ${OLDEST_VERSION} is needed`)
  if (standby) throw refusal('It is a standby: DATABASE_URL has to name the server that is written to')
  if (readOnly === 'on') throw refusal('It is read-only for this user (default_transaction_read_only)')
  const step =
    tables === null ? 0 : ((await ask<{ last: number }>('select max(number) as last from migrations'))[0]?.last ?? 0)
  if (step > KNOWN_STEPS)
    throw new StoreError(
      'newer-version',
      `It is of a later release (step ${step}, known here ${KNOWN_STEPS}): use that release.`,
    )
  if (step < KNOWN_STEPS && !mayCreate)
    throw refusal('Tables have to be made, and this user may not: grant create on the schema')
  const about = `PostgreSQL ${version}`
  if (step === 0) return { text: `${about}, empty: its tables are made at the first start`, editorIds: [] }
  const lacking = await ask<{ name: string; rights: string }>(LACKING, [RIGHTS, TABLES])
  if (lacking.length > 0)
    throw refusal(`This user may not ${lacking.map(({ name, rights }) => `${rights} ${name}`).join('; ')}: grant it`)
  if (step < KNOWN_STEPS)
    return { text: `${about}, step ${step}: the next start takes it to ${KNOWN_STEPS}`, editorIds: [] }
  const [moving] = await ask('select from moving')
  if (moving) throw new StoreError('moving', 'It holds only a part: a move into it was interrupted. Start that again.')
  const [counts] = await ask<{ chats: number; articles: number }>(
    'select (select count(*)::int from chats) as chats, (select count(*)::int from articles) as articles',
  )
  const editors = await ask<{ id: string }>(`select key::text as id from ${EDITORS.name} order by key`)
  return {
    text: `${about}: ${counts?.chats} chats, ${counts?.articles} articles`,
    editorIds: editors.map(({ id }) => Number(id)),
  }
}

function refusal(message: string, cause?: unknown): StoreError {
  return new StoreError('database', `${message}.`, cause)
}
