// Receipts: what became of deliveries. Fresh ones are in the document; in bulk they go to day files, and after thirty
// days to totals.

import { mayHaveRung, parseAlertKey } from '#adapters/store/shared/delivery-keys'
import type { Store } from '#adapters/store/store'
import { RECEIPTS_KEPT_MS } from '#adapters/store/store-sending'
import type { Delivery } from '#domain/delivery'
import type { AlertKeys, Rang } from './alert-keys.ts'
import { hasEnded } from './broadcasts.ts'
import { copy } from './copy.ts'
import type { DayFiles } from './day-files.ts'
import { dayOf, endOf } from './days.ts'
import type { DeliveryBook } from './delivery-book.ts'
import { broadcastOf } from './delivery-lanes.ts'
import type { Engine } from './engine.ts'

/**
 * Keys of edits are refused this long after their end: they name ten minutes. Digests are told apart by their slots, a
 * broadcast comes past a chat once, and a recall past a message only until `queuedAll`.
 */
const KEYS_KEPT_MS = 15 * 60 * 1000
/** An article rings no second time in a chat, this long. */
const RANG_KEPT_MS = 3 * 24 * 60 * 60 * 1000
/** Alerts are edited for 48 hours. */
const ALERTED_KEPT_MS = 4 * 24 * 60 * 60 * 1000
/** So many finished deliveries stay in memory before they go to their files, and so many go at once. */
const MOST_FRESH = 2000
const EDITS: ReadonlySet<string> = new Set(['digest-edit', 'alert-edit'])

type Part = Pick<Store, 'receipts'> & {
  /** True when enough receipts have gathered for a move. */
  isMoveDue(): boolean
  /** Moves all durable receipts to their day files, and what is too old to totals. */
  move(): Promise<void>
}

export function createReceipts(
  { tables, transact, look }: Engine,
  book: DeliveryBook,
  alertKeys: AlertKeys,
  dayFiles: DayFiles,
  now: () => number,
): Part {
  const { finished, settledKeys, totals, chats, broadcasts, alerted } = tables
  const reads = new Map<string, Promise<Delivery[]>>()
  let appended = 0

  /** Whether its key must be known when the same delivery is written down again. */
  const isKeyKept = ({ task }: Delivery): boolean => {
    // The messages of its source may come past again until the last of them did.
    const isRevision = task.kind === 'recall' || task.kind === 'correction'
    return isRevision ? broadcasts.get(task.broadcastId)?.queuedAll === false : EDITS.has(task.kind)
  }
  /** Failed ones of a broadcast that may still go on: they can be tried again, as long as a receipt is kept. */
  const isKeptBack = (delivery: Delivery) =>
    delivery.state === 'failed' &&
    endOf(delivery) >= now() - RECEIPTS_KEPT_MS &&
    !hasEnded(broadcasts.get(broadcastOf(delivery.task) ?? ''))
  const keptBack = () =>
    [...broadcasts.values()].reduce(
      (sum, broadcast) => sum + (hasEnded(broadcast) ? 0 : book.failedOf(broadcast.id).size),
      0,
    )

  /** Those who ask the same at once get one answer, unless more was appended meanwhile. */
  const readFiled = (chatIds: number[], sinceAt: number, limit: number): Promise<Delivery[]> => {
    const question = `${chatIds.join(' ')} ${limit} ${appended}`
    const reading =
      reads.get(question) ?? dayFiles.receipts(chatIds, sinceAt, limit).finally(() => reads.delete(question))
    reads.set(question, reading)
    return reading.then(copy)
  }

  /** Moves a slice that is durable; false when nothing is left. */
  const moveSome = async (): Promise<boolean> => {
    const seen: Delivery[] = []
    for (const delivery of finished.values()) {
      if (seen.length >= MOST_FRESH) break
      if (!isKeptBack(delivery)) seen.push(delivery)
    }
    await look(() => undefined)
    // Everything seen is durable now, but for what was taken back or forgotten meanwhile.
    const moving = seen.filter((delivery) => finished.get(delivery.key) === delivery)
    await dayFiles.append(moving)
    appended++
    await transact(() => {
      const rang: Rang[] = []
      for (const delivery of moving) {
        const { key, chatId, state } = delivery
        if (finished.get(key) !== delivery) continue
        finished.remove(key)
        // The chat may have another id by now: what counts is the key.
        const alert = parseAlertKey(key)
        if (alert !== undefined && mayHaveRung(state)) rang.push({ ...alert, endedAt: endOf(delivery) })
        else if (isKeyKept(delivery)) settledKeys.put({ key, chatId, settledAt: endOf(delivery) })
      }
      alertKeys.add(rang)
    })
    return moving.length >= MOST_FRESH
  }

  const forgetOld = () => {
    const keysSinceAt = now() - KEYS_KEPT_MS
    // They lie in the order they came, nearly that of their ends: what is out of it goes a little later.
    for (const { key, settledAt } of settledKeys.values()) {
      if (settledAt >= keysSinceAt) break
      settledKeys.remove(key)
    }
    alertKeys.forgetBefore(now() - RANG_KEPT_MS)
    const alertedSinceAt = now() - ALERTED_KEPT_MS
    for (const { articleId, alertedAt } of alerted.values()) if (alertedAt < alertedSinceAt) alerted.remove(articleId)
  }

  return {
    async receipts(chatId, limit) {
      const sinceAt = now() - RECEIPTS_KEPT_MS
      const { fresh, formerIds } = await look(() => ({
        fresh: copy(book.finishedOfChat(chatId)),
        formerIds: [...(chats.get(chatId)?.formerIds ?? [])],
      }))
      // Memory first: what moves meanwhile is seen twice, not missed.
      const filed = fresh.length >= limit ? [] : await readFiled([chatId, ...formerIds], sinceAt, limit)
      const byKey = new Map([...filed, ...fresh].map((delivery) => [delivery.key, { ...delivery, chatId }]))
      return [...byKey.values()]
        .filter((delivery) => endOf(delivery) >= sinceAt)
        .sort((a, b) => endOf(b) - endOf(a))
        .slice(0, limit)
    },
    isMoveDue: () => finished.size() >= MOST_FRESH && finished.size() - keptBack() >= MOST_FRESH,
    async move() {
      while (await moveSome()) {}
      await transact(forgetOld)
      for (const day of await dayFiles.daysBefore(dayOf(now() - RECEIPTS_KEPT_MS))) {
        const counts = await dayFiles.count(day)
        await transact(() => totals.put({ day, counts }))
        await dayFiles.remove(day)
      }
    },
  }
}
