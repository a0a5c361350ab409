// Why a text is no time to come, with an example of one.
import type { MomentFailure } from '#domain/moment'
import type { Locale } from '#locale'

const LONGEST_PART = 60

/** One line of Telegram HTML. */
export function momentFailureHtml(code: MomentFailure, text: string, zone: string, locale: Locale): string {
  const wrong = locale.html(`broadcast-time-${code}`, { part: text.slice(0, LONGEST_PART) })
  return `${wrong} ${locale.html('broadcast-time-example', { zone })}`
}
