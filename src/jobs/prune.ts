// Forgets what is older than the retention says: articles, pages, pictures; what was sent to whom; broadcasts nobody sent in
// a week; and what people wrote that nobody waits for any more.
import type { Deps } from '#deps'

const DAY_MS = 86_400_000
const DRAFTS_KEPT_MS = 7 * DAY_MS
/** A question takes its answer for ten minutes (features/ask.ts); what an editor works on is a draft, and no question. */
const QUESTIONS_KEPT_MS = DAY_MS

/** The buttons under a list work for weeks; who subscribed has the last searches kept (`/privacy`). */
const STRANGERS_KEPT_MS = 30 * DAY_MS

/** Says how many articles were forgotten. */
export async function prune({
  store,
  settings,
  now,
  log,
}: Pick<Deps, 'store' | 'settings' | 'now' | 'log'>): Promise<number> {
  const articles = await store.pruneArticles(now() - settings.retentionDays * DAY_MS)
  await store.pruneDrafts(now() - DRAFTS_KEPT_MS)
  await store.pruneDialogues(QUESTIONS_KEPT_MS)
  await store.pruneSearches(STRANGERS_KEPT_MS)
  const lost = await store.pruneUpdates()
  // The last: with it all that was forgotten tonight leaves the disk, too.
  await store.pruneDeliveries()
  if (lost > 0) log.error('updates-too-old', { count: lost })
  if (articles > 0) log.info('pruned', { articles })
  return articles
}
