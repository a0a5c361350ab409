// The words of a broadcast that nobody asked for just then: to its author when it is over, to the owners too when it was
// stopped or could not start. One who cannot be reached keeps nobody else from being told.
import type { Deps } from '#deps'
import { countingApprovals } from '#domain/approval'
import type { Broadcast } from '#domain/broadcast'
import { stampOf } from '#domain/broadcast-change'
import type { Locale } from '#locale'
import { renderDelay, renderNewWords, renderNotStarted, renderReport, renderStopped } from '#views/broadcast-report'
import type { Message } from '#views/message'
import { basisOf, isArticled } from './broadcast-basis.ts'
import { progressView, titleOf } from './progress-view.ts'
import { localeOf } from './show-progress.ts'
import type { Delay, Hindrance } from './start-broadcasts.ts'
import { editorIds } from './tell-editors.ts'

type World = Pick<Deps, 'store' | 'telegram' | 'locales' | 'settings' | 'now' | 'log'>

/**
 * What came of it, to its author, or to the owners where they are no editor any more. `mark` runs just before it leaves; where
 * that is false nothing is told, and so is the answer.
 */
export async function reportBroadcast(
  deps: World,
  broadcast: Broadcast,
  mark: () => Promise<boolean>,
): Promise<boolean> {
  const view = await progressView(deps, broadcast)
  const to = await authorOrOwners(deps, broadcast)
  if (!(await mark())) return false
  await tellAll(deps, broadcast, to, (locale) => renderReport(view, locale))
  return true
}

/** That it was stopped, and why, to its author and all owners at once. */
export async function alertStopped(deps: World, broadcast: Broadcast): Promise<void> {
  const view = await progressView(deps, broadcast)
  const author = await authorOrOwners(deps, broadcast)
  await tellAll(deps, broadcast, [...author, ...deps.settings.ownerIds], (locale) => renderStopped(view, locale))
}

/** That it did not start: to its author, or to the owners where the author is no editor any more. */
export async function reportNotStarted(deps: World, broadcast: Broadcast, hindrance: Hindrance): Promise<void> {
  const title = await titleOf(deps, broadcast)
  const to = hindrance === 'author' ? deps.settings.ownerIds : [broadcast.authorId]
  await tellAll(deps, broadcast, to, (locale) => renderNotStarted(broadcast, hindrance, title, locale))
}

/** That it did not start and is its author's to decide; false when they could not be told and may be later. */
export async function reportDelay(deps: World, broadcast: Broadcast, delay: Delay): Promise<boolean> {
  const { authorId } = broadcast
  const { approvals, zone } = await progressView(deps, broadcast)
  const title = await titleOf(deps, broadcast)
  const given = delay === 'changed' ? 0 : countingApprovals(broadcast, await editorIds(deps)).length
  const locale = await localeOf(deps, authorId)
  const card = renderDelay(broadcast, delay, { title, zone, given, approvals }, locale)
  const { kind } = await deps.telegram.send(authorId, card)
  if (kind !== 'sent') deps.log.warn('editor-not-told', { broadcast: broadcast.id, outcome: kind })
  // What may have arrived is not asked twice: the broadcast stands in /broadcasts, too.
  return kind !== 'retry'
}

/** That it goes out with other words than its author was shown, as its article was corrected since; else nothing. */
export async function reportNewWords(deps: World, broadcast: Broadcast): Promise<void> {
  const { content, shown, authorId } = broadcast
  const basis = isArticled(content) ? await basisOf(deps, content) : undefined
  if (basis === undefined || shown === undefined || shown === stampOf(broadcast, basis)) return
  const title = await titleOf(deps, broadcast)
  await tellAll(deps, broadcast, [authorId], (locale) => renderNewWords(broadcast, title, locale))
}

async function authorOrOwners(deps: World, { authorId }: Broadcast): Promise<number[]> {
  return (await editorIds(deps)).includes(authorId) ? [authorId] : deps.settings.ownerIds
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
      log.error('editor-not-told', { broadcast: id }, error)
    }
  }
  await Promise.all([...new Set(chatIds)].map(tell))
}
