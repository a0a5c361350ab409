// The moment a broadcast is let go: what may keep it back, and the record of it. Who may let it go is decided elsewhere.
import type { Deps } from '#deps'
import type { Broadcast } from '#domain/broadcast'
import { articlesOf, isArticled } from '#features/broadcast-preview'
import { noteAct } from '#features/rights'
import type { Ctx } from './context.ts'

/** `time-over`: it was to start at a time that has passed. */
type Obstacle = 'withdrawn' | 'time-over'

/**
 * What keeps it back; undefined: nothing. An article that was corrected since the preview goes out as it is now, one that
 * was withdrawn does not.
 */
export async function obstacleOf(deps: Deps, { content, startAt }: Broadcast): Promise<Obstacle | undefined> {
  if (isArticled(content) && (await articlesOf(deps, content)) === undefined) return 'withdrawn'
  return startAt !== undefined && startAt <= deps.now() ? 'time-over' : undefined
}

/** Writes down that it was started, or is to start at its time. */
export async function noteLaunch(deps: Deps, ctx: Ctx, { id, state, content }: Broadcast): Promise<void> {
  const act = state === 'scheduled' ? 'broadcast-scheduled' : 'broadcast-started'
  deps.log.info(act, { broadcast: id, content: content.kind })
  await (content.kind === 'correction'
    ? noteAct(deps, ctx, 'broadcast-corrected', content.of)
    : noteAct(deps, ctx, act, id))
}
