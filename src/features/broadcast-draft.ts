// A message an editor sent becomes a draft, with its first card; in place of another draft it takes that one's audience and time.
import type { Message as TelegramMessage } from 'grammy/types'
import type { Deps } from '#deps'
import type { Article } from '#domain/article'
import type { Broadcast, BroadcastContent } from '#domain/broadcast'
import { asNextVersion } from '#domain/broadcast-change'
import { sendCard } from '#features/broadcast-card'
import { contentOf, failureHtml, namesPerson } from '#features/broadcast-content'
import { presentDraft } from '#features/broadcast-present'
import { noteOn, type Source } from '#features/broadcast-source'
import { dropDraft, rememberDraft } from '#features/open-drafts'
import { isEditor } from '#features/rights'
import { findArticle } from '#features/which-article'
import { articlesOf, isArticled } from '#jobs/broadcast-basis'
import { readersOf } from '#jobs/broadcast-reach'
import { closeWhenSilent, saveAlbum } from '#jobs/close-albums'
import { renderAudienceCard } from '#views/broadcast-draft'
import { type Ctx, type Reader, readerOf } from './context.ts'

/**
 * Makes a draft of a message, in place of `replacedId`; false when it cannot be sent, which the editor is told. What was previewed
 * already is previewed again: its audience and its time are chosen.
 */
export async function draftMessage(deps: Deps, ctx: Ctx, source: Source, replacedId: string): Promise<boolean> {
  const { message, from = 0, isReply = false, line } = source
  if (!(await isEditor(deps, ctx))) return true
  const reader = await readerOf(deps, ctx)
  const groupId = isReply ? undefined : message.media_group_id
  const read = contentOf(message, from)
  if (read.kind !== 'content') {
    if (groupId !== undefined) await followAlbum(deps, reader.chatId, groupId, message, undefined)
    return say(deps, reader, failureHtml(read, reader.locale))
  }
  const meant = read.content.kind === 'text' ? await articleMeant(deps, reader, read.content.text) : undefined
  if (meant !== undefined && 'html' in meant) return say(deps, reader, meant.html)
  const replaced = await replacedBy(deps, reader, replacedId)
  const readers = meant && (await readersOf(deps, [meant.language]))
  const chosen = { audience: readers ?? { kind: 'everyone' as const }, ...keptOf(deps, replaced), ...line }
  const draft = await create(deps, reader, meant ? { kind: 'story', articleId: meant.id } : read.content, chosen)
  await rememberDraft(deps, reader.chatId, draft.id, message.message_id)
  if (namesPerson(message)) await say(deps, reader, reader.locale.html('broadcast-no-mention'))
  const isAsked = from === 0 || message.text === undefined
  const note = meant || isReply ? undefined : (source.note ?? (await noteOn(deps, reader, read.content.text, isAsked)))
  if (replaced !== undefined)
    await dropDraft(deps, reader.chatId, replaced.id, reader.locale.html('broadcast-replaced'))
  if (groupId !== undefined) {
    if (note !== undefined) await say(deps, reader, note)
    await followAlbum(deps, reader.chatId, groupId, message, draft)
    return true
  }
  if (isReply && message.media_group_id !== undefined)
    await say(deps, reader, reader.locale.html('broadcast-album-part'))
  if (line?.audience === undefined && !draft.previewed) await askAudience(deps, ctx, draft, note)
  else {
    if (note !== undefined) await say(deps, reader, note)
    await presentDraft(deps, ctx, draft)
  }
  return true
}

/** The card that asks who gets it, with a `note` above. */
export async function askAudience(deps: Deps, ctx: Ctx, draft: Broadcast, note?: string): Promise<void> {
  const { locale } = await readerOf(deps, ctx)
  const articles = isArticled(draft.content) ? await articlesOf(deps, draft.content) : undefined
  const readers = articles && (await readersOf(deps, [...new Set(articles.map(({ language }) => language))]))
  const card = renderAudienceCard(draft, readers, false, locale)
  await sendCard(deps, draft, note === undefined ? card : { ...card, html: `${note}\n\n${card.html}` })
}

/** The editor's own draft of this id. */
async function replacedBy({ store }: Deps, { chatId }: Reader, id: string): Promise<Broadcast | undefined> {
  const found = id === '' ? undefined : await store.broadcast(id)
  return found?.authorId === chatId && found.state === 'draft' ? found : undefined
}

/** What was chosen for the draft before, but a time that has passed. */
function keptOf({ now }: Deps, replaced: Broadcast | undefined): Partial<Chosen> {
  if (!replaced?.previewed) return {}
  const { audience, startAt } = replaced
  return { audience, previewed: true, ...(startAt !== undefined && startAt > now() ? { startAt } : {}) }
}

type Chosen = Pick<Broadcast, 'audience' | 'startAt' | 'previewed'>

async function create(
  deps: Deps,
  { chatId }: Reader,
  content: BroadcastContent,
  { audience, startAt, previewed }: Chosen,
): Promise<Broadcast> {
  const draft = await deps.store.createBroadcast({ authorId: chatId, content, audience, createdAt: deps.now() })
  if (startAt === undefined && !previewed) return draft
  const change = startAt === undefined ? { previewed } : asNextVersion(draft, { startAt, previewed })
  return (await deps.store.changeBroadcast(draft.id, ['draft'], change)) ?? draft
}

/** The other parts follow; without a draft they are swallowed, as the first one was refused. */
async function followAlbum(
  deps: Deps,
  chatId: number,
  groupId: string,
  message: TelegramMessage,
  draft: Broadcast | undefined,
) {
  const { message_id: lastMessageId } = message
  const state = draft ? 'open' : 'over'
  await saveAlbum(deps, chatId, {
    groupId,
    broadcastId: draft?.id ?? '',
    lastMessageId,
    lastPartAt: deps.now(),
    state,
  })
  if (draft) void closeWhenSilent(deps, chatId, lastMessageId)
}

/** The article a text that is nothing but a number, an id or a link means, or why it means none. */
async function articleMeant(deps: Deps, reader: Reader, text: string): Promise<Article | { html: string } | undefined> {
  const what = text.trim()
  const isNumber = /^\d{1,12}$/.test(what)
  const isLink = /^https?:\/\/\S+$/i.test(what)
  if (!isNumber && !isLink && !/^[\w-]{4,60}$/.test(what)) return undefined
  const found = await findArticle(deps, reader, what)
  // A link to somewhere else, or a word, is a text like any other.
  if (found.kind === 'none') return isNumber ? { html: found.message.html } : undefined
  const isGone = found.article.withdrawnAt !== undefined
  return isGone ? { html: reader.locale.html('breaking-withdrawn') } : found.article
}

async function say(deps: Deps, { chatId }: Reader, html: string): Promise<false> {
  await deps.telegram.send(chatId, { html })
  return false
}
