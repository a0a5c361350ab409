// FEEDS_FILE → the feeds, every problem named with its place in the file.
import { existsSync, readFileSync } from 'node:fs'
import type { Feed } from '#domain/feed'
import { BUNDLED_FEEDS } from './bundled-feeds.ts'
import { anyText, type Reader, shownValue, webAddress, zoneName } from './config-values.ts'
import { faultPlace } from './json-fault.ts'

const EXAMPLE = '[{"id":"en","url":"https://azertag.az/en/rss","language":"en"}]'
const pattern =
  (form: RegExp, expected: string): Reader<string> =>
  (text) =>
    form.test(text) ? { value: text } : { expected }

const FIELDS: Record<string, Reader<string>> = {
  id: pattern(/^[A-Za-z0-9_-]{1,40}$/, 'letters, digits, _ and -, such as "en"'),
  url: (text) =>
    'value' in webAddress(text) ? { value: text } : { expected: 'an address such as https://azertag.az/en/rss' },
  language: pattern(/^[a-z]{2,3}$/, 'a language code such as "en"'),
  title: anyText,
  section: pattern(/^[a-z0-9_]{1,30}$/, 'a section such as "economy"'),
  zone: zoneName,
  charset: (text) => (isEncoding(text) ? { value: text } : { expected: 'an encoding such as "windows-1251"' }),
}
const REQUIRED = ['id', 'url', 'language']

/** Where the feeds are when nothing says so. */
const USUAL_FILE = 'data/feeds.json'

/**
 * The feeds of the file that FEEDS_FILE names; without it those of `data/feeds.json`, or the bundled list where there is no such
 * file. Adds what is wrong to `problems`.
 */
export function readFeeds(
  named: string | undefined,
  problems: string[],
  usual = USUAL_FILE,
): { feeds: Feed[]; feedsFileFound: boolean } {
  const path = named ?? usual
  const say = (text: string) => problems.push(`FEEDS_FILE: ${path}: ${text}`)
  if (named === undefined && !existsSync(path)) return { feeds: BUNDLED_FEEDS, feedsFileFound: false }
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    say(`${isMissing ? 'there is no such file' : 'cannot be read'}, expected the path of a file such as ${USUAL_FILE}`)
    return { feeds: [], feedsFileFound: true }
  }
  let entries: unknown
  try {
    entries = JSON.parse(text)
  } catch {
    say(`is not JSON from ${faultPlace(text)} on, expected ${EXAMPLE}`)
    return { feeds: [], feedsFileFound: true }
  }
  if (!Array.isArray(entries)) {
    say(`is not a list, expected ${EXAMPLE}`)
    return { feeds: [], feedsFileFound: true }
  }
  const feeds = entries.flatMap((entry: unknown, index) => readFeed(entry, `entry ${index + 1}`, say))
  const ids = entries.map((entry: unknown) => Object(entry).id as unknown)
  for (const id of new Set(
    ids.filter((candidate, index) => candidate !== undefined && ids.indexOf(candidate) !== index),
  ))
    say(`the id "${id}" stands twice, expected each id once`)
  if (entries.length > 0 && feeds.length === entries.length && !feeds.some((feed) => feed.enabled))
    say('every feed is disabled, expected at least one without "enabled": false')
  if (entries.length === 0) say(`is empty, expected ${EXAMPLE}`)
  return { feeds, feedsFileFound: true }
}

function readFeed(entry: unknown, place: string, say: (text: string) => void): Feed[] {
  if (typeof entry !== 'object' || entry === null) {
    say(`${place} is no object, expected ${EXAMPLE.slice(1, -1)}`)
    return []
  }
  const given: Record<string, unknown> = { ...entry }
  const fields: Record<string, string> = {}
  let sound = true
  const refuse = (text: string) => {
    say(`${place}: ${text}`)
    sound = false
  }
  for (const [name, reader] of Object.entries(FIELDS)) {
    const value = given[name]
    if (value === undefined) {
      if (REQUIRED.includes(name)) refuse(`"${name}" is missing`)
      continue
    }
    const reading = typeof value === 'string' ? reader(value) : { expected: 'a text' }
    if ('value' in reading) fields[name] = reading.value
    else {
      const got = typeof value === 'string' ? shownValue(value) : JSON.stringify(value).slice(0, 80)
      refuse(`"${name}": got ${got}, expected ${reading.expected}`)
    }
  }
  const enabled = given['enabled'] ?? true
  if (typeof enabled !== 'boolean')
    refuse(`"enabled": got ${JSON.stringify(enabled).slice(0, 80)}, expected true or false`)
  for (const name of Object.keys(given))
    if (!(name in FIELDS) && name !== 'enabled')
      refuse(`"${name}" is not known, expected ${Object.keys(FIELDS).join(', ')}, enabled`)
  const { id = '', url = '', language = '', ...rest } = fields
  return sound ? [{ id, url, language, ...rest, enabled: enabled === true }] : []
}

/** WHATWG Encoding Standard: its labels are all that can be decoded. */
function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== ''
  } catch {
    return false
  }
}
