// A broadcast before its time: looked at, moved to another time, sent at once, let go after all when its time passed while the
// bot was off, and taken over where its author is no editor any more. The job starts it, as any other.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import type { Broadcast } from '#domain/broadcast'
import { asNextVersion, versionOf } from '#domain/broadcast-change'
import { isLate } from '#domain/broadcast-turn'
import { enterQuestion } from '#features/ask'
import { answerStale, openCard, ownOf, showOthers, showPressed } from '#features/broadcast-card'
import { presentDraft } from '#features/broadcast-present'
import { type AnswerPress, type Ctx, onPress, readerOf, show } from '#features/context'
import { isOwner, noteAct, noteBroadcast, stillMay } from '#features/rights'
import { takeBackAsked } from '#jobs/broadcast-approval'
import { postsOf, sendPosts } from '#jobs/broadcast-preview'
import { editorIds } from '#jobs/tell-editors'
import type { BroadcastAct } from '#views/action'
import { renderStartQuestion } from '#views/broadcast-planned'
import { renderWithdrawn } from '#views/broadcast-send-card'

const ACTS = ['preview', 'retime', 'start', 'start-sure', 'overdue', 'take-over', 'leave'] as const
type Act = (typeof ACTS)[number]

/** `runBroadcasts` begins at once what was let go. */
export function planned(deps: Deps, runBroadcasts: () => void): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'broadcast' && isAct(action.what) ? { id: action.id, what: action.what } : undefined),
    async (ctx, { id, what }, answer) => {
      if (what === 'leave') return leave(ctx, id)
      if (what === 'preview') return preview(ctx, id, answer)
      if (what === 'take-over') return takeOver(ctx, id, answer)
      const found = await ownOf(deps, ctx, id, ['scheduled'])
      if (!found || !isFit(found, what) || !(await stillMay(deps, ctx))) return answerStale(deps, ctx, id, answer)
      if (what === 'overdue' || what === 'start-sure') return startNow(ctx, found, answer)
      await answer()
      await (what === 'retime' ? enterQuestion(ctx, 'ask-start', id) : askToStart(ctx, found))
    },
  )
  return composer

  /** One that others approved for its time may not start at another one. */
  function isFit(found: Broadcast, what: Act): boolean {
    if (what === 'overdue') return isLate(found, deps.now())
    return what === 'retime' || deps.settings.approvals === 0
  }

  async function startNow(ctx: Ctx, found: Broadcast, answer: AnswerPress): Promise<void> {
    const { id } = found
    const change = { startAt: deps.now(), lateAt: undefined }
    const changed = await deps.store.changeBroadcast(id, ['scheduled'], change, { version: versionOf(found) })
    if (!changed) return answerStale(deps, ctx, id, answer)
    await noteBroadcast(deps, ctx, 'broadcast-scheduled', changed)
    runBroadcasts()
    await answer()
    await showPressed(deps, ctx, id)
  }

  /** A message of its own: the live card is edited by others, too. */
  async function askToStart(ctx: Ctx, found: Broadcast): Promise<void> {
    const { chatId, settings, locale } = await readerOf(deps, ctx)
    const recipients = await deps.store.countRecipients(found, deps.now())
    await deps.telegram.send(chatId, renderStartQuestion(found, recipients, settings.zone, locale))
  }

  async function leave(ctx: Ctx, id: string): Promise<void> {
    const { locale } = await readerOf(deps, ctx)
    await show(deps, ctx, { html: locale.html('broadcast-kept', { id }) })
  }

  /** What readers will get, and below it the card once more. */
  async function preview(ctx: Ctx, id: string, answer: AnswerPress): Promise<void> {
    const found = await deps.store.broadcast(id)
    if (found?.state !== 'scheduled' && found?.state !== 'waiting') return answerStale(deps, ctx, id, answer)
    await answer()
    const reader = await readerOf(deps, ctx)
    const posts = await postsOf(deps, found, reader.settings.zone)
    if (posts === undefined) return show(deps, ctx, renderWithdrawn(found.content, reader.locale))
    if (await sendPosts(deps, reader, id, posts)) await openCard(deps, ctx, found)
  }

  /**
   * Before its time it goes out at its time, as the owner's; later, and where it waits for approval, it is the owner's draft.
   * Approvals of others stay, the owner's own counts no more.
   */
  async function takeOver(ctx: Ctx, id: string, answer: AnswerPress): Promise<void> {
    const { locale } = await readerOf(deps, ctx)
    if (!isOwner(deps, ctx)) {
      await noteAct(deps, ctx, 'refused', 'broadcast')
      return answer(locale.text('toast-unknown-button'))
    }
    const found = await deps.store.broadcast(id)
    const isOpen = found?.state === 'scheduled' || found?.state === 'waiting'
    if (!isOpen || (await editorIds(deps)).includes(found.authorId)) return answerStale(deps, ctx, id, answer)
    const ownerId = ctx.from?.id ?? 0
    const isAhead = found.state === 'scheduled' && (found.startAt ?? 0) > deps.now()
    const cardId = isAhead ? ctx.callbackQuery?.message?.message_id : undefined
    const cards = found.cards?.filter(({ editorId }) => editorId !== ownerId)
    const change = { authorId: ownerId, lateAt: undefined, cardId, cards }
    const changed = await deps.store.changeBroadcast(
      id,
      [found.state],
      isAhead ? change : asNextVersion(found, { ...change, state: 'draft', startAt: undefined }),
      { version: versionOf(found) },
    )
    if (!changed) return answerStale(deps, ctx, id, answer)
    await noteBroadcast(deps, ctx, 'broadcast-taken-over', changed)
    if (found.state === 'waiting') void takeBackAsked(deps, found)
    await answer(locale.text('toast-taken-over'))
    if (isAhead) return showPressed(deps, ctx, id)
    showOthers(deps, id, ownerId)
    await presentDraft(deps, ctx, changed)
  }
}

function isAct(what: BroadcastAct): what is Act {
  return ACTS.some((act) => act === what)
}
