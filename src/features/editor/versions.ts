// The same article in another language: an editor names it, and readers of that language get it. It guesses no twin.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import type { Article } from '#domain/article'
import type { Broadcast } from '#domain/broadcast'
import { isReadersAudience } from '#domain/broadcast-audience'
import { asNextVersion, versionOf } from '#domain/broadcast-change'
import { enterQuestion, question } from '#features/ask'
import { answerStale, messageDraftOf } from '#features/broadcast-card'
import { presentDraft } from '#features/broadcast-present'
import { type Ctx, onPress, type Reader, readerOf } from '#features/context'
import { isEditor } from '#features/rights'
import { findArticle } from '#features/which-article'
import { articlesOf, isArticled } from '#jobs/broadcast-basis'
import { readersOf } from '#jobs/broadcast-reach'

export function versions(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.use(question(deps, 'ask-version', 'version-ask', addVersion))
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'broadcast' && action.what === 'version' ? action.id : undefined),
    async (ctx, id, answer) => {
      const draft = await messageDraftOf(deps, ctx, id)
      if (!draft || !isArticled(draft.content)) return answerStale(deps, ctx, id, answer)
      await answer()
      await enterQuestion(ctx, 'ask-version', id)
    },
  )
  return composer

  /** False when the answer names no article of another language, which the editor is told. */
  async function addVersion(ctx: Ctx, id: string): Promise<boolean> {
    if (!(await isEditor(deps, ctx))) return true
    const reader = await readerOf(deps, ctx)
    const { locale } = reader
    const draft = await deps.store.broadcast(id)
    const isOwn = draft?.state === 'draft' && draft.authorId === reader.chatId && isArticled(draft.content)
    const [base] = (isOwn && isArticled(draft.content) && (await articlesOf(deps, draft.content))) || []
    if (!isOwn || base === undefined) return say(reader, locale.html('broadcast-draft-gone'), true)
    const found = await findArticle(deps, reader, ctx.message?.text?.trim() ?? '')
    if (found.kind === 'none') return say(reader, found.message.html, false)
    const { article } = found
    if (article.withdrawnAt !== undefined) return say(reader, locale.html('breaking-withdrawn'), false)
    if (article.language === base.language)
      return say(reader, locale.html('version-same', { language: locale.languageName(article.language) }), false)
    const changed = await change(draft, base, article)
    if (changed === undefined) return say(reader, locale.html('broadcast-draft-gone'), true)
    await presentDraft(deps, ctx, changed)
    return true
  }

  async function change(draft: Broadcast, base: Article, article: Article): Promise<Broadcast | undefined> {
    const { content, audience } = draft
    if (!isArticled(content)) return undefined
    const all = { ...content.versions, [article.language]: article.id }
    const readers = isReadersAudience(audience)
      ? { audience: await readersOf(deps, [base.language, ...Object.keys(all)]) }
      : {}
    const change = asNextVersion(draft, { content: { ...content, versions: all }, ...readers })
    return deps.store.changeBroadcast(draft.id, ['draft'], change, { version: versionOf(draft) })
  }

  async function say({ chatId }: Reader, html: string, isOver: boolean): Promise<boolean> {
    await deps.telegram.send(chatId, { html })
    return isOver
  }
}
