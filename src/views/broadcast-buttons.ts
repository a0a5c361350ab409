// What can be done about a broadcast as it stands: the buttons of its card. They decide nothing: rights are checked where they lead.
import type { Broadcast } from '#domain/broadcast'
import { canCorrect, canRecall, recallOf } from '#domain/revision'
import type { Locale } from '#locale'
import type { ProgressView } from './broadcast-progress.ts'
import { broadcastButton } from './broadcast-words.ts'
import { deskButton } from './desk-buttons.ts'
import type { Button, Keyboard } from './message.ts'

/** On with it, or not; before it began what its author, or an owner for them, can still change. */
export function stateButtons(view: ProgressView, locale: Locale): Keyboard {
  const { broadcast, isOrphan } = view
  const { id, state, heldBy } = broadcast
  const cancel = broadcastButton(locale.text('button-cancel'), 'cancel', id)
  if (state === 'scheduled' || (state === 'waiting' && isOrphan)) return [...plannedButtons(view, locale), [cancel]]
  // What is held goes on by itself: not to have that is to pause it.
  if (state === 'running' || (state === 'paused' && heldBy !== undefined))
    return [[broadcastButton(locale.text('button-broadcast-pause'), 'pause', id), cancel]]
  if (state === 'paused' || state === 'stopped')
    return [[broadcastButton(locale.text('button-broadcast-resume'), 'resume', id), cancel]]
  return []
}

function plannedButtons({ broadcast, isOrphan, isOwn, isOwner, approvals }: ProgressView, locale: Locale): Keyboard {
  const { id, lateAt } = broadcast
  const preview = broadcastButton(locale.text('button-preview'), 'preview', id)
  if (isOrphan)
    return [...(isOwner ? [[broadcastButton(locale.text('button-take-over'), 'take-over', id)]] : []), [preview]]
  if (!isOwn) return [[preview]]
  // What others approved for its time has to be approved for another one: that way leads through the draft.
  const mayStart = lateAt !== undefined || approvals === 0
  const now = broadcastButton(locale.text('button-send-now'), lateAt === undefined ? 'start' : 'overdue', id)
  return [
    [preview, broadcastButton(locale.text('button-edit'), 'withdraw', id)],
    [broadcastButton(locale.text('button-new-time'), 'retime', id), ...(mayStart ? [now] : [])],
  ]
}

/** Who did what with it: a message of its own. */
export function historyButton({ id }: Pick<Broadcast, 'id'>, locale: Locale): Button {
  return deskButton(locale.text('button-history'), 'history', id)
}

/** Recall and Correct, while they can be done and were not done. */
export function changeButtons({ broadcast, tally, revisions, at }: ProgressView, locale: Locale): Keyboard {
  if (recallOf(revisions) !== undefined) return []
  const { id, state } = broadcast
  const isIdle = (state === 'done' || state === 'cancelled') && tally.sent === 0
  if (isIdle) return []
  const buttons: Button[] = [
    ...(canRecall(broadcast, at) ? [broadcastButton(locale.text('button-recall'), 'recall', id)] : []),
    ...(canCorrect(broadcast, at) ? [broadcastButton(locale.text('button-correct'), 'correct', id)] : []),
  ]
  return buttons.length === 0 ? [] : [buttons]
}
