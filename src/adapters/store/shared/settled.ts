// What a chat becomes when one of its deliveries ended. Pure: the ledger stores it in the same transaction. `C`: a chat, or
// an engine's record of one.
import type { Instant } from '#domain/article'
import type { Chat } from '#domain/chat'
import type { Delivery, DeliveryTask, ShareTask, Shown } from '#domain/delivery'
import { owedAfterShare, owedAfterSplit } from '#domain/owed'

/** Articles that wait for a chat's next digest, at most. */
export const MOST_HELD = 20

/** Whether it can make a difference to its chat at all: of what it cannot, the chat need not be looked at. */
export function touchesChat({ task, state }: Delivery, shown: Shown | undefined): boolean {
  if (shown !== undefined || task.kind === 'catch-up') return true
  return state === 'sent' && (task.kind === 'alert' || isShare(task))
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
    if (settled.task.kind === 'digest' && !isShare(settled.task)) next = moveAnchor(next, settled.task.slotAt)
    if (settled.task.kind === 'catch-up') next = afterCatchUp(next, shown.digest.untilAt, [])
  }
  if (shown?.kind === 'split' && isSent) {
    const { shares, window } = shown
    const sections = shares.map(({ share }) => share.sections)
    next = owing(moveAnchor(next, window.untilAt), owedAfterSplit(chat, sections, window))
  }
  if (isShare(settled.task) && isSent) {
    next = owing(next, owedAfterShare(next, settled.task.share.sections, settled.task.slotAt))
  }
  if (isPauseOver(chat, settled, shown, at)) {
    next = { ...next }
    delete next.pause
  }
  return next
}

/** The shares `settled` was split into, to be written down with its end; each has its slot once. */
export function sharesOf({ chatId, state }: Delivery, shown: Shown | undefined, at: Instant) {
  if (shown?.kind !== 'split' || state !== 'sent') return []
  return shown.shares.map((task) => {
    return { key: `digest:${chatId}:${task.slotKey}`, chatId, task, queuedAt: at, notBeforeAt: at }
  })
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

function isShare(task: DeliveryTask): task is ShareTask {
  return task.kind === 'digest' && task.share !== undefined
}

/** All there was has come, whatever its section. */
function moveAnchor<C extends Chat>(chat: C, until: Instant): C {
  return owing({ ...chat, digestedUntil: Math.max(until, chat.digestedUntil ?? until) }, {})
}

function owing<C extends Chat>(chat: C, owed: Record<string, Instant>): C {
  const next: C = { ...chat, owed }
  if (Object.keys(owed).length === 0) delete next.owed
  return next
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
