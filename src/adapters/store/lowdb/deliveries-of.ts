// All that was sent of an article's alerts, or of a broadcast: fresh receipts in memory first, then the day files.
// Receipts move from the one to the other meanwhile: in this order one may come twice, and none is missed.
import type { Listing } from '#adapters/store/listing'
import type { Store } from '#adapters/store/store'
import type { Instant } from '#domain/article'
import type { Delivery } from '#domain/delivery'
import { movedTo } from '#domain/delivery-rules'
import { copy } from './copy.ts'
import type { DayFiles, Place } from './day-files.ts'
import { dayOf } from './days.ts'
import { broadcastOf } from './delivery-lanes.ts'
import type { Engine } from './engine.ts'
import { compareText } from './ordered.ts'

export type Subject = { articleId: string } | { broadcastId: string }

/** For the store's other parts. */
export type DeliveriesOf = {
  part: Pick<Store, 'deliveriesOf'>
  /** Each delivery of the subject that ended at or after `sinceAt` as `isWanted` says, once. */
  each(subject: Subject, sinceAt: Instant, isWanted: (delivery: Delivery) => boolean): AsyncGenerator<Delivery, void>
}

type Cursor = { kind: 'fresh'; afterKey: string } | { kind: 'filed'; place: Place }

/** Deliveries read in one step: a few milliseconds. */
const READ_AT_ONCE = 2000

export function createDeliveriesOf({ tables, look }: Engine, dayFiles: DayFiles): DeliveriesOf {
  const { finished, chats } = tables
  // Lines in files name a chat as it was when they were written.
  const presentIds = new Map<number, number>()
  chats.index((before, after) => {
    if (before?.formerIds === after?.formerIds && before?.id === after?.id) return
    for (const id of before?.formerIds ?? []) presentIds.delete(id)
    for (const id of after?.formerIds ?? []) presentIds.set(id, (after as { id: number }).id)
  })
  const atPresent = (delivery: Delivery): Delivery => {
    const presentId = presentIds.get(delivery.chatId)
    return presentId === undefined ? delivery : movedTo(delivery, presentId)
  }

  const list = async (
    subject: Subject,
    sinceAt: Instant,
    isWanted: (delivery: Delivery) => boolean,
    limit: number,
    cursor?: string,
  ): Promise<Listing<Delivery>> => {
    const isListed = (delivery: Delivery) =>
      (delivery.settledAt ?? 0) >= sinceAt && isOf(delivery, subject) && isWanted(delivery)
    const start = parseCursor(cursor)
    const listing: Listing<Delivery> = { items: [] }
    let place: Place = { day: dayOf(sinceAt), offset: 0 }
    if (start.kind === 'filed') place = start.place
    else {
      const fresh = await look(() =>
        [...finished.values()]
          .filter((delivery) => delivery.key > start.afterKey && isListed(delivery))
          .sort((a, b) => compareText(a.key, b.key))
          .slice(0, limit + 1)
          .map(copy),
      )
      listing.items = fresh.slice(0, limit)
      const last = listing.items.at(-1)
      if (last && fresh.length > limit) return { ...listing, next: `fresh ${last.key}` }
    }
    const seen = new Set(listing.items.map(({ key }) => key))
    // What its line contains, as JSON.stringify writes it.
    const mark = JSON.stringify(subject).slice(1, -1)
    const filed = await dayFiles.find(mark, isListed, place, limit - listing.items.length)
    for (const delivery of filed.items)
      if (!seen.has(delivery.key)) listing.items.push(...[atPresent(delivery)].filter(isListed))
    if (filed.next) listing.next = `filed ${filed.next.day} ${filed.next.offset}`
    return listing
  }

  return {
    part: {
      deliveriesOf: (subject, sentSinceAt, limit, cursor) => list(subject, sentSinceAt, hasMessage, limit, cursor),
    },
    async *each(subject, sinceAt, isWanted) {
      const seen = new Set<string>()
      for (let cursor: string | undefined, isMore = true; isMore; isMore = cursor !== undefined) {
        const { items, next } = await list(subject, sinceAt, isWanted, READ_AT_ONCE, cursor)
        for (const delivery of items) {
          if (seen.has(delivery.key)) continue
          seen.add(delivery.key)
          yield delivery
        }
        cursor = next
      }
    },
  }
}

/** Sent, and known by its message. */
export function hasMessage({ state, messageId }: Delivery): boolean {
  return state === 'sent' && messageId !== undefined
}

function isOf({ task }: Delivery, subject: Subject): boolean {
  if ('broadcastId' in subject) return broadcastOf(task) === subject.broadcastId
  return task.kind === 'alert' && task.articleId === subject.articleId
}

function parseCursor(cursor = 'fresh '): Cursor {
  if (cursor.startsWith('fresh ')) return { kind: 'fresh', afterKey: cursor.slice('fresh '.length) }
  const [, day = '', offset] = cursor.split(' ')
  return { kind: 'filed', place: { day, offset: Number(offset) } }
}
