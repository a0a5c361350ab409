// Why a page could not be had, in a sentence for a reader: no status codes, no addresses, and what to do next. Why a feed could
// not, in one for an editor.
import type { FeedFailure, FetchFailureCode } from '#domain/feed'
import type { Locale } from '#locale'

/** `gone`: the site says the page is not there any more (404 or 410). */
export type ReadFailureCode = FetchFailureCode | 'gone'

/** The sentence of a failure, plain text. */
export function failureText(code: ReadFailureCode, locale: Locale): string {
  return locale.text(`failure-${code}`)
}

/** Answers that no waiting changes: the address is wrong, or the site turns the bot away (RFC 9110 §15.5). */
const LASTING_STATUS: Record<number, string> = {
  400: 'refused',
  401: 'refused',
  403: 'refused',
  404: 'gone',
  410: 'gone',
}
/** What the next try may find mended. */
const PASSING: FetchFailureCode[] = ['dns', 'refused', 'tls', 'timeout', 'network', 'empty']

/** Why the feed could not be read, and whether to wait or to correct its address. Plain text. */
export function feedFailureText({ code, status }: Pick<FeedFailure, 'code' | 'status'>, locale: Locale): string {
  const lasting = status === undefined || code !== 'http-status' ? undefined : LASTING_STATUS[status]
  const isPassing = PASSING.includes(code) || (code === 'http-status' && lasting === undefined)
  const what = lasting === undefined ? `feed-failure-${code}` : `feed-failure-status-${lasting}`
  const advice = isPassing ? 'wait' : code === 'robots' || lasting === 'refused' ? 'ask' : 'address'
  return `${locale.text(what, { status: String(status ?? '') })} ${locale.text(`feed-advice-${advice}`)}`
}
