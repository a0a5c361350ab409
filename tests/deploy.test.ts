// What is shipped for Grafana and Prometheus asks for figures the bot has, by labels they have.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createMetrics } from '#adapters/metrics'
import { aFeed, NOW } from './support/builders.ts'

const read = (name: string) => readFileSync(new URL(`../deploy/${name}`, import.meta.url), 'utf8')
type Panel = { title: string; gridPos: Record<string, number>; targets: { expr: string }[] }
const dashboard = JSON.parse(read('grafana-dashboard.json')) as {
  __inputs: { name: string }[]
  panels: Panel[]
}
const rules = read('alert-rules.yml')
/** Prometheus' own. */
const OTHERS = ['up']
/** Of a histogram's buckets; of every scraped figure. */
const EVERY_LABEL = ['job', 'instance']

/** Every name with every label it comes with, once everything has happened. */
async function figures(): Promise<Map<string, Set<string>>> {
  const metrics = createMetrics({ now: () => NOW, wait: () => new Promise(() => {}) }, { version: '1', node: '20' })
  const hush = () => {}
  const log = metrics.listen({ debug: hush, info: hush, warn: hush, error: hush })
  log.debug('delivery', { task: 'alert', alert: 'word', state: 'sent', outcome: 'sent', dueMs: 1, publishedMs: 1 })
  metrics.waited('answer', 1)
  const store = {
    feeds: async () => [
      { feed: aFeed(), validators: {}, failures: 0, lastFetchedAt: NOW, lastNewItemAt: NOW, nextCheckAt: NOW },
    ],
    countWaiting: async () => [{ lane: 'flash' as const, count: 0 }],
    countChats: async () => ({ active: 0, all: 0 }),
    problem: () => undefined,
  }
  const { body } = await metrics.render({ store, freeDiskBytes: async () => 1, perSecond: 30, telegramAnswers: true })
  const found = new Map<string, Set<string>>()
  for (const [, name = '', labels = ''] of body.matchAll(/^([a-z]\w*)(?:\{([^}]*)\})? /gm)) {
    const known = found.get(name) ?? new Set(EVERY_LABEL)
    for (const [, label = ''] of labels.matchAll(/(\w+)="/g)) known.add(label)
    found.set(name, known)
  }
  return found
}

const expressions = [
  ...dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
  ...[...rules.matchAll(/- alert: (\w+)\n\s+expr: (?:>-\n)?([\s\S]*?)\n\s+(?:for|labels):/g)].map(
    ([, alert = '', expr = '']) => [alert, expr] as const,
  ),
]

describe('what is shipped to watch the bot', () => {
  it('has a panel and a rule for everything that matters', () => {
    expect(dashboard.__inputs).toMatchObject([{ name: 'DS_PROMETHEUS' }])
    expect(dashboard.panels.length).toBeGreaterThan(15)
    expect(rules.match(/- alert: /g)).toHaveLength(
      expressions.length - dashboard.panels.flatMap((one) => one.targets).length,
    )
  })

  it('asks only for figures the bot has, by labels they have', async () => {
    const known = await figures()
    const asked = new Set<string>()
    for (const [title, expr] of expressions) {
      const names = [...expr.matchAll(/\b((?:bot|nodejs|process)_\w+|up)(?:\{([^}]*)\})?/g)]
      expect(names, title).not.toEqual([])
      const labels = new Set<string>()
      for (const [, name = '', filter = ''] of names) {
        if (OTHERS.includes(name)) continue
        expect([...known.keys()], title).toContain(name)
        asked.add(name.replace(/_(bucket|count|sum)$/, ''))
        for (const label of known.get(name) ?? []) labels.add(label)
        for (const [, label = ''] of filter.matchAll(/(\w+)(?==|!=)/g)) expect([...labels], title).toContain(label)
      }
      for (const [, by = ''] of expr.matchAll(/\bby \(([^)]*)\)/g))
        for (const label of by.split(', ')) expect([...labels], title).toContain(label)
    }
    const own = [...known.keys()].filter((name) => name.startsWith('bot_'))
    expect(
      [...new Set(own.map((name) => name.replace(/_(bucket|count|sum)$/, '')))].filter((name) => !asked.has(name)),
    ).toEqual([])
  })

  it('lays no panel over another', () => {
    const taken = new Set<string>()
    for (const {
      gridPos: { x = 0, y = 0, w = 0, h = 0 },
    } of dashboard.panels)
      for (let column = x; column < x + w; column++)
        for (let row = y; row < y + h; row++) {
          expect(taken.has(`${column} ${row}`)).toBe(false)
          taken.add(`${column} ${row}`)
        }
  })
})
