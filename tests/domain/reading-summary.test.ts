import { describe, expect, it } from 'vitest'
import { readingSummary } from '#domain/reading-summary'
import { aPage } from '../support/builders.ts'

const words = (count: number) => 'word '.repeat(count).trim()

describe('what a headline takes from its page', () => {
  it.each([
    [0, 1],
    [200, 1],
    [301, 2],
    [1000, 5],
  ])('reads %i words in %i minutes', (count, minutes) => {
    expect(readingSummary(aPage({ lead: [words(count)], paragraphs: [] })).readingMinutes).toBe(minutes)
  })

  it('counts the words of questions and answers', () => {
    const turns = [{ question: words(200), answer: [words(200), words(200)] }]
    expect(readingSummary(aPage({ lead: [], paragraphs: [], turns }))).toMatchObject({ readingMinutes: 3, turns: 1 })
  })

  it('takes the lead for a summary, else the first paragraph of text, else nothing', () => {
    expect(readingSummary(aPage()).summary).toBe('The first paragraph says what happened.')
    const paragraphs = [
      { kind: 'heading' as const, text: 'Heading' },
      { kind: 'text' as const, text: 'Text.' },
    ]
    expect(readingSummary(aPage({ lead: [], paragraphs })).summary).toBe('Text.')
    expect(readingSummary(aPage({ lead: [], paragraphs: [] }))).not.toHaveProperty('summary')
  })

  it('cuts a long summary between words, and never within a character', () => {
    expect(readingSummary(aPage({ lead: [words(100)] })).summary).toMatch(/^(?:word )+word…$/)
    const pictures = readingSummary(aPage({ lead: ['🎥'.repeat(400)] })).summary ?? ''
    expect(pictures.length).toBeLessThanOrEqual(300)
    expect(pictures).toMatch(/^🎥+…$/u)
  })
})
