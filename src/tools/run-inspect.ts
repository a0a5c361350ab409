// What `npm run inspect` does: reads one feed or one page as the bot would and prints what it made of it.
// It stores nothing, and touches the process by nothing but what it is given.
import { readFile, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { looksLikeFeed } from '#adapters/feed/document-shape'
import { decodeDocument } from '#adapters/web/decode'
import { createWeb } from '#adapters/web/web'
import { createWorker } from '#adapters/worker/worker'
import { ConfigError, readInspectSettings } from '#config'
import type { FetchFailure } from '#domain/feed'
import { createLog } from '#log'
import { realWorld } from '#world'
import { inspectFeed, renderFeedReport } from './inspect-feed.ts'
import { inspectPage, renderPageReport } from './inspect-page.ts'

export type Output = { out(text: string): void; err(text: string): void }

type Settings = ReturnType<typeof readInspectSettings>

type Found = { kind: 'document'; bytes: Uint8Array; url?: string; contentType?: string }

const USAGE = `Usage: npm run inspect -- [--json] FILE_OR_URL

Reads one feed (RSS, Atom, RDF, JSON Feed) or one article page (HTML, or plain text in blocks)
as the bot would, and prints what it made of it.

  --json   one JSON object instead of a report
  --help   this text

ALLOW_PRIVATE_HOSTS=true lets it read from loopback and private addresses; FEEDS_PROXY_URL is used as by the bot.`

const MOST_BYTES = 10 * 1024 * 1024
const LIMIT_MS = 30_000
const ACCEPT =
  'text/html,application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5'

/** Runs the command and returns its exit code: 0, or 1 after one line on `err`. */
export async function runInspect(
  argv: string[],
  env: Record<string, string | undefined>,
  { out, err }: Output,
): Promise<number> {
  const asked = readArguments(argv)
  if (asked.kind === 'help') {
    out(USAGE)
    return 0
  }
  if (asked.kind === 'wrong') return fail(err, asked.text)
  try {
    const settings = readInspectSettings(env)
    const report = await inspect(asked.target, settings)
    if (report.kind === 'failure') return fail(err, `cannot read ${asked.target}: ${sentenceOf(report)}`)
    if (asked.json) out(JSON.stringify(report))
    else out(report.kind === 'feed' ? renderFeedReport(report) : renderPageReport(report))
    return 0
  } catch (error) {
    if (error instanceof ConfigError) return fail(err, error.problems.join('; '))
    throw error
  }
}

function readArguments(
  argv: string[],
): { kind: 'run'; target: string; json: boolean } | { kind: 'help' } | { kind: 'wrong'; text: string } {
  try {
    const options = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const
    const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true })
    if (values.help) return { kind: 'help' }
    const [target, ...more] = positionals
    if (target === undefined || more.length > 0)
      return { kind: 'wrong', text: 'give one file or URL; --help tells more' }
    return { kind: 'run', target, json: values.json === true }
  } catch (error) {
    return { kind: 'wrong', text: `${(error as Error).message.split('\n')[0]}; --help tells more` }
  }
}

async function inspect(target: string, settings: Settings) {
  const log = createLog('error', realWorld.now, () => {}, [])
  const worker = createWorker({ log })
  try {
    const found = await find(target, settings)
    if (found.kind === 'failure') return found
    const { bytes, url, contentType } = found
    const type = contentType === undefined ? {} : { contentType }
    if (!looksLikeFeed(decodeDocument(bytes, type).text)) {
      return await inspectPage({ bytes, ...(url !== undefined && { url }), ...type }, worker)
    }
    return await inspectFeed({ bytes, url: url ?? pathToFileURL(resolve(target)).href, ...type }, worker)
  } finally {
    await worker.close()
  }
}

async function find(target: string, settings: Settings): Promise<Found | FetchFailure> {
  if (!/^https?:\/\//i.test(target)) return openFile(target)
  const web = createWeb({ ...realWorld, log: createLog('error', realWorld.now, () => {}, []), ...settings })
  try {
    const answer = await web.download(target, { maxBytes: MOST_BYTES, limitMs: LIMIT_MS, accept: ACCEPT })
    return answer.kind === 'not-modified' ? failure('empty', 'not modified') : answer
  } finally {
    await web.close()
  }
}

async function openFile(path: string): Promise<Found | FetchFailure> {
  try {
    const { size } = await stat(path)
    if (size > MOST_BYTES) return failure('too-large', `${size} bytes, at most ${MOST_BYTES} are read`)
    const bytes = await readFile(path)
    // A name that ends in .txt is text, whatever stands in it.
    return { kind: 'document', bytes, ...(/\.txt$/i.test(basename(path)) && { contentType: 'text/plain' }) }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return failure('empty', code === 'ENOENT' ? 'no such file' : code === 'EISDIR' ? 'it is a folder' : String(code))
  }
}

function failure(code: FetchFailure['code'], detail: string): FetchFailure {
  return { kind: 'failure', code, detail }
}

function sentenceOf({ code, detail }: FetchFailure): string {
  return `${code}, ${detail}`.replace(/\s+/g, ' ')
}

function fail(err: Output['err'], text: string): number {
  err(`inspect: ${text}`)
  return 1
}
