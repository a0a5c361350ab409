// Which of two alerts of one article a chat gets: one alone, and the one that matters more. It decides; the book writes.
import type { DeliveryTask } from '#domain/delivery'
import { renameKey } from './delivery-keys.ts'
import { broadcastOf } from './delivery-lanes.ts'
import type { DeliveryRecord } from './records.ts'
import type { Tables } from './tables.ts'

const LEVELS = { flash: 0, urgent: 1, word: 1, notable: 2 }

type Known = Pick<Tables, 'deliveries' | 'broadcasts' | 'chats'>

/**
 * The chat's unfinished alert under this key that gives way to `task`: it matters less, or belongs to a broadcast that
 * does not run and is not being sent.
 */
export function yieldingAlert(
  { deliveries, broadcasts, chats }: Known,
  key: string,
  chatId: number,
  task: DeliveryTask,
): DeliveryRecord | undefined {
  if (task.kind !== 'alert') return undefined
  const keys = [key, ...(chats.get(chatId)?.formerIds ?? []).map((id) => renameKey(key, chatId, id))]
  const known = keys.map((one) => deliveries.get(one)).find((one) => one !== undefined)
  if (known?.task.kind !== 'alert') return undefined
  const other = broadcastOf(known.task)
  if (other !== undefined && other === task.broadcastId) return undefined
  const isParked = other !== undefined && broadcasts.get(other)?.state !== 'running' && known.state !== 'sending'
  return isParked || LEVELS[known.task.level] > LEVELS[task.level] ? known : undefined
}

/**
 * What becomes of it. Who holds a claimed one is not to send it: it goes back once that holder lets it go. One that is
 * being sent goes on as it is, and is the new one from then on: it rings if it has to be tried again.
 */
export function replaceAlert(known: DeliveryRecord, task: DeliveryTask, at: number): DeliveryRecord {
  if (known.state === 'sending') return { ...known, task }
  const { faults: _faults, reason: _reason, ...open } = known
  const fresh = { ...open, task, queuedAt: at, notBeforeAt: at }
  return known.state === 'claimed' ? { ...fresh, replaced: true } : fresh
}
