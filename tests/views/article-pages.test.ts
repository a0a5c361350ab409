import { describe, expect, it } from 'vitest'
import type { Page } from '#domain/page'
import { renderKnownArticle } from '#views/article-known'
import { renderArticlePages } from '#views/article-pages'
import { anArticle, aPage, NOW } from '../support/builders.ts'
import { english, locales } from './locales.ts'
import { codePoints, parseTelegramHtml } from './telegram-html.ts'

const zone = 'Asia/Baku'
const render = (page: Partial<Page> = {}, article = anArticle()) =>
  renderArticlePages(article, aPage(page), { zone }, english)
const read = (html: string) => {
  const { text, problem } = parseTelegramHtml(html)
  expect(problem).toBeUndefined()
  return text
}

const turns = Array.from({ length: 6 }, (_, index) => ({
  question: `Question ${index + 1} <why>?`,
  answer: [`${'One sentence here. '.repeat(40)}`, `${'Another & another. '.repeat(40)}`],
}))

it('a short article is one page, with its links and nothing to turn', () => {
  const [page, ...more] = render({
    dateline: 'Baku, November 24',
    paragraphs: [
      { kind: 'item', text: 'One' },
      { kind: 'item', text: 'Two' },
    ],
  })
  expect(more).toEqual([])
  expect(read(page?.html ?? '')).toBe(
    'Headline of story 4411239\n24 Nov, 07:00\n\nBaku, November 24\n\nThe first paragraph says what happened.\n\n• One\n• Two',
  )
  expect(page?.keyboard?.map((row) => row.map(({ text }) => text))).toEqual([['🔖 Save'], ['🔗 Original', '↗️ Share']])
})

it('an interview is parted at its questions', () => {
  const pages = render({ lead: [], paragraphs: [], turns })
  expect(
    pages
      .map(({ html }) => read(html))
      .slice(1)
      .every((text) => text.startsWith('— Question')),
  ).toBe(true)
  for (const { html } of pages) expect(codePoints(read(html))).toBeLessThanOrEqual(4096)
  const all = pages.map(({ html }) => read(html)).join('\n')
  expect(turns.map(({ question }) => all.split(question).length - 1)).toEqual([1, 1, 1, 1, 1, 1])
})

it('pages are turned by arrows around their number', () => {
  const pages = render({ paragraphs: [], turns })
  expect(pages.length).toBe(3)
  expect(pages.map(({ keyboard }) => keyboard?.[0]?.map(({ text }) => text))).toEqual([
    ['1/3', '▶'],
    ['◀', '2/3', '▶'],
    ['◀', '3/3'],
  ])
  expect(pages[1]?.keyboard?.[0]?.[2]).toEqual({ text: '▶', data: 'p2:4411239' })
})

it('no page has more than a hundred entities', () => {
  const paragraphs = Array.from({ length: 300 }, () => ({ kind: 'heading' as const, text: 'H' }))
  for (const { html } of render({ paragraphs })) expect(parseTelegramHtml(html).tags.length).toBeLessThanOrEqual(100)
})

describe('an article whose page could not be had', () => {
  const article = anArticle({ title: 'A < B', section: 'sport', summary: 'What the feed said.', flags: ['video'] })

  it('tells what is known, why there is no more, and offers to try again', () => {
    const message = renderKnownArticle(article, 'timeout', { zone }, english)
    expect(read(message.html)).toBe(
      'A < B\nSport · 24 Nov, 07:00 · 🎥\n\nWhat the feed said.\n\nThe full text is not available right now. The agency’s page did not answer. Try again in a minute.',
    )
    expect(message.keyboard?.[0]).toEqual([{ text: '🔄 Try again', data: 'r:4411239' }])
    expect(message.keyboard?.slice(1).map((row) => row.map(({ text }) => text))).toEqual([
      ['🔖 Save'],
      ['🔗 Original', '↗️ Share'],
    ])
  })

  it('fits one message in every language, however long its summary', () => {
    const long = { ...article, title: 'T & '.repeat(2000), summary: '<s> '.repeat(5000), withdrawnAt: NOW }
    for (const language of locales.languages) {
      const text = read(renderKnownArticle(long, 'gone', { zone }, locales.of(language)).html)
      expect(codePoints(text)).toBeLessThanOrEqual(4096)
    }
  })
})
