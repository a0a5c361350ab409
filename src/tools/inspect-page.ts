// The page half of `npm run inspect`: what the bot would make of one article page. It fetches and stores nothing.

import { readInWorker } from '#adapters/page/read-in-worker'
import { decodeDocument } from '#adapters/web/decode'
import type { Worker } from '#adapters/worker/worker'
import type { FetchFailure } from '#domain/feed'
import type { Page, Turn } from '#domain/page'

/** A page as `--json` prints it; `publishedAt` is ISO 8601 in UTC. */
export type PageReport = {
  kind: 'page'
  title: string
  section?: string
  language?: string
  publishedAt?: string
  dateline?: string
  speaker?: string
  role?: string
  lead: string[]
  /** The body outside lead and turns. */
  paragraphs: string[]
  turns: Turn[]
}

/** Reads a document as a page, in the worker. `url` is left out for a file. */
export async function inspectPage(
  document: { bytes: Uint8Array; url?: string; contentType?: string },
  worker: Worker,
): Promise<PageReport | FetchFailure> {
  const { bytes, ...where } = document
  const { text } = decodeDocument(bytes, where.contentType === undefined ? {} : { contentType: where.contentType })
  const reading = await readInWorker(worker, { text, ...where })
  return reading.kind === 'failure' ? reading : reportOf(reading.page)
}

function reportOf({ publishedAt, paragraphs, picture, twins, title, lead, turns, ...facts }: Page): PageReport {
  const at = publishedAt === undefined ? {} : { publishedAt: new Date(publishedAt).toISOString() }
  return { kind: 'page', title, ...facts, ...at, lead, paragraphs: paragraphs.map(({ text }) => text), turns }
}

/** The report for a terminal. */
export function renderPageReport(page: PageReport): string {
  const facts = [
    ['title', page.title],
    ['section', page.section],
    ['language', page.language],
    ['published', page.publishedAt],
    ['dateline', page.dateline],
    ['speaker', page.speaker],
    ['role', page.role],
  ].flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]))
  const turns = page.turns.flatMap(({ question, asker, answerer, answer }, index) => [
    '',
    `${index + 1}. ${asker === undefined ? '' : `${asker}: `}${question}`,
    ...answer.map((text, at) => `   ${at === 0 && answerer !== undefined ? `${answerer}: ` : ''}${text}`),
  ])
  const part = (name: string, texts: string[]) =>
    texts.length === 0 ? [] : ['', `${name}:`, ...texts.map((text) => `  ${text}`)]
  const kind = page.turns.length === 0 ? 'page: no interview' : `page: an interview of ${page.turns.length} question(s)`
  return [kind, ...facts, ...part('lead', page.lead), ...turns, ...part('paragraphs', page.paragraphs)].join('\n')
}
