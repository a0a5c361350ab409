// Fetching a page: the visit and the reading joined; every way it can end is a value.
import { afterAll, describe, expect, it } from 'vitest'
import { createPageFetcher } from '#adapters/page/fetch-page'
import type { Download, DownloadOptions } from '#adapters/web/download'
import { createWorker } from '#adapters/worker/worker'
import { pageHtml, paragraphs } from './page-forms/page-html.ts'

const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
const worker = createWorker({ log })
afterAll(() => worker.close())

type Visit = { url: string; lane: string; options: DownloadOptions }

function fetcherFor(answer: Download, now = () => 0) {
  const visits: Visit[] = []
  const web = {
    visit: async (url: string, lane: 'background' | 'reader', options: DownloadOptions) => {
      visits.push({ url, lane, options })
      return answer
    },
  }
  return {
    visits,
    fetchPage: createPageFetcher({
      web,
      worker,
      log,
      now,
      zoneOf: (id) => (id === 'tr' ? 'Europe/Istanbul' : 'Asia/Baku'),
    }),
  }
}

function documentOf(text: string, contentType?: string): Download {
  const bytes = new TextEncoder().encode(text)
  return {
    kind: 'document',
    bytes,
    url: 'https://coast.example/quay',
    validators: {},
    status: 200,
    ...(contentType && { contentType }),
  }
}

const HTML = pageHtml(
  paragraphs('The quay was opened on Saturday before hundreds of people.', 'It is the first in forty years.'),
)

describe('fetching a page', () => {
  it('visits in the lane it is given, within limits, and reads in the worker', async () => {
    const { fetchPage, visits } = fetcherFor(documentOf(HTML, 'text/html; charset=utf-8'))
    const result = await fetchPage('https://coast.example/quay', 'en', 'reader')
    expect(result).toMatchObject({
      kind: 'page',
      page: { title: 'The harbour opens again after forty years', language: 'en' },
    })
    expect(visits).toMatchObject([
      { url: 'https://coast.example/quay', lane: 'reader', options: { maxBytes: 3 * 1024 * 1024 } },
    ])
  })

  it('reads a date without a zone in that of the feed that brought it', async () => {
    const dated = HTML.replace('<body>', '<body><div class="news-date">21.02.2026 [19:22]</div>')
    const { fetchPage } = fetcherFor(documentOf(dated, 'text/html'))
    const publishedAt = async (feedId?: string) => {
      const result = await fetchPage('https://coast.example/quay', 'en', 'reader', feedId)
      return result.kind === 'page' ? result.page.publishedAt : result.code
    }
    expect([await publishedAt('tr'), await publishedAt()]).toEqual([
      Date.UTC(2026, 1, 21, 16, 22),
      Date.UTC(2026, 1, 21, 15, 22),
    ])
  })

  it.each<[string, Download, string]>([
    ['a refusal by robots.txt', { kind: 'failure', code: 'robots', detail: 'forbidden' }, 'robots'],
    ['an empty answer', documentOf('  ', 'text/html'), 'empty'],
    ['a picture', documentOf('PNG', 'image/png'), 'not-a-page'],
    ['a page without text', documentOf('<html><body></body></html>', 'text/html'), 'not-a-page'],
    ['a page nested without end', documentOf('<div>'.repeat(5_000), 'text/html'), 'too-complex'],
    ['an answer to a question nobody asked', { kind: 'not-modified' }, 'not-a-page'],
  ])('ends as a value on %s', async (_, answer, code) => {
    expect(await fetcherFor(answer).fetchPage('https://coast.example/quay', undefined, 'background')).toMatchObject({
      kind: 'failure',
      code,
    })
  })

  it('asks for a page that could not be read in time only an hour later', async () => {
    let at = 0
    const { fetchPage, visits } = fetcherFor(documentOf('<div>'.repeat(5_000), 'text/html'), () => at)
    const read = (path: string) => fetchPage(`https://coast.example/${path}`, undefined, 'reader')
    const first = await read('bomb')
    expect(await read('bomb')).toEqual(first)
    expect(visits).toHaveLength(1)
    await read('other')
    at += 3_600_000
    expect(await read('bomb')).toEqual(first)
    expect(visits).toHaveLength(3)
  })

  it('reads plain text', async () => {
    const text = 'The quay is open\n\nThe quay was opened on Saturday.\n\nIt is the first in forty years.'
    const result = await fetcherFor(documentOf(text, 'text/plain')).fetchPage(
      'https://coast.example/quay',
      undefined,
      'reader',
    )
    expect(result).toMatchObject({
      kind: 'page',
      page: { title: 'The quay is open', lead: ['The quay was opened on Saturday.'] },
    })
  })
})
