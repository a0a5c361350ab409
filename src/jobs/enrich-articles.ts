// Pages in the background, newest first: section, picture, text and turns of new articles. No reader waits for it.
import type { Deps } from '#deps'
import type { Article } from '#domain/article'
import { sectionSlug } from '#domain/section'

/** How long a host is left alone by others while its page is fetched; the fetcher spaces requests itself. */
const HOLD_MS = 30_000
const HOSTS_AT_ONCE = 4
/** After ten minutes without a section an article is `other` (PRODUCT.md §3). */
const SECTION_LIMIT_MS = 600_000
/** A tick ends in time for the next one, and for a stop. */
const TICK_MS = 20_000

type World = Pick<Deps, 'store' | 'now' | 'log' | 'fetchPage'>

/** Fetches pages that are needed until there are none, `signal` aborts or the tick is over; says how many it tried. */
export async function enrichArticles(deps: World, signal: AbortSignal): Promise<number> {
  const { store, now } = deps
  const startedAt = now()
  await store.giveUpSections(startedAt - SECTION_LIMIT_MS)
  let tried = 0
  while (!signal.aborted && now() - startedAt < TICK_MS) {
    const claimed = await store.claimPages(HOLD_MS, HOSTS_AT_ONCE)
    if (claimed.length === 0) break
    await Promise.all(claimed.map((article) => enrichArticle(deps, article)))
    tried += claimed.length
  }
  return tried
}

async function enrichArticle(
  { store, now, log, fetchPage }: World,
  { id, url, language, feedId }: Article,
): Promise<void> {
  try {
    const fetched = await fetchPage(url, language, 'background', feedId)
    if (fetched.kind === 'page') {
      await store.recordPage(id, fetched.page, sectionSlug(fetched.page.section ?? ''), now())
      return
    }
    log.info('page-failed', { article: id, code: fetched.code, detail: fetched.detail })
    await store.recordPageFailure(id, fetched.code, now())
  } catch (error) {
    log.error('page-not-read', { article: id }, error)
    // Counted as a try: a page that trips the reader would be taken first for ever, ahead of all others of its host.
    await store.recordPageFailure(id, 'not-a-page', now())
  }
}
