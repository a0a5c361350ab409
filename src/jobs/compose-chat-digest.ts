// A digest for a chat: its candidates out of the store, then the pure choice; the same for all chats that want the same.
import type { Deps } from '#deps'
import type { Article } from '#domain/article'
import { type Candidate, composeDigest, type DigestWindow, prepareCandidates } from '#domain/compose-digest'
import type { Digest } from '#domain/digest'
import { newsLanguages } from '#domain/news-languages'
import { type Anchors, beginsAt } from '#domain/owed'
import { createShortMemory } from './short-memory.ts'
import type { DigestComposer } from './show-digest.ts'

const ARTICLES_AT_ONCE = 500
/** Twice what the agency publishes in the longest window; of more the newest are chosen from. */
const MOST_CANDIDATES = 3000
/** Readers of one minute differ in few ways; older choices are made again if need be. */
const MOST_CHOICES = 200
const MOST_WINDOWS = 8
/** New pages give sections to articles: a choice is made anew after a while. */
const FRESH_MS = 60_000

/**
 * A composer with a small memory of its own: candidates by languages and window, choices by what the reader wants of
 * them. Undefined when nothing in the window is news for this reader.
 */
export function createDigestComposer(deps: Pick<Deps, 'store' | 'settings' | 'now'>): DigestComposer {
  const { store, now } = deps
  const candidates = createShortMemory<Candidate[]>(MOST_WINDOWS, FRESH_MS, now)
  const choices = createShortMemory<Digest>(MOST_CHOICES, FRESH_MS, now)
  return async (settings, { fromAt, untilAt }, anchors = {}) => {
    const window = { fromAt, untilAt }
    const { sections, sponsored } = settings
    const languages = newsLanguages(settings, await store.newsLanguages(), deps.settings.defaultLanguage)
    const ofWindow = JSON.stringify([languages, fromAt, untilAt])
    const begun = anchors.owed && [anchors.digestedUntil, anchors.owed]
    const digest = await choices(JSON.stringify([ofWindow, sections, sponsored, begun]), async () => {
      const prepared = await candidates(ofWindow, async () =>
        prepareCandidates(await listWindow(store, languages, window)),
      )
      const left = begun ? prepared.filter(isLeft(anchors)) : prepared
      return composeDigest(left, { languages, sections, sponsored }, window)
    })
    return digest.groups.length > 0 ? digest : undefined
  }
}

function isLeft(anchors: Anchors) {
  return ({ article, section }: Candidate): boolean => article.countsAt > (beginsAt(anchors, section) ?? 0)
}

/** The articles of the window, newest first: the list is read until its cursor ends, or there is enough to choose from. */
async function listWindow(store: Deps['store'], languages: string[], window: DigestWindow): Promise<Article[]> {
  const found: Article[] = []
  let cursor: string | undefined
  do {
    const listing = await store.listArticles({ languages, ...window }, ARTICLES_AT_ONCE, cursor)
    found.push(...listing.items)
    cursor = listing.next
  } while (cursor !== undefined && found.length < MOST_CANDIDATES)
  return found
}
