// Which sections' news comes to one topic of a forum.
import { type Places, topicOf } from '#domain/forum'
import type { Locale } from '#locale'
import { actionData } from './action.ts'
import { cutText } from './html.ts'
import type { Button, Keyboard, Message } from './message.ts'
import { settingsButton } from './screen-buttons.ts'
import { sectionName } from './section-name.ts'

const MOST_SECTIONS = 40

/** Ticked is what comes to `topic`, be it that everything does. */
export function renderHere(places: Places, sections: readonly string[], topic: number, locale: Locale): Message {
  const place = (text: string, isHere: boolean, value: string): Button => ({
    text: `${isHere ? '✅' : '▫️'} ${cutText(text, 56)}`,
    data: actionData({ kind: 'set', what: 'here', value }),
  })
  const slugs = [...sections.filter((slug) => slug !== 'other').slice(0, MOST_SECTIONS), 'other']
  const switches = slugs.map((slug) => place(sectionName(locale, slug), topicOf(places, slug) === topic, slug))
  const rows: Keyboard = switches.flatMap((_, index) => (index % 2 === 0 ? [switches.slice(index, index + 2)] : []))
  const all = place(locale.text('button-here-all'), (places.topicId ?? 0) === topic, 'all')
  return { html: locale.html('here-screen'), keyboard: [[all], ...rows, [settingsButton(locale)]] }
}
