// What a chat's record becomes when one of its deliveries ended. Pure: the ledger stores it in the same transaction.
import type { Instant } from '#domain/article'
import type { Delivery, Shown } from '#domain/delivery'
import type { ChatRecord } from './records.ts'

/** Articles that wait for a chat's next digest, at most. */
export const MOST_HELD = 20

/** The chat after `settled` ended at `at` and showed `shown`; the same object where nothing changes. */
export function afterSettled(chat: ChatRecord, settled: Delivery, shown: Shown | undefined, at: Instant): ChatRecord {
  const isSent = settled.state === 'sent'
  let next = chat
  if (shown?.kind === 'held' && settled.state === 'expired') next = hold(next, shown.articleId)
  if (shown?.kind === 'alert' && isSent) next = countAlert(next, shown.date)
  if (settled.task.kind === 'alert' && isSent) next = release(next, [settled.task.articleId])
  if (shown?.kind === 'digest' && isSent) {
    next = release(next, shown.heldIds)
    if (settled.task.kind === 'digest') next = moveAnchor(next, settled.task.slotAt)
    if (settled.task.kind === 'catch-up') next = afterCatchUp(next, shown.digest.untilAt, [])
  }
  if (isPauseOver(chat, settled, shown, at)) {
    const { pause: _over, ...resumed } = next
    next = resumed
  }
  return next
}

/** The chat after it was shown what it missed until `until`, these held ones among it. */
export function afterCatchUp(chat: ChatRecord, until: Instant, heldIds: string[]): ChatRecord {
  return moveAnchor(release(chat, heldIds), until)
}

/**
 * A pause ends with its catch-up: by being shown, whatever the hour, else once its time has passed, however the catch-up
 * ended. Another pause than the one it was for goes on.
 */
function isPauseOver({ pause }: ChatRecord, { task, state }: Delivery, shown: Shown | undefined, at: Instant): boolean {
  if (task.kind !== 'catch-up' || pause?.fromAt !== task.fromAt || state === 'pending') return false
  return at >= pause.untilAt || (state === 'sent' && shown?.kind === 'digest')
}

function moveAnchor(chat: ChatRecord, until: Instant): ChatRecord {
  return { ...chat, digestedUntil: Math.max(until, chat.digestedUntil ?? until) }
}

function hold(chat: ChatRecord, articleId: string): ChatRecord {
  const others = (chat.held ?? []).filter((id) => id !== articleId)
  return { ...chat, held: [...others, articleId].slice(-MOST_HELD) }
}

function release(chat: ChatRecord, ids: string[]): ChatRecord {
  if (chat.held === undefined || ids.length === 0) return chat
  const { held, ...rest } = chat
  const left = held.filter((id) => !ids.includes(id))
  return left.length === 0 ? rest : { ...rest, held: left }
}

function countAlert(chat: ChatRecord, date: string): ChatRecord {
  const count = chat.alertsSent?.date === date ? chat.alertsSent.count + 1 : 1
  return { ...chat, alertsSent: { date, count } }
}
