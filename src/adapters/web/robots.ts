// What a host's robots.txt allows, remembered for a day. A host whose file cannot be had is not thereby closed.
import robotsModule from 'robots-parser'
import type { Instant } from '#domain/article'
import type { Download, DownloadOptions } from './download.ts'
import { ROBOT_NAME } from './headers.ts'

export type Robots = {
  /** False when the host's robots.txt (RFC 9309) forbids this URL to us. */
  allows(url: URL): Promise<boolean>
}

// The package is CommonJS whose export is the function itself; its types describe an ES default export.
const robotsParser = robotsModule as unknown as typeof robotsModule.default

type Rules = { allows: (url: string) => boolean; untilAt: Instant }

const DAY_MS = 24 * 3600_000
const AFTER_TROUBLE_MS = 10 * 60_000
const MOST_HOSTS = 500
const OPTIONS: DownloadOptions = { maxBytes: 512 * 1024, limitMs: 10_000, accept: 'text/plain,*/*;q=0.5' }

export function createRobots(parts: {
  download: (url: string, options: DownloadOptions) => Promise<Download>
  now: () => Instant
}): Robots {
  const known = new Map<string, Promise<Rules>>()

  async function fetchRules(origin: string): Promise<Rules> {
    const answer = await parts.download(`${origin}/robots.txt`, OPTIONS)
    const at = parts.now()
    if (answer.kind === 'document') {
      const rules = robotsParser(answer.url, new TextDecoder().decode(answer.bytes))
      // robots-parser answers undefined for a URL of another origin than the file's, as after a redirect to www.
      const pathOn = (url: string) => new URL(new URL(url).pathname + new URL(url).search, answer.url).href
      return { allows: (url) => rules.isAllowed(pathOn(url), ROBOT_NAME) !== false, untilAt: at + DAY_MS }
    }
    const isAbsent = answer.kind === 'failure' && (answer.status ?? 0) >= 400 && (answer.status ?? 0) < 500
    return { allows: () => true, untilAt: at + (isAbsent ? DAY_MS : AFTER_TROUBLE_MS) }
  }

  async function rulesOf(origin: string): Promise<Rules> {
    const kept = known.get(origin)
    const rules = await kept
    if (rules && parts.now() < rules.untilAt) return rules
    // While this awaited, another caller may have asked anew.
    const other = known.get(origin)
    if (other && other !== kept) return other
    const fetching = fetchRules(origin)
    known.delete(origin)
    known.set(origin, fetching)
    const oldest = known.keys().next()
    if (known.size > MOST_HOSTS && !oldest.done) known.delete(oldest.value)
    return fetching
  }

  return { allows: async (url) => (await rulesOf(url.origin)).allows(url.href) }
}
