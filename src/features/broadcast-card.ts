// The card of a broadcast in its author's chat: only the newest one of a draft works. It decides nothing.
import type { Context } from 'grammy'
import type { Deps } from '#deps'
import type { Broadcast, BroadcastState } from '#domain/broadcast'
import { progressView, showProgress } from '#jobs/show-progress'
import { renderProgress } from '#views/broadcast-progress'
import type { Message } from '#views/message'
import type { AnswerPress, Ctx } from './context.ts'
import { readerOf, show } from './context.ts'

const OPEN: BroadcastState[] = ['running', 'paused', 'stopped', 'done', 'cancelled']

/** The draft a press of `ctx` is about: the presser's own, by its newest card. */
export async function draftOf({ store }: Deps, ctx: Context, id: string): Promise<Broadcast | undefined> {
  const draft = await store.broadcast(id)
  const isOwn = draft?.state === 'draft' && draft.authorId === ctx.from?.id
  const isNewest = draft?.cardId === undefined || draft.cardId === ctx.callbackQuery?.message?.message_id
  return isOwn && isNewest ? draft : undefined
}

/** Sends a new card of a draft and makes it the one that works. */
export async function sendCard({ store, telegram }: Deps, { id, authorId }: Broadcast, card: Message): Promise<void> {
  const outcome = await telegram.send(authorId, card)
  if (outcome.kind === 'sent') await store.changeBroadcast(id, ['draft'], { cardId: outcome.messageId })
}

/** A press that means nothing any more: says so, and shows how a broadcast that was sent stands. */
export async function answerStale(deps: Deps, ctx: Ctx, id: string, answer: AnswerPress): Promise<void> {
  const { locale } = await readerOf(deps, ctx)
  const broadcast = await deps.store.broadcast(id)
  if (broadcast?.startedAt === undefined) return answer(locale.text('toast-unknown-button'))
  await answer(locale.text('toast-stale'))
  await showPressed(deps, ctx, id)
}

/** The broadcast's present state in the message that was pressed. */
export async function showPressed(deps: Deps, ctx: Ctx, id: string): Promise<void> {
  const broadcast = await deps.store.broadcast(id)
  if (broadcast === undefined) return
  const isLive = broadcast.authorId === ctx.chatId && broadcast.cardId === ctx.callbackQuery?.message?.message_id
  if (isLive) return showProgress(deps, id)
  const { locale } = await readerOf(deps, ctx)
  await show(deps, ctx, renderProgress(await progressView(deps, broadcast), locale))
}

/** The card as a new message; for the author it becomes the live one, and the one before says where it went. */
export async function openCard(deps: Deps, ctx: Ctx, broadcast: Broadcast): Promise<void> {
  const { store, telegram } = deps
  const { chatId, locale } = await readerOf(deps, ctx)
  const outcome = await telegram.send(chatId, renderProgress(await progressView(deps, broadcast), locale))
  if (outcome.kind !== 'sent' || broadcast.authorId !== chatId) return
  await store.changeBroadcast(broadcast.id, OPEN, { cardId: outcome.messageId })
  if (broadcast.cardId === undefined || broadcast.endedAt !== undefined) return
  await telegram.edit(chatId, broadcast.cardId, { html: locale.html('broadcast-moved', { id: broadcast.id }) })
}
