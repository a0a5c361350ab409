// All that was sent of an article's alerts, or of a broadcast: fresh receipts in memory first, then the day files.
// Receipts move from the one to the other meanwhile: in this order one may come twice, and none is missed.
import type { Listing, Store } from '#adapters/store/store'
import type { Delivery } from '#domain/delivery'
import { copy } from './copy.ts'
import type { DayFiles, Place } from './day-files.ts'
import { dayOf } from './days.ts'
import { broadcastOf } from './delivery-lanes.ts'
import type { Engine } from './engine.ts'
import { compareText } from './ordered.ts'

type Cursor = { kind: 'fresh'; afterKey: string } | { kind: 'filed'; place: Place }

export function createDeliveriesOf({ tables, look }: Engine, dayFiles: DayFiles): Pick<Store, 'deliveriesOf'> {
  const { finished, chats } = tables
  // Lines in files name a chat as it was when they were written.
  const presentIds = new Map<number, number>()
  chats.index((before, after) => {
    if (before?.formerIds === after?.formerIds && before?.id === after?.id) return
    for (const id of before?.formerIds ?? []) presentIds.delete(id)
    for (const id of after?.formerIds ?? []) presentIds.set(id, (after as { id: number }).id)
  })

  return {
    async deliveriesOf(subject, sentSinceAt, limit, cursor) {
      const isWanted = ({ task, state, messageId, settledAt = 0 }: Delivery) =>
        state === 'sent' &&
        messageId !== undefined &&
        settledAt >= sentSinceAt &&
        ('broadcastId' in subject
          ? broadcastOf(task) === subject.broadcastId
          : task.kind === 'alert' && task.articleId === subject.articleId)
      const start = parseCursor(cursor)
      const listing: Listing<Delivery> = { items: [] }
      let place: Place = { day: dayOf(sentSinceAt), offset: 0 }
      if (start.kind === 'filed') place = start.place
      else {
        const fresh = await look(() =>
          [...finished.values()]
            .filter((delivery) => isWanted(delivery) && delivery.key > start.afterKey)
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
      const filed = await dayFiles.find(mark, isWanted, place, limit - listing.items.length)
      for (const delivery of filed.items)
        if (!seen.has(delivery.key))
          listing.items.push({ ...delivery, chatId: presentIds.get(delivery.chatId) ?? delivery.chatId })
      if (filed.next) listing.next = `filed ${filed.next.day} ${filed.next.offset}`
      return listing
    },
  }
}

function parseCursor(cursor = 'fresh '): Cursor {
  if (cursor.startsWith('fresh ')) return { kind: 'fresh', afterKey: cursor.slice('fresh '.length) }
  const [, day = '', offset] = cursor.split(' ')
  return { kind: 'filed', place: { day, offset: Number(offset) } }
}
