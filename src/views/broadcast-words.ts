// What the cards of a broadcast share: its audience, its time and its beginning in a few words, and its buttons.
import type { Instant } from '#domain/article'
import type { Audience, BroadcastContent, MediaKind } from '#domain/broadcast'
import { isReadersAudience } from '#domain/broadcast-audience'
import type { Locale } from '#locale'
import { actionData, type BroadcastAct } from './action.ts'
import { cutText } from './html.ts'
import type { Button } from './message.ts'
import { sectionName } from './section-name.ts'

const LONGEST_GIST = 90
const MEDIA_SYMBOLS: Record<MediaKind, string> = {
  photo: '🖼',
  video: '🎬',
  document: '📄',
  animation: '🎞',
  audio: '🎵',
}

/** A button of a broadcast's card. */
export function broadcastButton(text: string, what: BroadcastAct, id: string, value = ''): Button {
  return { text, data: actionData({ kind: 'broadcast', what, id, value }) }
}

/** "Everyone", or whose language or sections; of an article, the readers of its languages. Plain text. */
export function audienceText(audience: Audience, locale: Locale): string {
  if (audience.kind === 'everyone') return locale.text('broadcast-to-everyone')
  if (audience.kind === 'sections') {
    const sections = audience.sections.map((slug) => sectionName(locale, slug)).join(', ')
    return locale.text('broadcast-to-sections', { sections })
  }
  if (isReadersAudience(audience))
    return locale.text('broadcast-to-readers', { language: languageNames(audience.seconds, locale) })
  return locale.text('broadcast-to-language', { languages: languageNames(audience.languages, locale) })
}

/** "at once", or the local date and time with the zone's name. Plain text. */
export function startText(startAt: Instant | undefined, zone: string, locale: Locale): string {
  if (startAt === undefined) return locale.text('broadcast-at-once')
  return locale.text('broadcast-at', { when: locale.dateTime(startAt, zone), zone })
}

/** The beginning of what is sent, on one line. `title`: of the article, where it is one that is still known. */
export function gistText(content: BroadcastContent, title: string | undefined): string {
  return cutText(wordsOf(content, title).replace(/\s+/g, ' ').trim(), LONGEST_GIST)
}

function languageNames(codes: readonly string[], locale: Locale): string {
  return codes.map((code) => locale.languageName(code)).join(', ')
}

function wordsOf(content: BroadcastContent, title: string | undefined): string {
  switch (content.kind) {
    case 'text':
    case 'correction':
      return content.text
    case 'media':
      return `${content.items.map(({ kind }) => MEDIA_SYMBOLS[kind]).join('')} ${content.text}`
    case 'article':
    case 'story':
      return title ?? content.articleId
    case 'recall':
      return title ?? ''
  }
}
