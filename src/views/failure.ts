// Why a page could not be had, in a sentence for a reader: no status codes, no addresses, and what to do next.
import type { FetchFailureCode } from '#domain/feed'
import type { Locale } from '#locale'

/** `gone`: the site says the page is not there any more (404 or 410). */
export type ReadFailureCode = FetchFailureCode | 'gone'

/** The sentence of a failure, plain text. */
export function failureText(code: ReadFailureCode, locale: Locale): string {
  return locale.text(`failure-${code}`)
}
