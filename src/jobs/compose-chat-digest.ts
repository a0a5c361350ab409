// A digest for a chat: its candidates out of the store, then the pure choice; the same for all chats that want the same.
import type { Deps } from '#deps'
import type { Article, Instant } from '#domain/article'
import { composeDigest } from '#domain/compose-digest'
import type { Digest } from '#domain/digest'
import { newsLanguages } from '#domain/news-languages'
import type { DigestComposer } from './show-digest.ts'

const ARTICLES_AT_ONCE = 500
/** Readers of one minute differ in few ways; older choices are made again if need be. */
const MOST_REMEMBERED = 200
/** New pages give sections to articles: a choice is made anew after a while. */
const FRESH_MS = 60_000

/** A composer with a small memory of its own. */
export function createDigestComposer(deps: Pick<Deps, 'store' | 'settings' | 'now'>): DigestComposer {
  const remembered = new Map<string, { at: Instant; digest: Promise<Digest> }>()
  return async (settings, window) => {
    const { sections, sponsored } = settings
    const languages = newsLanguages(settings, await deps.store.newsLanguages(), deps.settings.defaultLanguage)
    const key = JSON.stringify([languages, sections, sponsored, window.fromAt, window.untilAt])
    const known = remembered.get(key)
    const at = deps.now()
    if (known && at - known.at < FRESH_MS) return orNothing(await known.digest)
    const digest = candidates(deps, languages, window).then((articles) =>
      composeDigest(articles, { languages, sections, sponsored }, window),
    )
    digest.catch(() => remembered.delete(key))
    remembered.delete(key)
    remembered.set(key, { at, digest })
    const [oldest] = remembered.keys()
    if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest)
    return orNothing(await digest)
  }
}

/** Every article of the window, listed to the end. */
async function candidates(
  { store }: Pick<Deps, 'store'>,
  languages: string[],
  window: { fromAt: Instant; untilAt: Instant },
): Promise<Article[]> {
  const found: Article[] = []
  let cursor: string | undefined
  do {
    const listing = await store.listArticles({ languages, ...window }, ARTICLES_AT_ONCE, cursor)
    found.push(...listing.items)
    cursor = listing.next
  } while (cursor !== undefined)
  return found
}

function orNothing(digest: Digest): Digest | undefined {
  return digest.groups.length > 0 ? digest : undefined
}
