// The two ends of a move as an operator names them: a folder, or a database.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { postgresAddress } from '#config-values'

export type Address = { kind: 'folder'; path: string } | { kind: 'database'; url: string }
/** What the words `data` and `postgres` stand for: DATA_DIR and DATABASE_URL, so that no password has to be typed. */
export type Words = { dataDir: string; databaseUrl?: string }
export type Asked = { kind: 'move'; from: Address; to: Address } | { kind: 'help' } | { kind: 'wrong'; text: string }

export function readAddresses(argv: string[], words: Words): Asked {
  const options = { from: { type: 'string' }, to: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const
  try {
    const { values } = parseArgs({ args: argv, options })
    if (values.help) return { kind: 'help' }
    if (values.from === undefined || values.to === undefined)
      return { kind: 'wrong', text: 'give --from and --to; --help tells more' }
    const [from, to] = [readAddress(values.from, words), readAddress(values.to, words)]
    if (typeof from === 'string') return { kind: 'wrong', text: from }
    if (typeof to === 'string') return { kind: 'wrong', text: to }
    if (nameOf(from) === nameOf(to)) return { kind: 'wrong', text: `source and target are the same: ${nameOf(to)}` }
    return { kind: 'move', from, to }
  } catch (error) {
    const [line = ''] = (error as Error).message.split('\n')
    return { kind: 'wrong', text: `${line.replace(/\/\/\S*@/g, '//')}; --help tells more` }
  }
}

/** The place without user and password. */
export function nameOf(address: Address): string {
  if (address.kind === 'folder') return `lowdb in ${address.path}`
  const { hostname, port, pathname } = new URL(address.url)
  return `PostgreSQL at ${hostname}:${port || '5432'}${pathname}`
}

/** A sentence where it is none. A folder called `data` or `postgres` beside the bot is `./data`, `./postgres`. */
function readAddress(text: string, { dataDir, databaseUrl }: Words): Address | string {
  if (text === 'data') return { kind: 'folder', path: resolve(dataDir) }
  if (text === 'postgres' && databaseUrl === undefined) return 'postgres stands for DATABASE_URL, which is not set'
  const place = text === 'postgres' ? (databaseUrl ?? '') : text
  if (!/^postgres/.test(place) && text !== 'postgres') return { kind: 'folder', path: resolve(place) }
  const reading = postgresAddress(place)
  return 'value' in reading ? { kind: 'database', url: reading.value } : `expected ${reading.expected}`
}
