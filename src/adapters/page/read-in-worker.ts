// A page's text to the worker and back. It never reads markup on the main thread.
import { moduleBeside } from '#adapters/worker/start-thread'
import type { Worker } from '#adapters/worker/worker'
import { wellFormedData } from '#domain/text'
import { notAPage, tooComplex } from './guard.ts'
import type { PageReading } from './read-page.ts'

export type PageDocument = {
  text: string
  /** Where it was found; undefined for a file. */
  url?: string
  contentType?: string
  /** What its feed says. */
  language?: string
  /** IANA zone of its dates that name none. */
  zone?: string
}

const READ_LIMIT_MS = 5_000
const READABLE = /^(?:text\/(?:html|plain|xml)|application\/(?:xhtml\+xml|xml|octet-stream))?$/
const MARKUP = /<(?:!doctype\s+html|html|head|body|main|article|section|div|p|h1|table)(?:\s[^<>]*)?>/i

/** The page in structure, from HTML or from plain text; a reading that overruns is `too-complex`. Never rejects. */
export async function readInWorker(worker: Worker, document: PageDocument): Promise<PageReading> {
  const type = document.contentType?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (!READABLE.test(type)) return notAPage(`content type ${type.slice(0, 60)}`)
  if (document.text.trim() === '') return { kind: 'failure', code: 'empty', detail: 'no text in the document' }
  const { text, url, language, zone } = document
  const context = {
    ...(url !== undefined && { url }),
    ...(language !== undefined && { language }),
    ...(zone !== undefined && { zone }),
  }
  const isPlain = type === 'text/plain' || !MARKUP.test(text)
  const result = isPlain
    ? await worker.run<PageReading>(
        moduleBeside(import.meta.url, './read-text'),
        'readPageText',
        { text, ...context },
        READ_LIMIT_MS,
      )
    : await worker.run<PageReading>(
        moduleBeside(import.meta.url, './read-page'),
        'readPage',
        { html: text, ...context },
        READ_LIMIT_MS,
      )
  if (result.kind === 'done') return wellFormedData(result.value)
  return tooComplex(result.kind === 'timeout' ? `not read in ${READ_LIMIT_MS} ms` : result.detail.slice(0, 200))
}
