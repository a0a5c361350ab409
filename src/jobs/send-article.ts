// Sends the full text of one article to one chat: rich where the server can, else pages. It never leaves a reader without an answer.
import type { Deps } from '#deps'
import type { Article } from '#domain/article'
import type { ChatSettings } from '#domain/chat'
import type { Page } from '#domain/page'
import { canBeFollowed, presentStories } from '#domain/story'
import type { Locale } from '#locale'
import type { ArticleOptions } from '#views/article-buttons'
import { renderKnownArticle } from '#views/article-known'
import { renderArticlePages } from '#views/article-pages'
import { renderRichArticle } from '#views/article-rich'
import type { RichMessage } from '#views/message'
import { findTwins } from './find-twins.ts'
import { readPage } from './read-page.ts'

/** Fetches the page when needed and sends it. The typing sign is shown while the reader waits. */
export async function sendArticle(
  deps: Deps,
  chatId: number,
  article: Article,
  settings: ChatSettings,
  locale: Locale,
  botUsername?: string,
): Promise<void> {
  await deps.telegram.typing(chatId)
  const reading = await readPage(deps, article)
  const shown = reading.kind === 'page' ? reading.article : article
  const text = reading.kind === 'page' ? reading.page : undefined
  const options = await articleOptions(deps, chatId, shown, text, settings, botUsername)
  if (reading.kind === 'failure') {
    const isKept = (await deps.store.article(article.id)) === undefined
    await deps.telegram.send(chatId, renderKnownArticle(article, reading.code, { ...options, isKept }, locale))
    return
  }
  const { page } = reading
  const isSent =
    deps.telegram.richSupported() &&
    (await sendRichParts(deps, chatId, renderRichArticle(shown, page, options, locale)))
  if (isSent) return noteRead(deps, article.id)
  const [first] = renderArticlePages(shown, page, options, locale)
  const outcome = first && (await deps.telegram.send(chatId, first))
  if (outcome?.kind === 'sent') await noteRead(deps, article.id)
}

/** How this chat is shown the article; `page`: where it could be had. */
export async function articleOptions(
  deps: Pick<Deps, 'store' | 'now'>,
  chatId: number,
  article: Article,
  page: Page | undefined,
  { zone, stories }: ChatSettings,
  botUsername?: string,
): Promise<ArticleOptions> {
  const { id, title } = article
  const [isSaved, twins] = await Promise.all([deps.store.isBookmarked(chatId, id), findTwins(deps, article, page)])
  const isFollowed = presentStories(stories, deps.now()).some(({ articleId }) => articleId === id)
  return {
    zone,
    isSaved,
    twins,
    ...(isFollowed ? { story: 'followed' } : canBeFollowed(title) ? { story: 'free' } : {}),
    ...(botUsername === undefined ? {} : { botUsername }),
  }
}

/** A reader has the text already: nothing about counting it is worth telling them. */
async function noteRead({ store, now, log }: Deps, articleId: string): Promise<void> {
  await store
    .countRead(articleId, now())
    .catch((error: unknown) => log.warn('read-not-counted', { article: articleId }, error))
}

/** False when the server refuses one of the parts: the plain pages go instead, whole. */
async function sendRichParts(deps: Deps, chatId: number, parts: RichMessage[]): Promise<boolean> {
  for (const part of parts) {
    const outcome = await deps.telegram.sendRich(chatId, part)
    if (outcome.kind === 'rejected') return false
  }
  return true
}
