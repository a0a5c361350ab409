// The connection to PostgreSQL: a bounded pool, prepared statements, transactions that happen once. It knows no table.
import pg from 'pg'
import { StoreError } from '#adapters/store/store-error'
import { createSteadyClock } from '#domain/steady-clock'
import { commitNoting, IS_NOTED, IS_THERE } from './commits.ts'
import { isConflict, isConnectionLost, isReadOnly, wordOf } from './failures.ts'

/** Runs one statement; its rows. `$1`, `$2`… stand for the values; arrays as `any($1)`, so that texts stay few. */
export type Query = <R extends object>(text: string, values?: unknown[]) => Promise<R[]>

export type Database = {
  /** One statement that changes nothing: tried again when the connection breaks. */
  read: Query
  /**
   * A transaction, read committed. `work` may run more than once and must do nothing but query: a conflict or a broken
   * connection makes it start again. When it breaks in the commit, the database is asked by a token whether that took place
   * (a transaction's number is no proof: after a crash it may be given out again). Throws what
   * `work` throws, and a StoreError `database` when the server was not there for ten seconds.
   */
  transact<T>(work: (query: Query) => Promise<T>): Promise<T>
  /** Why statements fail at present; undefined when they do not. */
  problem(): string | undefined
  close(): Promise<void>
}

export type DatabaseOptions = {
  url: string
  /** The newsroom's zone, in which the database reckons days; UTC when absent. */
  zone?: string
  /** Connections at most. */
  connections?: number
  now: () => number
  wait: (ms: number) => Promise<void>
  random?: () => number
  /** Told when statements begin to fail, and with undefined when they no longer do. */
  onProblem?: (problem: string | undefined) => void
}

const PATIENCE_MS = 10_000
const RETRY_MS = [20, 50, 100, 200, 500]
/**
 * `synchronous_commit` stays on: what is marked as being sent, and what was sent, must survive the server's crash, else it is
 * sent twice. It costs a flush a transaction, and batches make those few.
 */
const SETTINGS = {
  // The ledger grows from nothing to a hundred thousand rows within a minute: a plan made before would read all of them.
  options: '-c plan_cache_mode=force_custom_plan',
  statement_timeout: 30_000,
  // A frozen process must not hold its locks: what it had begun is undone.
  idle_in_transaction_session_timeout: 4000,
  connectionTimeoutMillis: 5000,
  application_name: 'news-briefing-bot',
  keepAlive: true,
}
const INT8 = 20

export function createDatabase({
  url,
  zone = 'UTC',
  connections = 10,
  now,
  wait,
  random = Math.random,
  onProblem,
}: DatabaseOptions): Database {
  const { address, given } = withoutOptions(url)
  const pool = new pg.Pool({
    connectionString: address,
    max: connections,
    ...SETTINGS,
    options: `${given} ${SETTINGS.options} -c TimeZone=${zone}`.trim(),
    // Instants and ids are all below 2^53.
    types: { getTypeParser: (oid, format) => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) },
  })
  // A client that breaks while idle is replaced; without a listener it would end the process.
  pool.on('error', () => {})
  const names = new Map<string, string>()
  const steadyNow = createSteadyClock(now)
  let problem: { text: string; isReadOnly: boolean } | undefined
  const note = (next: typeof problem) => {
    if ((next === undefined) !== (problem === undefined)) onProblem?.(next?.text)
    problem = next
  }

  const queryOn =
    (client: pg.PoolClient): Query =>
    async (text, values = []) => {
      const name = names.get(text) ?? `s${names.size}`
      names.set(text, name)
      return (await client.query({ name, text, values })).rows
    }

  /** Takes a client for one try. A broken one is thrown away. */
  const using = async <T>(run: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
    const client = await pool.connect()
    let broken: Error | undefined
    const onError = (error: Error) => {
      broken = error
    }
    client.on('error', onError)
    try {
      const result = await run(client)
      // One that takes no writes may still be read from.
      if (problem?.isReadOnly !== true) note(undefined)
      return result
    } catch (error) {
      if (isConnectionLost(error)) broken ??= error as Error
      throw error
    } finally {
      client.off('error', onError)
      client.release(broken)
    }
  }

  const patiently = async <T>(attempt: () => Promise<T>): Promise<T> => {
    const since = steadyNow()
    for (let tries = 0; ; tries++) {
      try {
        return await attempt()
      } catch (error) {
        const isLost = isConnectionLost(error)
        if (!isLost && !isConflict(error)) throw error
        if (isLost) note({ text: `PostgreSQL does not serve: ${wordOf(error)}`, isReadOnly: isReadOnly(error) })
        if (steadyNow() - since >= PATIENCE_MS)
          throw new StoreError('database', `${problem?.text ?? 'PostgreSQL refuses'}; tried again later.`, error)
        await wait(RETRY_MS[Math.min(tries, RETRY_MS.length - 1)] ?? 0)
      }
    }
  }

  /** Whether a transaction whose commit got no answer took place. Its server process has to be gone before that is sure. */
  const isCommitted = (token: number, processId: number): Promise<boolean> =>
    patiently(() =>
      using(async (client) => {
        while ((await queryOn(client)(IS_THERE, [processId, token])).length > 0) await wait(50)
        return (await queryOn(client)(IS_NOTED, [token])).length > 0
      }),
    )

  const once = async <T>(work: (query: Query) => Promise<T>): Promise<T> => {
    const token = Math.floor(random() * Number.MAX_SAFE_INTEGER)
    let done: { value: T; processId: number } | undefined
    try {
      return await using(async (client) => {
        await client.query('begin')
        try {
          const value = await work(queryOn(client))
          const { processID } = client as unknown as { processID: number }
          done = { value, processId: processID }
          await client.query(commitNoting(token))
          return value
        } catch (error) {
          if (!isConnectionLost(error)) await client.query('rollback')
          throw error
        }
      })
    } catch (error) {
      if (!isConnectionLost(error) || done === undefined) throw error
      const { value, processId } = done
      if (await isCommitted(token, processId)) return value
      throw error
    }
  }

  return {
    read: (text, values) => patiently(() => using((client) => queryOn(client)(text, values))),
    transact: async (work) => {
      const value = await patiently(() => once(work))
      note(undefined)
      return value
    },
    problem: () => problem?.text,
    close: () => pool.end(),
  }
}

/** An address's own `options` would take the place of ours: they are given beside them. */
function withoutOptions(url: string): { address: string; given: string } {
  if (!/[?&]options=/.test(url)) return { address: url, given: '' }
  const address = new URL(url)
  const given = address.searchParams.get('options') ?? ''
  address.searchParams.delete('options')
  return { address: address.href, given }
}
