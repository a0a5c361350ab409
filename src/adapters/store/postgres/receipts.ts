// Receipts: what became of deliveries, thirty days back; and what was sent of a subject.
import type { Store } from '#adapters/store/store'
import { RECEIPTS_KEPT_MS } from '#adapters/store/store-sending'
import type { Delivery } from '#domain/delivery'
import type { Database, Query } from './database.ts'
import { pageOf } from './listing.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** Alerts are edited for 48 hours. */
const ALERTED_KEPT_MS = 4 * DAY_MS
/** Deliveries in one transaction of pruning. */
const PRUNE_SLICE = 5000

type Row = { delivery: Delivery }

type Part = Pick<Store, 'receipts' | 'deliveriesOf' | 'pruneDeliveries'>

export function createReceipts({ read, transact }: Database, now: () => number): Part {
  const deliveries = (rows: Row[]) => rows.map(({ delivery }) => delivery)
  return {
    receipts: async (chatId, limit) =>
      deliveries(
        await read<Row>(
          `select delivery from deliveries where chat_id = $1 and settled_at > $2
           order by settled_at desc, key limit $3`,
          [chatId, now() - RECEIPTS_KEPT_MS, limit],
        ),
      ),
    // By key, which never changes for what was sent: none is missed, whatever is sent meanwhile.
    deliveriesOf: async (subject, sentSinceAt, limit, cursor = '') => {
      const rows =
        'broadcastId' in subject
          ? await read<Row>(
              `select delivery from deliveries where broadcast_id = $1 and state in ('sent', 'unknown') and state = 'sent'
                 and message_id is not null and settled_at >= $2 and key > $3 order by key limit $4`,
              [subject.broadcastId, sentSinceAt, cursor, limit + 1],
            )
          : await read<Row>(
              `select delivery from deliveries where article_id = $1 and kind = 'alert' and state = 'sent'
                 and message_id is not null and settled_at >= $2 and key > $3 order by key limit $4`,
              [subject.articleId, sentSinceAt, cursor, limit + 1],
            )
      return pageOf(deliveries(rows), limit, ({ key }) => key)
    },
    async pruneDeliveries() {
      const at = now()
      while ((await transact((query) => pruneSlice(query, at))) === PRUNE_SLICE);
      await transact((query) => query('delete from alerted where alerted_at < $1', [at - ALERTED_KEPT_MS]))
    },
  }
}

/** Forgets a slice of what is too old to be told; how many. What another transaction holds is left for the next night. */
async function pruneSlice(query: Query, at: number): Promise<number> {
  const gone = await query(
    `delete from deliveries where key in (
       select key from deliveries where settled_at < $1 order by settled_at limit ${PRUNE_SLICE} for update skip locked)
     returning 1`,
    [at - RECEIPTS_KEPT_MS],
  )
  return gone.length
}
