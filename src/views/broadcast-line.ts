// What is said of a line beside `/broadcast` that is not understood, or that may be one: one paragraph of Telegram HTML each.
import type { Locale } from '#locale'
import { cutText } from './html.ts'

const LONGEST_SHOWN = 100
const MOST_UNKNOWN = 6

/** Why it is refused, and which forms there are. `unknown`: none where each word is understood, but not all together. */
export function renderUnclearLine(unknown: readonly string[], locale: Locale): string {
  const words = cutText(unknown.slice(0, MOST_UNKNOWN).join(' '), LONGEST_SHOWN)
  const wrong = words === '' ? locale.html('broadcast-line-mixed') : locale.html('broadcast-line-unknown', { words })
  return [wrong, locale.html('broadcast-line-forms'), locale.html('broadcast-line-own')].join('\n\n')
}

/** Of words that are the message, though they may say to whom and when. */
export function renderWordsNote(text: string, locale: Locale): string {
  const words = cutText(text, LONGEST_SHOWN)
  return `${locale.html('broadcast-words', { words })}\n${locale.html('broadcast-line-forms')}`
}

/** Of words beside a reply that are a message of their own. */
export function renderNotReplied(text: string, locale: Locale): string {
  return locale.html('broadcast-not-replied', { words: cutText(text, LONGEST_SHOWN) })
}
