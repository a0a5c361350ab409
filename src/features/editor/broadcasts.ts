// /broadcasts: what runs, waits, is planned and was sent; each opens its card, where it is paused, resumed, cancelled.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import type { Broadcast, BroadcastState } from '#domain/broadcast'
import type { AuditAct } from '#domain/editor'
import { answerStale, openCard, showPressed } from '#features/broadcast-card'
import { listBroadcasts } from '#features/broadcast-listing'
import { type AnswerPress, type Ctx, onPress, readerOf, show } from '#features/context'
import { isEditor, noteAct } from '#features/rights'
import { progressView } from '#jobs/progress-view'
import { renderBroadcastList } from '#views/broadcast-list'

const PAGE_SIZE = 5
const LAST_PAGE = 50
const RETRIED_AT_ONCE = 500

type Change = { from: BroadcastState[]; to: BroadcastState; act: AuditAct }
const CHANGES = {
  pause: { from: ['running'], to: 'paused', act: 'broadcast-paused' },
  resume: { from: ['paused', 'stopped'], to: 'running', act: 'broadcast-resumed' },
  cancel: { from: ['running', 'paused', 'stopped'], to: 'cancelled', act: 'broadcast-cancelled' },
} as const satisfies Record<string, Change>

/** `runBroadcasts` begins at once what goes on, and ends what was cancelled. */
export function broadcasts(deps: Deps, runBroadcasts: () => void): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  const own = composer.filter((ctx) => isEditor(deps, ctx))
  own.command('broadcasts', (ctx) => list(ctx, 0))
  onPress(
    own,
    deps,
    (action) => (action.kind === 'broadcast' && action.what === 'list' ? Number(action.value) : undefined),
    async (ctx, page, answer) => {
      if (!Number.isInteger(page) || page < 0 || page > LAST_PAGE) return answerStale(deps, ctx, '0', answer)
      await list(ctx, page)
    },
  )
  onPress(
    own,
    deps,
    (action) => (action.kind === 'broadcast' && action.what === 'show' ? action.id : undefined),
    async (ctx, id, answer) => {
      const broadcast = await deps.store.broadcast(id)
      if (broadcast === undefined || !isListed(broadcast)) return answerStale(deps, ctx, id, answer)
      await openCard(deps, ctx, broadcast)
    },
  )
  onPress(
    own,
    deps,
    (action) =>
      action.kind === 'broadcast' && (action.what === 'pause' || action.what === 'resume' || action.what === 'cancel')
        ? { id: action.id, what: action.what }
        : undefined,
    async (ctx, { id, what }, answer) => {
      const broadcast = await deps.store.broadcast(id)
      if (what === 'cancel' && broadcast?.state === 'scheduled') return unplan(ctx, id, answer)
      await change(ctx, broadcast, id, what, answer)
    },
  )
  return composer

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
    if (what === 'resume' && broadcast.state === 'stopped') {
      // While it stands: running with its failures still counted it would be stopped again.
      while ((await store.retryFailed(id, now(), RETRIED_AT_ONCE)) > 0) await wait(0)
    }
    if (!(await mayAct(ctx))) return answerStale(deps, ctx, id, answer)
    if (!(await store.changeBroadcast(id, [...from], { state: to, heldBy: undefined })))
      return answerStale(deps, ctx, id, answer)
    await tell(ctx, id, to, act)
    if (to !== 'paused') runBroadcasts()
    await answer()
    await showPressed(deps, ctx, id)
  }

  /** What has not begun ends at once. */
  async function unplan(ctx: Ctx, id: string, answer: AnswerPress): Promise<void> {
    const { store, now } = deps
    if (!(await mayAct(ctx))) return answerStale(deps, ctx, id, answer)
    const ended = { state: 'cancelled', endedAt: now() } as const
    if (!(await store.changeBroadcast(id, ['scheduled'], ended))) return answerStale(deps, ctx, id, answer)
    await tell(ctx, id, 'cancelled', 'broadcast-cancelled')
    await answer()
    await showPressed(deps, ctx, id)
  }

  /** Asked again where the act happens. */
  async function mayAct(ctx: Ctx): Promise<boolean> {
    if (await isEditor(deps, ctx)) return true
    await noteAct(deps, ctx, 'refused', 'broadcast')
    return false
  }

  async function tell(ctx: Ctx, id: string, state: BroadcastState, act: AuditAct): Promise<void> {
    deps.log.info('broadcast-changed', { broadcast: id, state })
    await noteAct(deps, ctx, act, id)
  }

  async function list(ctx: Ctx, page: number): Promise<void> {
    const { chatId, locale } = await readerOf(deps, ctx)
    const end = (page + 1) * PAGE_SIZE
    const listed = await listBroadcasts(deps)
    const lines = await Promise.all(
      listed.slice(page * PAGE_SIZE, end).map(async ({ broadcast, group }) => ({
        ...(await progressView(deps, broadcast, chatId)),
        group,
      })),
    )
    await show(deps, ctx, renderBroadcastList(lines, { page, hasNext: listed.length > end }, locale))
  }
}

function isListed({ state, startedAt }: Broadcast): boolean {
  return startedAt !== undefined || state === 'scheduled' || state === 'waiting'
}
