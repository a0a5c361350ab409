// Broadcasts as rows, for transactions of other parts.
import type { Broadcast } from '#domain/broadcast'
import type { Query } from './database.ts'

export type BroadcastRow = {
  number: number
  broadcast: Omit<Broadcast, 'id'>
  cursor: number | null
  source_cursor: string | null
}

export const COLUMNS = 'number, broadcast, cursor, source_cursor'

/** The broadcast, which nobody else changes until the transaction ends. */
export async function lockBroadcast(query: Query, id: string): Promise<BroadcastRow | undefined> {
  const [row] = await query<BroadcastRow>(`select ${COLUMNS} from broadcasts where id = $1 for update`, [id])
  return row
}

export async function putBroadcast(query: Query, { number, broadcast, cursor, source_cursor }: BroadcastRow) {
  await query('update broadcasts set broadcast = $2, cursor = $3, source_cursor = $4 where number = $1', [
    number,
    broadcast,
    cursor,
    source_cursor,
  ])
}

export function toBroadcast({ number, broadcast }: Pick<BroadcastRow, 'number' | 'broadcast'>): Broadcast {
  return { ...broadcast, id: String(number) }
}
