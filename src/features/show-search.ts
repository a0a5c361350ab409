// What a search found, ten a page: for /search, and for text without a command.
import type { Deps } from '#deps'
import type { Article } from '#domain/article'
import { newsLanguages } from '#domain/news-languages'
import { loosenSearch, type Phrase, parseSearch } from '#domain/search'
import { recallSearch, rememberSearch } from '#features/remembered-searches'
import { isAtDesk } from '#features/rights'
import type { Action } from '#views/action'
import { renderSearchList } from '#views/search-list'
import { type Ctx, type Reader, readerOf, reply, show } from './context.ts'

const PAGE_SIZE = 10
const LAST_PAGE = 30

export type SearchAction = Extract<Action, { kind: 'search' }>

/** Searches and shows the first page. `no-words`: nothing was said, there is nothing in it to search for. */
export async function startSearch(deps: Deps, ctx: Ctx, line: string, isAsked: boolean): Promise<'said' | 'no-words'> {
  const parsed = parseSearch(line)
  const reader = await readerOf(deps, ctx)
  if (parsed.kind === 'failure') {
    if (parsed.code === 'empty') return 'no-words'
    await reply(deps, ctx, { html: reader.locale.html('search-too-long') })
    return 'said'
  }
  const id = await rememberSearch(deps, reader.chatId, parsed.text)
  // Rounded up, so that what counts from this very moment is found.
  const untilSec = Math.ceil(deps.now() / 1000)
  await showFound(deps, ctx, reader, { kind: 'search', id, everywhere: false, untilSec, page: 0 }, parsed, isAsked)
  return 'said'
}

/** Shows the page a button asks for; false when the search is forgotten. */
export async function turnSearch(deps: Deps, ctx: Ctx, action: SearchAction): Promise<boolean> {
  const reader = await readerOf(deps, ctx)
  const text = await recallSearch(deps, reader.chatId, action.id)
  const parsed = text === undefined ? undefined : parseSearch(text)
  if (parsed?.kind !== 'search') return false
  await showFound(deps, ctx, reader, action, parsed, true)
  return true
}

/**
 * In the reader's languages; where those have nothing at all, in every language; where none has, with other endings of the
 * words. What was published until one moment is tried in the same order for every page.
 */
async function showFound(
  deps: Deps,
  ctx: Ctx,
  reader: Reader,
  asked: SearchAction,
  { text, phrases }: { text: string; phrases: Phrase[] },
  isAsked: boolean,
): Promise<void> {
  const { chatId, settings, locale } = reader
  const offered = await deps.store.newsLanguages()
  const own = newsLanguages(settings, offered, deps.settings.defaultLanguage)
  const isMore = offered.some((language) => !own.includes(language))
  const page = Math.min(asked.page, LAST_PAGE)
  const end = (page + 1) * PAGE_SIZE
  const loose = loosenSearch(phrases)
  let found: Article[] = []
  let isSimilar = false
  let { everywhere } = asked
  for (const words of loose === undefined ? [phrases] : [phrases, loose])
    for (const isWide of asked.everywhere || !isMore ? [asked.everywhere] : [false, true]) {
      if (found.length > 0) break
      const languages = isWide ? offered : own
      found = await find(deps, { phrases: words, languages, reader, untilSec: asked.untilSec, limit: end + 1 })
      everywhere = isWide
      isSimilar = words !== phrases
    }
  const action = { ...asked, page, everywhere }
  const articles = found.slice(end - PAGE_SIZE, end)
  const ids = found.slice(0, end).map(({ id }) => id)
  if (ids.length > 0) await deps.store.rememberList(chatId, ids)
  const view = {
    text,
    articles,
    ownLanguages: own,
    isElsewhere: everywhere && !asked.everywhere,
    isSimilar,
    // Whoever writes at the desk without a command may have meant it for readers.
    isMeantForReaders: !isAsked && (await isAtDesk(deps, ctx)),
    zone: settings.zone,
    at: deps.now(),
    firstNumber: page * PAGE_SIZE + 1,
    ...(page > 0 ? { previous: { ...action, page: page - 1 } } : {}),
    ...(found.length > end && page < LAST_PAGE ? { next: { ...action, page: page + 1 } } : {}),
    ...(isMore && !action.everywhere ? { wider: { ...action, everywhere: true, page: 0 } } : {}),
  }
  await show(deps, ctx, renderSearchList(view, locale))
}

async function find(
  { store }: Deps,
  {
    phrases,
    languages,
    reader,
    untilSec,
    limit,
  }: { phrases: Phrase[]; languages: string[]; reader: Reader; untilSec: number; limit: number },
): Promise<Article[]> {
  const { sponsored } = reader.settings
  const untilAt = untilSec * 1000
  return (await store.searchArticles({ phrases, languages, sponsored, untilAt }, limit)).items
}
