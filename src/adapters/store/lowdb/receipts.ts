// Receipts: what became of deliveries. Fresh ones are in the document; in bulk they go to day files, and after thirty
// days to totals.
import type { Store } from '#adapters/store/store'
import type { Delivery } from '#domain/delivery'
import { copy } from './copy.ts'
import { type DayFiles, dayOf } from './day-files.ts'
import type { DeliveryBook } from './delivery-book.ts'
import type { Engine } from './engine.ts'

const KEPT_MS = 30 * 24 * 60 * 60 * 1000
/** Digests are told apart by their slots; other keys are refused this long after their delivery ended. */
const KEYS_KEPT_MS = 3 * 24 * 60 * 60 * 1000
/** So many finished deliveries stay in memory before they go to their files. */
const MOST_FRESH = 5000

type Part = Pick<Store, 'receipts'> & {
  /** True when enough receipts have gathered for a move. */
  isMoveDue(): boolean
  /** Moves all durable receipts to their day files, and what is too old to totals. */
  move(): Promise<void>
}

export function createReceipts(
  { tables, transact, look }: Engine,
  book: DeliveryBook,
  dayFiles: DayFiles,
  now: () => number,
): Part {
  const { finished, settledKeys, totals, chats } = tables

  return {
    async receipts(chatId, limit) {
      const sinceAt = now() - KEPT_MS
      const { fresh, formerIds } = await look(() => ({
        fresh: copy(book.finishedOfChat(chatId)),
        formerIds: [...(chats.get(chatId)?.formerIds ?? [])],
      }))
      // Memory first: what moves meanwhile is seen twice, not missed.
      const filed = fresh.length >= limit ? [] : await dayFiles.receipts([chatId, ...formerIds], sinceAt, limit)
      const byKey = new Map([...filed, ...fresh].map((delivery) => [delivery.key, { ...delivery, chatId }]))
      return [...byKey.values()]
        .filter((delivery) => endOf(delivery) >= sinceAt)
        .sort((a, b) => endOf(b) - endOf(a))
        .slice(0, limit)
    },
    isMoveDue: () => finished.size() >= MOST_FRESH,
    async move() {
      const seen = [...finished.values()]
      await look(() => undefined)
      // Everything seen is durable now, but for what was taken back or forgotten meanwhile.
      const moving = seen.filter((delivery) => finished.get(delivery.key) === delivery)
      await dayFiles.append(moving)
      await transact(() => {
        for (const delivery of moving) {
          if (finished.get(delivery.key) !== delivery) continue
          finished.remove(delivery.key)
          const { key, chatId, task } = delivery
          if (task.kind !== 'digest') settledKeys.put({ key, chatId, settledAt: endOf(delivery) })
        }
        const keptSinceAt = now() - KEYS_KEPT_MS
        for (const { key, settledAt } of [...settledKeys.values()]) if (settledAt < keptSinceAt) settledKeys.remove(key)
      })
      for (const day of await dayFiles.daysBefore(dayOf(now() - KEPT_MS))) {
        const counts = await dayFiles.count(day)
        await transact(() => totals.put({ day, counts }))
        await dayFiles.remove(day)
      }
    },
  }
}

function endOf({ settledAt, queuedAt }: Delivery): number {
  return settledAt ?? queuedAt
}
