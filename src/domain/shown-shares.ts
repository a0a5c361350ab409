// A digest that went to several topics of a forum: each of its messages shows a share, and together they are what the chat was
// shown. It renders nothing.
import type { ShownDigest, ShownShare } from './digest.ts'

/** The chat's latest digest with one more message of the same slot; a message of another slot is a digest of its own. */
export function withShare(latest: ShownDigest | undefined, next: ShownDigest): ShownDigest {
  if (latest?.slotAt === undefined || latest.slotAt !== next.slotAt) return next
  const others = sharesOf(latest).filter(({ messageId }) => messageId !== next.messageId)
  return together(latest, [...others, toShare(next)])
}

/** The digest as this message shows it; undefined for a message it does not consist of. */
export function asMessage(shown: ShownDigest, messageId: number): ShownDigest | undefined {
  if (shown.shares === undefined) return shown.messageId === messageId ? shown : undefined
  const share = shown.shares.find((each) => each.messageId === messageId)
  const { shares: _all, editedAt: _last, ...whole } = shown
  return share && { ...whole, ...share }
}

/** The digest after one of its messages became `changed`. */
export function withMessage(shown: ShownDigest, changed: ShownDigest): ShownDigest {
  if (shown.shares === undefined) return changed
  return together(
    shown,
    shown.shares.map((share) => (share.messageId === changed.messageId ? toShare(changed) : share)),
  )
}

/** Its messages that show the article, each with when it was edited last. */
export function messagesShowing(shown: ShownDigest, articleId: string): Pick<ShownShare, 'messageId' | 'editedAt'>[] {
  if (shown.shares === undefined) return [shown]
  return shown.shares.filter(({ groups }) => groups.some(({ articles }) => articles.some(({ id }) => id === articleId)))
}

function sharesOf(shown: ShownDigest): ShownShare[] {
  return shown.shares ?? [toShare(shown)]
}

function toShare({ messageId, groups, restIds, editedAt }: ShownDigest): ShownShare {
  return { messageId, groups, restIds, ...(editedAt === undefined ? {} : { editedAt }) }
}

function together(shown: ShownDigest, shares: ShownShare[]): ShownDigest {
  return {
    ...shown,
    groups: shares.flatMap(({ groups }) => groups),
    restIds: shares.flatMap(({ restIds }) => restIds),
    shares,
  }
}
