// The moment a broadcast is let go: what may keep it back, and the record of it. Who may let it go is decided elsewhere.
import type { Deps } from '#deps'
import type { Broadcast } from '#domain/broadcast'
import { stampOf } from '#domain/broadcast-change'
import { showOthers } from '#features/broadcast-card'
import { noteAct } from '#features/rights'
import { tellAuthor } from '#features/tell-author'
import { basisOf, isArticled } from '#jobs/broadcast-basis'
import { closeOffers } from '#jobs/propose-breaking'
import type { Ctx } from './context.ts'

/** `changed`: readers would get something else than was shown. `time-over`: it was to start at a time that has passed. */
type Obstacle = 'withdrawn' | 'changed' | 'time-over'

/** What keeps back what was shown as `stamp` (`stampOf`); undefined: nothing. */
export async function obstacleOf(deps: Deps, broadcast: Broadcast, stamp: string): Promise<Obstacle | undefined> {
  const { content, startAt } = broadcast
  const basis = await basisOf(deps, content)
  if (basis === undefined) return 'withdrawn'
  if (stampOf(broadcast, basis) !== stamp) return 'changed'
  return startAt !== undefined && startAt <= deps.now() ? 'time-over' : undefined
}

/** Writes down that it was started, or is to start at its time, and which articles are the same one by its author's word. */
export async function noteLaunch(deps: Deps, ctx: Ctx, broadcast: Broadcast): Promise<void> {
  const { id, state, content } = broadcast
  const act = state === 'scheduled' ? 'broadcast-scheduled' : 'broadcast-started'
  const article = content.kind === 'article' ? content.articleId : undefined
  if (isArticled(content) && content.versions)
    await deps.store.confirmTwins([content.articleId, ...Object.values(content.versions)])
  takeUp(deps, broadcast)
  deps.log.info(act, { broadcast: id, content: content.kind, article })
  if (content.kind !== 'correction') return noteAct(deps, ctx, act, id)
  await noteAct(deps, ctx, 'broadcast-corrected', content.of)
  const source = await deps.store.broadcast(content.of)
  if (source === undefined) return
  tellAuthor(deps, ctx, source, 'corrected')
  showOthers(deps, source.id, 0)
}

/** In the background: others may take their time. */
export function takeUp(deps: Deps, broadcast: Broadcast): void {
  void closeOffers(deps, broadcast).catch((error: unknown) =>
    deps.log.warn('card-not-shown', { broadcast: broadcast.id }, error),
  )
}
