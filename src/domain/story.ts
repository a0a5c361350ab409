// The followed story: an article whose later headlines a chat wants at once. A headline belongs to it when it shares enough of
// the words that set the story apart. It knows no chat's settings and no store.
import type { Article, Instant } from './article.ts'
import { foldedWords } from './fold.ts'
import { followKey } from './follow.ts'

export type FollowedStory = {
  /** The article it was followed from. */
  articleId: string
  /** Its headline then. */
  title: string
  /** Folded words that set it apart, rarest first, at least two. */
  words: string[]
  untilAt: Instant
}

/** Stories a chat may follow. */
export const MOST_STORIES = 20
/** A story is over by then, or has become another one. */
export const STORY_LASTS_MS = 30 * 24 * 60 * 60 * 1000

const MOST_STORY_WORDS = 6
/** Shorter words are mostly grammar. */
const FEWEST_LETTERS = 4
/** Longest endings words of one stem may differ by: "Şuşada", "Şuşaya"; "minister", "ministers". */
const LONGEST_ENDING = 3
/** A word in more of the other headlines than this share sets nothing apart. */
const COMMON_SHARE = 0.03

/** Whether a headline has words enough to be followed as a story. */
export function canBeFollowed(title: string): boolean {
  return candidates(title).length >= 2
}

/** What sets a headline apart from `others`, the headlines of its days, rarest first; fewer than two: it is no story. */
export function storyWords(title: string, others: readonly string[]): string[] {
  const words = candidates(title)
  const headlines = others.map(foldedWords)
  const counts = new Map(
    words.map((word) => [word, headlines.filter((other) => other.some((each) => agree(word, each))).length]),
  )
  const countOf = (word: string) => counts.get(word) ?? 0
  const rarestFirst = words.toSorted((a, b) => countOf(a) - countOf(b) || b.length - a.length)
  const isRare = (word: string) => countOf(word) <= Math.max(2, others.length * COMMON_SHARE)
  return rarestFirst.filter((word, place) => place < 2 || isRare(word)).slice(0, MOST_STORY_WORDS)
}

/** Whether this headline goes on with the story: half of its words, and two at least. */
export function isOfStory(story: Pick<FollowedStory, 'words'>, title: string): boolean {
  const headline = foldedWords(title)
  return story.words.filter((word) => headline.some((each) => agree(word, each))).length >= wanted(story.words.length)
}

/** The chat's stories an article goes on with, by its headline of now or an earlier one; never the one it began. */
export function storiesOf(
  stories: readonly FollowedStory[],
  { id, title, earlierTitles = [] }: Pick<Article, 'id' | 'title' | 'earlierTitles'>,
): FollowedStory[] {
  return stories.filter(
    (story) => story.articleId !== id && [title, ...earlierTitles].some((headline) => isOfStory(story, headline)),
  )
}

/** Those that are not over. */
export function presentStories(stories: readonly FollowedStory[] | undefined, at: Instant): FollowedStory[] {
  return (stories ?? []).filter(({ untilAt }) => untilAt > at)
}

/** What a chat's words and stories are found by: beginnings of words, `headlineKeys` of every headline they match holds one. */
export function followedKeys(follows: { words?: string[]; stories?: FollowedStory[] }): string[] {
  const ofWords = (follows.words ?? []).flatMap((phrase) => followKey(phrase) ?? [])
  return [...new Set([...ofWords, ...(follows.stories ?? []).flatMap(storyKeys)])]
}

/** Of so many words that not all others can be enough. */
function storyKeys({ words }: FollowedStory): string[] {
  return words.slice(0, words.length - wanted(words.length) + 1).map((word) => stemOf(word))
}

function wanted(count: number): number {
  return Math.max(2, Math.ceil(count / 2))
}

/** Words of the headline that may set it apart: long enough, no mere number, of one word's forms the first. */
function candidates(title: string): string[] {
  const long = foldedWords(title).filter((word) => [...word].length >= FEWEST_LETTERS && /\p{L}/u.test(word))
  return long.filter((word, place) => long.findIndex((other) => agree(word, other)) === place)
}

function agree(one: string, other: string): boolean {
  if (one === other) return true
  if (stemOf(one) !== stemOf(other)) return false
  let shared = 0
  while (shared < one.length && one[shared] === other[shared]) shared += 1
  return shared >= FEWEST_LETTERS && Math.max(one.length, other.length) - shared <= LONGEST_ENDING
}

function stemOf(word: string): string {
  return [...word].slice(0, FEWEST_LETTERS).join('')
}
