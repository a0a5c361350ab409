// Which figure of its day a delivery that ended counts for.
import type { Delivery, DeliveryTask } from '#domain/delivery'
import type { DayFigures } from '#domain/figures'

export type Counted = Exclude<keyof DayFigures, 'day' | 'active'>

const COUNTED_AS: { [K in DeliveryTask['kind']]?: Counted } = {
  digest: 'digests',
  'catch-up': 'digests',
  alert: 'alerts',
  broadcast: 'broadcasts',
}

/** Undefined: not counted. What was `sent` without a message told nobody anything. */
export function countedAs({ state, task, messageId }: Delivery): Counted | undefined {
  if (state === 'blocked' || state === 'failed') return state
  if (state !== 'sent' || messageId === undefined) return undefined
  return COUNTED_AS[task.kind]
}
