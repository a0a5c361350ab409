// What a chat becomes when one of its deliveries ended. Pure: the ledger stores it in the same transaction. `C`: a chat, or
// an engine's record of one.
import type { Instant } from '#domain/article'
import type { Chat } from '#domain/chat'
import type { Delivery, Shown } from '#domain/delivery'

/** Articles that wait for a chat's next digest, at most. */
export const MOST_HELD = 20

/** Whether it can make a difference to its chat at all: of what it cannot, the chat need not be looked at. */
export function touchesChat({ task, state }: Delivery, shown: Shown | undefined): boolean {
  return shown !== undefined || (task.kind === 'alert' && state === 'sent') || task.kind === 'catch-up'
}

/** The chat after `settled` ended at `at` and showed `shown`; the same object where nothing changes. */
export function afterSettled<C extends Chat>(chat: C, settled: Delivery, shown: Shown | undefined, at: Instant): C {
  const isSent = settled.state === 'sent'
  let next = chat
  if (shown?.kind === 'held' && settled.state === 'expired') next = hold(next, shown.articleId)
  if (shown?.kind === 'alert' && isSent) next = countAlert(next, shown.date)
  if (settled.task.kind === 'alert' && isSent) next = release(next, [settled.task.articleId])
  if (shown?.kind === 'digest' && isSent) {
    next = release(next, shown.heldIds)
    // A share of a digest has its window from the one it is a share of.
    if (settled.task.kind === 'digest' && settled.task.share === undefined) next = moveAnchor(next, settled.task.slotAt)
    if (settled.task.kind === 'catch-up') next = afterCatchUp(next, shown.digest.untilAt, [])
  }
  if (isPauseOver(chat, settled, shown, at)) {
    next = { ...next }
    delete next.pause
  }
  return next
}

/** The chat after it was shown what it missed until `until`, these held ones among it. */
export function afterCatchUp<C extends Chat>(chat: C, until: Instant, heldIds: string[]): C {
  return moveAnchor(release(chat, heldIds), until)
}

/**
 * A pause ends with its catch-up: by being shown, whatever the hour, else once its time has passed, however the catch-up
 * ended. Another pause than the one it was for goes on.
 */
function isPauseOver({ pause }: Chat, { task, state }: Delivery, shown: Shown | undefined, at: Instant): boolean {
  if (task.kind !== 'catch-up' || pause?.fromAt !== task.fromAt || state === 'pending') return false
  return at >= pause.untilAt || (state === 'sent' && shown?.kind === 'digest')
}

function moveAnchor<C extends Chat>(chat: C, until: Instant): C {
  return { ...chat, digestedUntil: Math.max(until, chat.digestedUntil ?? until) }
}

function hold<C extends Chat>(chat: C, articleId: string): C {
  const others = (chat.held ?? []).filter((id) => id !== articleId)
  return { ...chat, held: [...others, articleId].slice(-MOST_HELD) }
}

function release<C extends Chat>(chat: C, ids: string[]): C {
  if (chat.held === undefined || ids.length === 0) return chat
  const left = chat.held.filter((id) => !ids.includes(id))
  const next: C = { ...chat, held: left }
  if (left.length === 0) delete next.held
  return next
}

function countAlert<C extends Chat>(chat: C, date: string): C {
  const count = chat.alertsSent?.date === date ? chat.alertsSent.count + 1 : 1
  return { ...chat, alertsSent: { date, count } }
}
