// The cards of a broadcast: a draft's works in its author's chat alone, the newest; of one that left its author's hands each editor
// may have one, all kept alive. It decides nothing.
import type { Context } from 'grammy'
import type { Deps } from '#deps'
import type { Broadcast, BroadcastState } from '#domain/broadcast'
import { noteAct } from '#features/rights'
import { waitingCard } from '#jobs/broadcast-approval'
import { becomeLive } from '#jobs/live-card'
import { progressView } from '#jobs/progress-view'
import { showProgress } from '#jobs/show-progress'
import { renderApprovalOver } from '#views/broadcast-approval'
import { renderProgress } from '#views/broadcast-progress'
import type { Message } from '#views/message'
import type { AnswerPress, Ctx } from './context.ts'
import { readerOf, show } from './context.ts'

/** The draft a press of `ctx` is about: the presser's own, by its newest card. One on another's draft is noted. */
export function draftOf(deps: Deps, ctx: Context, id: string): Promise<Broadcast | undefined> {
  return ownOf(deps, ctx, id, ['draft'])
}

/** The same, where it is a message of its own: a correction is written and sent in another way. */
export async function messageDraftOf(deps: Deps, ctx: Context, id: string): Promise<Broadcast | undefined> {
  const draft = await draftOf(deps, ctx, id)
  return draft?.content.kind === 'correction' || draft?.content.kind === 'recall' ? undefined : draft
}

/** The same for a broadcast in one of these states. */
export async function ownOf(
  deps: Deps,
  ctx: Context,
  id: string,
  states: BroadcastState[],
): Promise<Broadcast | undefined> {
  const broadcast = await deps.store.broadcast(id)
  if (broadcast === undefined || !states.includes(broadcast.state)) return undefined
  if (broadcast.authorId !== ctx.from?.id || broadcast.authorId !== ctx.chatId) {
    await noteAct(deps, ctx, 'refused', 'broadcast')
    return undefined
  }
  const { cardId = 0 } = broadcast
  // A newer one was sent just before a kill.
  return (ctx.callbackQuery?.message?.message_id ?? 0) >= cardId ? broadcast : undefined
}

/** Sends a new card of a draft and makes it the one that works. */
export async function sendCard({ store, telegram }: Deps, { id, authorId }: Broadcast, card: Message): Promise<void> {
  const outcome = await telegram.send(authorId, card)
  if (outcome.kind === 'sent') await store.changeBroadcast(id, ['draft'], { cardId: outcome.messageId })
}

/** A press that means nothing any more: says so, and shows how a broadcast stands that left its author's hands. */
export async function answerStale(deps: Deps, ctx: Ctx, id: string, answer: AnswerPress): Promise<void> {
  const { locale } = await readerOf(deps, ctx)
  const broadcast = await deps.store.broadcast(id)
  if (broadcast?.state === 'waiting' && broadcast.authorId === ctx.chatId) {
    await answer(locale.text('toast-stale'))
    return show(deps, ctx, await waitingCard(deps, broadcast))
  }
  const isSent = broadcast?.startedAt !== undefined || broadcast?.state === 'scheduled'
  // Another editor was sooner: this card says so, too. A draft nobody but its author saw is nobody's business.
  const isEnded = broadcast?.state === 'cancelled' && broadcast.shown !== undefined
  if (!isSent && !isEnded) return answer(locale.text('toast-unknown-button'))
  await answer(locale.text('toast-stale'))
  await showPressed(deps, ctx, id)
}

/** A press on a card that asked for approval and is void: says so, and what became of the broadcast. */
export async function answerVoid(
  deps: Deps,
  ctx: Ctx,
  broadcast: Broadcast | undefined,
  answer: AnswerPress,
): Promise<void> {
  const { locale } = await readerOf(deps, ctx)
  await answer(locale.text('toast-approval-void'))
  if (broadcast) await show(deps, ctx, renderApprovalOver(broadcast.id, broadcast.state, locale))
}

/** The broadcast's present state in the message that was pressed, and in the cards of all others who have one. */
export async function showPressed(deps: Deps, ctx: Ctx, id: string): Promise<void> {
  const broadcast = await deps.store.broadcast(id)
  if (broadcast === undefined) return
  const [editorId = 0, messageId] = [ctx.chatId, ctx.callbackQuery?.message?.message_id]
  const own = broadcast.authorId === editorId ? [{ editorId, cardId: broadcast.cardId }] : []
  const isCard = [...own, ...(broadcast.cards ?? [])].some(
    (card) => card.editorId === editorId && card.cardId === messageId && !('isReport' in card),
  )
  showOthers(deps, id, isCard ? editorId : 0)
  if (isCard) return void (await showProgress(deps, id, { only: editorId }))
  const { locale } = await readerOf(deps, ctx)
  await show(deps, ctx, renderProgress(await progressView(deps, broadcast, editorId), locale))
}

/** In the background: one of them may wait long for Telegram. */
export function showOthers(deps: Deps, id: string, except: number): void {
  void showProgress(deps, id, { except }).catch((error: unknown) =>
    deps.log.warn('card-not-shown', { broadcast: id }, error),
  )
}

/** The card as a new message, by default how it stands; it is this editor's live one, and the one before says where it went. */
export async function openCard(deps: Deps, ctx: Ctx, broadcast: Broadcast, card?: Message): Promise<void> {
  const { chatId, locale } = await readerOf(deps, ctx)
  const shown = card ?? renderProgress(await progressView(deps, broadcast, ctx.chatId), locale)
  const outcome = await deps.telegram.send(chatId, shown)
  if (outcome.kind === 'sent') await becomeLive(deps, broadcast, chatId, outcome.messageId, locale)
}
