// What is sent faster than the free limit, and what that costs: 0.1 Star for each message over 30 a second
// (Bot API, "Paid Broadcasts").
import type { BroadcastContent } from './broadcast.ts'
import type { DeliveryKind, DeliveryTask } from './delivery.ts'
import { FREE_PER_SECOND, sendingMs } from './pace.ts'

/** `alerts`: broadcasts and alerts; `all`: digests and catch-ups too. Edits and deletions cannot be paid for. */
export const PAID_BROADCAST = ['off', 'alerts', 'all'] as const
export type PaidBroadcast = (typeof PAID_BROADCAST)[number]

const STARS_A_MESSAGE = 0.1

/** What is paid at a limit of `perSecond`: at the free limit paying would gain nothing. */
export function paidAt(perSecond: number, wanted: PaidBroadcast): PaidBroadcast {
  return perSecond > FREE_PER_SECOND ? wanted : 'off'
}

const KINDS = [
  'alert',
  'broadcast',
  'digest',
  'catch-up',
  'recall',
  'correction',
  'digest-edit',
  'alert-edit',
] as const satisfies DeliveryKind[]

/** The kinds of deliveries that are paid for, or are not. */
export function kindsThat(arePaid: boolean, paid: PaidBroadcast): DeliveryKind[] {
  return KINDS.filter((kind) => isPaidTask({ kind }, paid) === arePaid)
}

/** Whether a delivery of this kind is paid for when it is sent. */
export function isPaidTask({ kind }: Pick<DeliveryTask, 'kind'>, paid: PaidBroadcast): boolean {
  switch (kind) {
    case 'alert':
    case 'broadcast':
      return paid !== 'off'
    case 'digest':
    case 'catch-up':
      return paid === 'all'
    case 'recall':
    case 'correction':
    case 'digest-edit':
    case 'alert-edit':
      return false
  }
}

/** The same of a broadcast. A notable alert waits for the digest: nothing is sent for it. */
export function isPaidContent(content: BroadcastContent, paid: PaidBroadcast): boolean {
  if (content.kind === 'recall' || content.kind === 'correction') return false
  return paid !== 'off' && !(content.kind === 'article' && content.level === 'notable')
}

/** The limit for what is paid, or is not, in messages a second. */
export function rateOf(limit: { messagesPerSecond: number; paidBroadcast: PaidBroadcast }, isPaid: boolean): number {
  return isPaid || limit.paidBroadcast === 'off' ? limit.messagesPerSecond : FREE_PER_SECOND
}

/** Stars that so many messages cost at a limit of `perSecond`, when nothing else is sent meanwhile. */
export function starsFor(messages: number, perSecond: number): number {
  const seconds = Math.max(1, sendingMs(messages, perSecond) / 1000)
  return Math.max(0, messages - FREE_PER_SECOND * seconds) * STARS_A_MESSAGE
}
