// After the clock was set back: what waits for a moment further ahead than anything waits is due now.
import type { Store } from '#adapters/store/store'
import type { Instant } from '#domain/article'
import { isPaused, nextSlotAfterPause } from '#domain/pause'
import type { Schedule } from '#domain/schedule'
import { LONGEST_WAITS_MS, notBeyond } from '#domain/set-back'
import type { Engine } from './engine.ts'

/** Chats moved in one transaction: a few milliseconds. */
const CHATS_AT_ONCE = 1000

export function createMoments({ tables, transact }: Engine): Pick<Store, 'mendMoments'> {
  const { feeds, deliveries, alerted, chats } = tables

  const mendFeeds = (at: Instant): number => {
    let mended = 0
    for (const feed of [...feeds.values()]) {
      const longest = feed.failures > 0 ? LONGEST_WAITS_MS.failingFeed : LONGEST_WAITS_MS.feed
      const nextCheckAt = notBeyond(feed.nextCheckAt, longest, at)
      if (nextCheckAt === feed.nextCheckAt) continue
      feeds.put({ ...feed, nextCheckAt })
      mended++
    }
    return mended
  }
  const mendDeliveries = (at: Instant): number => {
    let mended = 0
    for (const delivery of [...deliveries.values()]) {
      const longest = delivery.task.kind === 'catch-up' ? LONGEST_WAITS_MS.catchUp : LONGEST_WAITS_MS.delivery
      const notBeforeAt = notBeyond(delivery.notBeforeAt, longest, at)
      if (delivery.state !== 'pending' || notBeforeAt === delivery.notBeforeAt) continue
      deliveries.put({ ...delivery, notBeforeAt })
      mended++
    }
    return mended
  }
  const mendEdits = (at: Instant): number => {
    let mended = 0
    for (const one of [...alerted.values()])
      if (notBeyond(one.nextEditAt ?? 0, LONGEST_WAITS_MS.edits, at) !== (one.nextEditAt ?? 0)) {
        alerted.put({ ...one, nextEditAt: at })
        mended++
      }
    return mended
  }
  /** A slice of chats, from one on, in a transaction; how many of them had a slot that is not their next. */
  const mendChats = (ids: number[], at: Instant, slotOf: SlotOf): number => {
    let mended = 0
    for (const chat of ids.flatMap((id) => chats.get(id) ?? [])) {
      if (chat.nextSlotAt === undefined || chat.nextSlotAt <= at || isPaused(chat, at)) continue
      const next = slotOf(chat)
      if (next === undefined || next >= chat.nextSlotAt) continue
      const { digestedUntil = 0, ...others } = chat
      // A digest of a day that has not come is no reason to leave the next one empty.
      chats.put({ ...others, nextSlotAt: next, ...(digestedUntil > 0 && digestedUntil <= at ? { digestedUntil } : {}) })
      mended++
    }
    return mended
  }

  return {
    async mendMoments(at) {
      let mended = await transact(() => mendFeeds(at) + mendDeliveries(at) + mendEdits(at))
      const slotOf = createSlotMemory(at)
      const ids = [...chats.values()].flatMap(({ id, nextSlotAt = 0 }) => (nextSlotAt > at ? id : []))
      for (let from = 0; from < ids.length; from += CHATS_AT_ONCE) {
        mended += await transact(() => mendChats(ids.slice(from, from + CHATS_AT_ONCE), at, slotOf))
        // What comes in is handled between two slices.
        await new Promise<void>((resolve) => setImmediate(resolve))
      }
      return mended
    },
  }
}

type SlotOf = (chat: Parameters<typeof nextSlotAfterPause>[0]) => Instant | undefined

/** The next slot, once for each zone and schedule: it is dear, and thousands of chats share one (share.ts). */
function createSlotMemory(at: Instant): SlotOf {
  const known = new Map<Schedule, Map<string, Instant | undefined>>()
  return (chat) => {
    const byZone = known.get(chat.schedule) ?? new Map<string, Instant | undefined>()
    if (!byZone.has(chat.zone)) byZone.set(chat.zone, nextSlotAfterPause(chat, at))
    known.set(chat.schedule, byZone)
    return byZone.get(chat.zone)
  }
}
