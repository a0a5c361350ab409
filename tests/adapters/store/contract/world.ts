// What every part of the contract starts from: one store, empty at the beginning of each test, and a few steps towards
// what a test is about.
import { afterEach, beforeEach } from 'vitest'
import type { Store } from '#adapters/store/store'
import type { RecordedItems } from '#adapters/store/store-news'
import type { SlotPlan } from '#adapters/store/store-sending'
import type { FeedItem } from '#domain/article'
import type { Broadcast } from '#domain/broadcast'
import type { ChatSettings } from '#domain/chat'
import type { Delivery, DeliveryTask, Settlement, Shown } from '#domain/delivery'
import type { ShownDigest } from '#domain/digest'
import type { Feed } from '#domain/feed'
import { aFeed, aShownDigest, DAY, MINUTE, MORNINGS, NOW, settings } from '../../../support/builders.ts'
import type { Told } from '../../../support/traces.ts'

/** One set of stored data and the store over it. `now` is NOW, and later where time was let pass. */
export type OpenedStore = {
  store: Store
  /** Closes and opens again. */
  reopen(): Promise<Store>
  /** Opens what a process killed at this moment would have left. */
  crash(): Promise<Store>
  /** Lets time pass by the store's own clock. */
  pass(ms: number): Promise<void>
  /** Names of the files, or the tables, that hold one of these. */
  traces(...told: Told[]): Promise<string[]>
  /** Ends it all and removes the data. */
  end(): Promise<void>
}

export const SLOT = '2026-11-24T08:00'

export type World = ReturnType<typeof createWorld>

/** Words for everyone, by a person of id 5. */
export function aBroadcastDraft(): Pick<Broadcast, 'authorId' | 'content' | 'audience' | 'createdAt'> {
  return {
    authorId: 5,
    content: { kind: 'text', text: 'A word to all readers', entities: [], preview: false },
    audience: { kind: 'everyone' },
    createdAt: NOW,
  }
}

/** To be called while tests are being described. */
export function createWorld(open: () => Promise<OpenedStore>) {
  let opened: OpenedStore
  let store: Store
  beforeEach(async () => {
    opened = await open()
    store = opened.store
  })
  afterEach(() => opened.end())

  const subscribe = (chatId: number, nextSlotAt = NOW, over: Partial<ChatSettings> = {}) =>
    store.subscribe(chatId, 'private', settings(over), nextSlotAt, NOW - DAY)
  const fetchItems = (items: FeedItem[], at = NOW, feedId = 'az'): Promise<RecordedItems> =>
    store.recordFetch(feedId, { kind: 'items', items, validators: {} }, at, at + MINUTE)
  const plan = (over: Partial<SlotPlan> = {}): SlotPlan => ({
    due: { zone: 'Asia/Baku', schedule: MORNINGS, slotAt: NOW, chats: 1 },
    slot: { key: SLOT, at: NOW },
    nextSlotAt: NOW + DAY,
    queuedAt: NOW,
    limit: 100,
    ...over,
  })
  const claimDigest = async (chatId: number, owner = 'a') => {
    await subscribe(chatId)
    await store.queueSlot(plan())
    const [delivery] = await store.claimDeliveries(owner, NOW, 1)
    return delivery?.key ?? 'none'
  }

  return {
    get store() {
      return store
    },
    async reopen() {
      store = await opened.reopen()
      return store
    },
    async crash() {
      store = await opened.crash()
      return store
    },
    pass: (ms: number) => opened.pass(ms),
    traces: (...told: Told[]) => opened.traces(...told),
    /** The store as it is, then opened again. */
    async *nowAndLater() {
      yield store
      store = await opened.reopen()
      yield store
    },
    subscribe,
    fetchItems,
    plan,
    /** The feed has had its first run; what comes is news. */
    async startFeed(over: Partial<Feed> = {}) {
      await store.syncFeeds([aFeed(over)], NOW - DAY)
      await fetchItems([], NOW - DAY)
    },
    /** One digest of the chat, claimed by `owner`. */
    claimDigest,
    async sendDigest(chatId: number, over: Partial<ShownDigest> = {}, heldIds: string[] = []) {
      const key = await claimDigest(chatId)
      await store.markSending(key, 'a')
      const digest = aShownDigest({ chatId, ...over })
      await store.settleDelivery(key, 'a', { state: 'sent', messageId: 7, items: 1 }, NOW, {
        kind: 'digest',
        digest,
        heldIds,
      })
      return key
    },
    /** A broadcast that runs. */
    async startBroadcast(over: Partial<Pick<Broadcast, 'content' | 'audience'>> = {}): Promise<Broadcast> {
      const draft = await store.createBroadcast({ ...aBroadcastDraft(), ...over })
      const running = await store.changeBroadcast(draft.id, ['draft'], { state: 'running', startedAt: NOW })
      return running ?? draft
    },
    /** Takes the messages of another broadcast back, or corrects them. */
    async startRevision(of: string, kind: 'recall' | 'correction' = 'recall'): Promise<Broadcast> {
      const words = { text: 'Rather this word', entities: [], preview: false }
      const draft = await store.createBroadcast({
        ...aBroadcastDraft(),
        content: kind === 'recall' ? { kind, of } : { kind, of, ...words },
      })
      return (await store.changeBroadcast(draft.id, ['draft'], { state: 'running', startedAt: NOW })) ?? draft
    },
    /** Writes deliveries down for all recipients; how many. */
    async queueAll(broadcastId: string, limit = 99): Promise<number> {
      let queued = 0
      while ((await store.broadcast(broadcastId))?.queuedAll === false)
        queued += await store.queueBroadcast(broadcastId, NOW, limit)
      return queued
    },
    /** Writes one delivery down. */
    queue: (key: string, chatId: number, task: DeliveryTask, notBeforeAt = NOW) =>
      store.queueDeliveries([{ key, chatId, task, notBeforeAt }], NOW),
    /** Claims the next delivery, has its request made, and settles it; gives it as it was claimed. */
    async settleNext(settlement: Settlement, shown?: Shown, at = NOW): Promise<Delivery | undefined> {
      const [delivery] = await store.claimDeliveries('a', at, 1)
      if (delivery === undefined) return undefined
      await store.markSending(delivery.key, 'a')
      await store.settleDelivery(delivery.key, 'a', settlement, at, shown)
      return delivery
    },
  }
}

/** What all pages of a listing hold. */
export async function allPages<T>(page: (cursor?: string) => Promise<{ items: T[]; next?: string }>): Promise<T[]> {
  const all: T[] = []
  for (let cursor: string | undefined, isMore = true; isMore; isMore = cursor !== undefined) {
    const { items, next } = await page(cursor)
    all.push(...items)
    cursor = next
  }
  return all
}
