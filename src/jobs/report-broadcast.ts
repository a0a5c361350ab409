// The words of a broadcast that nobody asked for just then: to its author when it is over, to the owners too when it was
// stopped or could not start. One who cannot be reached keeps nobody else from being told.
import type { Deps } from '#deps'
import type { Broadcast } from '#domain/broadcast'
import type { Locale } from '#locale'
import { describeError } from '#log'
import { renderNotStarted, renderReport, renderStopped } from '#views/broadcast-report'
import type { Message } from '#views/message'
import { progressView, titleOf } from './progress-view.ts'
import { localeOf } from './show-progress.ts'
import type { Hindrance } from './start-broadcasts.ts'

type World = Pick<Deps, 'store' | 'telegram' | 'locales' | 'settings' | 'now' | 'log'>

/** What came of it, to the author. */
export async function reportBroadcast(deps: World, broadcast: Broadcast): Promise<void> {
  const view = await progressView(deps, broadcast)
  const locale = await localeOf(deps, broadcast.authorId)
  const outcome = await deps.telegram.send(broadcast.authorId, renderReport(view, locale))
  if (outcome.kind !== 'sent') deps.log.warn('report-not-sent', { broadcast: broadcast.id, outcome: outcome.kind })
}

/** That it was stopped, and why, to its author and all owners at once. */
export async function alertStopped(deps: World, broadcast: Broadcast): Promise<void> {
  const view = await progressView(deps, broadcast)
  await tellAll(deps, broadcast, [broadcast.authorId, ...deps.settings.ownerIds], (locale) =>
    renderStopped(view, locale),
  )
}

/** That it did not start: to its author, or to the owners where the author is no editor any more. */
export async function reportNotStarted(deps: World, broadcast: Broadcast, hindrance: Hindrance): Promise<void> {
  const title = await titleOf(deps, broadcast)
  const to = hindrance === 'author' ? deps.settings.ownerIds : [broadcast.authorId]
  await tellAll(deps, broadcast, to, (locale) => renderNotStarted(broadcast, hindrance, title, locale))
}

async function tellAll(
  deps: World,
  { id }: Broadcast,
  chatIds: number[],
  render: (locale: Locale) => Message,
): Promise<void> {
  const { telegram, log } = deps
  const tell = async (chatId: number) => {
    try {
      const outcome = await telegram.send(chatId, render(await localeOf(deps, chatId)))
      if (outcome.kind !== 'sent') log.warn('editor-not-told', { broadcast: id, outcome: outcome.kind })
    } catch (error) {
      log.error('editor-not-told', { broadcast: id, error: describeError(error) })
    }
  }
  await Promise.all([...new Set(chatIds)].map(tell))
}
