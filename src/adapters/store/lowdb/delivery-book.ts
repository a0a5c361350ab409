// The ledger's moves: deliveries written down once, moved from state to state, counted for their broadcast. Which moves
// there are is the domain's (delivery-rules); nothing here knows of owners being silent or chats leaving.

import { replaceAlert } from '#adapters/store/shared/alert-precedence'
import {
  alertKey,
  CANCELLED,
  FORGOTTEN,
  finishedKey,
  parseAlertKey,
  renameKey,
  SUPERSEDED,
} from '#adapters/store/shared/delivery-keys'
import type { Tally } from '#domain/broadcast'
import { type Delivery, type DeliveryTask, NOTICE } from '#domain/delivery'
import { type DeliveryEvent, needsActiveChat, nextState } from '#domain/delivery-rules'
import type { AlertKeys } from './alert-keys.ts'
import { yieldingAlert } from './alert-precedence.ts'
import { copy } from './copy.ts'
import type { DeliveryIndex } from './delivery-index.ts'
import { broadcastOf } from './delivery-lanes.ts'
import type { DayCounts } from './figures.ts'
import { addSlot } from './recent-slots.ts'
import type { DeliveryRecord } from './records.ts'
import type { Tables } from './tables.ts'
import type { Tallies } from './tallies.ts'

export type Wanted = Pick<Delivery, 'key' | 'chatId' | 'task' | 'queuedAt' | 'notBeforeAt'>

export type DeliveryBook = DeliveryIndex & {
  /** Whether a delivery is known by this very key. */
  hasKey(key: string): boolean
  /** Whether a delivery would be written down: it is new, or takes the place of a lesser alert. */
  isOpenTo(key: string, chatId: number, task: DeliveryTask): boolean
  /** For articles that may be shown in the place of the one a task names: what their alerts show is to be kept up. */
  noteAlert(articleId: string, at: number): void
  /**
   * Writes a delivery down unless its key, or its chat's slot, is known. A lesser alert of the article that has not ended
   * becomes this one, and counts as expired for its broadcast.
   */
  insert(wanted: Wanted): boolean
  /** Makes the move; gives the delivery as it is then, undefined when the event changes nothing. */
  apply(delivery: Delivery, event: DeliveryEvent): Delivery | undefined
  /** Forgets an unfinished one; its broadcast counts it as expired. */
  drop(delivery: Delivery): void
  /** A failed one becomes pending, its faults forgiven; of a chat that left, or had the article since, it expires. */
  reopen(failed: Delivery, at: number): void
}

/** When an article's alerts were last queued need not be known more exactly. */
const NOTE_EVERY_MS = 60_000

export function createDeliveryBook(
  tables: Tables,
  index: DeliveryIndex,
  tallies: Tallies,
  counts: DayCounts,
  alertKeys: AlertKeys,
): DeliveryBook {
  const { deliveries, finished, settledKeys, chats, broadcasts, articles, alerted } = tables

  /** False when the chat had this slot already; else notes it. */
  const takeSlot = (chatId: number, key: string, slotAt: number): boolean => {
    const chat = chats.get(chatId)
    if (chat === undefined) return true
    const recentSlots = addSlot(chat.recentSlots, key, slotAt)
    if (recentSlots !== undefined) chats.put({ ...chat, recentSlots })
    return recentSlots !== undefined
  }
  const noteAlert = (articleId: string, at: number) => {
    const known = alerted.get(articleId)
    if (known !== undefined && at - known.alertedAt < NOTE_EVERY_MS) return
    const { revision = 0, withdrawnAt } = articles.get(articleId) ?? {}
    alerted.put({ revision, isWithdrawn: withdrawnAt !== undefined, ...known, articleId, alertedAt: at })
  }
  const hasRung = (key: string) => {
    const alert = parseAlertKey(key)
    return alert !== undefined && alertKeys.has(alert.articleId, alert.chatId)
  }
  const hasKey = (key: string) => deliveries.has(key) || finished.has(key) || settledKeys.has(key) || hasRung(key)
  /** For the chat as it is or as a group it was. */
  const isKnown = (key: string, chatId: number) =>
    hasKey(key) || (chats.get(chatId)?.formerIds ?? []).some((id) => hasKey(renameKey(key, chatId, id)))
  /** Why a pending one has nowhere to go: its chat left, or its broadcast ended. */
  const reasonToEnd = ({ chatId, task }: Delivery): string | undefined => {
    const state = chats.get(chatId)?.state ?? 'active'
    if (state !== 'active' && needsActiveChat(task)) return state
    const broadcastId = broadcastOf(task)
    return broadcastId !== undefined && broadcasts.get(broadcastId)?.state === 'cancelled' ? CANCELLED : undefined
  }
  const replace = (lesser: DeliveryRecord, task: DeliveryTask, at: number) => {
    deliveries.put(replaceAlert(lesser, { ...task }, at))
    tallies.count(lesser.task, 'expired', 1, SUPERSEDED)
    tallies.count(task, 'queued', 1)
    if (task.kind === 'alert') noteAlert(task.articleId, at)
  }
  const finish = (delivery: Delivery, state: keyof Tally) => {
    finished.put({ ...delivery, key: finishedKey(delivery) })
    tallies.count(delivery.task, state, 1, delivery.reason)
    if (state === 'sent' && delivery.reason === NOTICE) tallies.count(delivery.task, 'notices', 1)
  }
  const keep = (delivery: Delivery) => {
    const { key, state } = delivery
    if (state === 'pending' || state === 'claimed' || state === 'sending') {
      deliveries.put(delivery)
      return
    }
    deliveries.remove(key)
    finish(delivery, state)
    counts.countEnd(delivery)
  }
  const move = (delivery: Delivery, event: DeliveryEvent): Delivery | undefined => {
    let next = nextState(delivery, event)
    if (next === undefined) return undefined
    const reason = next.state === 'pending' && 'at' in event ? reasonToEnd(next) : undefined
    if (reason !== undefined && 'at' in event)
      next = isMaybeSent(delivery, event)
        ? { ...next, state: 'unknown', settledAt: event.at }
        : (nextState(next, { kind: 'chat-left', at: event.at, reason }) ?? next)
    keep(next)
    return next
  }

  return {
    ...index,
    hasKey,
    noteAlert,
    isOpenTo: (key, chatId, task) => !isKnown(key, chatId) || yieldingAlert(tables, key, chatId, task) !== undefined,
    insert({ key, chatId, task, queuedAt, notBeforeAt }) {
      const lesser = yieldingAlert(tables, key, chatId, task)
      if (lesser !== undefined) {
        replace(lesser, task, queuedAt)
        return true
      }
      if (isKnown(key, chatId)) return false
      if (task.kind === 'digest' && !takeSlot(chatId, task.slotKey, task.slotAt)) return false
      deliveries.put({ key, chatId, task: copy(task), state: 'pending', queuedAt, notBeforeAt, attempts: 0 })
      tallies.count(task, 'queued', 1)
      if (task.kind === 'alert') noteAlert(task.articleId, queuedAt)
      return true
    },
    apply(delivery, event) {
      const { replaced, ...known }: DeliveryRecord = delivery
      if (replaced && event.kind === 'mark-sending') return undefined
      if (replaced && event.kind === 'settle') {
        // Whatever its owner made of what it claimed, this is another one.
        if (known.owner === event.owner) move(known, { kind: 'owner-silent', at: event.at })
        return undefined
      }
      return move(known, event)
    },
    drop({ key, task }) {
      deliveries.remove(key)
      tallies.count(task, 'expired', 1, FORGOTTEN)
    },
    reopen(failed, at) {
      finished.remove(failed.key)
      const { settledAt: _settled, reason: _reason, faults: _faults, ...open } = failed
      const { task, chatId } = failed
      const key = task.kind === 'alert' ? alertKey(chatId, task.articleId) : failed.key
      const pending: Delivery = { ...open, key, state: 'pending', queuedAt: at, notBeforeAt: at }
      const isPassed = task.kind === 'alert' && isKnown(key, chatId)
      const reason = reasonToEnd(pending) ?? (isPassed ? SUPERSEDED : undefined)
      tallies.count(task, 'failed', -1, failed.reason)
      if (reason === undefined) deliveries.put(pending)
      else finish({ ...pending, state: 'expired', reason, settledAt: at }, 'expired')
    },
  }
}

/** Its process died in the middle of the request: nobody knows whether a message is in the chat. */
function isMaybeSent({ state }: Delivery, { kind }: DeliveryEvent): boolean {
  return state === 'sending' && kind === 'owner-silent'
}
