// A broadcast that waits for other editors: the author's card, and the card each of the others gets under the preview.
// People are ids in it, never names.
import type { AlertLevel } from '#domain/alert'
import type { BroadcastState } from '#domain/broadcast'
import type { Locale } from '#locale'
import { historyButton } from './broadcast-buttons.ts'
import { dropButton } from './broadcast-draft.ts'
import { type Reach, reachText } from './broadcast-send-card.ts'
import { broadcastButton } from './broadcast-words.ts'
import type { Message } from './message.ts'

export type WaitingView = {
  id: string
  /** What the buttons are about: another version of it makes them void. */
  version: number
  reach: Reach
  /** Approvals that count so far. */
  given: number
  /** Offers an owner to let a flash go alone. */
  isReleasable: boolean
}

/** For the author: how many approve so far, and the ways out. */
export function renderWaiting({ id, version, reach, given, isReleasable }: WaitingView, locale: Locale): Message {
  const count = locale.html('broadcast-waiting', { id, given, needed: reach.approvals })
  const release = isReleasable ? [[releaseButton(id, version, locale)]] : []
  return {
    html: [count, reachText(reach, locale)].join('\n\n'),
    keyboard: [
      ...release,
      [
        ...(reach.others > 0 ? [broadcastButton(locale.text('button-again'), 'again', id)] : []),
        broadcastButton(locale.text('button-withdraw'), 'withdraw', id),
      ],
      [dropButton(id, locale), historyButton({ id }, locale)],
    ],
  }
}

/** For another editor, under the very preview. */
export function renderApproval(view: WaitingView & { authorId: number; level?: AlertLevel }, locale: Locale): Message {
  const { id, version, reach, given, isReleasable, authorId, level } = view
  const ask = locale.html('broadcast-approve-ask', { id, editor: String(authorId), given, needed: reach.approvals })
  return {
    html: [
      ask,
      ...(level === undefined ? [] : [locale.html(`breaking-level-${level}`)]),
      reachText(reach, locale),
    ].join('\n\n'),
    keyboard: [
      [
        broadcastButton(locale.text('button-approve'), 'approve', id, String(version)),
        ...(isReleasable ? [releaseButton(id, version, locale)] : []),
      ],
    ],
  }
}

/** In place of the card once its editor approved. */
export function renderApproved(id: string, given: number, needed: number, locale: Locale): Message {
  return { html: locale.html('broadcast-approved', { id, given, needed }) }
}

/** In place of the card once there is nothing to approve by it: what became of the broadcast. */
export function renderApprovalOver(id: string, state: BroadcastState, locale: Locale): Message {
  return { html: locale.html(`broadcast-approve-${BECAME[state] ?? 'sent'}`, { id }) }
}

const BECAME: Partial<Record<BroadcastState, string>> = {
  waiting: 'renewed',
  draft: 'changed',
  cancelled: 'cancelled',
}

const releaseButton = (id: string, version: number, locale: Locale) =>
  broadcastButton(locale.text('button-release'), 'release', id, String(version))
