// /broadcasts: what runs and what was sent, newest first; each opens its card, where it is paused, resumed, cancelled.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import type { Broadcast, BroadcastState } from '#domain/broadcast'
import { answerStale, openCard, showPressed } from '#features/broadcast-card'
import { type AnswerPress, type Ctx, onPress, readerOf, show } from '#features/context'
import { isEditor } from '#features/rights'
import { progressView } from '#jobs/show-progress'
import { renderBroadcastList } from '#views/broadcast-progress'

const PAGE_SIZE = 5
const LAST_PAGE = 50
const LISTED_AT_ONCE = 100
const RETRIED_AT_ONCE = 500

const CHANGES = {
  pause: { from: ['running'], to: 'paused' },
  resume: { from: ['paused', 'stopped'], to: 'running' },
  cancel: { from: ['running', 'paused', 'stopped'], to: 'cancelled' },
} as const satisfies Record<string, { from: BroadcastState[]; to: BroadcastState }>

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
      if (!Number.isInteger(page) || page > LAST_PAGE) return answerStale(deps, ctx, '0', answer)
      await list(ctx, page)
    },
  )
  onPress(
    own,
    deps,
    (action) => (action.kind === 'broadcast' && action.what === 'show' ? action.id : undefined),
    async (ctx, id, answer) => {
      const broadcast = await deps.store.broadcast(id)
      if (broadcast?.startedAt === undefined) return answerStale(deps, ctx, id, answer)
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
    (ctx, { id, what }, answer) => change(ctx, id, what, answer),
  )
  return composer

  async function change(ctx: Ctx, id: string, what: keyof typeof CHANGES, answer: AnswerPress): Promise<void> {
    const { store, now, wait, log } = deps
    const broadcast = await store.broadcast(id)
    const { from, to } = CHANGES[what]
    if (broadcast?.startedAt === undefined || !from.some((state) => state === broadcast.state))
      return answerStale(deps, ctx, id, answer)
    if (what === 'resume' && broadcast.state === 'stopped') {
      // While it stands: running with its failures still counted it would be stopped again.
      while ((await store.retryFailed(id, now(), RETRIED_AT_ONCE)) > 0) await wait(0)
    }
    if (!isEditor(deps, ctx)) return answerStale(deps, ctx, id, answer)
    if (!(await store.changeBroadcast(id, [...from], { state: to }))) return answerStale(deps, ctx, id, answer)
    log.info('broadcast-changed', { broadcast: id, state: to })
    if (to !== 'paused') runBroadcasts()
    await answer()
    await showPressed(deps, ctx, id)
  }

  async function list(ctx: Ctx, page: number): Promise<void> {
    const { settings, locale } = await readerOf(deps, ctx)
    const end = (page + 1) * PAGE_SIZE
    const started = await listStarted(end + 1)
    const lines = await Promise.all(
      started.slice(page * PAGE_SIZE, end).map(async (broadcast) => ({
        ...(await progressView(deps, broadcast)),
        startedAt: broadcast.startedAt,
      })),
    )
    const turn = { page, hasNext: started.length > end, zone: settings.zone }
    await show(deps, ctx, renderBroadcastList(lines, turn, locale))
  }

  /** The newest that were sent; cancelled drafts never were. */
  async function listStarted(limit: number): Promise<(Broadcast & { startedAt: number })[]> {
    const started: (Broadcast & { startedAt: number })[] = []
    let cursor: string | undefined
    do {
      const listing = await deps.store.listBroadcasts(LISTED_AT_ONCE, cursor)
      started.push(
        ...listing.items.flatMap((one) => (one.startedAt === undefined ? [] : { ...one, startedAt: one.startedAt })),
      )
      cursor = listing.next
    } while (cursor !== undefined && started.length < limit)
    return started.slice(0, limit)
  }
}
