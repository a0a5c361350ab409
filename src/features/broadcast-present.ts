// A draft as it would go out now: what readers will get, and under it the card with Send. It sends nothing to readers.
import type { Deps } from '#deps'
import type { Broadcast } from '#domain/broadcast'
import { sendCard } from '#features/broadcast-card'
import { articlesOf, isArticled, postsOf, sendPosts } from '#features/broadcast-preview'
import { reachOf } from '#features/broadcast-reach'
import { renderPassedCard } from '#views/broadcast-draft'
import { renderPost } from '#views/broadcast-post'
import { renderBreakingCard, renderSendCard } from '#views/broadcast-send-card'
import { languageName } from '#views/broadcast-words'
import type { Message } from '#views/message'
import { type Ctx, type Reader, readerOf, show } from './context.ts'

/**
 * Shows the preview and, below it, a new card with Send. Of breaking news the card is the preview: a press changes it in
 * place, anything else sends a new one. Whatever card was there before says where things went.
 */
export async function presentDraft(deps: Deps, ctx: Ctx, draft: Broadcast): Promise<void> {
  const reader = await readerOf(deps, ctx)
  const card = await sendCardOf(deps, reader, draft)
  if (card === undefined) return show(deps, ctx, { html: reader.locale.html('breaking-withdrawn') })
  if (draft.content.kind === 'article' && ctx.callbackQuery !== undefined) return show(deps, ctx, card)
  if (draft.content.kind !== 'article') {
    const posts = (await postsOf(deps, draft, reader.settings.zone)) ?? []
    if (!(await sendPosts(deps, reader, draft.id, posts))) return
  }
  await sendCard(deps, draft, card)
  if (draft.cardId === undefined) return
  await deps.telegram.edit(draft.authorId, draft.cardId, renderPassedCard(draft, reader.settings.zone, reader.locale))
}

/** The card with Send; undefined when the draft's article can no longer be sent. */
export async function sendCardOf(deps: Deps, reader: Reader, draft: Broadcast): Promise<Message | undefined> {
  const { content, id } = draft
  const { locale, settings } = reader
  const { zone } = settings
  const reach = await reachOf(deps, draft, zone)
  if (!isArticled(content)) return renderSendCard(id, reach, false, locale)
  const [base, ...others] = (await articlesOf(deps, content)) ?? []
  if (base === undefined) return undefined
  if (content.kind === 'story') return renderSendCard(id, reach, true, locale)
  // As readers of the article's language get it; the rest of the card speaks the editor's.
  const alert = renderPost(content, { article: base, zone, at: deps.now() }, deps.locales.of(base.language))
  const versions = others.map(({ language, title }) => ({ language: languageName(language, locale), title }))
  const html = 'html' in alert ? alert.html : alert.text
  return renderBreakingCard(id, { html }, { ...reach, level: content.level, versions }, locale)
}
