// The web as the bot may use it: guarded downloads, and polite visits to pages. It does not look into what it brings.
import { lookup as dnsLookup } from 'node:dns'
import { Agent, fetch as undiciFetch } from 'undici'
import type { Instant } from '#domain/article'
import type { Log } from '#log'
import { guardLookup, type ResolveAll } from './address.ts'
import { type Download, type DownloadOptions, download, type Transport } from './download.ts'
import { failure } from './failure.ts'
import { createPoliteness, type Lane } from './politeness.ts'
import { createRobots } from './robots.ts'
import { createTunnel } from './tunnel.ts'

export type Web = {
  /** One guarded GET, at once: for feeds and pictures. Never rejects. */
  download(url: string, options: DownloadOptions): Promise<Download>
  /** A page: robots.txt obeyed on every hop, one request at a time a host, one a second, readers first. Never rejects. */
  visit(url: string, lane: Lane, options: DownloadOptions): Promise<Download>
  /** Closes idle connections and waits for those in use. */
  close(): Promise<void>
}

export type WebOptions = {
  now: () => Instant
  wait: (ms: number, signal?: AbortSignal) => Promise<void>
  log: Log
  allowPrivateHosts: boolean
  /** All goes through it, names resolved here so that the guard on private addresses holds; it may be private itself. */
  proxyUrl?: string
  /** Where several processes ask the same hosts: see politeness.ts. */
  reserve?: (host: string) => Promise<number>
  /** Left out: undici's own. It gets a `dispatcher`, which it must use. */
  fetch?: Transport
  /** Left out: the system's resolver. */
  lookup?: ResolveAll
}

const SILENCE_LIMIT_MS = 15_000

/** A web whose connections go to public addresses only, unless private ones are allowed. */
export function createWeb(options: WebOptions): Web {
  const lookup = options.lookup ?? dnsLookup
  const { allowPrivateHosts, proxyUrl } = options
  const guarded = allowPrivateHosts ? undefined : guardLookup(lookup)
  const agent = new Agent({
    connect:
      proxyUrl === undefined
        ? { timeout: 10_000, lookup: guarded ?? allAddresses(lookup) }
        : createTunnel(proxyUrl, guarded === undefined ? {} : { lookup: guarded }),
    headersTimeout: SILENCE_LIMIT_MS,
    bodyTimeout: SILENCE_LIMIT_MS,
    maxHeaderSize: 32 * 1024,
  })
  const parts = {
    fetch: options.fetch ?? (undiciFetch as unknown as Transport),
    dispatcher: agent as unknown as NonNullable<RequestInit['dispatcher']>,
    now: options.now,
    allowPrivateHosts,
  }

  async function get(url: string, how: DownloadOptions): Promise<Download> {
    const startedAt = options.now()
    const result = await download(parts, url, how)
    options.log.debug('download', {
      host: URL.canParse(url) ? new URL(url).host : undefined,
      outcome: result.kind === 'failure' ? result.code : result.kind,
      bytes: result.kind === 'document' ? result.bytes.byteLength : undefined,
      ms: options.now() - startedAt,
    })
    return result
  }

  const robots = createRobots({ download: get, now: options.now })
  const politeness = createPoliteness(options)

  return {
    download: get,
    async visit(url, lane, how) {
      if (!URL.canParse(url)) return failure('bad-url', 'not an absolute URL')
      const permit = async (hop: URL) => (await robots.refusal(hop)) ?? how.permit?.(hop)
      return politeness.run(new URL(url).host, lane, () => get(url, { ...how, permit }))
    },
    close: () => agent.close(),
  }
}

function allAddresses(resolveAll: ResolveAll): ReturnType<typeof guardLookup> {
  return (hostname, options, callback) =>
    resolveAll(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, [])
      if (options.all) return callback(null, addresses)
      callback(null, addresses[0]?.address ?? '', addresses[0]?.family)
    })
}
