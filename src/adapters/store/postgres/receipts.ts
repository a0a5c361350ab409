// Receipts: what became of deliveries, thirty days back; and what was sent of a subject.
import type { Store } from '#adapters/store/store'
import type { Delivery } from '#domain/delivery'
import type { Database, Query } from './database.ts'
import { pageOf } from './listing.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const KEPT_MS = 30 * DAY_MS
/** An article rings no second time in a chat, this long. */
const ALERTS_KEPT_MS = 90 * DAY_MS
/** Alerts are edited for 48 hours. */
const ALERTED_KEPT_MS = 4 * DAY_MS
const PRUNE_SLICE = 5000

type Row = { delivery: Delivery }

export function createReceipts({ read }: Database, now: () => number): Pick<Store, 'receipts' | 'deliveriesOf'> {
  const deliveries = (rows: Row[]) => rows.map(({ delivery }) => delivery)
  return {
    receipts: async (chatId, limit) =>
      deliveries(
        await read<Row>(
          `select delivery from deliveries where chat_id = $1 and settled_at > $2
           order by settled_at desc, key limit $3`,
          [chatId, now() - KEPT_MS, limit],
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
  }
}

/** Forgets a slice of what is too old to be told; a failed one of a broadcast that may go on is kept. */
export async function pruneReceipts(query: Query, at: number): Promise<void> {
  await query(
    `delete from deliveries where key in (
       select key from deliveries where settled_at < $1 and (kind <> 'alert' or settled_at < $2)
       order by settled_at limit ${PRUNE_SLICE} for update skip locked)`,
    [at - KEPT_MS, at - ALERTS_KEPT_MS],
  )
  await query('delete from alerted where alerted_at < $1', [at - ALERTED_KEPT_MS])
}
