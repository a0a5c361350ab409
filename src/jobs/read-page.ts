// The page of an article for a reader: the stored one while it is good, else fetched, else the stored one after all.
import type { Deps } from '#deps'
import type { Article } from '#domain/article'
import type { Page } from '#domain/page'
import { sectionSlug } from '#domain/section'
import type { ReadFailureCode } from '#views/failure'

const GOOD_FOR_MS = 3_600_000

export type Reading =
  /** `article` as it is after the page told what it knows. */
  { kind: 'page'; article: Article; page: Page } | { kind: 'failure'; code: ReadFailureCode }

/** Goes ahead of the background. A page is fetched again when the article changed since, or after an hour. */
export async function readPage(deps: Pick<Deps, 'store' | 'now' | 'fetchPage'>, article: Article): Promise<Reading> {
  const { store, now, fetchPage } = deps
  const stored = await store.page(article.id)
  const isGood = stored && now() - stored.fetchedAt < GOOD_FOR_MS && (article.correctedAt ?? 0) <= stored.fetchedAt
  if (isGood) return { kind: 'page', article, page: stored.page }
  const fetched = await fetchPage(article.url, article.language, 'reader')
  if (fetched.kind === 'page') {
    await store.recordPage(article.id, fetched.page, sectionSlug(fetched.page.section ?? ''), now())
    return { kind: 'page', article: (await store.article(article.id)) ?? article, page: fetched.page }
  }
  if (stored) return { kind: 'page', article, page: stored.page }
  const isGone = fetched.status === 404 || fetched.status === 410
  return { kind: 'failure', code: isGone ? 'gone' : fetched.code }
}
