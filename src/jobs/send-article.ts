// Sends the full text of one article to one chat, as pages or rich. It never leaves a reader without an answer.
import type { Deps } from '#deps'
import type { Article } from '#domain/article'
import type { ChatSettings } from '#domain/chat'
import type { Page } from '#domain/page'
import { canBeFollowed, presentStories } from '#domain/story'
import { firstForm, type RichMessages } from '#domain/text-form'
import type { Locale } from '#locale'
import type { ArticleOptions } from '#views/article-buttons'
import { renderKnownArticle } from '#views/article-known'
import { type ArticleForms, renderArticle } from '#views/article-pages'
import type { RichMessage } from '#views/message'
import { findTwins } from './find-twins.ts'
import { readPage } from './read-page.ts'

/** Whose chat it is, and how they read. */
export type ArticleReader = { chatId: number; settings: ChatSettings; locale: Locale; botUsername?: string }

/** Fetches the page when needed and sends it. The typing sign is shown while the reader waits. */
export async function sendArticle(deps: Deps, reader: ArticleReader, article: Article): Promise<void> {
  const { chatId, settings, locale } = reader
  await deps.telegram.typing(chatId)
  const reading = await readPage(deps, article)
  if (reading.kind === 'failure') {
    const isKept = (await deps.store.article(article.id)) === undefined
    const options = await articleOptions(deps, reader, article, undefined)
    await deps.telegram.send(chatId, renderKnownArticle(article, reading.code, { ...options, isKept }, locale))
    return
  }
  const forms = await renderForms(deps, reader, reading.article, reading.page)
  const isRich = firstForm(richMessagesOf(deps), settings.textForm, forms.pages.length) === 'rich'
  if (isRich && (await sendRichParts(deps, chatId, forms.rich))) return noteRead(deps, article.id)
  const { pages } = isRich ? await renderForms(deps, reader, reading.article, reading.page) : forms
  const outcome = pages[0] && (await deps.telegram.send(chatId, pages[0]))
  if (outcome?.kind === 'sent') await noteRead(deps, article.id)
}

/** The text in all the forms it may have now. */
export async function renderForms(
  deps: Deps,
  reader: ArticleReader,
  article: Article,
  page: Page,
): Promise<ArticleForms> {
  return renderArticle(article, page, await articleOptions(deps, reader, article, page), reader.locale)
}

/** As the operator says, and as Telegram's server can. */
export function richMessagesOf({ telegram, settings }: Pick<Deps, 'telegram' | 'settings'>): RichMessages {
  return telegram.richSupported() ? settings.richMessages : 'off'
}

/** False where one of the parts surely did not arrive, or there are none: the pages go instead, whole. */
export async function sendRichParts({ telegram }: Deps, chatId: number, parts: RichMessage[]): Promise<boolean> {
  for (const part of parts) {
    const { kind } = await telegram.sendRich(chatId, part)
    if (kind !== 'sent' && kind !== 'unknown') return false
  }
  return parts.length > 0
}

/** How this chat is shown the article; `page`: where it could be had. */
async function articleOptions(
  deps: Deps,
  { chatId, settings, botUsername }: ArticleReader,
  article: Article,
  page: Page | undefined,
): Promise<ArticleOptions> {
  const { id, title } = article
  const [isSaved, twins] = await Promise.all([deps.store.isBookmarked(chatId, id), findTwins(deps, article, page)])
  const isFollowed = presentStories(settings.stories, deps.now()).some(({ articleId }) => articleId === id)
  return {
    zone: settings.zone,
    richMessages: richMessagesOf(deps),
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
