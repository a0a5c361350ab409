// An article that changed after it rang changes its alerts in place, silently: one edit a message in ten minutes carries
// all changes. It writes the edits down and renders nothing.
import type { Deps } from '#deps'
import type { Article, Instant } from '#domain/article'

const ALERTS_KEPT_MS = 48 * 3_600_000
const EDIT_EVERY_MS = 600_000
const ARTICLES_AT_ONCE = 50
const ALERTS_AT_ONCE = 500

type World = Pick<Deps, 'store' | 'now' | 'wait'>

/**
 * Queues the edits of alerts sent within 48 hours that show an older state of their article; says how many. A kill
 * before an article's mark queues them again, and the ledger knows their keys.
 */
export async function correctAlerts(deps: World): Promise<number> {
  const { store, now } = deps
  let queued = 0
  for (const { article, notBeforeAt } of await store.staleAlerts(now() - ALERTS_KEPT_MS, ARTICLES_AT_ONCE)) {
    const at = Math.max(now(), notBeforeAt)
    queued += await queueEdits(deps, article, at)
    await store.markAlertsEdited(article, at + EDIT_EVERY_MS)
  }
  return queued
}

async function queueEdits({ store, now, wait }: World, article: Article, notBeforeAt: Instant): Promise<number> {
  const { id: articleId, revision, withdrawnAt } = article
  // The state that is to be shown: whoever queues it again, at whatever moment, changes nothing.
  const state = withdrawnAt === undefined ? `${revision}` : 'withdrawn'
  const at = now()
  let [queued, cursor]: [number, string | undefined] = [0, undefined]
  do {
    const listing = await store.deliveriesOf({ articleId }, at - ALERTS_KEPT_MS, ALERTS_AT_ONCE, cursor)
    const edits = listing.items.flatMap(({ chatId, messageId, task }) =>
      messageId === undefined || task.kind !== 'alert'
        ? []
        : {
            key: `alert-edit:${chatId}:${messageId}:${state}`,
            chatId,
            task: { kind: 'alert-edit' as const, articleId, messageId, level: task.level },
            notBeforeAt,
          },
    )
    if (edits.length > 0) queued += (await store.queueDeliveries(edits, at)).length
    cursor = listing.next
    await wait(0)
  } while (cursor !== undefined)
  return queued
}
