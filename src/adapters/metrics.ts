// Figures for operators, as Prometheus reads them (`/metrics`). It listens to the same events as the log, and asks the store
// when it is asked itself; it holds counts and times, never an id of a person.
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { Deps } from '#deps'
import type { HttpAnswer } from '#domain/http-answer'
import type { Log, LogFields, LogLevel } from '#log'
import { createStanding, type StandingSource } from './metrics-standing.ts'

export type Metrics = {
  /** The log, listened to. */
  listen(log: Log): Log
  /** A turn of the pacer came after so long. */
  waited(lane: string, ms: number): void
  /** The text Prometheus reads, within some seconds whatever the store does; `perSecond` is the pacer's rate. */
  render(store: StandingSource, perSecond: number): Promise<HttpAnswer>
}

/** From a second, which is at once, to hours; a digest of 100,000 takes most of one. */
const DELAYS_SEC = [0.5, 1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 10_800]
const WAITS_SEC = [0.01, 0.05, 0.1, 0.3, 1, 3, 10, 30]
const LEVELS: LogLevel[] = ['debug', 'info', 'warn', 'error']

export function createMetrics(world: Pick<Deps, 'now' | 'wait'>): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const deliveries = new Counter({
    name: 'bot_deliveries_total',
    help: 'Deliveries that ended or went back (`pending`), by task, state and what Telegram answered (`none`: was not asked)',
    labelNames: ['task', 'state', 'outcome'],
    registers,
  })
  const delays = new Histogram({
    name: 'bot_delivery_delay_seconds',
    help: 'From the moment a delivery was due until it was sent',
    labelNames: ['task'],
    buckets: DELAYS_SEC,
    registers,
  })
  const published = new Histogram({
    name: 'bot_publish_to_alert_seconds',
    help: 'From when an article came in until an alert of it was sent; those of editors hold the time they took',
    labelNames: ['level'],
    buckets: DELAYS_SEC,
    registers,
  })
  const waits = new Histogram({
    name: 'bot_pacer_wait_seconds',
    help: 'How long a message waited for its turn under the limit, by lane',
    labelNames: ['lane'],
    buckets: WAITS_SEC,
    registers,
  })
  const floods = new Counter({
    name: 'bot_flood_waits_total',
    help: 'Answers of Telegram with 429, by what they paused',
    labelNames: ['paused'],
    registers,
  })
  const refusals = new Counter({
    name: 'bot_updates_refused_total',
    help: 'Messages and presses left unhandled, as their chat sent more than it is answered',
    registers,
  })
  const events = new Counter({
    name: 'bot_log_events_total',
    help: 'Warnings and errors in the log, by event',
    labelNames: ['level', 'event'],
    registers,
  })
  // From nothing: what first appears as 1 has no increase.
  for (const paused of ['chat', 'all']) floods.inc({ paused }, 0)
  const noteStanding = createStanding(registry, world)
  let isScraped = false

  const note = (level: LogLevel, event: string, fields: LogFields) => {
    if (level === 'warn' || level === 'error') events.inc({ level, event })
    if (event === 'update-refused') refusals.inc()
    if (event === 'flood-wait') floods.inc({ paused: String(fields['paused']) })
    if (event !== 'delivery') return
    const task = String(fields['task'])
    deliveries.inc({ task, state: String(fields['state']), outcome: String(fields['outcome']) })
    const { dueMs, publishedMs } = fields
    if (typeof dueMs === 'number') delays.observe({ task }, dueMs / 1000)
    if (typeof publishedMs === 'number') published.observe({ level: String(fields['alert']) }, publishedMs / 1000)
  }

  return {
    listen: (log) =>
      Object.fromEntries(
        LEVELS.map((level) => [
          level,
          (event: never, fields: LogFields = {}, error?: unknown) => {
            note(level, event, fields)
            log[level](event, fields, error)
          },
        ]),
      ) as Log,
    waited: (lane, ms) => waits.observe({ lane }, ms / 1000),
    async render(store, perSecond) {
      // They watch the event loop and the garbage collector for as long as the process lives: only for who looks at it.
      if (!isScraped) collectDefaultMetrics({ register: registry })
      isScraped = true
      await noteStanding(store, perSecond)
      return { status: 200, body: (await registry.metrics()).trimEnd(), type: registry.contentType }
    },
  }
}
