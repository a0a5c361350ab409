// What the cards of a broadcast share: its audience and its beginning in a few words, and its buttons.
import type { Audience, BroadcastContent } from '#domain/broadcast'
import type { Locale } from '#locale'
import { actionData, type BroadcastAct } from './action.ts'
import { cutText } from './html.ts'
import type { Button } from './message.ts'

const LONGEST_GIST = 90

/** A button of a broadcast's card. */
export function broadcastButton(text: string, what: BroadcastAct, id: string, value = ''): Button {
  return { text, data: actionData({ kind: 'broadcast', what, id, value }) }
}

/** "Everyone", or whose language; of an article, the readers of its language. Plain text. */
export function audienceText(audience: Audience, locale: Locale): string {
  if (audience.kind === 'everyone') return locale.text('broadcast-to-everyone')
  if (audience.second !== undefined)
    return locale.text('broadcast-to-readers', { language: languageName(audience.second, locale) })
  const languages = audience.languages.map((code) => languageName(code, locale)).join(', ')
  return locale.text('broadcast-to-language', { languages })
}

/** The beginning of what is sent, on one line. `title`: of the article, where it is one that is still known. */
export function gistText(content: BroadcastContent, title: string | undefined): string {
  const text = content.kind === 'text' ? content.text : (title ?? content.articleId)
  return cutText(text.replace(/\s+/g, ' ').trim(), LONGEST_GIST)
}

export function languageName(code: string, locale: Locale): string {
  return locale.has(`language-${code}`) ? locale.text(`language-${code}`) : code
}
