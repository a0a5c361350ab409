// Did the agency publish this? The text is compared with headlines and texts, its link with the agency's addresses.
import type { Deps } from '#deps'
import type { Article } from '#domain/article'
import {
  type Claim,
  isHeadline,
  type Likeness,
  likeness,
  readClaim,
  soughtHeadline,
  soughtPassages,
} from '#domain/likeness'
import { type FoundByLink, findByLink } from '#features/which-article'
import type { Verdict } from '#views/check'

/** Articles compared with the text, of each kind. */
const MOST_COMPARED = 10
const MOST_SHOWN = 3
/** Most words of a headline in common mean something when there are so many. */
const FEWEST_STEMS = 5
const RANKS: Likeness[] = ['exact', 'former', 'near']

export async function judgeText(deps: Deps, text: string): Promise<Verdict> {
  // Punctuation behind a link belongs to the sentence.
  const link = /https?:\/\/\S+/i.exec(text)?.[0].replace(/[)\]}>.,;:!?"'»”…]+$/, '')
  const byLink = link === undefined ? undefined : await findByLink(deps, link)
  const claim = readClaim(text)
  if (claim === undefined) return judgeLink(deps, byLink)
  const like = await findLike(deps, claim, byLink?.kind === 'article' ? [byLink.article] : [])
  const best = RANKS.find((rank) => like.some((one) => one.rank === rank))
  if (best === undefined)
    return byLink?.kind === 'foreign'
      ? byLink
      : { kind: 'none', isLink: false, since: await deps.store.oldestArticleAt() }
  const articles = like
    .flatMap(({ rank, article }) => (rank === best ? article : []))
    .sort((a, b) => Number(isHeadline(claim, b)) - Number(isHeadline(claim, a)))
  // What stands beats what was withdrawn.
  const standing = articles.filter(({ withdrawnAt }) => withdrawnAt === undefined)
  if (standing.length === 0 && best !== 'near') return { kind: 'withdrawn', articles: articles.slice(0, MOST_SHOWN) }
  return { kind: best, articles: (standing.length === 0 ? articles : standing).slice(0, MOST_SHOWN) }
}

async function judgeLink({ store }: Deps, byLink: FoundByLink | undefined): Promise<Verdict> {
  if (byLink === undefined) return { kind: 'too-short' }
  if (byLink.kind === 'foreign') return byLink
  if (byLink.kind === 'unknown') return { kind: 'none', isLink: true, since: await store.oldestArticleAt() }
  const { article } = byLink
  return { kind: article.withdrawnAt === undefined ? 'exact-link' : 'withdrawn', articles: [article] }
}

async function findLike(
  { store }: Deps,
  claim: Claim,
  named: Article[],
): Promise<{ article: Article; rank: Likeness }[]> {
  const passages = soughtPassages(claim)
  const headline = soughtHeadline(claim)
  const byText = await store.matchArticles(passages.phrases, passages.atLeast, 'anywhere', MOST_COMPARED)
  const byHeadline = await store.matchArticles(headline.phrases, headline.atLeast, 'headline', MOST_COMPARED)
  // What a link names says nothing of the words beside it.
  const likely = headline.phrases.length >= FEWEST_STEMS ? byHeadline : []
  const surely = new Set([...byText, ...likely].map(({ article }) => article.id))
  const candidates = new Map(
    [...named, ...[...byText, ...byHeadline].map(({ article }) => article)].map((a) => [a.id, a]),
  )
  const judged = await Promise.all(
    [...candidates.values()].map(async (article) => {
      const rank = likeness(claim, article, (await store.page(article.id))?.page, surely.has(article.id))
      return rank === undefined ? [] : [{ article, rank }]
    }),
  )
  return judged.flat()
}
