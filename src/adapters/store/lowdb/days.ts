// Days of receipts: UTC, by when the delivery ended.
import type { Instant } from '#domain/article'
import type { Delivery } from '#domain/delivery'

const DAY_MS = 24 * 60 * 60 * 1000

/** Such as `2026-11-24`. */
export function dayOf(at: Instant): string {
  return new Date(at).toISOString().slice(0, 10)
}

/** When it ended; of one that has not, when it was written down. */
export function endOf({ settledAt, queuedAt }: Delivery): Instant {
  return settledAt ?? queuedAt
}

/** Deliveries by the day they ended on. */
export function groupByDay(deliveries: Delivery[]): Map<string, Delivery[]> {
  const byDay = new Map<number, Delivery[]>()
  for (const delivery of deliveries) {
    const day = Math.floor(endOf(delivery) / DAY_MS)
    const others = byDay.get(day)
    if (others) others.push(delivery)
    else byDay.set(day, [delivery])
  }
  return new Map([...byDay].map(([day, those]) => [dayOf(day * DAY_MS), those]))
}
