// The cards an editor passes on the way to Send: to whom, and when. Each says what the next press does; none sends.
import type { Audience, Broadcast } from '#domain/broadcast'
import { isReadersAudience } from '#domain/broadcast-audience'
import type { Locale } from '#locale'
import { audienceText, broadcastButton, startText } from './broadcast-words.ts'
import type { Button, Keyboard, Message } from './message.ts'
import { sectionName } from './section-name.ts'

/** What stands beside a section, so that it fits a button. */
const LONGEST_SLUG = 30
/** Rows of two, well below the hundred buttons a message may have. */
const MOST_SECTIONS = 40

type Draft = Pick<Broadcast, 'id' | 'content' | 'audience'>

/** To whom. `readers`: the readers of the article, where it is one. `isTested`: the author has just got it alone. */
export function renderAudienceCard(
  { id, content }: Draft,
  readers: Audience | undefined,
  isTested: boolean,
  locale: Locale,
): Message {
  const lines = [...(isTested ? [locale.html('broadcast-tested')] : []), locale.html('broadcast-audience')]
  const toReaders = readers && [broadcastButton(upper(audienceText(readers, locale), locale), 'readers', id)]
  const back = locale.text(content.kind === 'article' ? 'button-card' : 'button-content')
  return {
    html: lines.join('\n\n'),
    keyboard: [
      ...(toReaders ? [toReaders] : []),
      [
        broadcastButton(locale.text('button-everyone'), 'everyone', id),
        broadcastButton(locale.text('button-by-language'), 'languages', id),
      ],
      [
        broadcastButton(locale.text('button-by-section'), 'sections', id),
        broadcastButton(locale.text('button-only-test'), 'test', id),
      ],
      [broadcastButton(back, 'content', id), dropButton(id, locale)],
    ],
  }
}

/** Which languages, with how many chats each has now; those nobody has are left out. `recipients`: of the ticked ones. */
export function renderLanguageCard(
  { id, audience }: Draft,
  languages: { code: string; recipients: number }[],
  recipients: number,
  locale: Locale,
): Message {
  const ticked = tickedLanguages(audience)
  const rows: Keyboard = languages
    .filter(({ code, recipients: count }) => count > 0 || ticked.includes(code))
    .map(({ code, recipients: count }) => {
      const name = `${locale.languageName(code)} · ${locale.number(count)}`
      return [tick(name, ticked.includes(code), 'language', id, code)]
    })
  const head = locale.html(rows.length === 0 ? 'broadcast-no-languages' : 'broadcast-languages')
  return tickCard(id, head, rows, ticked.length === 0 ? undefined : { audience, recipients }, locale)
}

/** Which sections, by name. `recipients`: of the ticked ones. */
export function renderSectionCard(
  { id, audience }: Draft,
  sections: string[],
  recipients: number,
  locale: Locale,
): Message {
  const ticked = tickedSections(audience)
  const shown = [...new Set([...ticked, ...sections])]
    .filter((slug) => sections.includes(slug) || ticked.includes(slug))
    .filter((slug) => /^[\w-]+$/.test(slug) && slug.length <= LONGEST_SLUG)
    .sort((a, b) => orderOf(sections, a) - orderOf(sections, b))
    .slice(0, MOST_SECTIONS)
  const buttons = shown.map((slug) => tick(sectionName(locale, slug), ticked.includes(slug), 'section', id, slug))
  const head = locale.html(buttons.length === 0 ? 'broadcast-no-sections' : 'broadcast-sections')
  return tickCard(id, head, inPairs(buttons), ticked.length === 0 ? undefined : { audience, recipients }, locale)
}

/** When. */
export function renderTimeCard({ id, audience }: Draft, locale: Locale): Message {
  return {
    html: locale.html('broadcast-when', { audience: audienceText(audience, locale) }),
    keyboard: [timeRow(id, locale), [audienceButton(id, locale), dropButton(id, locale)]],
  }
}

/** What is left of a card once a newer one stands further down. */
export function renderPassedCard({ id, content, audience, startAt }: Broadcast, zone: string, locale: Locale): Message {
  if (content.kind === 'correction') return { html: locale.html('broadcast-moved', { id }) }
  const [to, when] = [audienceText(audience, locale), startText(startAt, zone, locale)]
  return { html: locale.html('broadcast-previewed', { audience: to, when }) }
}

/** The languages somebody ticked; an article's readers are none. */
export function tickedLanguages(audience: Audience): string[] {
  return audience.kind === 'languages' && !isReadersAudience(audience) ? audience.languages : []
}

export function tickedSections(audience: Audience): string[] {
  return audience.kind === 'sections' ? audience.sections : []
}

export const dropButton = (id: string, locale: Locale) => broadcastButton(locale.text('button-cancel'), 'drop', id)
export const audienceButton = (id: string, locale: Locale) =>
  broadcastButton(locale.text('button-audience'), 'audience', id)

/** Once something is ticked, it says how many that reaches, and the time can be chosen at once. */
function tickCard(
  id: string,
  head: string,
  rows: Keyboard,
  chosen: { audience: Audience; recipients: number } | undefined,
  locale: Locale,
): Message {
  const to = chosen && locale.html('broadcast-reach-to', { audience: audienceText(chosen.audience, locale) })
  const size = chosen && locale.html('broadcast-chats', { recipients: chosen.recipients })
  return {
    html: [head, ...(to && size ? [`${to}\n${size}`] : [])].join('\n\n'),
    keyboard: [...rows, ...(chosen ? [timeRow(id, locale)] : []), [audienceButton(id, locale), dropButton(id, locale)]],
  }
}

function timeRow(id: string, locale: Locale): Button[] {
  return [
    broadcastButton(locale.text('button-now'), 'now', id),
    broadcastButton(locale.text('button-later'), 'later', id),
  ]
}

function tick(name: string, isTicked: boolean, what: 'language' | 'section', id: string, value: string): Button {
  return broadcastButton(`${isTicked ? '✅ ' : ''}${name}`, what, id, value)
}

function inPairs(buttons: Button[]): Keyboard {
  return buttons.flatMap((_, index) => (index % 2 === 0 ? [buttons.slice(index, index + 2)] : []))
}

function orderOf(sections: string[], slug: string): number {
  const index = sections.indexOf(slug)
  return index === -1 ? sections.length : index
}

function upper(text: string, { language }: Locale): string {
  return text.slice(0, 1).toLocaleUpperCase(language) + text.slice(1)
}
