// A changed headline is changed in the digests that show it: one silent edit a message in ten minutes carries all
// changes. It writes the edits down and renders nothing.
import type { Deps } from '#deps'
import type { Article, Instant } from '#domain/article'
import type { ShownDigest, ShownShare } from '#domain/digest'
import { messagesShowing } from '#domain/shown-shares'

const DAY_MS = 86_400_000
const EDIT_EVERY_MS = 600_000
const DIGESTS_AT_ONCE = 500

type ShownMessage = Pick<ShownDigest, 'chatId'> & Pick<ShownShare, 'messageId' | 'editedAt'>

/** Queues the edits of each chat's latest digest, sent within 24 hours, that shows one of these; says how many. */
export async function correctDigests(
  { store, now, wait }: Pick<Deps, 'store' | 'now' | 'wait'>,
  corrected: readonly Pick<Article, 'id' | 'revision'>[],
): Promise<number> {
  const at = now()
  let queued = 0
  for (const article of corrected) {
    let cursor: string | undefined
    do {
      const listing = await store.digestsShowing(article.id, at - DAY_MS, DIGESTS_AT_ONCE, cursor)
      const outdated = listing.items.filter((shown) => !isShownAsIs(shown, article))
      queued += await queueEdits(
        outdated.flatMap((shown) =>
          messagesShowing(shown, article.id).map((message) => ({ ...message, chatId: shown.chatId })),
        ),
        at,
      )
      cursor = listing.next
      // A reader's press is handled between two slices.
      await wait(0)
    } while (cursor !== undefined)
  }
  return queued

  async function queueEdits(messages: ShownMessage[], firstAt: Instant): Promise<number> {
    const edits = messages.map((shown) => editOf(shown, firstAt))
    const fresh = new Set(await store.queueDeliveries(edits, at))
    // An edit with this key may be under way with the old headline: one more in the next ten minutes, which ends
    // without a request when there is nothing left to change.
    const late = messages.filter((_, index) => !fresh.has(edits[index]?.key ?? ''))
    if (late.length === 0) return fresh.size
    const again = late.map((shown) => editOf(shown, firstAt + EDIT_EVERY_MS))
    return fresh.size + (await store.queueDeliveries(again, at)).length
  }
}

/**
 * Queues again what a killed process may have left unqueued: the corrections of the last day. Edits already queued or
 * made stay as they are. Says how many were missing.
 */
export async function correctMissed(deps: Pick<Deps, 'store' | 'now' | 'wait'>): Promise<number> {
  const { store, now } = deps
  const since = now() - DAY_MS
  // A digest shows articles of at most three days, and was sent within the last one.
  const filter = { languages: await store.newsLanguages(), fromAt: since - 3 * DAY_MS }
  const corrected: Article[] = []
  let cursor: string | undefined
  do {
    const listing = await store.listArticles(filter, DIGESTS_AT_ONCE, cursor)
    corrected.push(...listing.items.filter(({ correctedAt = 0 }) => correctedAt > since))
    cursor = listing.next
  } while (cursor !== undefined)
  return correctDigests(deps, corrected)
}

/** A digest composed after the correction needs no edit. */
function isShownAsIs({ groups }: ShownDigest, { id, revision }: Pick<Article, 'id' | 'revision'>): boolean {
  return groups.some(({ articles }) => articles.some((shown) => shown.id === id && shown.revision >= revision))
}

/** All corrections until the edit may go share one key, so they share the edit. */
function editOf({ chatId, messageId, editedAt }: ShownMessage, at: Instant) {
  const notBeforeAt = Math.max(at, editedAt === undefined ? 0 : editedAt + EDIT_EVERY_MS)
  const key = `digest-edit:${chatId}:${messageId}:${Math.floor(notBeforeAt / EDIT_EVERY_MS)}`
  return { key, chatId, task: { kind: 'digest-edit' as const, messageId }, notBeforeAt }
}
