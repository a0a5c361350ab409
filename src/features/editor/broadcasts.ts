// /broadcasts: what runs, waits, is planned and was sent; each opens its card, where it is paused, resumed, cancelled.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import type { Broadcast, BroadcastState } from '#domain/broadcast'
import type { AuditAct } from '#domain/editor'
import { answerStale, openCard, showPressed } from '#features/broadcast-card'
import { listBroadcasts } from '#features/broadcast-listing'
import { type AnswerPress, type Ctx, onPress, readerOf, show } from '#features/context'
import { noteBroadcast, stillMay } from '#features/rights'
import { tellAuthor } from '#features/tell-author'
import { askEditors, takeBackAsked, waitingCard } from '#jobs/broadcast-approval'
import { goOn } from '#jobs/broadcast-turns'
import { courseView } from '#jobs/progress-view'
import { editorIds } from '#jobs/tell-editors'
import { renderBroadcastList } from '#views/broadcast-list'
import { renderCancelQuestion } from '#views/broadcast-planned'

const PAGE_SIZE = 5
const LAST_PAGE = 50
const RETRIED_AT_ONCE = 500

type Change = { from: BroadcastState[]; to: BroadcastState; act: AuditAct }
const CHANGES = {
  pause: { from: ['running', 'paused'], to: 'paused', act: 'broadcast-paused' },
  resume: { from: ['paused', 'stopped'], to: 'running', act: 'broadcast-resumed' },
  cancel: { from: ['running', 'paused', 'stopped'], to: 'cancelled', act: 'broadcast-cancelled' },
} as const satisfies Record<string, Change>

const DONE = { pause: 'paused', resume: 'resumed', cancel: 'cancelled' } as const

/** `runBroadcasts` begins at once what goes on, and ends what was cancelled. */
export function broadcasts(deps: Deps, runBroadcasts: () => void): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.command('broadcasts', (ctx) => list(ctx, 0))
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'broadcast' && action.what === 'list' ? Number(action.value) : undefined),
    async (ctx, page, answer) => {
      if (!Number.isInteger(page) || page < 0 || page > LAST_PAGE) return answerStale(deps, ctx, '0', answer)
      await list(ctx, page)
    },
  )
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'broadcast' && action.what === 'show' ? action.id : undefined),
    async (ctx, id, answer) => {
      const broadcast = await deps.store.broadcast(id)
      if (broadcast === undefined || !isListed(broadcast)) return answerStale(deps, ctx, id, answer)
      await (broadcast.state === 'waiting' ? openWaiting(ctx, broadcast) : openCard(deps, ctx, broadcast))
    },
  )
  onPress(
    composer,
    deps,
    (action) =>
      action.kind === 'broadcast' && (action.what === 'pause' || action.what === 'resume' || action.what === 'cancel')
        ? { id: action.id, what: action.what }
        : undefined,
    async (ctx, { id, what }, answer) => {
      const broadcast = await deps.store.broadcast(id)
      if (what === 'cancel' && broadcast?.state === 'scheduled') return askToCancel(ctx, broadcast, answer)
      if (what === 'cancel' && broadcast && (await isUnplannable(broadcast))) return unplan(ctx, broadcast, answer)
      await change(ctx, broadcast, id, what, answer)
    },
  )
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'broadcast' && action.what === 'cancel-sure' ? action.id : undefined),
    async (ctx, id, answer) => {
      const broadcast = await deps.store.broadcast(id)
      const isFit = broadcast !== undefined && (await isUnplannable(broadcast))
      await (isFit ? unplan(ctx, broadcast, answer) : answerStale(deps, ctx, id, answer))
    },
  )
  return composer

  async function askToCancel(ctx: Ctx, broadcast: Broadcast, answer: AnswerPress): Promise<void> {
    await answer()
    const { chatId, settings, locale } = await readerOf(deps, ctx)
    await deps.telegram.send(chatId, renderCancelQuestion(broadcast, settings.zone, locale))
  }

  /** The author goes on from its card; another editor approves by what they see, unless they did. */
  async function openWaiting(ctx: Ctx, broadcast: Broadcast): Promise<void> {
    const editorId = ctx.from?.id ?? 0
    if (broadcast.authorId === editorId) return openCard(deps, ctx, broadcast, await waitingCard(deps, broadcast))
    if (await isOrphan(broadcast)) return openCard(deps, ctx, broadcast)
    const isGiven = (broadcast.approvals ?? []).some((approval) => approval.editorId === editorId)
    // Its article may be gone: then there is no preview to approve by.
    const isAsked = !isGiven && (await askEditors(deps, broadcast, [editorId])) > 0
    if (!isAsked) await openCard(deps, ctx, broadcast)
  }

  async function change(
    ctx: Ctx,
    broadcast: Broadcast | undefined,
    id: string,
    what: keyof typeof CHANGES,
    answer: AnswerPress,
  ): Promise<void> {
    const { store, now, wait } = deps
    const { from, to, act } = CHANGES[what]
    if (broadcast?.startedAt === undefined || !from.some((state) => state === broadcast.state))
      return answerStale(deps, ctx, id, answer)
    // One that is held would go on by itself; any other stands already.
    if (what === 'pause' && broadcast.state === 'paused' && broadcast.heldBy === undefined)
      return answerStale(deps, ctx, id, answer)
    if (what === 'resume' && broadcast.state === 'stopped') {
      // While it stands: running with its failures still counted it would be stopped again.
      while ((await store.retryFailed(id, now(), RETRIED_AT_ONCE)) > 0) await wait(0)
    }
    if (!(await stillMay(deps, ctx))) return answerStale(deps, ctx, id, answer)
    const next = what === 'resume' ? await goOn(deps, broadcast) : { state: to, heldBy: undefined }
    const changed = await store.changeBroadcast(id, [...from], next)
    if (changed === undefined) return answerStale(deps, ctx, id, answer)
    await tell(ctx, changed, act)
    tellAuthor(deps, ctx, changed, DONE[what])
    if (changed.state !== 'paused') runBroadcasts()
    await answer()
    await showPressed(deps, ctx, id)
  }

  /** What has not begun ends at once. */
  async function unplan(ctx: Ctx, { id, state }: Broadcast, answer: AnswerPress): Promise<void> {
    const { store, now } = deps
    if (!(await stillMay(deps, ctx))) return answerStale(deps, ctx, id, answer)
    const ended = { state: 'cancelled', endedAt: now() } as const
    const changed = await store.changeBroadcast(id, [state], ended)
    if (changed === undefined) return answerStale(deps, ctx, id, answer)
    await tell(ctx, changed, 'broadcast-cancelled')
    tellAuthor(deps, ctx, changed, 'unplanned')
    void takeBackAsked(deps, changed)
    await answer()
    await showPressed(deps, ctx, id)
  }

  /** Whether any editor may end it before it begins: what waits is its author's, while they are an editor. */
  async function isUnplannable(broadcast: Broadcast): Promise<boolean> {
    return broadcast.state === 'scheduled' || (broadcast.state === 'waiting' && (await isOrphan(broadcast)))
  }

  async function isOrphan({ authorId }: Broadcast): Promise<boolean> {
    return !(await editorIds(deps)).includes(authorId)
  }

  async function tell(ctx: Ctx, changed: Broadcast, act: AuditAct): Promise<void> {
    deps.log.info('broadcast-changed', { broadcast: changed.id, state: changed.state })
    await noteBroadcast(deps, ctx, act, changed)
  }

  async function list(ctx: Ctx, page: number): Promise<void> {
    const { chatId, locale } = await readerOf(deps, ctx)
    const end = (page + 1) * PAGE_SIZE
    const listed = await listBroadcasts(deps)
    const lines = await Promise.all(
      listed.slice(page * PAGE_SIZE, end).map(async ({ broadcast, group }) => ({
        ...(await courseView(deps, broadcast, chatId)),
        group,
      })),
    )
    await show(deps, ctx, renderBroadcastList(lines, { page, hasNext: listed.length > end }, locale))
  }
}

function isListed({ state, startedAt }: Broadcast): boolean {
  return startedAt !== undefined || state === 'scheduled' || state === 'waiting'
}
