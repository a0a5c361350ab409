// The words of a broadcast that nobody asked for just then: to its author when it is over, to the owners too when it was
// stopped or could not start. One who cannot be reached keeps nobody else from being told.
import type { Deps } from '#deps'
import { countingApprovals } from '#domain/approval'
import type { Broadcast, DeskCard } from '#domain/broadcast'
import { stampOf } from '#domain/broadcast-change'
import type { Locale } from '#locale'
import { renderProgress } from '#views/broadcast-progress'
import { renderDelay, renderNewWords, renderNotStarted, renderReport, renderStopped } from '#views/broadcast-report'
import type { Message } from '#views/message'
import { basisOf, isArticled } from './broadcast-basis.ts'
import { keepCard } from './live-card.ts'
import { progressView, seenBy, titleOf } from './progress-view.ts'
import { localeOf } from './show-progress.ts'
import type { Delay } from './start-broadcasts.ts'
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
  const render = async (locale: Locale, id: number) => renderReport(await seenBy(deps, view, id), locale)
  const reports = await tellAll(deps, broadcast, to, render)
  await keepCards(
    deps,
    broadcast,
    reports.map((card) => ({ ...card, isReport: true })),
  )
  return true
}

/** That it was stopped, and why, to its author and all owners at once. */
export async function alertStopped(deps: World, broadcast: Broadcast): Promise<void> {
  const view = await progressView(deps, broadcast)
  const author = await authorOrOwners(deps, broadcast)
  const render = async (locale: Locale, id: number) => renderStopped(await seenBy(deps, view, id), locale)
  const cards = await tellAll(deps, broadcast, [...author, ...deps.settings.ownerIds], render)
  await keepCards(
    deps,
    broadcast,
    cards.filter(({ editorId }) => editorId !== broadcast.authorId),
  )
}

/** That it did not start and cannot: to its author, or to the owners where the author is no editor any more. */
export async function reportNotStarted(deps: World, broadcast: Broadcast): Promise<void> {
  const title = await titleOf(deps, broadcast)
  const to = await authorOrOwners(deps, broadcast)
  await tellAll(deps, broadcast, to, (locale) => renderNotStarted(broadcast, title, locale))
}

/** To every owner: the card of one whose author is no editor any more. Who cannot be reached finds it in /broadcasts. */
export async function offerToOwners(deps: World, broadcast: Broadcast): Promise<void> {
  const view = await progressView(deps, broadcast)
  const render = async (locale: Locale, id: number) => renderProgress(await seenBy(deps, view, id), locale)
  await keepCards(deps, broadcast, await tellAll(deps, broadcast, deps.settings.ownerIds, render))
}

/** That it did not start and is its author's to decide; false when they could not be told and may be later. */
export async function reportDelay(deps: World, broadcast: Broadcast, delay: Delay): Promise<boolean> {
  const { authorId } = broadcast
  if (delay === 'orphan') {
    await offerToOwners(deps, { ...broadcast, lateAt: deps.now() })
    return true
  }
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

/** Never rejects: what was told is not told again because nobody could note where. */
async function keepCards(deps: World, { id }: Broadcast, cards: DeskCard[]): Promise<void> {
  try {
    for (const card of cards) await keepCard(deps, id, card)
  } catch (error) {
    deps.log.warn('cards-not-kept', { broadcast: id }, error)
  }
}

async function authorOrOwners(deps: World, { authorId }: Broadcast): Promise<number[]> {
  return (await editorIds(deps)).includes(authorId) ? [authorId] : deps.settings.ownerIds
}

/** The messages that arrived. */
async function tellAll(
  deps: World,
  { id }: Broadcast,
  chatIds: number[],
  render: (locale: Locale, editorId: number) => Message | Promise<Message>,
): Promise<DeskCard[]> {
  const { telegram, log } = deps
  const tell = async (chatId: number): Promise<DeskCard[]> => {
    try {
      const outcome = await telegram.send(chatId, await render(await localeOf(deps, chatId), chatId))
      if (outcome.kind === 'sent') return [{ editorId: chatId, cardId: outcome.messageId }]
      log.warn('editor-not-told', { broadcast: id, outcome: outcome.kind })
    } catch (error) {
      log.error('editor-not-told', { broadcast: id }, error)
    }
    return []
  }
  return (await Promise.all([...new Set(chatIds)].map(tell))).flat()
}
