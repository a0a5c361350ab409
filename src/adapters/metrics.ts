// Figures for operators, as Prometheus reads them (`/metrics`). It listens to the same events as the log, and asks the store
// when it is asked itself; it holds counts and times, never an id of a person.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Deps } from '#deps'
import { ALERT_LEVELS, type AlertLevel } from '#domain/alert'
import type { DeliveryKind, DeliveryState, SendOutcome } from '#domain/delivery'
import type { HttpAnswer } from '#domain/http-answer'
import type { Log, LogFields, LogLevel } from '#log'
import { ERRORS, WARNINGS } from '#log-events'
import { createStanding, type Standing } from './metrics-standing.ts'

export type Metrics = {
  /** The log, listened to. */
  listen(log: Log): Log
  /** A turn of the pacer came after so long. */
  waited(lane: string, ms: number): void
  /** The text Prometheus reads, within some seconds whatever the store does. */
  render(standing: Standing): Promise<HttpAnswer>
}

/** From a second, which is at once, to hours; a digest of 100,000 takes most of one. */
const DELAYS_SEC = [0.5, 1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 10_800]
const WAITS_SEC = [0.01, 0.05, 0.1, 0.3, 1, 3, 10, 30]
const LEVELS: LogLevel[] = ['debug', 'info', 'warn', 'error']

/** What a delivery may come to (`settlementOf`), by the answer; `none`: without a request. */
export const ENDINGS: Record<SendOutcome['kind'] | 'none', DeliveryState[]> = {
  none: ['sent', 'expired', 'pending'],
  sent: ['sent'],
  unchanged: ['sent'],
  unreachable: ['blocked'],
  refused: ['blocked'],
  'no-media': ['blocked'],
  'topic-gone': ['blocked', 'pending'],
  migrated: ['pending', 'expired'],
  gone: ['expired', 'pending'],
  rejected: ['failed'],
  unknown: ['unknown', 'pending', 'failed', 'expired'],
  retry: ['pending', 'failed', 'expired'],
  fenced: ['pending'],
}
const TASKS: Record<DeliveryKind, true> = {
  digest: true,
  'digest-edit': true,
  'catch-up': true,
  alert: true,
  'alert-edit': true,
  broadcast: true,
  recall: true,
  correction: true,
}
const PUBLISHED: (AlertLevel | 'word')[] = [...ALERT_LEVELS, 'word']
const PAUSED = ['chat', 'all']
/** Of the pacer. */
const LANES = ['answer', 'flash', 'urgent', 'digest', 'bulk']

/** `build`: this release's version, and Node's. */
export function createMetrics(world: Pick<Deps, 'now' | 'wait'>, build: { version: string; node: string }): Metrics {
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
  const builds = new Gauge({ name: 'bot_build_info', help: 'Always 1', labelNames: ['version', 'node'], registers })
  builds.set(build, 1)
  // All from zero, by every label: what first appears as 1 has no increase.
  for (const paused of PAUSED) floods.inc({ paused }, 0)
  for (const event of WARNINGS) events.inc({ level: 'warn', event }, 0)
  for (const event of ERRORS) events.inc({ level: 'error', event }, 0)
  for (const level of PUBLISHED) published.zero({ level })
  for (const lane of LANES) waits.zero({ lane })
  for (const task of Object.keys(TASKS)) {
    delays.zero({ task })
    for (const [outcome, states] of Object.entries(ENDINGS))
      for (const state of states) deliveries.inc({ task, state, outcome }, 0)
  }
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
    async render(standing) {
      // They watch the event loop and the garbage collector for as long as the process lives: only for who looks at it.
      if (!isScraped) collectDefaultMetrics({ register: registry })
      isScraped = true
      await noteStanding(standing)
      return { status: 200, body: (await registry.metrics()).trimEnd(), type: registry.contentType }
    },
  }
}
