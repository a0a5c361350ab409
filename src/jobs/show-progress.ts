// The live cards of a broadcast, in the chats of its author and of whoever else opened one, while they are editors. It sends no
// new message and changes no broadcast.
import type { Deps } from '#deps'
import type { Instant } from '#domain/article'
import { type Broadcast, countEnded, type DeskCard, type Tally } from '#domain/broadcast'
import type { Locale } from '#locale'
import { changeButtons, historyButton } from '#views/broadcast-buttons'
import { type ProgressView, renderProgress } from '#views/broadcast-progress'
import { waitingCard } from './broadcast-approval.ts'
import { progressView, seenBy } from './progress-view.ts'
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

/** What is known of it already, and whose cards are edited: all editors' where neither is named. */
type Showing = {
  ratePerSecond?: number | undefined
  /** Recipients in all. */
  total?: number | undefined
  /** This editor's alone. */
  only?: number
  except?: number
}

/**
 * Edits its cards until they show the state the broadcast is in: a press and the job may both be at it. Gives the recipients
 * they showed.
 */
export async function showProgress(deps: World, id: string, showing: Showing = {}): Promise<number | undefined> {
  let { total } = showing
  for (let edits = 0; edits < MOST_EDITS; edits += 1) {
    const broadcast = await deps.store.broadcast(id)
    const cards = broadcast === undefined ? [] : await cardsOf(deps, broadcast, showing)
    if (broadcast === undefined || cards.length === 0) return total
    const view = await progressView(deps, broadcast, broadcast.authorId, total)
    total = view.total
    await Promise.all(cards.map((card) => editCard(deps, view, card, showing)))
    const after = await deps.store.broadcast(id)
    if (after?.state === broadcast.state && after.endedAt === broadcast.endedAt) return total
  }
  return total
}

/** Those in the chats of who is an editor now. */
async function cardsOf(deps: World, { authorId, cardId, cards = [] }: Broadcast, { only, except }: Showing) {
  const editors = await editorIds(deps)
  const own = cardId === undefined ? [] : [{ editorId: authorId, cardId }]
  return [...own, ...cards].filter(
    ({ editorId }) => editors.includes(editorId) && editorId !== except && (only ?? editorId) === editorId,
  )
}

async function editCard(
  deps: World,
  view: ProgressView,
  { editorId, cardId, isReport }: DeskCard,
  { ratePerSecond }: Showing,
): Promise<void> {
  const { broadcast, revisions } = view
  const { telegram } = deps
  const seen = await seenBy(deps, view, editorId)
  const locale = await localeOf(deps, editorId)
  // A report stays as it was told; what was recalled cannot be recalled from it any more.
  if (isReport) {
    const keyboard = [...changeButtons(seen, locale), [historyButton(broadcast, locale)]]
    if (revisions.length > 0) await telegram.editKeyboard(editorId, cardId, keyboard)
    return
  }
  const isWaitingOwn = broadcast.state === 'waiting' && editorId === broadcast.authorId
  const card = isWaitingOwn
    ? await waitingCard(deps, broadcast)
    : renderProgress({ ...seen, ...(ratePerSecond === undefined ? {} : { ratePerSecond }) }, locale)
  await telegram.edit(editorId, cardId, card)
}

export type ProgressCards = {
  /** Edits the cards of a running one when it is due and something moved. Waits for nothing, rejects never. */
  refresh(broadcast: Broadcast, tally: Tally): void
  /** Edits them once more, whatever is due. */
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
