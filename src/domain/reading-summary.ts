// What a headline takes from its page: how long it reads, who speaks, and a sentence or two where the feed gave none.
import type { PageSummary } from './article.ts'
import type { Page } from './page.ts'

const WORDS_A_MINUTE = 200
const MOST_SUMMARY_LENGTH = 300

/** The page in short. `summary` is at most 300 characters, cut between words; undefined when the page has no text. */
export function readingSummary(page: Page): Omit<PageSummary, 'fetchedAt'> & { summary?: string } {
  const { lead, paragraphs, turns, speaker } = page
  const texts = [
    ...lead,
    ...paragraphs.map(({ text }) => text),
    ...turns.flatMap(({ question, answer }) => [question, ...answer]),
  ]
  const words = texts.reduce((sum, text) => sum + countWords(text), 0)
  const first = lead[0] ?? paragraphs.find(({ kind }) => kind === 'text')?.text ?? turns[0]?.answer[0]
  return {
    readingMinutes: Math.max(1, Math.round(words / WORDS_A_MINUTE)),
    turns: turns.length,
    ...(speaker === undefined ? {} : { speaker }),
    ...(first === undefined ? {} : { summary: shorten(first) }),
  }
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length
}

function shorten(text: string): string {
  if (text.length <= MOST_SUMMARY_LENGTH) return text
  const cut = text.slice(0, MOST_SUMMARY_LENGTH - 1)
  const space = cut.lastIndexOf(' ')
  // Without a space to cut at, not within a surrogate pair.
  return `${(space > 0 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, '')).trimEnd()}…`
}
