// Forgets what is older than the retention says: articles, pages, pictures; and broadcasts nobody sent in a week.
import type { Deps } from '#deps'

const DAY_MS = 86_400_000
const DRAFTS_KEPT_MS = 7 * DAY_MS

/** Says how many articles were forgotten. */
export async function prune({
  store,
  settings,
  now,
  log,
}: Pick<Deps, 'store' | 'settings' | 'now' | 'log'>): Promise<number> {
  const articles = await store.pruneArticles(now() - settings.retentionDays * DAY_MS)
  await store.pruneDrafts(now() - DRAFTS_KEPT_MS)
  if (articles > 0) log.info('pruned', { articles })
  return articles
}
