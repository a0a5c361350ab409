// When the shipped alerts fire: each case is evaluated here, and where promtool is installed (Debian: `prometheus`) by it, too.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { firing, minutesOf, type Series } from './support/promql.ts'

const RULES = resolve('deploy/alert-rules.yml')
const rules = new Map(
  [
    ...readFileSync(RULES, 'utf8').matchAll(
      /- alert: (\w+)\n\s+expr: (?:>-\n)?([\s\S]*?)\n(?:\s+for: (\w+)\n)?\s+labels:/g,
    ),
  ].map(([, alert = '', expr = '', lasting = '0m']) => [alert, { expr, minutes: minutesOf(lasting) }] as const),
)

/** A figure of one process. */
const of = (name: string, labels: Record<string, string> = {}, instance = 'a') =>
  `${name}{${Object.entries({ job: 'news-briefing-bot', instance, ...labels })
    .map(([label, value]) => `${label}="${value}"`)
    .join(',')}}`
const always = (value: number, minutes = 60) => Array.from({ length: minutes }, () => value)
/** From zero, as every counter starts, in one scrape. */
const jump = (value: number, at = 5) => Array.from({ length: 60 }, (_, minute) => (minute < at ? 0 : value))
const from = (before: number, after: number, at: number) =>
  Array.from({ length: 60 }, (_, minute) => (minute < at ? before : after))
const deliveries = (state: string, outcome: string) => of('bot_deliveries_total', { task: 'broadcast', state, outcome })
const event = (name: string, level = 'error') => of('bot_log_events_total', { level, event: name })

type Case = [alert: string, about: string, series: Series, minute: number, fires: number]
const CASES: Case[] = [
  ['BotBroadcastStopped', 'a canary that fails within one scrape', { [event('broadcast-stopped')]: jump(1) }, 6, 1],
  ['BotBroadcastStopped', 'nothing that was stopped', { [event('broadcast-stopped')]: always(0) }, 30, 0],
  ['BotBroadcastStopped', 'one that was stopped an hour ago', { [event('broadcast-stopped')]: jump(1) }, 40, 0],
  [
    'BotDeliveriesFail',
    'most of a canary refused within one scrape',
    { [deliveries('failed', 'rejected')]: jump(40), [deliveries('sent', 'sent')]: jump(10) },
    6,
    1,
  ],
  [
    'BotDeliveriesFail',
    'a few of very many',
    { [deliveries('failed', 'rejected')]: jump(9), [deliveries('sent', 'sent')]: jump(5000) },
    6,
    0,
  ],
  ['BotErrors', 'a bug that was logged once', { [event('job-failed')]: jump(1), [event('uncaught')]: always(0) }, 6, 1],
  ['BotErrors', 'a warning', { [event('feed-failed', 'warn')]: jump(9) }, 6, 0],
  ['BotErrors', 'a stopped broadcast, which has an alert of its own', { [event('broadcast-stopped')]: jump(1) }, 6, 0],
  ['BotTelegramAway', 'an outage of a minute', { [of('bot_telegram_answers')]: from(1, 0, 5) }, 6, 0],
  ['BotTelegramAway', 'an outage of three', { [of('bot_telegram_answers')]: from(1, 0, 5) }, 8, 1],
  [
    'BotTelegramAway',
    'one of two processes that is cut off',
    { [of('bot_telegram_answers')]: always(0), [of('bot_telegram_answers', {}, 'b')]: always(1) },
    9,
    1,
  ],
  ['BotDiskLow', 'a disk that is nearly full', { [of('bot_disk_free_bytes')]: always(5e8) }, 9, 1],
  ['BotDiskLow', 'a disk with room', { [of('bot_disk_free_bytes')]: always(5e10) }, 9, 0],
  [
    'BotRestarts',
    'a process that starts anew each minute',
    { [of('process_start_time_seconds')]: Array.from({ length: 60 }, (_, minute) => minute * 60) },
    9,
    1,
  ],
  ['BotRestarts', 'one upgrade', { [of('process_start_time_seconds')]: from(0, 300, 5) }, 9, 0],
  [
    'BotReleasesDiffer',
    'an upgrade that was forgotten half-way',
    {
      [of('bot_build_info', { version: '1.0.0' })]: always(1),
      [of('bot_build_info', { version: '1.1.0' }, 'b')]: always(1),
    },
    40,
    1,
  ],
  [
    'BotReleasesDiffer',
    'an upgrade under way',
    {
      [of('bot_build_info', { version: '1.0.0' })]: always(1),
      [of('bot_build_info', { version: '1.1.0' }, 'b')]: always(1),
    },
    9,
    0,
  ],
  ['BotAbsent', 'no process at all', { up: always(1) }, 9, 1],
  ['BotAbsent', 'a process', { [of('bot_store_well')]: always(1) }, 9, 0],
  ['BotProcessDown', 'a process that is not scraped', { [of('up')]: always(0) }, 9, 1],
  ['BotStoreUnwell', 'a store that cannot be written', { [of('bot_store_well')]: always(0) }, 9, 1],
  ['BotFlashWaits', 'a flash that waits', { [of('bot_oldest_waiting_seconds', { lane: 'flash' })]: always(31) }, 1, 1],
  [
    'BotFlashWaits',
    'a broadcast that waits',
    { [of('bot_oldest_waiting_seconds', { lane: 'bulk' })]: always(3100) },
    1,
    0,
  ],
  [
    'BotAlertsWait',
    'an alert that waits',
    { [of('bot_oldest_waiting_seconds', { lane: 'urgent' })]: always(301) },
    1,
    1,
  ],
  [
    'BotDigestsLate',
    'a digest two hours late',
    { [of('bot_oldest_waiting_seconds', { lane: 'digest' })]: always(7200) },
    1,
    1,
  ],
  [
    'BotFeedFailing',
    'two feeds, each for its reason',
    {
      [of('bot_feed_failures', { feed: 'en' })]: always(9),
      [of('bot_feed_age_seconds', { feed: 'az' })]: always(9000),
      [of('bot_feed_failures', { feed: 'az' })]: always(0),
    },
    20,
    2,
  ],
  [
    'BotFeedSilent',
    'a feed without news for a day',
    { [of('bot_feed_silence_seconds', { feed: 'en' })]: always(86_400) },
    20,
    1,
  ],
  ['BotFloodWaits', 'floods in a row', { [of('bot_flood_waits_total', { paused: 'all' })]: jump(9) }, 6, 1],
  [
    'BotFloodWaits',
    'a chat that was slowed down',
    { [of('bot_flood_waits_total', { paused: 'chat' })]: jump(9) },
    6,
    0,
  ],
  ['BotEventLoopSlow', 'a machine that is too busy', { [of('nodejs_eventloop_lag_p99_seconds')]: always(0.5) }, 9, 1],
]

describe('an alert', () => {
  it.each(CASES)('%s, with %s', (alert, _, series, minute, fires) => {
    const { expr, minutes } = rules.get(alert) ?? { expr: '', minutes: 0 }
    expect(firing(expr, minutes, series, minute)).toBe(fires)
  })

  it('of each name has a case in which it fires', () => {
    const fired = new Set(CASES.flatMap(([alert, , , , fires]) => (fires > 0 ? [alert] : [])))
    expect([...rules.keys()].filter((alert) => !fired.has(alert))).toEqual([])
  })
})

const hasPromtool = spawnSync('promtool', ['--version']).status === 0

it.runIf(hasPromtool)('promtool finds the same', () => {
  const folder = mkdtempSync(join(tmpdir(), 'alerts-'))
  const tests = CASES.map(([alert, name, series, minute, fires]) => ({
    name: `${alert}, with ${name}`,
    interval: '1m',
    input_series: Object.entries(series).map(([one, values]) => ({ series: one, values: values.join(' ') })),
    promql_expr_test: [
      {
        expr: `count(ALERTS{alertname="${alert}", alertstate="firing"}) or vector(0)`,
        eval_time: `${minute}m`,
        exp_samples: [{ labels: '{}', value: fires }],
      },
    ],
  }))
  const path = join(folder, 'alert-rules.test.yml')
  // YAML holds JSON.
  writeFileSync(path, JSON.stringify({ rule_files: [RULES], evaluation_interval: '1m', tests }))
  const { stdout, stderr } = spawnSync('promtool', ['test', 'rules', path], { encoding: 'utf8' })
  rmSync(folder, { recursive: true, force: true })
  expect(`${stdout}${stderr}`).toContain('SUCCESS')
})
