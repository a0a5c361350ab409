// An article on request: its full text, or in a group the link by which each reader opens it in their own chat.
import type { Deps } from '#deps'
import type { Article } from '#domain/article'
import { sendArticle } from '#jobs/send-article'
import { renderArticleLink } from '#views/article-link'
import { type Ctx, isInGroup, type Reader, reply } from './context.ts'

export async function openArticle(deps: Deps, ctx: Ctx, reader: Reader, article: Article): Promise<void> {
  const { settings, locale } = reader
  if (!isInGroup(ctx)) return sendArticle(deps, reader, article)
  await reply(deps, ctx, renderArticleLink(article, { zone: settings.zone, at: deps.now() }, locale))
}
