// The live card of a broadcast, in its author's chat while they are an editor. It sends no new message and changes no broadcast.
import type { Deps } from '#deps'
import type { Instant } from '#domain/article'
import { type Broadcast, countEnded, type Tally } from '#domain/broadcast'
import type { Locale } from '#locale'
import { renderProgress } from '#views/broadcast-progress'
import { waitingCard } from './broadcast-approval.ts'
import { progressView } from './progress-view.ts'
import { editorIds } from './tell-editors.ts'

type World = Pick<Deps, 'store' | 'telegram' | 'locales' | 'settings' | 'now'>

/** Telegram would count quicker edits against the messages that are sent. */
const EDIT_EVERY_MS = 5000
/** Over a longer gap (a pause, a restart) a rate would say nothing. */
const LONGEST_GAP_MS = 3 * EDIT_EVERY_MS
/** A state that changes while the card is edited is shown by one more edit. */
const MOST_EDITS = 3

/** The language a person is written to when they have not just spoken. */
export async function localeOf({ store, locales, settings }: World, chatId: number): Promise<Locale> {
  return locales.of((await store.chat(chatId))?.language ?? settings.defaultLanguage)
}

/**
 * Edits the card until it shows the state the broadcast is in: a press and the job may both be at it. `known`: its rate and
 * its recipients, where they are known already. Gives the recipients it showed.
 */
export async function showProgress(
  deps: World,
  id: string,
  known: { ratePerSecond?: number | undefined; total?: number | undefined } = {},
): Promise<number | undefined> {
  const { ratePerSecond } = known
  let { total } = known
  for (let edits = 0; edits < MOST_EDITS; edits += 1) {
    const broadcast = await deps.store.broadcast(id)
    if (broadcast?.cardId === undefined || !(await editorIds(deps)).includes(broadcast.authorId)) return total
    const progress = async () => {
      const view = await progressView(deps, broadcast, broadcast.authorId, total)
      total = view.total
      const locale = await localeOf(deps, broadcast.authorId)
      return renderProgress({ ...view, ...(ratePerSecond === undefined ? {} : { ratePerSecond }) }, locale)
    }
    const card = broadcast.state === 'waiting' ? await waitingCard(deps, broadcast) : await progress()
    await deps.telegram.edit(broadcast.authorId, broadcast.cardId, card)
    const after = await deps.store.broadcast(id)
    if (after?.state === broadcast.state && after.endedAt === broadcast.endedAt) return total
  }
  return total
}

export type ProgressCards = {
  /** Edits the card of a running one when it is due and something moved. Waits for nothing, rejects never. */
  refresh(broadcast: Broadcast, tally: Tally): void
  /** Edits it once more, whatever is due. */
  close(id: string): Promise<void>
}

/** The cards of this process. After a restart each goes on with its next edit. */
export function createProgressCards(deps: World & Pick<Deps, 'log'>): ProgressCards {
  const edited = new Map<string, { at: Instant; ended: number }>()
  // Counting anew at every edit would go through all chats every few seconds.
  const totals = new Map<string, number>()
  const underWay = new Set<string>()

  const edit = async (id: string, ratePerSecond?: number) => {
    underWay.add(id)
    try {
      const total = await showProgress(deps, id, { ratePerSecond, total: totals.get(id) })
      if (total !== undefined) totals.set(id, total)
    } catch (error) {
      deps.log.warn('card-not-shown', { broadcast: id }, error)
    } finally {
      underWay.delete(id)
    }
  }

  return {
    refresh: (broadcast, tally) => {
      const { id, startedAt } = broadcast
      const at = deps.now()
      const last = edited.get(id) ?? { at: startedAt ?? at, ended: 0 }
      const ended = countEnded(tally)
      if (underWay.has(id) || at - last.at < EDIT_EVERY_MS || ended === last.ended) return
      edited.set(id, { at, ended })
      const gapMs = at - last.at
      void edit(id, gapMs > LONGEST_GAP_MS ? undefined : ((ended - last.ended) * 1000) / gapMs)
    },
    close: async (id) => {
      edited.delete(id)
      await edit(id)
      totals.delete(id)
    },
  }
}
