// Which alert of a chat's unfinished ones gives way to another of the same article. It decides; the book writes.
import { givesWay } from '#adapters/store/shared/alert-precedence'
import { renameKey } from '#adapters/store/shared/delivery-keys'
import type { DeliveryTask } from '#domain/delivery'
import { broadcastOf } from './delivery-lanes.ts'
import type { DeliveryRecord } from './records.ts'
import type { Tables } from './tables.ts'

type Known = Pick<Tables, 'deliveries' | 'broadcasts' | 'chats'>

/** The chat's unfinished alert under this key, or a key of a group it was, that gives way to `task`. */
export function yieldingAlert(
  { deliveries, broadcasts, chats }: Known,
  key: string,
  chatId: number,
  task: DeliveryTask,
): DeliveryRecord | undefined {
  if (task.kind !== 'alert') return undefined
  const keys = [key, ...(chats.get(chatId)?.formerIds ?? []).map((id) => renameKey(key, chatId, id))]
  const known = keys.map((one) => deliveries.get(one)).find((one) => one !== undefined)
  const isRunning = known !== undefined && broadcasts.get(broadcastOf(known.task) ?? '')?.state === 'running'
  return known && givesWay(known, task, isRunning) ? known : undefined
}
