// One that was to go out while the bot was off: its author lets it go after all. The job starts it, as any other.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import { versionOf } from '#domain/broadcast-change'
import { isLate } from '#domain/broadcast-turn'
import { answerStale, ownOf, showPressed } from '#features/broadcast-card'
import { type Ctx, onPress } from '#features/context'
import { noteBroadcast, stillMay } from '#features/rights'

/** `runBroadcasts` begins at once what was let go. */
export function overdue(deps: Deps, runBroadcasts: () => void): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'broadcast' && action.what === 'overdue' ? action.id : undefined),
    async (ctx, id, answer) => {
      const found = await ownOf(deps, ctx, id, ['scheduled'])
      if (!found || !isLate(found, deps.now()) || !(await stillMay(deps, ctx)))
        return answerStale(deps, ctx, id, answer)
      const change = { startAt: deps.now(), lateAt: undefined }
      const changed = await deps.store.changeBroadcast(id, ['scheduled'], change, { version: versionOf(found) })
      if (!changed) return answerStale(deps, ctx, id, answer)
      await noteBroadcast(deps, ctx, 'broadcast-scheduled', changed)
      runBroadcasts()
      await answer()
      await showPressed(deps, ctx, id)
    },
  )
  return composer
}
