import { describe, expect, it } from 'vitest'
import type { Article } from '#domain/article'
import type { BroadcastContent, TextEntity } from '#domain/broadcast'
import { renderAlert } from '#views/alert'
import { renderChange, renderPost } from '#views/broadcast-post'
import type { Message } from '#views/message'
import { anArticle, DAY, NOW } from '../support/builders.ts'
import { english, locales } from './locales.ts'
import { codePoints, parseTelegramHtml } from './telegram-html.ts'

const VIEW = { zone: 'Asia/Baku', at: NOW }
const ENTITIES: TextEntity[] = [
  { type: 'spoiler', offset: 0, length: 3 },
  { type: 'custom_emoji', offset: 4, length: 2, custom_emoji_id: '53' },
]
const TEXT = { kind: 'text', text: 'The 📰 <moves>', entities: ENTITIES, preview: true } as const
const MEDIA: Extract<BroadcastContent, { kind: 'media' }> = {
  kind: 'media',
  items: [
    { kind: 'photo', fileId: 'A' },
    { kind: 'video', fileId: 'B' },
  ],
  text: 'The 📰 <moves>',
  entities: ENTITIES,
  captionAbove: true,
}
const STORY = { kind: 'story', articleId: '4411239' } as const

const story = (over: Partial<Article> = {}, language = 'en') =>
  renderPost(STORY, { ...VIEW, article: anArticle(over) }, locales.of(language)) as Message
const read = (html: string) => {
  const parsed = parseTelegramHtml(html)
  expect(parsed.problem).toBeUndefined()
  return parsed.text
}

describe('what an editor wrote', () => {
  it('is a text as it is, with its formats', () => {
    expect(renderPost(TEXT, VIEW, english)).toEqual({ text: TEXT.text, entities: ENTITIES, preview: true })
  })

  it('is media as they are, with their caption', () => {
    const { items: media, text } = MEDIA
    expect(renderPost(MEDIA, VIEW, english)).toEqual({ media, text, entities: ENTITIES, captionAbove: true })
  })

  it('is a correction’s text', () => {
    const correction = { ...TEXT, kind: 'correction', of: '7' } as const
    expect(renderPost(correction, VIEW, english)).toEqual({ text: TEXT.text, entities: ENTITIES, preview: true })
  })
})

describe('an article', () => {
  it('as breaking news is the alert of its level', () => {
    const article = anArticle()
    const content = { kind: 'article', articleId: article.id, level: 'flash' } as const
    const alert = renderAlert(article, { level: 'flash', words: [], ...VIEW }, english)
    expect(renderPost(content, { ...VIEW, article }, english)).toEqual(alert)
  })

  it('as a story is its headline, section and time, marks and what is known of it', () => {
    const { html } = story({ title: 'A <treaty>', section: 'politics', flags: ['video'], summary: 'Signed & sealed.' })
    expect(html).toContain('<b>A &lt;treaty&gt;</b>')
    expect(read(html)).toBe('A <treaty>\nPolitics · 07:00 · 🎥\n\nSigned & sealed.')
  })

  it('as a story says its date when it is not of today, and leaves out what is not known', () => {
    expect(read(story({ publishedAt: NOW - DAY, section: 'other' }).html)).toBe(
      'Headline of story 4411239\n23 Nov, 08:00',
    )
  })

  it('as a story is struck when it was withdrawn', () => {
    expect(story({ withdrawnAt: NOW }).html).toContain('<s><b>Headline of story 4411239</b></s>')
  })

  it.each([
    ['en', ['📖 Read', '🔗 Original']],
    ['az', ['📖 Oxu', '🔗 Orijinal']],
    ['ru', ['📖 Читать', '🔗 Оригинал']],
  ])('as a story has its buttons in %s', (language, labels) => {
    const { keyboard } = story({}, language)
    expect(keyboard?.flat().map(({ text }) => text)).toEqual(labels)
    expect(keyboard?.[0]).toMatchObject([{ data: 'r:4411239' }, { url: 'https://agency.example/xeber/story-4411239' }])
  })

  it('as a story has no link that leads nowhere', () => {
    expect(story({ url: 'javascript:alert(1)' }).keyboard?.[0]).toHaveLength(1)
  })

  it('as a story fits one message, whatever the feed says', () => {
    const { html } = story({ title: '<&>'.repeat(2000), summary: '"&<'.repeat(9000), section: 'x'.repeat(300) })
    expect(codePoints(read(html))).toBeLessThan(4096)
  })

  it('has to be given', () => {
    expect(() => renderPost(STORY, VIEW, english)).toThrow('no article')
  })
})

describe('what takes the place of a message', () => {
  const notice = 'The agency has taken this message back.'
  const correction = { kind: 'correction', of: '7', text: 'Now.', entities: ENTITIES, preview: true } as const

  it('of a text is the corrected text, or the notice', () => {
    expect(renderChange(correction, TEXT, english)).toEqual({ text: 'Now.', entities: ENTITIES, preview: true })
    const recalled = { text: notice, entities: [], preview: false }
    expect(renderChange({ kind: 'recall', of: '7' }, TEXT, english)).toEqual(recalled)
    expect(renderPost({ kind: 'recall', of: '7' }, VIEW, english)).toEqual(recalled)
  })

  it('of media is the caption, where it was', () => {
    const { items: media } = MEDIA
    expect(renderChange(correction, MEDIA, english)).toEqual({
      media,
      text: 'Now.',
      entities: ENTITIES,
      captionAbove: true,
    })
    expect(renderChange({ kind: 'recall', of: '7' }, MEDIA, english)).toMatchObject({ text: notice, entities: [] })
  })

  it.each(['az', 'ru'])('is told in %s too', (language) => {
    const { text } = renderChange({ kind: 'recall', of: '7' }, TEXT, locales.of(language)) as { text: string }
    expect(text).not.toBe(notice)
    expect(text.length).toBeGreaterThan(10)
  })
})
