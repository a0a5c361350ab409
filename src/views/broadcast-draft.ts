// The cards an editor passes on the way to Send: to whom, when, and how many it would reach. Each says what the next
// press does; none sends.
import { ALERT_LEVELS, type AlertLevel } from '#domain/alert'
import type { Audience } from '#domain/broadcast'
import type { Locale } from '#locale'
import { expectedText } from './broadcast-duration.ts'
import { audienceText, broadcastButton, languageName } from './broadcast-words.ts'
import type { Keyboard, Message } from './message.ts'

/** What a card says of an audience before anything is sent. */
export type Reach = { audience: Audience; recipients: number; expectedMs: number }

/** To whom. `isTested`: the author has just got it alone. */
export function renderAudienceCard(id: string, isTested: boolean, locale: Locale): Message {
  const lines = [...(isTested ? [locale.html('broadcast-tested')] : []), locale.html('broadcast-audience')]
  return {
    html: lines.join('\n\n'),
    keyboard: [
      [
        broadcastButton(locale.text('button-everyone'), 'everyone', id),
        broadcastButton(locale.text('button-by-language'), 'languages', id),
      ],
      [broadcastButton(locale.text('button-only-test'), 'test', id)],
      [dropButton(id, locale)],
    ],
  }
}

/** Which language, with how many chats each has now; those nobody has are left out. */
export function renderLanguageCard(
  id: string,
  languages: { code: string; recipients: number }[],
  locale: Locale,
): Message {
  const rows: Keyboard = languages
    .filter(({ recipients }) => recipients > 0)
    .map(({ code, recipients }) => [
      broadcastButton(`${languageName(code, locale)} · ${locale.number(recipients)}`, 'language', id, code),
    ])
  return {
    html: locale.html(rows.length === 0 ? 'broadcast-no-languages' : 'broadcast-languages'),
    keyboard: [...rows, [audienceButton(id, locale), dropButton(id, locale)]],
  }
}

/** When: now is all there is yet. */
export function renderTimeCard(id: string, audience: Audience, locale: Locale): Message {
  return {
    html: locale.html('broadcast-when', { audience: audienceText(audience, locale) }),
    keyboard: [
      [broadcastButton(locale.text('button-now'), 'now', id)],
      [audienceButton(id, locale), dropButton(id, locale)],
    ],
  }
}

/** Stands under the message itself: to whom, how many, how long, and Send. Nobody to send to: no Send. */
export function renderSendCard(id: string, reach: Reach, locale: Locale): Message {
  const rows = reach.recipients === 0 ? [] : [sendRow(id, locale)]
  return {
    html: [locale.html('broadcast-preview'), reachText(reach, locale)].join('\n\n'),
    keyboard: reach.recipients === 0 ? [[audienceButton(id, locale), dropButton(id, locale)]] : rows,
  }
}

/** The alert as readers see it, its level as a switch, and Send: one card. `alert` comes without its buttons. */
export function renderBreakingCard(
  id: string,
  alert: Pick<Message, 'html'>,
  { level, ...reach }: Reach & { level: AlertLevel },
  locale: Locale,
): Message {
  const levels = ALERT_LEVELS.map((one) =>
    broadcastButton(`${one === level ? '✅ ' : ''}${locale.text(`button-level-${one}`)}`, 'level', id, one),
  )
  return {
    html: [alert.html, '———', locale.html(`breaking-level-${level}`), reachText(reach, locale)].join('\n'),
    keyboard: [levels, reach.recipients === 0 ? [dropButton(id, locale)] : sendRow(id, locale)],
  }
}

function reachText({ audience, recipients, expectedMs }: Reach, locale: Locale): string {
  const to = locale.html('broadcast-reach-to', { audience: audienceText(audience, locale) })
  if (recipients === 0) return [to, locale.html('broadcast-nobody')].join('\n')
  const size = locale.html('broadcast-reach-size', { recipients, time: expectedText(expectedMs, locale) })
  return [to, size].join('\n')
}

const sendRow = (id: string, locale: Locale) => [
  broadcastButton(locale.text('button-send'), 'send', id),
  dropButton(id, locale),
]
const dropButton = (id: string, locale: Locale) => broadcastButton(locale.text('button-cancel'), 'drop', id)
const audienceButton = (id: string, locale: Locale) => broadcastButton(locale.text('button-audience'), 'audience', id)
