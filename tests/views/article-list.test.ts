import { describe, expect, it } from 'vitest'
import { type ArticleListView, renderArticleList } from '#views/article-list'
import { anArticle, DAY, HOUR, NOW } from '../support/builders.ts'
import { english } from './locales.ts'
import { codePoints, parseTelegramHtml } from './telegram-html.ts'

const aList = (over: Partial<ArticleListView> = {}): ArticleListView => ({
  kind: 'latest',
  articles: [anArticle()],
  zone: 'Asia/Baku',
  at: NOW,
  firstNumber: 1,
  ...over,
})

const shown = (view: Partial<ArticleListView>) => {
  const { text, problem } = parseTelegramHtml(renderArticleList(aList(view), english).html)
  expect(problem).toBeUndefined()
  return text
}

describe('the latest headlines', () => {
  const articles = [
    anArticle({ title: 'Today’s', section: 'economy', publishedAt: NOW - HOUR }),
    anArticle({ title: 'Yesterday’s', section: 'other', flags: ['comment'], publishedAt: NOW - DAY }),
  ]

  it('stand with time, section and marks, and with the date when not of today', () => {
    expect(shown({ articles, firstNumber: 11 })).toBe(
      '📰 Latest headlines\n\n11. Today’s\n07:00 · Economy\n\n12. Yesterday’s\n23 Nov, 08:00 · comment',
    )
  })

  it('of one section name it once', () => {
    expect(shown({ articles, section: 'economy' })).toContain('📰 Latest: Economy\n\n1. Today’s\n07:00\n')
  })

  it.each([
    ['none at all', {}, 'No headlines here yet.'],
    [
      'none any more',
      { previous: { kind: 'latest', section: '', untilSec: 1, page: 0 } } as const,
      'That is all for now.',
    ],
    ['no interviews', { kind: 'interviews' } as const, 'No interviews yet.'],
  ])('say so when there are %s', (_, view, text) => {
    expect(shown({ articles: [], ...view })).toContain(text)
  })
})

it('interviews tell who speaks and how long they take to read', () => {
  const page = { fetchedAt: NOW, readingMinutes: 9, turns: 4, speaker: 'Leyla <b> Test' }
  expect(shown({ kind: 'interviews', articles: [anArticle({ title: 'Talk', page })] })).toBe(
    '🎙 Interviews\n\n1. Talk\n07:00 · Leyla <b> Test · 9 min read · 🎙',
  )
})

it('arrows appear only where there is a page to turn to', () => {
  const turn = (page: number) => ({ kind: 'latest', section: '', untilSec: 5, page }) as const
  const arrows = (view: Partial<ArticleListView>) => renderArticleList(aList(view), english).keyboard?.slice(1)
  expect(arrows({})).toEqual([])
  expect(arrows({ next: turn(1) })).toEqual([[{ text: '▶', data: 'l::5:1' }]])
  expect(arrows({ previous: turn(0), next: turn(2) })?.[0]?.map(({ text }) => text)).toEqual(['◀', '▶'])
})

it('ten headlines of any length fit one message', () => {
  const articles = Array.from({ length: 10 }, () =>
    anArticle({ title: '<long> & '.repeat(200), section: 'science_education' }),
  )
  expect(codePoints(shown({ articles }))).toBeLessThanOrEqual(4096)
})
