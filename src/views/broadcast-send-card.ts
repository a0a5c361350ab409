// The card with Send: to whom, how many, how long, for how much, when, and whose approval it needs. It stands under what readers get.
import { ALERT_LEVELS, type AlertLevel } from '#domain/alert'
import type { Instant } from '#domain/article'
import type { Audience, BroadcastContent } from '#domain/broadcast'
import type { Locale } from '#locale'
import { audienceButton, dropButton } from './broadcast-draft.ts'
import { expectedText } from './broadcast-duration.ts'
import { audienceText, broadcastButton, startText } from './broadcast-words.ts'
import { cutText, escapeHtml } from './html.ts'
import type { Button, Message } from './message.ts'

/** What a card says of a broadcast before anything is sent. */
export type Reach = {
  audience: Audience
  /** The broadcast whose messages it changes, where it does that. */
  of?: string
  recipients: number
  expectedMs: number
  /** What it costs; 0: nothing. */
  stars: number
  startAt?: Instant
  /** The editor's, who reads the card. */
  zone: string
  /** How many other editors must approve, and how many there are. */
  approvals: number
  others: number
  /** Its words are an article's, which may change before it goes out. */
  isArticle: boolean
}

const LONGEST_TITLE = 100

/** Which draft a card is of, and as what it is shown (`stampOf`). */
export type ShownDraft = { id: string; stamp: string }

/** Stands under the message itself. Nobody to send to: no Send. `isArticle`: another language can be added. */
export function renderSendCard(shown: ShownDraft, reach: Reach, isArticle: boolean, locale: Locale): Message {
  const { id } = shown
  const { recipients } = reach
  return {
    html: [locale.html('broadcast-preview'), reachText(reach, locale)].join('\n\n'),
    keyboard: [
      recipients === 0 ? [dropButton(id, locale)] : sendRow(shown, reach, locale),
      [
        broadcastButton(locale.text('button-content'), 'content', id),
        audienceButton(id, locale),
        broadcastButton(locale.text('button-time'), 'time', id),
      ],
      ...(isArticle ? [[versionButton(id, locale)]] : []),
    ],
  }
}

export type BreakingReach = Reach & {
  level: AlertLevel
  /** The headlines of the other languages, by the language's name. */
  versions: { language: string; title: string }[]
}

/** The alert as readers see it, its level as a switch, and Send: one card. `alert` comes without its buttons. */
export function renderBreakingCard(
  shown: ShownDraft,
  alert: Pick<Message, 'html'>,
  { level, versions, ...reach }: BreakingReach,
  locale: Locale,
): Message {
  const { id } = shown
  const levels = ALERT_LEVELS.map((one) =>
    broadcastButton(`${one === level ? '✅ ' : ''}${locale.text(`button-level-${one}`)}`, 'level', id, one),
  )
  const later =
    reach.startAt === undefined
      ? broadcastButton(locale.text('button-later'), 'later', id)
      : broadcastButton(locale.text('button-now'), 'now', id)
  const lines = versions.map(
    ({ language, title }) => `🌐 ${escapeHtml(language)}: ${escapeHtml(cutText(title, LONGEST_TITLE))}`,
  )
  return {
    html: [alert.html, ...lines, '———', locale.html(`breaking-level-${level}`), reachText(reach, locale)].join('\n'),
    keyboard: [
      levels,
      reach.recipients === 0 ? [dropButton(id, locale)] : sendRow(shown, reach, locale),
      [audienceButton(id, locale), later, versionButton(id, locale)],
    ],
  }
}

/** To whom, how many, how long, for how much, when, and what approval it takes. */
export function reachText(reach: Reach, locale: Locale): string {
  const { audience, of, recipients, expectedMs, stars, startAt, zone } = reach
  const to =
    of === undefined
      ? locale.html('broadcast-reach-to', { audience: audienceText(audience, locale) })
      : locale.html('broadcast-reach-of', { id: of })
  if (recipients === 0) return [to, locale.html('broadcast-nobody')].join('\n')
  return [
    to,
    locale.html('broadcast-reach-size', { recipients, time: expectedText(expectedMs, locale) }),
    ...(stars > 0 ? [locale.html('broadcast-price', { stars: roundStars(stars) })] : []),
    locale.html('broadcast-starts', { when: startText(startAt, zone, locale) }),
    ...approvalLines(reach, locale),
  ].join('\n')
}

/** In place of the card: its article was withdrawn, or what it corrects was recalled. */
export function renderWithdrawn(content: BroadcastContent, locale: Locale): Message {
  if (content.kind === 'correction') return { html: locale.html('correct-recalled', { id: content.of }) }
  return { html: locale.html('breaking-withdrawn') }
}

function approvalLines({ approvals, others, startAt, isArticle }: Reach, locale: Locale): string[] {
  if (approvals === 0) return isArticle && startAt !== undefined ? [locale.html('broadcast-newest-words')] : []
  return [
    locale.html('broadcast-needs', { count: approvals }),
    ...(startAt === undefined ? [] : [locale.html('broadcast-late-approval')]),
    ...(others >= approvals ? [] : [locale.html('broadcast-lacks', { count: others })]),
  ]
}

/** An expectation: two digits of it are as exact as it is. */
function roundStars(stars: number): number {
  return stars < 100 ? Math.ceil(stars) : Number(stars.toPrecision(2))
}

/** Where others have to approve it the press asks them: it sends nothing. */
function sendRow({ id, stamp }: ShownDraft, { approvals }: Reach, locale: Locale): Button[] {
  const name = locale.text(approvals > 0 ? 'button-ask-approval' : 'button-send')
  return [broadcastButton(name, 'send', id, stamp), dropButton(id, locale)]
}

const versionButton = (id: string, locale: Locale) => broadcastButton(locale.text('button-version'), 'version', id)
