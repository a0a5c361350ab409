// What the doctor finds without asking anyone outside: the port, room on the disk, who may send, who can read which feed.
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, resolve } from 'node:path'
import { freeSpace } from '#adapters/free-space'
import type { Config } from '#config'
import { type Finding, hint, ill, well } from './doctor-finding.ts'

const MEGABYTE = 1024 * 1024
/** Below it editors are told in the chat, too (watch-process.ts). */
const LEAST_FREE_BYTES = 200 * MEGABYTE
const SOON_FULL_BYTES = 1024 * MEGABYTE
const ASK_LIMIT_MS = 2000

/** Whether the bot could listen. Beside a bot at work it cannot, and should not. */
export async function portFinding({ httpHost, httpPort }: Pick<Config, 'httpHost' | 'httpPort'>): Promise<Finding> {
  const place = `${httpHost}:${httpPort}`
  if (httpPort === 0) return hint('port', 'HTTP_PORT=0 takes a free one at each start: monitors would not find it')
  const code = await listenCode(httpHost, httpPort)
  if (code === undefined) return well('port', `${place} is free`)
  if (code === 'EADDRINUSE' && (await isBot(httpHost, httpPort)))
    return well('port', `${place}, where a bot is at work`)
  const reasons: Record<string, string> = {
    EADDRINUSE: 'another program has it; HTTP_PORT chooses another',
    EACCES: 'this user may not listen there; HTTP_PORT chooses one above 1023',
    EADDRNOTAVAIL: 'no address of this machine; HTTP_HOST chooses one, such as 127.0.0.1',
    ENOTFOUND: 'no name of this machine; HTTP_HOST chooses an address, such as 127.0.0.1',
  }
  return ill('port', `${place}: ${reasons[code] ?? code}`)
}

function listenCode(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', ({ code = 'unknown' }: NodeJS.ErrnoException) => resolve(code))
    server.listen(port, host, () => server.close(() => resolve(undefined)))
  })
}

async function isBot(host: string, port: number): Promise<boolean> {
  const reached = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host
  const signal = AbortSignal.timeout(ASK_LIMIT_MS)
  return fetch(`http://${reached}:${port}/livez`, { signal }).then(
    async (answer) => (await answer.text()).trim() === 'ok' && answer.ok,
    () => false,
  )
}

/** Room where the data is, or will be. Over PostgreSQL nothing is kept here. */
export async function diskFinding(
  { dataDir, databaseUrl }: Pick<Config, 'dataDir' | 'databaseUrl'>,
  freeBytesOf = freeSpace,
): Promise<Finding[]> {
  if (databaseUrl !== undefined) return []
  let folder = resolve(dataDir)
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder)
  const freeBytes = await freeBytesOf(folder)
  if (freeBytes === undefined) return [hint('disk', 'the system does not tell how much room is left')]
  const text = `${Math.floor(freeBytes / MEGABYTE)} MB free`
  if (freeBytes < LEAST_FREE_BYTES) return [ill('disk', `${text}; a full disk stops all sending`)]
  return [freeBytes < SOON_FULL_BYTES ? hint('disk', `${text}, which is little`) : well('disk', text)]
}

/** Without an owner readers are served, and nobody can send or name editors. */
export function ownerFinding({ adminIds }: Pick<Config, 'adminIds'>): Finding {
  return adminIds.length > 0
    ? well('owners', `${adminIds.length}`)
    : hint('owners', 'none: nobody can send a broadcast or name editors; ADMIN_IDS takes the id that /privacy shows')
}

/** Readers whose client speaks another language begin with the default one: without news in it they get those of another. */
export function languageFindings({ feeds, defaultLanguage }: Pick<Config, 'feeds' | 'defaultLanguage'>): Finding[] {
  if (feeds.some(({ enabled, language }) => enabled && language === defaultLanguage)) return []
  return [ill('languages', `no enabled feed is in DEFAULT_LANGUAGE=${defaultLanguage}, which new readers get`)]
}
