import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Page } from '#domain/page'
import { renderRichArticle } from '#views/article-rich'
import { cleanText } from '#views/html'
import { anArticle, aPage, HOUR, NOW } from '../support/builders.ts'
import { english } from './locales.ts'
import { codePoints, parseRichHtml } from './telegram-html.ts'

const render = (page: Partial<Page> = {}, article = anArticle(), botUsername?: string) =>
  renderRichArticle(
    article,
    aPage(page),
    { zone: 'Asia/Baku', ...(botUsername !== undefined && { botUsername }) },
    english,
  )

const turns = (count: number, words = 5) =>
  Array.from({ length: count }, (_, index) => ({
    question: `Question ${index + 1}?`,
    answer: [`Answer ${index + 1}. ${'word '.repeat(words)}`],
  }))

/** As the Bot API counts: nested ones too, a list item with the paragraph in it. */
const countBlocks = (html: string) => {
  const { tags, anchors } = parseRichHtml(html)
  const count = (...names: string[]) => tags.filter((tag) => names.includes(tag)).length
  return count('h1', 'h3', 'h4', 'p', 'img', 'footer', 'ol', 'ul') + 2 * count('li', 'blockquote') + anchors.length
}

it('a report has its headline, a line about it, dateline, picture, text and source', () => {
  const page: Partial<Page> = {
    dateline: 'Baku, November 24, AGENCY',
    picture: 'https://agency.example/a.jpg?x=1&y=2',
    paragraphs: [
      { kind: 'heading', text: 'Why' },
      { kind: 'item', text: 'One' },
      { kind: 'item', text: 'Two' },
      { kind: 'quote', text: 'Said & done' },
    ],
  }
  const [message, ...more] = render(
    page,
    anArticle({ section: 'economy', page: { fetchedAt: NOW, readingMinutes: 2, turns: 0 } }),
  )
  expect(more).toEqual([])
  expect(message?.richHtml.split('\n')).toEqual([
    '<h1>Headline of story 4411239</h1>',
    '<p><i>Economy · 24 Nov, 07:00 · 2 min read</i></p>',
    '<img src="tg://photo?id=picture"/>',
    '<p><i>Baku, November 24, AGENCY</i></p>',
    '<p>The first paragraph says what happened.</p>',
    '<h3>Why</h3>',
    '<ul><li>One</li><li>Two</li></ul>',
    '<blockquote>Said &amp; done</blockquote>',
    '<footer>Source: <a href="https://agency.example/xeber/story-4411239">agency.example</a></footer>',
  ])
  expect(message?.picture).toBe('https://agency.example/a.jpg?x=1&y=2')
  expect(message?.rtl).toBe(false)
})

it('an interview names who speaks, lists its questions and leads to each', () => {
  const [message] = render({ speaker: 'Leyla Test', role: 'Director', paragraphs: [], turns: turns(2, 0) })
  const html = message?.richHtml ?? ''
  expect(html).toContain('<p><b>Leyla Test</b>, Director</p>')
  expect(html).toContain(
    '<ol start="1"><li><a href="#q1">Question 1?</a></li><li><a href="#q2">Question 2?</a></li></ol>',
  )
  expect(html).toContain('<a name="q2"></a>\n<h3>Question 2?</h3>\n<p>Answer 2. </p>')
})

it('names stand before questions and answers only where several people ask or answer', () => {
  const talk = [
    { question: 'Why?', asker: 'A', answerer: 'B', answer: ['So.', 'And so.'] },
    { question: 'How?', asker: 'A', answerer: 'C', answer: ['Thus.'] },
  ]
  const html = render({ turns: talk })[0]?.richHtml ?? ''
  expect(html).toContain('<h3>Why?</h3>\n<p><b>B:</b> So.</p>\n<p>And so.</p>')
  expect(html).toContain('<p><b>C:</b> Thus.</p>')
})

describe('notices', () => {
  it.each([
    ['a correction', { correctedAt: NOW - HOUR }, '✏️ The agency updated this article: 24 Nov, 07:00.'],
    ['a withdrawal', { withdrawnAt: NOW }, '⚠️ The agency has withdrawn this article.'],
    ['a sponsor', { flags: ['sponsored' as const] }, '® Sponsored content'],
  ])('tell of %s', (_, over, text) => {
    expect(render({}, anArticle(over))[0]?.richHtml).toContain(`<p><b>${text}</b></p>`)
  })

  it('tell when a page has no text', () => {
    expect(render({ lead: [], paragraphs: [] })[0]?.richHtml).toContain('no text to show')
  })
})

it.each([
  ['ar', true],
  ['fa', true],
  ['he', true],
  ['ur', true],
  ['az', false],
])('an article in %s runs right to left: %s', (language, rtl) => {
  expect(render({}, anArticle({ language }))[0]?.rtl).toBe(rtl)
})

describe('buttons', () => {
  it('keep the article, lead to the original, to sharing and to the plain form', () => {
    const [message] = render({}, anArticle({ title: 'A & B' }), 'newsbot')
    expect(message?.keyboard).toEqual([
      [{ text: '🔖 Save', data: 'v:4411239' }],
      [
        { text: '🔗 Original', url: 'https://agency.example/xeber/story-4411239' },
        {
          text: '↗️ Share',
          url: 'https://t.me/share/url?url=https%3A%2F%2Fagency.example%2Fxeber%2Fstory-4411239&text=A%20%26%20B%0Ahttps%3A%2F%2Ft.me%2Fnewsbot%3Fstart%3Da_4411239',
        },
      ],
      [{ text: '📄 As pages (plain text)', data: 'xp:4411239' }],
    ])
  })

  it('share an address that fits: without the headline where both are long, not at all where the address alone is', () => {
    const shared = (url: string) =>
      render({}, anArticle({ url, title: '漢'.repeat(200) }), 'newsbot')[0]
        ?.keyboard?.flat()
        .flatMap((button) => ('url' in button && button.url.startsWith('https://t.me/share') ? [button.url] : []))
    const address = (letters: number) => `https://agency.example/xeber/${'%C9%99'.repeat(letters)}-4411239`
    expect(shared(address(10))?.[0]).toContain(encodeURIComponent('漢漢'))
    const [bare = ''] = shared(address(150)) ?? []
    expect(bare).toMatch(/^https:\/\/t\.me\/share\/url\?url=.*&text=https%3A%2F%2Ft\.me%2Fnewsbot%3Fstart%3Da_4411239$/)
    for (const letters of [10, 100, 150]) expect(shared(address(letters))?.[0]?.length).toBeLessThanOrEqual(2048)
    expect(shared(address(400))).toEqual([])
  })

  it('and links leave out an address that is not of the web', () => {
    const [message] = render(
      { picture: 'data:image/png,x' },
      anArticle({ url: 'javascript:alert(1)', title: 'half \uD83D' }),
    )
    expect(message?.keyboard?.slice(1)).toEqual([[{ text: '📄 As pages (plain text)', data: 'xp:4411239' }]])
    expect(message?.richHtml).not.toMatch(/<a |<img/)
    expect(message).not.toHaveProperty('picture')
  })
})

describe('an article beyond the limits', () => {
  it.each([
    ['by its length', { paragraphs: [], turns: turns(20, 600) }],
    [
      'by the number of its paragraphs',
      { paragraphs: Array.from({ length: 1200 }, () => ({ kind: 'text' as const, text: 'Short.' })) },
    ],
    [
      'by the items of its lists',
      { paragraphs: Array.from({ length: 400 }, () => ({ kind: 'item' as const, text: 'Item' })) },
    ],
    ['by the number of its questions', { paragraphs: [], turns: turns(400, 2) }],
    ['by one endless word', { paragraphs: [{ kind: 'text' as const, text: 'ə'.repeat(60_000) }] }],
  ])('%s becomes several messages, each within them', (_, page) => {
    const messages = render(page)
    expect(messages.length).toBeGreaterThan(1)
    for (const [index, { richHtml, keyboard }] of messages.entries()) {
      const parsed = parseRichHtml(richHtml)
      expect(parsed.problem).toBeUndefined()
      expect(codePoints(parsed.text)).toBeLessThanOrEqual(8000)
      expect(countBlocks(richHtml)).toBeLessThanOrEqual(500)
      expect(richHtml.startsWith(`<p><i>Part ${index + 1} of ${messages.length}</i></p>`)).toBe(true)
      expect(keyboard !== undefined).toBe(index === messages.length - 1)
      const inside = parsed.links.filter((link) => link.startsWith('#')).map((link) => link.slice(1))
      expect(inside.filter((name) => !parsed.anchors.includes(name))).toEqual([])
    }
  })

  it('has no rich form where that would be more than ten messages', () => {
    expect(render({ paragraphs: [], turns: turns(30, 600) })).toEqual([])
  })

  it('begins its parts with a question', () => {
    const [, second] = render({ paragraphs: [], turns: turns(20, 600) })
    expect(second?.richHtml.split('\n')[1]).toMatch(/^<a name="q\d+"><\/a>$/)
  })
})

it('whatever a page holds, the messages are well-formed and show all of it', () => {
  const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).filter((made) => made.trim() !== '')
  const page = fc.record({
    lead: fc.array(text, { maxLength: 3 }),
    paragraphs: fc.array(fc.record({ kind: fc.constantFrom('text', 'heading', 'item', 'quote'), text }), {
      maxLength: 5,
    }),
    turns: fc.array(fc.record({ question: text, answer: fc.array(text, { minLength: 1, maxLength: 3 }) }), {
      maxLength: 4,
    }),
    speaker: text,
    role: text,
    dateline: text,
  })
  fc.assert(
    fc.property(page, (made) => {
      const parsed = parseRichHtml(render(made as Partial<Page>)[0]?.richHtml ?? '')
      expect(parsed.problem).toBeUndefined()
      const pieces = [
        ...made.lead,
        ...made.paragraphs.map((paragraph) => paragraph.text),
        ...made.turns.flatMap(({ question, answer }) => [question, ...answer]),
        ...(made.turns.length > 0 ? [made.speaker, made.role] : []),
        made.dateline,
      ]
      expect(pieces.filter((piece) => !parsed.text.includes(cleanText(piece)))).toEqual([])
    }),
    { numRuns: 60 },
  )
})
