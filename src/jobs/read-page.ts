// The page of an article for a reader: the stored one while it is good, else fetched, else the stored one after all.
import type { Deps } from '#deps'
import type { Article } from '#domain/article'
import type { Page } from '#domain/page'
import { sectionSlug } from '#domain/section'
import type { ReadFailureCode } from '#views/failure'
import { correctDigests } from './correct-digests.ts'

const GOOD_FOR_MS = 3_600_000
const WITHDRAWN_AFTER_MS = 600_000

export type Reading =
  /** `article` as it is after the page told what it knows. */
  { kind: 'page'; article: Article; page: Page } | { kind: 'failure'; code: ReadFailureCode }

/** Goes ahead of the background. A page is fetched again when the article changed since, or after an hour. */
export async function readPage(
  deps: Pick<Deps, 'store' | 'now' | 'wait' | 'fetchPage'>,
  article: Article,
): Promise<Reading> {
  const { store, now, fetchPage } = deps
  const stored = await store.page(article.id)
  const isGood = stored && now() - stored.fetchedAt < GOOD_FOR_MS && (article.correctedAt ?? 0) <= stored.fetchedAt
  if (isGood) return { kind: 'page', article, page: stored.page }
  const fetched = await fetchPage(article.url, article.language, 'reader', article.feedId)
  if (fetched.kind === 'page') {
    if ((await store.session(goneKey(article))) !== undefined) await store.dropSession(goneKey(article))
    await store.recordPage(article.id, fetched.page, sectionSlug(fetched.page.section ?? ''), now())
    return { kind: 'page', article: (await store.article(article.id)) ?? article, page: fetched.page }
  }
  const isGone = fetched.status === 404 || fetched.status === 410
  const known = isGone ? await noteGone(deps, article) : article
  if (stored) return { kind: 'page', article: known, page: stored.page }
  return { kind: 'failure', code: isGone ? 'gone' : fetched.code }
}

/** A page gone twice, ten minutes apart, is withdrawn: once may be a mishap of the site. */
async function noteGone(deps: Pick<Deps, 'store' | 'now' | 'wait'>, article: Article): Promise<Article> {
  const { store, now } = deps
  if (article.withdrawnAt !== undefined) return article
  const key = goneKey(article)
  const firstAt = await store.session(key)
  if (typeof firstAt !== 'number') await store.saveSession(key, now())
  else if (now() - firstAt >= WITHDRAWN_AFTER_MS) {
    await store.withdrawArticle(article.id, now())
    await store.dropSession(key)
    // Whatever revision a digest shows, it does not show the withdrawal yet.
    await correctDigests(deps, [{ id: article.id, revision: article.revision + 1 }])
  }
  return (await store.article(article.id)) ?? article
}

const goneKey = ({ id }: Article) => `gone ${id}`
