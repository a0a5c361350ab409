import { describe, expect, it } from 'vitest'
import type { Page } from '#domain/page'
import type { RichMessages } from '#domain/text-form'
import { renderKnownArticle } from '#views/article-known'
import { renderArticle } from '#views/article-pages'
import { anArticle, aPage, NOW } from '../support/builders.ts'
import { english, locales } from './locales.ts'
import { codePoints, parseTelegramHtml } from './telegram-html.ts'

const zone = 'Asia/Baku'
const render = (page: Partial<Page> = {}, article = anArticle(), richMessages: RichMessages = 'off') =>
  renderArticle(article, aPage(page), { zone, richMessages }, english).pages
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
    'Headline of story 4411239\n24 Nov, 07:00\n\nBaku, November 24\n\nThe first paragraph says what happened.\n\n• One\n• Two\n\nSource: agency.example',
  )
  expect(page?.keyboard?.map((row) => row.map(({ text }) => text))).toEqual([['🔖 Save'], ['🔗 Original', '↗️ Share']])
})

it('an interview is parted at its questions, which have numbers and a list in front', () => {
  const pages = render({ lead: [], paragraphs: [], turns })
  const texts = pages.map(({ html }) => read(html))
  expect(texts[0]).toContain('Questions\n1. Question 1 <why>?\n2. Question 2 <why>?\n3. Question 3')
  expect(texts.slice(1).every((text) => /^\d\. Question/.test(text))).toBe(true)
  for (const text of texts) expect(codePoints(text)).toBeLessThanOrEqual(4096)
  const afterList = texts.join('\n\n').replace(/Questions\n(?:\d.*\n)+/, '')
  expect(turns.map(({ question }) => afterList.split(question).length - 1)).toEqual([1, 1, 1, 1, 1, 1])
})

it.each([
  ['has the list too', 'Yes.', '\n2. Question 2 <why>?\n\nYes.', true],
  ['has none where it fits one page only without', 'word '.repeat(122), '\n— Question 2 <why>?\n\nword', false],
])('an interview of one page %s', (_, answer, text, isListed) => {
  const short = turns.map(({ question }) => ({ question, answer: [answer] }))
  const [page, ...more] = render({ lead: [], paragraphs: [], turns: short })
  expect(more).toEqual([])
  expect(read(page?.html ?? '').includes('Questions')).toBe(isListed)
  expect(read(page?.html ?? '')).toContain(text)
  expect(page?.keyboard?.map((row) => row.map(({ text }) => text))).toEqual([['🔖 Save'], ['🔗 Original', '↗️ Share']])
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

it('each question has a button, marked on the page where it stands', () => {
  const pages = render({ paragraphs: [], turns })
  const rows = pages.map(({ keyboard }) => keyboard?.[1]?.map(({ text }) => text))
  expect(rows[0]).toEqual(['·1·', '·2·', '3', '4', '5', '6'])
  expect(pages.map(({ questions }) => questions)).toEqual([
    [1, 2],
    [3, 4],
    [5, 6],
  ])
  expect(pages[0]?.keyboard?.[1]?.[2]).toEqual({ text: '3', data: 't3:4411239' })
  const many = Array.from({ length: 130 }, () => ({ question: 'Why?', answer: ['word '.repeat(60)] }))
  for (const { keyboard = [] } of render({ turns: many }, anArticle(), 'on')) {
    expect(keyboard.flat().length).toBeLessThanOrEqual(100)
    expect(Math.max(...keyboard.map((row) => row.length))).toBeLessThanOrEqual(8)
  }
})

describe('the button for the rich form', () => {
  const long = { paragraphs: [{ kind: 'text' as const, text: 'word '.repeat(2000) }] }
  const button = (page: Partial<Page>, allowed: RichMessages) =>
    render(page, anArticle(), allowed)[0]
      ?.keyboard?.flat()
      .find((each) => 'data' in each && each.data.startsWith('x'))
  it.each([
    ['a text of several pages', long, 'offer', '📜 All in 2 messages'],
    ['a text of one page', {}, 'offer', undefined],
    ['a text of several pages', long, 'off', undefined],
    ['a text of one page', {}, 'on', '📜 All in one message'],
    [
      'a text too long for ten messages',
      { paragraphs: [{ kind: 'text' as const, text: 'word '.repeat(20_000) }] },
      'on',
      undefined,
    ],
  ] as const)('under %s: %o, RICH_MESSAGES=%s → %s', (_, page, allowed, text) => {
    expect(button(page as Partial<Page>, allowed)).toEqual(text && { text, data: 'xr:4411239' })
  })
})

describe('the picture', () => {
  const picture = 'https://agency.example/p.jpg'
  it('has a short text as its caption', () => {
    expect(render({ picture })[0]).toMatchObject({ picture })
  })

  it('stands above the first page of a longer one as its preview', () => {
    const [first, second] = render({ picture, turns })
    expect(first).not.toHaveProperty('picture')
    expect(first?.preview).toEqual({ url: picture, size: 'large', isAbove: true })
    expect(second?.preview).toBeUndefined()
  })
})

describe('a page of very many parts', () => {
  const long =
    'Why is the lighthouse, whose lamp is lit every night, not seen by anybody who goes by in the morning, and why not later?'
  it.each([
    ['questions', { turns: Array.from({ length: 20_000 }, () => ({ question: long, answer: ['Why not?'] })) }],
    ['lines', { paragraphs: Array.from({ length: 200_000 }, () => ({ kind: 'text' as const, text: 'A line.' })) }],
  ])('is shown in a moment: %s', (_, page) => {
    const startedAt = performance.now()
    expect(render(page, anArticle(), 'on').length).toBe(100)
    expect(performance.now() - startedAt).toBeLessThan(5000)
  })
})

describe('a text without end', () => {
  it.each([
    ['Chinese', '汉字新华社北京电'],
    ['of one letter', '汉'],
    ['of dots', '.'],
    ['of Arabic ligatures', 'ﷺ'],
    ['of flags', '🇦🇿'],
  ])('%s, a million characters, is cut in a moment, and ends with a link to the original', (_, unit) => {
    const text = unit.repeat(1_000_000 / unit.length)
    const startedAt = performance.now()
    const pages = render({ paragraphs: [{ kind: 'text', text }] }, anArticle(), 'on')
    expect(performance.now() - startedAt).toBeLessThan(5000)
    expect(pages.length).toBe(100)
    for (const { html } of pages) expect(codePoints(read(html))).toBeLessThanOrEqual(4096)
    expect(pages.at(-1)?.html).toContain('<a href="https://agency.example/xeber/story-4411239">agency.example</a>')
    expect(pages.at(-1)?.keyboard?.[0]?.[1]?.text).toBe('100/100')
  })
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
