// A draft as it would go out now: what readers will get, and under it the card with Send. It sends nothing to readers.
import type { Deps } from '#deps'
import type { Broadcast } from '#domain/broadcast'
import { stampOf } from '#domain/broadcast-change'
import { sendCard } from '#features/broadcast-card'
import { countMessages } from '#features/broadcast-revision'
import { articlesOf, basisOf, isArticled } from '#jobs/broadcast-basis'
import { postsOf, sendPosts } from '#jobs/broadcast-preview'
import { reachOf } from '#jobs/broadcast-reach'
import { renderCorrectionCard } from '#views/broadcast-change'
import { renderPassedCard } from '#views/broadcast-draft'
import { renderPost } from '#views/broadcast-post'
import { renderBreakingCard, renderSendCard, renderWithdrawn } from '#views/broadcast-send-card'
import type { Message, Post } from '#views/message'
import { type Ctx, type Reader, readerOf, show } from './context.ts'

/**
 * Shows the preview and, below it, a new card with Send. Of breaking news in one language the card is the preview: a press
 * changes it in place, anything else sends a new one; of several languages the others stand above it. Whatever card was there
 * before says where things went.
 */
export async function presentDraft(deps: Deps, ctx: Ctx, draft: Broadcast): Promise<void> {
  const reader = await readerOf(deps, ctx)
  const card = await sendCardOf(deps, reader, draft)
  if (card === undefined) return show(deps, ctx, renderWithdrawn(draft.content, reader.locale))
  if (!draft.previewed) await deps.store.changeBroadcast(draft.id, ['draft'], { previewed: true })
  const posts = await postsAbove(deps, draft, reader.settings.zone)
  if (posts.length === 0 && ctx.callbackQuery !== undefined) return show(deps, ctx, card)
  if (!(await sendPosts(deps, reader, draft.id, posts))) return
  await sendCard(deps, draft, card)
  if (draft.cardId === undefined) return
  await deps.telegram.edit(draft.authorId, draft.cardId, renderPassedCard(draft, reader.settings.zone, reader.locale))
}

/** What the card itself does not show. */
async function postsAbove(deps: Deps, draft: Broadcast, zone: string): Promise<Post[]> {
  const { content } = draft
  if (content.kind !== 'article') return (await postsOf(deps, draft, zone)) ?? []
  const [, ...others] = (await articlesOf(deps, content)) ?? []
  const at = deps.now()
  return others.map((article) => renderPost(content, { article, zone, at }, deps.locales.of(article.language)))
}

/** The card it is sent from; undefined when it can no longer be sent. */
export async function sendCardOf(deps: Deps, reader: Reader, draft: Broadcast): Promise<Message | undefined> {
  const { content, id } = draft
  const { locale, settings } = reader
  const { zone } = settings
  // Looked at first: what changes while the card is made makes its Send void.
  const basis = await basisOf(deps, content)
  if (basis === undefined) return undefined
  const shown = { id, stamp: stampOf(draft, basis) }
  if (content.kind === 'correction') {
    const source = await deps.store.broadcast(content.of)
    const counts = { ...(await countMessages(deps, content.of)), approvals: deps.settings.approvals }
    return source && renderCorrectionCard(shown, source, basis || undefined, counts, locale)
  }
  const reach = await reachOf(deps, draft, zone)
  if (!isArticled(content)) return renderSendCard(shown, reach, false, locale)
  const [base, ...others] = (await articlesOf(deps, content)) ?? []
  if (base === undefined) return undefined
  if (content.kind === 'story') return renderSendCard(shown, reach, true, locale)
  // As readers of the article's language get it; the rest of the card speaks the editor's.
  const alert = renderPost(content, { article: base, zone, at: deps.now() }, deps.locales.of(base.language))
  const versions = others.map(({ language, title }) => ({ language: locale.languageName(language), title }))
  const html = 'html' in alert ? alert.html : alert.text
  return renderBreakingCard(shown, { html }, { ...reach, level: content.level, versions }, locale)
}
