// A changed headline is changed in the digests that show it: one silent edit a message in ten minutes carries all changes.
import type { Deps } from '#deps'
import type { Article } from '#domain/article'
import type { ShownDigest } from '#domain/digest'

const DAY_MS = 86_400_000
const EDIT_EVERY_MS = 600_000
const DIGESTS_AT_ONCE = 500

/** Queues the edits of each chat's latest digest, sent within 24 hours, that shows one of these; says how many. */
export async function correctDigests(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  corrected: Pick<Article, 'id'>[],
): Promise<number> {
  const at = now()
  let queued = 0
  for (const { id } of corrected) {
    let cursor: string | undefined
    do {
      const listing = await store.digestsShowing(id, at - DAY_MS, DIGESTS_AT_ONCE, cursor)
      queued += (await store.queueDeliveries(listing.items.map((shown) => edit(shown, at)), at)).length
      cursor = listing.next
    } while (cursor !== undefined)
  }
  return queued
}

/** All corrections until the edit may go share one key, so they share the edit. */
function edit({ chatId, messageId, editedAt }: ShownDigest, at: number) {
  const notBeforeAt = Math.max(at, editedAt === undefined ? 0 : editedAt + EDIT_EVERY_MS)
  const key = `digest-edit:${chatId}:${messageId}:${Math.floor(notBeforeAt / EDIT_EVERY_MS)}`
  return { key, chatId, task: { kind: 'digest-edit' as const, messageId }, notBeforeAt }
}
