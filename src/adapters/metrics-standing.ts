// How things stand when Prometheus asks: the queue, the chats, the feeds, as the store tells them. A store that does not
// answer keeps nobody waiting; what it did not tell is left out.
import { Gauge, type Registry } from 'prom-client'
import type { Store } from '#adapters/store/store'
import type { Deps } from '#deps'

export type Standing = Pick<Deps, 'freeDiskBytes'> & {
  store: Pick<Store, 'feeds' | 'countWaiting' | 'countChats' | 'problem'>
  /** The pacer's rate. */
  perSecond: number
  telegramAnswers: boolean
}

/** Below the ten seconds a scrape may take by default (Prometheus, `scrape_timeout`). */
const ANSWER_LIMIT_MS = 5000

/** Sets the gauges to what holds now. It never rejects. */
export function createStanding(registry: Registry, { now, wait }: Pick<Deps, 'now' | 'wait'>) {
  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Gauge({ name, help, labelNames, registers: [registry] })
  const rates = gauge('bot_messages_per_second', 'The rate at present, after flood waits', [])
  const storeWell = gauge('bot_store_well', 'Whether the store answers and can be written', [])
  const telegramAnswers = gauge('bot_telegram_answers', 'Whether Telegram answers this process', [])
  const freeDisk = gauge('bot_disk_free_bytes', 'Room left where the data is; absent over PostgreSQL', [])
  const waiting = gauge('bot_waiting_deliveries', 'Deliveries written down and not begun, by lane', ['lane'])
  const oldest = gauge('bot_oldest_waiting_seconds', 'How long the oldest of them has been due, by lane', ['lane'])
  const chats = gauge('bot_chats', 'Chats that are known, and those of them that are active', ['state'])
  const feedAge = gauge('bot_feed_age_seconds', 'Since a feed was last read', ['feed'])
  const feedNews = gauge('bot_feed_silence_seconds', 'Since a feed last had something new', ['feed'])
  const feedFailures = gauge('bot_feed_failures', 'Failures of a feed in a row', ['feed'])

  return async ({ store, freeDiskBytes, perSecond, ...standing }: Standing): Promise<void> => {
    const answered = new AbortController()
    const limit = wait(ANSWER_LIMIT_MS, answered.signal).then(() => undefined)
    const within = <T>(asked: Promise<T>) => Promise.race([asked.catch(() => undefined), limit])
    const [feeds, lanes, counted, freeBytes] = await Promise.all([
      within(store.feeds()),
      within(store.countWaiting()),
      within(store.countChats()),
      within(freeDiskBytes()),
    ])
    answered.abort()
    const at = now()
    rates.set(perSecond)
    storeWell.set(store.problem() === undefined && feeds && lanes && counted ? 1 : 0)
    telegramAnswers.set(standing.telegramAnswers ? 1 : 0)
    for (const one of [waiting, oldest, chats, feedAge, feedNews, feedFailures]) one.reset()
    // Left out, not 0: a disk nobody knows is not full.
    if (freeBytes === undefined) freeDisk.remove()
    else freeDisk.set(freeBytes)
    for (const { lane, count, oldestAt } of lanes ?? []) {
      waiting.set({ lane }, count)
      oldest.set({ lane }, oldestAt === undefined ? 0 : Math.max(0, at - oldestAt) / 1000)
    }
    if (counted !== undefined) {
      chats.set({ state: 'active' }, counted.active)
      chats.set({ state: 'all' }, counted.all)
    }
    for (const { feed, lastFetchedAt, lastNewItemAt, failures } of feeds ?? []) {
      if (!feed.enabled) continue
      if (lastFetchedAt !== undefined) feedAge.set({ feed: feed.id }, (at - lastFetchedAt) / 1000)
      if (lastNewItemAt !== undefined) feedNews.set({ feed: feed.id }, (at - lastNewItemAt) / 1000)
      feedFailures.set({ feed: feed.id }, failures)
    }
  }
}
