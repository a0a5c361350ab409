// The two ends of a move as an operator names them: a folder, or a database.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { postgresAddress } from '#config-values'

export type Address = { kind: 'folder'; path: string } | { kind: 'database'; url: string }
export type Asked = { kind: 'move'; from: Address; to: Address } | { kind: 'help' } | { kind: 'wrong'; text: string }

/** `databaseUrl`: what the word `postgres` stands for, so that no password has to be typed. */
export function readAddresses(argv: string[], databaseUrl: string | undefined): Asked {
  const options = { from: { type: 'string' }, to: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const
  try {
    const { values } = parseArgs({ args: argv, options })
    if (values.help) return { kind: 'help' }
    if (values.from === undefined || values.to === undefined)
      return { kind: 'wrong', text: 'give --from and --to; --help tells more' }
    const [from, to] = [readAddress(values.from, databaseUrl), readAddress(values.to, databaseUrl)]
    if (typeof from === 'string') return { kind: 'wrong', text: from }
    if (typeof to === 'string') return { kind: 'wrong', text: to }
    if (nameOf(from) === nameOf(to)) return { kind: 'wrong', text: `source and target are the same: ${nameOf(to)}` }
    return { kind: 'move', from, to }
  } catch (error) {
    return { kind: 'wrong', text: `${(error as Error).message.split('\n')[0]}; --help tells more` }
  }
}

/** The place without user and password. */
export function nameOf(address: Address): string {
  if (address.kind === 'folder') return `lowdb in ${address.path}`
  const { hostname, port, pathname } = new URL(address.url)
  return `PostgreSQL at ${hostname}:${port || '5432'}${pathname}`
}

/** A sentence where it is none. */
function readAddress(text: string, databaseUrl: string | undefined): Address | string {
  if (text === 'postgres' && databaseUrl === undefined) return 'postgres stands for DATABASE_URL, which is not set'
  const place = text === 'postgres' ? (databaseUrl ?? '') : text
  if (!/^postgres/.test(place) && text !== 'postgres') return { kind: 'folder', path: resolve(place) }
  const reading = postgresAddress(place)
  return 'value' in reading ? { kind: 'database', url: reading.value } : `expected ${reading.expected}`
}
