// An article and its page as blocks in reading order, for every form it is shown in. No markup and no limits here.
import type { Article, Instant } from '#domain/article'
import type { Page, Turn } from '#domain/page'
import type { Locale } from '#locale'
import { headlineMarks } from './headline.ts'
import { cutText, httpUrl } from './html.ts'
import type { Inline } from './inline.ts'
import { sectionName } from './section-name.ts'
import type { Block } from './split.ts'

/** Nobody looks through a longer list. */
const MOST_LISTED = 200

/** Questions are listed this short: the list is for jumping, the text for reading. */
const CONTENTS_LENGTH = 100

export type ArticleBlock = Block & {
  kind:
    | 'title'
    | 'meta'
    | 'notice'
    | 'picture'
    | 'person'
    | 'dateline'
    | 'text'
    | 'heading'
    | 'item'
    | 'quote'
    | 'contents'
    | 'contents-item'
    | 'question'
    | 'answer'
  /** Of the question a block belongs to or leads to, from 1. */
  turn?: number
}

/** Everything a reader should see of the article, without its buttons; the page may be without text. */
export function composeArticleBlocks(article: Article, page: Page, zone: string, locale: Locale): ArticleBlock[] {
  const hasText = page.lead.length + page.paragraphs.length + page.turns.length > 0
  return [
    ...composeHead(article, page.section, zone, locale),
    ...(articlePicture(article, page) === undefined ? [] : [{ kind: 'picture', inlines: [] } satisfies ArticleBlock]),
    ...composePerson(page),
    ...texts('dateline', page.dateline === undefined ? [] : [page.dateline]),
    ...texts('text', page.lead),
    ...composeContents(page.turns, locale),
    ...composeTurns(page),
    ...page.paragraphs.flatMap(({ kind, text }) => texts(kind, [text], kind === 'heading')),
    ...(hasText ? [] : texts('text', [locale.text('article-no-text')])),
  ]
}

/** The address of the leading picture, the page's before the feed's; undefined where there is none to be shown. */
export function articlePicture(article: Article, page: Page): string | undefined {
  return httpUrl(page.picture) ?? httpUrl(article.picture)
}

/** Headline, one line about it, and what the agency did to it since. */
export function composeHead(
  article: Article,
  pageSection: string | undefined,
  zone: string,
  locale: Locale,
): ArticleBlock[] {
  const { section } = article
  const named = section === undefined || section === 'other' ? pageSection : sectionName(locale, section)
  const minutes = article.page?.readingMinutes
  const meta = [
    ...(named === undefined ? [] : [named]),
    locale.dateTime(article.publishedAt, zone),
    ...(minutes === undefined ? [] : [locale.text('reading-time', { minutes })]),
    ...headlineMarks({ ...article, flags: article.flags.filter((flag) => flag !== 'sponsored') }, undefined, locale),
  ]
  const title: Inline =
    article.withdrawnAt === undefined ? { text: article.title } : { text: article.title, style: 's' }
  return [
    { kind: 'title', inlines: [title], clings: true },
    { kind: 'meta', inlines: [{ text: meta.join(' · ') }], clings: true },
    ...texts('notice', composeNotices(article, zone, locale), true),
  ]
}

function composeNotices(article: Article, zone: string, locale: Locale): string[] {
  const when = (at: Instant) => locale.dateTime(at, zone)
  return [
    ...(article.flags.includes('sponsored') ? [`® ${locale.text('article-sponsored')}`] : []),
    ...(article.withdrawnAt === undefined ? [] : [`⚠️ ${locale.text('article-withdrawn')}`]),
    ...(article.correctedAt === undefined || article.withdrawnAt !== undefined
      ? []
      : [`✏️ ${locale.text('article-corrected', { when: when(article.correctedAt) })}`]),
  ]
}

function composePerson({ speaker, role, turns }: Page): ArticleBlock[] {
  if (speaker === undefined || turns.length === 0) return []
  const office: Inline[] = role === undefined ? [] : [{ text: `, ${role}` }]
  return [{ kind: 'person', inlines: [{ text: speaker, style: 'b' }, ...office], clings: true }]
}

function composeContents(turns: Turn[], locale: Locale): ArticleBlock[] {
  if (turns.length < 2) return []
  const items = turns.slice(0, MOST_LISTED).map(
    ({ question }, index): ArticleBlock => ({
      kind: 'contents-item',
      inlines: [{ text: cutWords(question) }],
      turn: index + 1,
    }),
  )
  return [{ kind: 'contents', inlines: [{ text: locale.text('article-contents') }], clings: true }, ...items]
}

/** Ends with a whole word where there is one. */
function cutWords(text: string): string {
  const cut = cutText(text, CONTENTS_LENGTH)
  return cut === text ? text : cut.replace(/\s+\S*…$/u, '…')
}

/** Names stand before what is said only where more than one person asks, or answers. */
function composeTurns({ turns, speaker }: Page): ArticleBlock[] {
  const askers = new Set(turns.map(({ asker }) => asker))
  const answerers = new Set(turns.map(({ answerer }) => answerer ?? speaker))
  return turns.flatMap((turn, index): ArticleBlock[] => {
    const number = index + 1
    const question = [...composeName(askers.size > 1 ? turn.asker : undefined), { text: turn.question }]
    const answers = turn.answer.map((text, paragraph): ArticleBlock => {
      const name = composeName(answerers.size > 1 && paragraph === 0 ? (turn.answerer ?? speaker) : undefined, 'b')
      return { kind: 'answer', inlines: [...name, { text }], turn: number }
    })
    return [{ kind: 'question', inlines: question, opensTurn: true, clings: true, turn: number }, ...answers]
  })
}

function composeName(name: string | undefined, style?: 'b'): Inline[] {
  return name === undefined ? [] : [{ text: `${name}:`, ...(style && { style }) }, { text: ' ' }]
}

function texts(kind: ArticleBlock['kind'], lines: string[], clings = false): ArticleBlock[] {
  return lines.filter((text) => text.trim() !== '').map((text) => ({ kind, inlines: [{ text }], clings }))
}
