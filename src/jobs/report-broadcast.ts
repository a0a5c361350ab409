// The words of a broadcast that nobody asked for just then: to its author when it is over, to every owner when it was
// stopped. An owner who cannot be reached keeps nobody else from being told.
import type { Deps } from '#deps'
import type { Broadcast } from '#domain/broadcast'
import { describeError } from '#log'
import { renderReport, renderStopped } from '#views/broadcast-progress'
import { localeOf, progressView } from './show-progress.ts'

type World = Pick<Deps, 'store' | 'telegram' | 'locales' | 'settings' | 'now' | 'log'>

/** What came of it, to the author. */
export async function reportBroadcast(deps: World, broadcast: Broadcast): Promise<void> {
  const view = await progressView(deps, broadcast)
  const locale = await localeOf(deps, broadcast.authorId)
  const outcome = await deps.telegram.send(broadcast.authorId, renderReport(view, locale))
  if (outcome.kind !== 'sent') deps.log.warn('report-not-sent', { broadcast: broadcast.id, outcome: outcome.kind })
}

/** That it was stopped, and why, to all owners at once. */
export async function alertOwners(deps: World, broadcast: Broadcast): Promise<void> {
  const view = await progressView(deps, broadcast)
  const tell = async (ownerId: number) => {
    try {
      const outcome = await deps.telegram.send(ownerId, renderStopped(view, await localeOf(deps, ownerId)))
      if (outcome.kind !== 'sent')
        deps.log.warn('owner-not-alerted', { broadcast: broadcast.id, outcome: outcome.kind })
    } catch (error) {
      deps.log.error('owner-not-alerted', { broadcast: broadcast.id, error: describeError(error) })
    }
  }
  await Promise.all(deps.settings.ownerIds.map(tell))
}
