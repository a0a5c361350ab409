// Did the agency publish this? The text is compared with headlines and texts, its links with the agency's addresses.
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
import { linksIn } from '#domain/links-in-text'
import { type FoundByLink, findByLink } from '#features/which-article'
import type { Judgement, Verdict } from '#views/check'

/** Articles compared with the text, of each kind. */
const MOST_COMPARED = 10
const MOST_SHOWN = 3
const MOST_LINKS = 5
/** Most words of a headline in common mean something when there are so many. */
const FEWEST_STEMS = 5
const RANKS: Likeness[] = ['exact', 'former', 'near']
/** Beside a text they are whom it came from. */
const TELEGRAM = /^https?:\/\/(?:www\.)?(?:t|telegram)\.me(?:[/?#]|$)/i

/** The text, where it is enough to compare, and each of its links. */
export async function judgeText(deps: Deps, text: string): Promise<Judgement> {
  const claim = readClaim(text)
  const links = linksIn(text).filter((link) => claim === undefined || !TELEGRAM.test(link))
  const found: { link: string; byLink: FoundByLink }[] = []
  for (const link of links.slice(0, MOST_LINKS)) found.push({ link, byLink: await findByLink(deps, link) })
  const named = found.flatMap(({ byLink }) => (byLink.kind === 'article' ? byLink.article : []))
  const ofText = claim === undefined ? undefined : await judgeClaim(deps, claim, named)
  const ofLinks: Judgement['links'] = []
  for (const { link, byLink } of found) ofLinks.push({ link, verdict: await judgeLink(deps, byLink) })
  return {
    text: ofText,
    links: ofLinks.filter(({ verdict }) => !says(ofText, verdict)),
    unjudged: links.length - found.length,
  }
}

async function judgeClaim(deps: Deps, claim: Claim, named: Article[]): Promise<Verdict> {
  const like = await findLike(deps, claim, named)
  const best = RANKS.find((rank) => like.some((one) => one.rank === rank))
  if (best === undefined) {
    const unindexedAt = await deps.store.newestUnindexedAt()
    const since = unindexedAt ?? (await deps.store.oldestArticleAt())
    return { kind: 'none', since, isReading: unindexedAt !== undefined }
  }
  const articles = like
    .flatMap(({ rank, article }) => (rank === best ? article : []))
    .sort((a, b) => Number(isHeadline(claim, b)) - Number(isHeadline(claim, a)))
  // What stands beats what was withdrawn.
  const standing = articles.filter(({ withdrawnAt }) => withdrawnAt === undefined)
  if (standing.length === 0 && best !== 'near') return { kind: 'withdrawn', articles: articles.slice(0, MOST_SHOWN) }
  return { kind: best, articles: (standing.length === 0 ? articles : standing).slice(0, MOST_SHOWN) }
}

async function judgeLink({ store }: Deps, byLink: FoundByLink): Promise<Verdict> {
  if (byLink.kind === 'foreign') return byLink
  if (byLink.kind === 'unknown') return { kind: 'none-link', since: await store.oldestArticleAt() }
  const { article } = byLink
  return { kind: article.withdrawnAt === undefined ? 'exact-link' : 'withdrawn', articles: [article] }
}

/** Whether the verdict of the text names the link's article already. */
function says(ofText: Verdict | undefined, ofLink: Verdict): boolean {
  if (ofText === undefined || !('articles' in ofText) || !('articles' in ofLink)) return false
  return ofLink.articles.every(({ id }) => ofText.articles.some((article) => article.id === id))
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
  const likely = new Set(headline.phrases.length >= FEWEST_STEMS ? byHeadline.map(({ article }) => article.id) : [])
  const candidates = new Map(
    [...named, ...[...byText, ...byHeadline].map(({ article }) => article)].map((a) => [a.id, a]),
  )
  const judged: { article: Article; rank: Likeness }[] = []
  for (const article of candidates.values()) {
    const rank = likeness(claim, article, (await store.page(article.id))?.page, likely.has(article.id))
    if (rank !== undefined) judged.push({ article, rank })
  }
  return judged
}
