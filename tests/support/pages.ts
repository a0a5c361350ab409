// Article pages in the agency's mark-up, from paragraphs of plain text, with the usual furniture around them.
import type { Headline } from '#sandbox/newsroom/frame'
import { escapeMarkup } from '#sandbox/newsroom/markup'
import { renderPage } from '#sandbox/newsroom/page'

export type PageGiven = {
  language?: 'az' | 'en' | 'ru'
  title?: string
  section?: { slug: string; name: string }
  stamp?: string
  url?: string
  picture?: string
  versions?: { language: string; url: string }[]
  related?: Headline[]
  latest?: Headline[]
  /** HTML in place of the paragraphs. */
  body?: string
}

const related: Headline[] = [
  { title: 'Ferries wait for calmer weather', link: '/en/xeber/ferries_wait-4410101', stamp: '02.09.2026 [10:15]' },
  { title: 'Lighthouse gets a new lamp - COMMENT', link: '/en/xeber/lighthouse-4410102', stamp: '01.09.2026 [09:40]' },
]

const latest: Headline[] = [
  { title: '® A bank opens a branch by the sea', link: '/en/xeber/a_bank-4410103', stamp: '[20:16]' },
  { title: 'Rowers return with medals VIDEO', link: '/en/xeber/rowers-4410104', stamp: '12.09.2026 [22:00]' },
]

/** A whole page whose `div.news-body` holds the paragraphs, each in a `p`, escaped. */
export function buildPage(paragraphs: string[], given: PageGiven = {}): string {
  return renderPage({
    language: 'en',
    title: 'Harbour library opens its reading room',
    section: { slug: 'society', name: 'SOCIETY' },
    stamp: '13.09.2026 [17:03]',
    url: 'https://agency.example/en/xeber/harbour_library-4411000',
    body: paragraphs.map((text) => `<p>${escapeMarkup(text)}</p>`).join('\n'),
    related,
    latest,
    ...given,
  })
}
