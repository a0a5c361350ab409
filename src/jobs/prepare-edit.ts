// A digest's correction in place: the message that was sent, with the titles of now. It sends nothing.
import type { Deps } from '#deps'
import type { Instant } from '#domain/article'
import type { Chat } from '#domain/chat'
import type { DigestGroup, ShownDigest } from '#domain/digest'
import { asMessage, withMessage } from '#domain/shown-shares'
import { renderDigest } from '#views/digest'
import { expired, type Prepared } from './prepared.ts'
import { openShownDigest } from './show-digest.ts'

/** The chat's latest digest, where it is still this message and shows something that has changed. */
export async function prepareDigestEdit(deps: Deps, chat: Chat, messageId: number): Promise<Prepared> {
  const whole = await deps.store.latestDigest(chat.id)
  const before = whole && asMessage(whole, messageId)
  if (before === undefined) return expired('superseded')
  const editedAt = deps.now()
  const view = await openShownDigest(deps, before)
  const shownAt = before.editedAt ?? before.sentAt
  if (!view.groups.some((group) => hasNews(group, shownAt))) {
    return { kind: 'end', settlement: { state: 'sent', reason: 'unchanged' } }
  }
  return {
    kind: 'send',
    message: renderDigest(view, deps.locales.of(before.language)),
    silent: true,
    editOf: messageId,
    shown: async () => {
      // The reader may have turned the page, or got a newer digest, while the edit was under way.
      const latest = await deps.store.latestDigest(chat.id)
      const shown = latest && asMessage(latest, messageId)
      if (latest === undefined || shown === undefined) return undefined
      const edited = { ...shown, editedAt, groups: withRevisions(shown.groups, view.groups) }
      return { kind: 'digest', digest: withMessage(latest, edited), heldIds: [] }
    },
  }
}

function hasNews({ articles }: DigestGroup, shownAt: Instant): boolean {
  return articles.some(({ correctedAt = 0, withdrawnAt = 0 }) => Math.max(correctedAt, withdrawnAt) > shownAt)
}

function withRevisions(groups: ShownDigest['groups'], seen: DigestGroup[]): ShownDigest['groups'] {
  const revisions = new Map(seen.flatMap((group) => group.articles.map(({ id, revision }) => [id, revision])))
  return groups.map(({ section, articles }) => ({
    section,
    articles: articles.map(({ id, revision }) => ({ id, revision: revisions.get(id) ?? revision })),
  }))
}
