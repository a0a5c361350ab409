// What the clock's jobs touch: the embedded store in a folder of its own, a clock the test moves, feeds and pages as told.
import type { Deps, FeedFetch, PageFetch } from '#deps'
import type { Delivery } from '#domain/delivery'
import type { Feed } from '#domain/feed'
import { DAY, NOW } from './builders.ts'
import { makeFolder, openIn, removeFolders } from './store-folders.ts'

export type ClockWorld = {
  deps: Deps
  store: Deps['store']
  clock: { at: number }
  /** What the fetchers were asked for, in order: a feed's id, a page's URL. */
  fetched: string[]
  /** Events of the log, in order, as `event field=value …`. */
  logged: string[]
  /** Takes what is queued for a chat, due or not. */
  takeQueued(chatId: number): Promise<Delivery[]>
  /** The store as the next process finds it, in `store` and `deps`. */
  reopen(): Promise<void>
  end(): Promise<void>
}

export type ClockWorldOptions = {
  at?: number
  feeds?: Feed[]
  onFeed?: (feed: Feed) => FeedFetch | Promise<FeedFetch>
  onPage?: (url: string, lane: 'background' | 'reader') => PageFetch | Promise<PageFetch>
}

export async function createClockWorld(options: ClockWorldOptions = {}): Promise<ClockWorld> {
  const folder = await makeFolder()
  const clock = { at: options.at ?? NOW }
  const fetched: string[] = []
  const logged: string[] = []
  const note = (event: string, fields: object = {}) => {
    logged.push([event, ...Object.entries(fields).map(([name, value]) => `${name}=${value}`)].join(' '))
  }
  let store = await openIn(folder, { now: () => clock.at })
  await store.syncFeeds(options.feeds ?? [], clock.at)
  const deps: Partial<Deps> = {
    settings: {
      ownerIds: [],
      approvals: 0,
      richMessages: 'offer',
      defaultLanguage: 'az',
      defaultZone: 'Asia/Baku',
      defaultDigestMinutes: [480],
      retentionDays: 90,
      messagesPerSecond: 30,
      paidBroadcast: 'off',
    },
    now: () => clock.at,
    // Timers run meanwhile: what waits for ever must not keep the test's own limit from ending it.
    wait: async (ms) => {
      clock.at += ms
      await new Promise((resolve) => setImmediate(resolve))
    },
    random: () => 0,
    log: { debug: note, info: note, warn: note, error: note },
    store,
    fetchFeed: async (feed) => {
      fetched.push(feed.id)
      return options.onFeed?.(feed) ?? { kind: 'not-modified' }
    },
    fetchPage: async (url, _language, lane) => {
      fetched.push(url)
      return options.onPage?.(url, lane) ?? { kind: 'failure', code: 'timeout', detail: 'no answer' }
    },
  }
  return {
    deps: deps as Deps,
    get store() {
      return store
    },
    clock,
    fetched,
    logged,
    takeQueued: async (chatId) => {
      // One a chat at a time: what is taken has to end before the next one comes.
      const taken: Delivery[] = []
      for (;;) {
        const claimed = await store.claimDeliveries('test', clock.at + DAY, 10_000)
        if (claimed.length === 0) return taken.filter((delivery) => delivery.chatId === chatId)
        taken.push(...claimed)
        for (const { key } of claimed)
          await store.settleDelivery(key, 'test', { state: 'expired', reason: 'taken' }, clock.at)
      }
    },
    reopen: async () => {
      await store.close()
      store = await openIn(folder, { now: () => clock.at })
      deps.store = store
    },
    end: async () => {
      await store.close()
      await removeFolders([folder])
    },
  }
}
