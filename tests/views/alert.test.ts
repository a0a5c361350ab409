import { describe, expect, it } from 'vitest'
import type { Article } from '#domain/article'
import { phraseId } from '#domain/follow'
import { type AlertView, renderAlert } from '#views/alert'
import { anArticle, DAY, HOUR, MINUTE, NOW } from '../support/builders.ts'
import { english, locales } from './locales.ts'
import { codePoints, parseTelegramHtml } from './telegram-html.ts'

const aView = (over: Partial<AlertView> = {}): AlertView => ({
  level: 'flash',
  words: [],
  zone: 'Asia/Baku',
  at: NOW,
  ...over,
})

const shown = (article: Partial<Article>, over: Partial<AlertView> = {}, language = 'en') => {
  const parsed = parseTelegramHtml(renderAlert(anArticle(article), aView(over), locales.of(language)).html)
  expect(parsed.problem).toBeUndefined()
  return parsed.text
}

it('reads well in a notification: what it is, the headline, then the rest', () => {
  const article = { title: 'A treaty is signed', section: 'politics', flags: ['video' as const] }
  expect(shown(article)).toBe('⚡ Flash\nA treaty is signed\nPolitics · 07:00 · 🎥')
})

describe('the first line says what it is', () => {
  it.each([
    ['flash', 'en', '⚡ Flash'],
    ['urgent', 'en', '🔴 Urgent'],
    ['notable', 'en', '🔹 Worth knowing'],
    ['word', 'en', '🔔 You follow: Şuşa'],
    ['flash', 'az', '⚡ Son dəqiqə'],
    ['urgent', 'az', '🔴 Təcili'],
    ['word', 'az', '🔔 İzlədiyiniz söz: Şuşa'],
    ['flash', 'ru', '⚡ Молния'],
    ['urgent', 'ru', '🔴 Срочно'],
    ['word', 'ru', '🔔 Вы следите: Şuşa'],
  ] as const)('%s in %s: %s', (level, language, line) => {
    const words = level === 'word' ? ['Şuşa'] : []
    expect(shown({}, { level, words }, language).split('\n')[0]).toBe(line)
  })

  it('also when several words were found, or the word was given up since', () => {
    expect(shown({}, { level: 'word', words: ['a1', 'b2', 'c3', 'd4'] })).toContain('🔔 You follow: a1, b2, c3\n')
    expect(shown({}, { level: 'word', words: [] })).toContain('🔔 A word you followed\n')
  })
})

describe('a headline that says itself how urgent it is', () => {
  it.each([
    ['flash', '⚡ Flash\nQuake hits'],
    ['urgent', '🔴 Urgent\nQuake hits'],
    ['notable', '🔹 Worth knowing\nQuake hits'],
    ['word', '🔔 You follow: quake\nURGENT: Quake hits'],
  ] as const)('goes without that under the label %s, and keeps it where no label says it', (level, text) => {
    const words = level === 'word' ? ['quake'] : []
    expect(shown({ title: 'URGENT: Quake hits' }, { level, words })).toContain(`${text}\n`)
  })
})

describe('what became of the article', () => {
  it('is told with its time: updated, also on another day', () => {
    expect(shown({}, { updatedAt: NOW - 5 * MINUTE })).toContain('07:00 · updated 07:55')
    expect(shown({ publishedAt: NOW - DAY })).toContain('23 Nov, 08:00')
  })

  it('is told by striking a headline that was withdrawn', () => {
    const { html } = renderAlert(anArticle({ withdrawnAt: NOW }), aView({ updatedAt: NOW }), english)
    expect(html).toContain('<s><b>Headline of story 4411239</b></s>')
    expect(parseTelegramHtml(html).text).toMatch(/07:00 · withdrawn$/)
  })
})

describe('its buttons', () => {
  const buttons = (over: Partial<AlertView>, article: Partial<Article> = {}) =>
    renderAlert(anArticle(article), aView(over), english).keyboard

  it('open the text here and at the agency', () => {
    expect(buttons({})).toEqual([
      [
        { text: '📖 Read', data: 'r:4411239' },
        { text: '🔗 Original', url: 'https://agency.example/xeber/story-4411239' },
      ],
    ])
    expect(buttons({}, { url: 'javascript:alert(1)' })?.flat()).toHaveLength(1)
  })

  it('give up the word that was found; of several, lead to all of them', () => {
    expect(buttons({ level: 'word', words: ['Şuşa'] })?.[1]).toEqual([
      { text: '🔕 Unfollow Şuşa', data: `u:a:${phraseId('susa')}` },
    ])
    expect(buttons({ level: 'word', words: ['Şuşa', 'festival'] })?.[1]).toEqual([
      { text: '🔔 What you follow', data: 's:following' },
    ])
  })
})

describe('whatever the headline', () => {
  it.each([
    ['long', 'word '.repeat(2000)],
    ['of markup', '</b><script>&amp;"'.repeat(300)],
    ['of heaped accents', `a${'\u0301'.repeat(5000)}`],
    ['with half a letter and a line feed', 'a\ud83d b\u0000c\u202ed'],
  ])('%s, it fits one message and is escaped once', (_, title) => {
    for (const language of locales.languages) {
      const words = ['<i>&"'.repeat(12), 'ə'.repeat(60), 'x', 'y']
      const text = shown({ title, section: 'x'.repeat(30) }, { level: 'word', words, updatedAt: NOW - HOUR }, language)
      expect(codePoints(text)).toBeLessThanOrEqual(1024)
      expect(text).not.toMatch(/&(lt|gt|quot);/)
    }
  })
})
