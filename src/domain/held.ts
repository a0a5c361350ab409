// What waited for this digest ("while you slept"): alerts over the cap, and notable ones, put in front of what the
// digest chose. It composes nothing and knows no chat.
import type { Article } from './article.ts'
import { type Digest, type DigestGroup, HELD_SECTION } from './digest.ts'
import type { DigestWindow } from './digest-window.ts'

/** Headlines of the held group: more than a screen of them would hide the digest. The others lead the rest. */
const MOST_SHOWN = 10

/**
 * The digest with what was held as its first group, newest first; each article is in it once. Withdrawn ones are left
 * out. Undefined when nothing was chosen and nothing waits. `digest` undefined: nothing in the window is news.
 */
export function withHeld(
  digest: Digest | undefined,
  held: readonly Article[],
  { fromAt, untilAt }: DigestWindow,
): Digest | undefined {
  const waiting = held
    .filter(({ withdrawnAt }) => withdrawnAt === undefined)
    .sort((a, b) => b.countsAt - a.countsAt || (a.id < b.id ? -1 : 1))
  if (waiting.length === 0) return digest
  const heldIds = new Set(waiting.map(({ id }) => id))
  const others = (digest?.groups ?? []).map(({ section, articles }) => ({
    section,
    articles: articles.filter(({ id }) => !heldIds.has(id)),
  }))
  const first: DigestGroup = { section: HELD_SECTION, articles: waiting.slice(0, MOST_SHOWN) }
  return {
    fromAt,
    untilAt,
    groups: [first, ...others.filter(({ articles }) => articles.length > 0)],
    restIds: [
      ...waiting.slice(MOST_SHOWN).map(({ id }) => id),
      ...(digest?.restIds ?? []).filter((id) => !heldIds.has(id)),
    ],
  }
}
