// Deliveries written down: each once, whatever its chat was called before; a lesser alert becomes the one that matters more.
import { givesWay, replaceAlert } from '#adapters/store/shared/alert-precedence'
import { renameKey, SUPERSEDED } from '#adapters/store/shared/delivery-keys'
import type { Instant } from '#domain/article'
import type { Delivery } from '#domain/delivery'
import type { Query } from './database.ts'
import { type DeliveryRow, lockDeliveries } from './delivery-rows.ts'
import { broadcastOf, countTallies, countTally } from './tally-rows.ts'

export type Wanted = Pick<Delivery, 'key' | 'chatId' | 'task' | 'queuedAt' | 'notBeforeAt'>

/**
 * Writes them down, by as many statements as one takes. Gives the keys that are new: of the others the key, or its chat's
 * slot, is known and is no lesser alert that has not ended.
 */
export async function insertDeliveries(query: Query, wanted: Wanted[]): Promise<string[]> {
  if (wanted.length === 0) return []
  const known = await findKnown(query, wanted)
  const written = await write(
    query,
    wanted.filter(({ key }) => !known.has(key)),
  )
  const done: string[] = []
  for (const delivery of wanted) {
    const { key } = delivery
    const row = known.get(key)
    known.delete(key)
    if (row === undefined ? written.delete(key) : await yieldTo(query, row, delivery)) done.push(key)
  }
  return done
}

async function write(query: Query, wanted: Wanted[]): Promise<Set<string>> {
  if (wanted.length === 0) return new Set()
  const deliveries = wanted.map((delivery): Delivery => ({ ...delivery, state: 'pending', attempts: 0 }))
  const rows = await query<{ key: string }>(
    `insert into deliveries (key, chat_id, delivery)
     select wanted->>'key', (wanted->>'chatId')::bigint, wanted from jsonb_array_elements($1::jsonb) as wanted
     where wanted->'task'->>'kind' <> 'digest' or (select true from deliveries
       where chat_id = (wanted->>'chatId')::bigint and slot_key = wanted->'task'->>'slotKey' limit 1) is null
     order by (wanted->>'chatId')::bigint, wanted->>'key'
     on conflict (key) do nothing returning key`,
    [JSON.stringify(deliveries)],
  )
  const keys = new Set(rows.map(({ key }) => key))
  const written = [...new Map(wanted.map((delivery) => [delivery.key, delivery])).values()].filter(({ key }) =>
    keys.has(key),
  )
  await countTallies(
    query,
    written.map(({ task }) => ({ task, what: 'queued', by: 1 })),
  )
  const alerts = written.flatMap(({ task, queuedAt }) =>
    task.kind === 'alert' ? [{ id: task.articleId, queuedAt }] : [],
  )
  const lastAt = Math.max(...alerts.map(({ queuedAt }) => queuedAt))
  if (alerts.length > 0) await noteAlerts(query, [...new Set(alerts.map(({ id }) => id))].sort(), lastAt)
  return keys
}

/** What has each key, for its chat as it is or as a group it was. Who writes down has a `key share` of the chat. */
async function findKnown(query: Query, wanted: Wanted[]): Promise<Map<string, DeliveryRow>> {
  const chats = await query<{ id: number; former_ids: string[] }>(
    'select id, former_ids from chats where id = any($1) order by id for key share',
    [wanted.map(({ chatId }) => chatId)],
  )
  const formerIds = new Map(chats.map(({ id, former_ids }) => [id, former_ids.map(Number)]))
  const names = wanted.map(({ key, chatId }) => ({
    key,
    all: [key, ...(formerIds.get(chatId) ?? []).map((id) => renameKey(key, chatId, id))],
  }))
  const rows = await lockDeliveries(
    query,
    names.flatMap(({ all }) => all),
  )
  const byKey = new Map(rows.map((row) => [row.delivery.key, row]))
  return new Map(
    names.flatMap(({ key, all }): [string, DeliveryRow][] => {
      const found = all.flatMap((name) => byKey.get(name) ?? [])[0]
      return found === undefined ? [] : [[key, found]]
    }),
  )
}

async function yieldTo(query: Query, { delivery }: DeliveryRow, { task, queuedAt }: Wanted): Promise<boolean> {
  if (delivery.settledAt !== undefined || task.kind !== 'alert') return false
  const broadcastId = broadcastOf(delivery.task)
  const running =
    broadcastId === undefined
      ? []
      : await query(`select from broadcasts where id = $1 and state = 'running'`, [broadcastId])
  if (!givesWay(delivery, task, running.length > 0)) return false
  const { replaced = false, ...next } = replaceAlert(delivery, task, queuedAt)
  await query('update deliveries set delivery = $2, replaced = $3 where key = $1', [delivery.key, next, replaced])
  await countTally(query, delivery.task, 'expired', 1, SUPERSEDED)
  await countTally(query, task, 'queued', 1)
  await noteAlerts(query, [task.articleId], queuedAt)
  return true
}

/** What these articles' alerts show is to be kept up. When they were last queued need not be known more exactly than a minute. */
export async function noteAlerts(query: Query, articleIds: string[], at: Instant): Promise<void> {
  await query(
    `insert into alerted (article_id, alerted_at, revision, is_withdrawn)
     select wanted, $2, coalesce((article->>'revision')::int, 0), coalesce(article ? 'withdrawnAt', false)
     from unnest($1::text[]) as wanted left join articles on id = wanted
     on conflict (article_id) do update set alerted_at = excluded.alerted_at
     where alerted.alerted_at <= excluded.alerted_at - 60000`,
    [articleIds, at],
  )
}
