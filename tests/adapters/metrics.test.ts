// What Prometheus reads: the log's events counted, the store's state as of now, and an answer whatever the store does.
import { beforeEach, describe, expect, it } from 'vitest'
import { createMetrics, ENDINGS, type Metrics } from '#adapters/metrics'
import type { Standing } from '#adapters/metrics-standing'
import { LANES } from '#adapters/telegram/chat-pace'
import type { Delivery, DeliveryTask, SendOutcome } from '#domain/delivery'
import { settlementOf } from '#domain/delivery-outcomes'
import type { LogFields } from '#log'
import { aFeed, HOUR, MINUTE, NOW } from '../support/builders.ts'
import { createVirtualTime, type VirtualTime } from '../support/virtual-time.ts'

let time: VirtualTime
let metrics: Metrics
let lines: string[]
let store: Standing['store']
let standing: Standing
beforeEach(() => {
  time = createVirtualTime(NOW)
  metrics = createMetrics(time, { version: '1.2.3', node: '20.19.0' })
  lines = []
  store = {
    feeds: async () => [
      {
        feed: aFeed(),
        validators: {},
        failures: 2,
        lastFetchedAt: NOW - MINUTE,
        lastNewItemAt: NOW - HOUR,
        nextCheckAt: NOW,
      },
      { feed: aFeed({ id: 'off', enabled: false }), validators: {}, failures: 9, nextCheckAt: NOW },
    ],
    countWaiting: async () => [
      { lane: 'flash', count: 0 },
      { lane: 'digest', count: 1200, oldestAt: NOW - MINUTE },
      { lane: 'bulk', count: 3, oldestAt: NOW + HOUR },
    ],
    countChats: async () => ({ active: 90, all: 100 }),
    problem: () => undefined,
  }
  standing = { store, freeDiskBytes: async () => 5e9, perSecond: 29.6, telegramAnswers: true }
})

const log = () => {
  const write = (event: string, fields: LogFields = {}) => void lines.push(`${event} ${JSON.stringify(fields)}`)
  return metrics.listen({ debug: write, info: write, warn: write, error: write })
}
const delivered = (fields: LogFields) => log().debug('delivery', { task: 'alert', alert: 'word', ...fields })
async function scrape(): Promise<string> {
  return (await time.until(metrics.render(standing))).body
}
/** The value of a sample, written as Prometheus does. */
const sample = (text: string, name: string) => {
  const line = text.split('\n').find((each) => each.startsWith(`${name} `))
  return line === undefined ? undefined : Number(line.slice(name.length + 1))
}

describe('the figures', () => {
  it('count deliveries by how they ended, and pass the log on unchanged', async () => {
    delivered({ state: 'sent', outcome: 'sent' })
    delivered({ state: 'sent', outcome: 'sent' })
    delivered({ state: 'pending', outcome: 'retry' })
    const text = await scrape()
    expect(sample(text, 'bot_deliveries_total{task="alert",state="sent",outcome="sent"}')).toBe(2)
    expect(sample(text, 'bot_deliveries_total{task="alert",state="pending",outcome="retry"}')).toBe(1)
    expect(lines[2]).toBe('delivery {"task":"alert","alert":"word","state":"pending","outcome":"retry"}')
  })

  it('tell how late deliveries were, and how old the news of alerts', async () => {
    delivered({ state: 'sent', outcome: 'sent', dueMs: 1500, publishedMs: 45_000 })
    const text = await scrape()
    expect(sample(text, 'bot_delivery_delay_seconds_bucket{le="1",task="alert"}')).toBe(0)
    expect(sample(text, 'bot_delivery_delay_seconds_bucket{le="2",task="alert"}')).toBe(1)
    expect(sample(text, 'bot_publish_to_alert_seconds_sum{level="word"}')).toBe(45)
  })

  it('count flood waits from nothing, and warnings by event', async () => {
    expect(sample(await scrape(), 'bot_flood_waits_total{paused="all"}')).toBe(0)
    log().warn('flood-wait', { paused: 'all', seconds: 5 })
    log().error('job-failed', { job: 'prune' })
    log().info('started')
    const text = await scrape()
    expect(sample(text, 'bot_flood_waits_total{paused="all"}')).toBe(1)
    expect(sample(text, 'bot_flood_waits_total{paused="chat"}')).toBe(0)
    expect(sample(text, 'bot_log_events_total{level="error",event="job-failed"}')).toBe(1)
    expect(text).not.toContain('event="started"')
  })

  it('start at zero for every label they can have: an alert asks by how much they grew', async () => {
    const text = await scrape()
    for (const name of [
      'bot_deliveries_total{task="broadcast",state="failed",outcome="rejected"}',
      'bot_deliveries_total{task="digest",state="unknown",outcome="unknown"}',
      'bot_delivery_delay_seconds_count{task="recall"}',
      'bot_publish_to_alert_seconds_count{level="flash"}',
      ...LANES.map((lane) => `bot_pacer_wait_seconds_count{lane="${lane}"}`),
      'bot_log_events_total{level="error",event="broadcast-stopped"}',
      'bot_log_events_total{level="warn",event="telegram-away"}',
    ])
      expect(sample(text, name), name).toBe(0)
    const [later] = [log(), log().error('job-failed'), delivered({ state: 'failed', outcome: 'rejected' })]
    later.warn('flood-wait', { paused: 'all' })
    const names = (all: string) => [...all.matchAll(/^(bot_\w+(?:\{.*\})?) /gm)].map(([, name]) => name)
    expect(names(await scrape())).toEqual(names(text))
  })

  it('know every ending a delivery can have', () => {
    const tasks: DeliveryTask[] = [
      { kind: 'digest', slotKey: '2026-11-24T08:00', slotAt: NOW },
      { kind: 'recall', broadcastId: '1', messageIds: [1], sentAt: NOW },
      { kind: 'broadcast', broadcastId: '1' },
      { kind: 'alert', articleId: '1', level: 'word' },
    ]
    const outcomes = [
      { kind: 'sent', messageId: 1 },
      { kind: 'gone', reason: 'not-deletable' },
      { kind: 'gone', reason: 'message-gone' },
      { kind: 'rejected', reason: 'x', status: 400 },
      { kind: 'retry', reason: 'flood-wait', retryAt: NOW },
      { kind: 'retry', reason: 'http-502', retryAt: NOW },
      { kind: 'retry', reason: 'http-502', retryAt: NOW + 90 * 24 * HOUR },
      { kind: 'unknown', reason: 'no-answer' },
      { kind: 'migrated', toChatId: -1 },
      { kind: 'topic-gone' },
      { kind: 'no-media' },
      { kind: 'unchanged' },
      { kind: 'refused', reason: 'no-rights' },
      { kind: 'unreachable', reason: 'blocked-by-user' },
    ] as SendOutcome[]
    for (const outcome of outcomes)
      for (const task of tasks)
        for (const faults of [0, 99]) {
          const delivery: Delivery = {
            key: 'k',
            chatId: 1,
            task,
            state: 'sending',
            queuedAt: NOW,
            notBeforeAt: NOW,
            attempts: 1,
            faults,
          }
          expect(ENDINGS[outcome.kind]).toContain(settlementOf(outcome, delivery, NOW, 0.5)?.state)
        }
  })

  it('leave out the room on a disk that nobody knows', async () => {
    await scrape()
    standing.freeDiskBytes = async () => undefined
    expect(await scrape()).not.toMatch(/^bot_disk_free_bytes/m)
    standing.freeDiskBytes = async () => 7
    expect(sample(await scrape(), 'bot_disk_free_bytes')).toBe(7)
  })

  it('tell how long messages waited for their turn', async () => {
    metrics.waited('answer', 40)
    expect(sample(await scrape(), 'bot_pacer_wait_seconds_bucket{le="0.05",lane="answer"}')).toBe(1)
  })

  it('tell how store, queue, chats and feeds stand now', async () => {
    const text = await scrape()
    const expected = {
      bot_store_well: 1,
      bot_messages_per_second: 29.6,
      'bot_waiting_deliveries{lane="digest"}': 1200,
      'bot_oldest_waiting_seconds{lane="digest"}': 60,
      // Planned for later: not late.
      'bot_oldest_waiting_seconds{lane="bulk"}': 0,
      'bot_oldest_waiting_seconds{lane="flash"}': 0,
      'bot_chats{state="active"}': 90,
      'bot_feed_age_seconds{feed="az"}': 60,
      'bot_feed_silence_seconds{feed="az"}': 3600,
      'bot_feed_failures{feed="az"}': 2,
      bot_telegram_answers: 1,
      bot_disk_free_bytes: 5e9,
      'bot_build_info{version="1.2.3",node="20.19.0"}': 1,
    }
    expect(Object.fromEntries(Object.keys(expected).map((name) => [name, sample(text, name)]))).toEqual(expected)
    expect(text).not.toContain('feed="off"')
  })

  it('forget a feed that is gone', async () => {
    await scrape()
    store.feeds = async () => []
    expect(await scrape()).not.toContain('feed="az"')
  })

  it('tell of the process, too', async () => {
    const text = await scrape()
    expect(sample(text, 'process_resident_memory_bytes')).toBeGreaterThan(0)
    expect(sample(text, 'nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0)
  })

  it.each([
    ['never answers', () => new Promise<never>(() => {})],
    ['refuses', () => Promise.reject(new Error('closed'))],
  ])('come within five seconds when the store %s: what is known, and nothing stale', async (_, answer) => {
    delivered({ state: 'sent', outcome: 'sent' })
    await scrape()
    store.countWaiting = answer
    const { body } = await time.until(metrics.render(standing), 5000)
    expect(sample(body, 'bot_store_well')).toBe(0)
    expect(body).not.toContain('bot_waiting_deliveries{')
    expect(sample(body, 'bot_deliveries_total{task="alert",state="sent",outcome="sent"}')).toBe(1)
    expect(sample(body, 'bot_chats{state="all"}')).toBe(100)
  })
})
