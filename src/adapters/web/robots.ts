// What a host's robots.txt allows (RFC 9309), remembered for a day. The file is a stranger's: it is cut before it is read, and
// reading and asking take time in proportion to its size and the address.
import type { Instant } from '#domain/article'
import type { FetchFailure } from '#domain/feed'
import { wellFormed } from '#domain/text'
import type { Download, DownloadOptions } from './download.ts'
import { failure } from './failure.ts'
import { ROBOT_NAME } from './headers.ts'

export type Robots = {
  /** `robots` when the host's robots.txt forbids this URL to us; why the file cannot be reached, when it never was read. */
  refusal(url: URL): Promise<FetchFailure | undefined>
}

type Rule = { allow: boolean; length: number; parts: string[]; isWhole: boolean }
/** `rules`, unless the file never was reached. */
type Kept = { untilAt: Instant; rules?: Rule[]; trouble?: { failure: FetchFailure; sinceAt: Instant } }

const DAY_MS = 24 * 3600_000
const AFTER_TROUBLE_MS = 10 * 60_000
/** RFC 9309 §2.3.1.4: after this long a file that cannot be reached counts as one that is not there. */
const LONG_UNREACHABLE_MS = 30 * DAY_MS
const MOST_HOSTS = 500
const MOST_LETTERS = 64 * 1024
const MOST_AGENTS = 50
const MOST_RULES = 1000
const LONGEST_PATH = 2048
const OPTIONS: DownloadOptions = { maxBytes: 512 * 1024, limitMs: 10_000, accept: 'text/plain,*/*;q=0.5' }

export function createRobots(parts: {
  download: (url: string, options: DownloadOptions) => Promise<Download>
  now: () => Instant
}): Robots {
  const known = new Map<string, Promise<Kept>>()

  async function fetchRules(origin: string, before: Kept | undefined): Promise<Kept> {
    const answer = await parts.download(`${origin}/robots.txt`, OPTIONS)
    const at = parts.now()
    if (answer.kind === 'document') {
      return { rules: readRobots(new TextDecoder().decode(answer.bytes), ROBOT_NAME), untilAt: at + DAY_MS }
    }
    if (!isUnreachable(answer)) return { rules: [], untilAt: at + DAY_MS }
    const sinceAt = before?.trouble?.sinceAt ?? at
    const isLong = at - sinceAt >= LONG_UNREACHABLE_MS
    const rules = before?.rules ?? (isLong ? [] : undefined)
    return { untilAt: at + AFTER_TROUBLE_MS, trouble: { failure: answer, sinceAt }, ...(rules && { rules }) }
  }

  async function rulesOf(origin: string): Promise<Kept> {
    const before = known.get(origin)
    const kept = await before
    if (kept && parts.now() < kept.untilAt) return kept
    // While this awaited, another caller may have asked anew.
    const other = known.get(origin)
    if (other && other !== before) return other
    const fetching = fetchRules(origin, kept)
    known.delete(origin)
    known.set(origin, fetching)
    const oldest = known.keys().next()
    if (known.size > MOST_HOSTS && !oldest.done) known.delete(oldest.value)
    return fetching
  }

  return {
    refusal: async (url) => {
      const { rules, trouble } = await rulesOf(url.origin)
      if (rules === undefined) return trouble?.failure
      return isAllowed(rules, url) ? undefined : failure('robots', `robots.txt of ${url.host}`)
    },
  }
}

/** RFC 9309 §2.3.1.3 and 2.3.1.4: 4xx, and what is no usable file, means no rules; no answer and 5xx mean "not now". */
function isUnreachable(answer: Exclude<Download, { kind: 'document' }>): answer is FetchFailure {
  if (answer.kind === 'not-modified' || answer.code === 'too-large' || answer.code === 'too-many-redirects')
    return false
  return answer.status === undefined || answer.status >= 500
}

/**
 * The rules for the robot `name`: those of all groups that name it, else of all groups for `*` (RFC 9309 §2.2.1). Read are the
 * first 64 KB, 50 agents a group and 1,000 rules.
 */
export function readRobots(text: string, name: string): Rule[] {
  const own: Rule[] = []
  const common: Rule[] = []
  let isNamed = false
  let agents: string[] = []
  let isOpen = false
  for (const line of wellFormed(beginningOf(text)).split(/\r\n?|\n/)) {
    const [field = '', value] = fieldOf(line)
    if (field === 'user-agent') {
      if (!isOpen) agents = []
      isOpen = true
      if (agents.length < MOST_AGENTS) agents.push(tokenOf(value))
      isNamed ||= agents.at(-1) === name.toLowerCase()
    } else if (field === 'allow' || field === 'disallow') {
      isOpen = false
      const group = agents.includes(name.toLowerCase()) ? own : agents.includes('*') ? common : undefined
      if (group && value !== '' && group.length < MOST_RULES) group.push(ruleOf(value, field === 'allow'))
    }
  }
  return isNamed ? own : common
}

/** A rule that is cut means another: what is too long ends with a whole line. */
function beginningOf(text: string): string {
  return text.length > MOST_LETTERS ? text.slice(0, Math.max(0, text.lastIndexOf('\n', MOST_LETTERS))) : text
}

function fieldOf(line: string): [field: string, value: string] {
  const [content = ''] = line.split('#', 1)
  const colon = content.indexOf(':')
  return colon < 0 ? ['', ''] : [content.slice(0, colon).trim().toLowerCase(), content.slice(colon + 1).trim()]
}

/** `Robot/1.0` names the robot. */
function tokenOf(agent: string): string {
  return (agent.toLowerCase().split('/', 1)[0] ?? '').trim()
}

function ruleOf(pattern: string, allow: boolean): Rule {
  const path = encoded(pattern).replace(/\*{2,}/g, '*')
  const isWhole = path.endsWith('$')
  return { allow, length: path.length, parts: (isWhole ? path.slice(0, -1) : path).split('*'), isWhole }
}

/** The longest rule that fits decides, of two as long the one that allows (RFC 9309 §2.2.2). */
export function isAllowed(rules: readonly Rule[], { pathname, search }: Pick<URL, 'pathname' | 'search'>): boolean {
  const path = encoded(`${pathname}${search}`).slice(0, LONGEST_PATH)
  let best: Rule | undefined
  for (const rule of rules) {
    const isBetter = !best || rule.length > best.length || (rule.length === best.length && rule.allow && !best.allow)
    if (isBetter && fits(rule, path)) best = rule
  }
  return best?.allow ?? true
}

/** The parts between the stars, each as far to the left as can be, the last at the end where the rule says so. */
function fits({ parts: [first = '', ...others], isWhole }: Rule, path: string): boolean {
  if (!path.startsWith(first)) return false
  const last = isWhole ? others.pop() : undefined
  let at = first.length
  for (const part of others) {
    const found = path.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  if (!isWhole) return true
  return last === undefined ? at === path.length : path.length - last.length >= at && path.endsWith(last)
}

/** One spelling for each address: letters beyond ASCII escaped, escapes in capitals. */
function encoded(path: string): string {
  return encodeURI(path)
    .replace(/%25(?=[\da-f]{2})/gi, '%')
    .replace(/%[\da-f]{2}/gi, (byte) => byte.toUpperCase())
}
