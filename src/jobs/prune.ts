// Forgets what is older than the retention says: articles, pages, pictures.
import type { Deps } from '#deps'

const DAY_MS = 86_400_000

/** Says how many articles were forgotten. */
export async function prune({
  store,
  settings,
  now,
  log,
}: Pick<Deps, 'store' | 'settings' | 'now' | 'log'>): Promise<number> {
  const articles = await store.pruneArticles(now() - settings.retentionDays * DAY_MS)
  if (articles > 0) log.info('pruned', { articles })
  return articles
}
