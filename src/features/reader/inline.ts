// `@bot words` in any chat: articles as cards to share, from what is known. Nothing is fetched and nothing remembered.
import { Composer } from 'grammy'
import type { InlineQuery, InlineQueryResultArticle } from 'grammy/types'
import type { Deps } from '#deps'
import type { Article } from '#domain/article'
import { newsLanguages } from '#domain/news-languages'
import { parseSearch } from '#domain/search'
import { type Ctx, type Reader, readerOf } from '#features/context'
import { createInlineTurns } from '#features/inline-turns'
import { type InlineCard, renderInlineCard } from '#views/inline-card'

/** Bot API, answerInlineQuery: at most 50. */
const PAGE_SIZE = 20
const LAST_PAGE = 15
/** Corrections show soon. */
const CACHE_SEC = 10
/** What was not searched for can be found at the next letter. */
const UNDONE_CACHE_SEC = 1
/** Half of the store's connections are for everything else (postgres/database.ts). */
const MOST_AT_ONCE = 5

export function inline(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  const takeTurn = createInlineTurns(MOST_AT_ONCE)
  composer.on('inline_query', async (ctx) => {
    const found = await takeTurn(ctx.from.id, () => search(ctx, ctx.inlineQuery))
    const { results, next } = found ?? { results: [], next: '' }
    const cache_time = found === undefined ? UNDONE_CACHE_SEC : CACHE_SEC
    await ctx
      .answerInlineQuery(results, { cache_time, is_personal: true, next_offset: next })
      // Whoever types on is asked anew, and the query before is too old by then.
      .catch((error: unknown) => deps.log.info('inline-not-answered', {}, error))
  })
  return composer

  /** A page of cards, and the offset of the next. */
  async function search(ctx: Ctx, { query, offset }: InlineQuery) {
    const reader = await readerOf(deps, ctx)
    const page = /^\d{1,2}$/.test(offset) ? Math.min(Number(offset), LAST_PAGE) : 0
    const end = (page + 1) * PAGE_SIZE
    const found = await find(deps, reader, query, end + 1)
    const options = { at: deps.now(), zone: reader.settings.zone, botUsername: ctx.me.username }
    const results = found
      .slice(end - PAGE_SIZE, end)
      .map((article) => toResult(renderInlineCard(article, options, reader.locale)))
    return { results, next: found.length > end && page < LAST_PAGE ? String(page + 1) : '' }
  }
}

/** The latest where nothing was typed yet; in all languages where the reader's have nothing. */
async function find({ store, settings }: Deps, reader: Reader, query: string, limit: number): Promise<Article[]> {
  const offered = await store.newsLanguages()
  const own = newsLanguages(reader.settings, offered, settings.defaultLanguage)
  const { sponsored } = reader.settings
  const parsed = parseSearch(query)
  if (parsed.kind === 'search') {
    const search = { phrases: parsed.phrases, sponsored }
    const { items } = await store.searchArticles({ ...search, languages: own }, limit)
    return items.length > 0 ? items : (await store.searchArticles({ ...search, languages: offered }, limit)).items
  }
  if (parsed.code === 'too-long') return []
  const latest: Article[] = []
  for (let cursor: string | undefined; latest.length < limit; ) {
    const { items, next } = await store.listArticles({ languages: own.slice(0, 1) }, limit, cursor)
    latest.push(...items.filter((item) => item.withdrawnAt === undefined && (sponsored || !isSponsored(item))))
    if (next === undefined) break
    cursor = next
  }
  return latest
}

const isSponsored = ({ flags }: Article) => flags.includes('sponsored')

function toResult({ id, title, description, picture, html, buttons }: InlineCard): InlineQueryResultArticle {
  return {
    type: 'article',
    id,
    title,
    description,
    ...(picture === undefined ? {} : { thumbnail_url: picture }),
    input_message_content: { message_text: html, parse_mode: 'HTML' },
    reply_markup: { inline_keyboard: [buttons] },
  }
}
