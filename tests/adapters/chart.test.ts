import { afterAll, describe, expect, it } from 'vitest'
import { createChartDrawer } from '#adapters/chart/chart'
import { renderChartSvg } from '#adapters/chart/chart-svg'
import { freeSpace } from '#adapters/free-space'
import { createWorker, type Worker } from '#adapters/worker/worker'
import type { Chart } from '#domain/chart'
import { pictureInfo } from '#sandbox/telegram/picture'

const logged: string[] = []
const log = { debug: () => {}, info: () => {}, warn: (event: string) => logged.push(event), error: () => {} }
const opened: Worker[] = []
const open = () => {
  const worker = createWorker({ log: { ...log, warn: () => {} } })
  opened.push(worker)
  return worker
}
afterAll(() => Promise.all(opened.map((worker) => worker.close())))

const days = Array.from({ length: 30 }, (_, index) => `${index + 1} нояб.`)
const chart: Chart = {
  title: 'Abunəçilər, Подписчики',
  theme: 'light',
  days,
  grouping: '.',
  panels: [
    { title: 'Подписчики', form: 'line', series: [{ name: 'Подписчики', values: days.map((_, day) => 12_000 + day) }] },
    {
      title: 'Gündə çatdırılıb',
      form: 'bars',
      series: [
        { name: 'İcmallar', values: days.map((_, day) => (day === 3 ? undefined : 900)) },
        { name: 'Bildirişlər', values: days.map(() => 300) },
      ],
    },
  ],
}

describe('a chart', () => {
  it('becomes a picture Telegram takes as a photo, in a thread of its own', async () => {
    const bytes = await createChartDrawer(open, log)(chart)
    expect(pictureInfo(bytes ?? new Uint8Array())).toMatchObject({ mime: 'image/png', width: 960, height: 1144 })
    expect(bytes?.length).toBeLessThan(200_000)
    await expect(opened.at(-1)?.run(new URL('file:///none.js'), 'none', 0, 1)).resolves.toMatchObject({
      kind: 'failed',
    })
  }, 20_000)

  it('says its words and numbers in the reader’s way, as text', () => {
    const svg = renderChartSvg(chart)
    for (const text of ['Abunəçilər, Подписчики', 'Gündə çatdırılıb', 'Bildirişlər', '1 нояб.', '1.200'])
      expect(svg).toContain(`>${text}</text>`)
    expect(svg).not.toMatch(/NaN|undefined|<script/)
  })

  it('is another picture on a dark screen', () => {
    const [light, dark] = (['light', 'dark'] as const).map((theme) => renderChartSvg({ ...chart, theme }))
    expect(light).toContain('#ffffff')
    expect(dark).toContain('#17212b')
    expect(dark).not.toContain('#ffffff')
  })

  it.each([
    ['one day', 1],
    ['no day', 0],
  ])('of %s is drawn all the same', (_, count) => {
    const short = {
      ...chart,
      days: days.slice(0, count),
      panels: chart.panels.map((panel) => ({
        ...panel,
        series: panel.series.map(({ name, values }) => ({ name, values: values.slice(0, count) })),
      })),
    }
    expect(renderChartSvg(short)).toMatch(/^<svg [\s\S]*<\/svg>$/)
  })

  it('escapes hostile words', () => {
    expect(renderChartSvg({ ...chart, title: '<script>"&' })).toContain('&lt;script&gt;')
  })

  it('that cannot be drawn is none, and keeps no other from being drawn', async () => {
    const answers = [
      { kind: 'timeout' },
      { kind: 'failed', detail: 'no font' },
      { kind: 'done', value: new Uint8Array([1]) },
    ]
    const drawn: string[] = []
    const draw = createChartDrawer(
      () => ({
        run: async () => {
          drawn.push('run')
          return answers.shift() as never
        },
        close: async () => {
          drawn.push('close')
        },
      }),
      log,
    )
    expect(await Promise.all([draw(chart), draw(chart), draw(chart)])).toEqual([
      undefined,
      undefined,
      new Uint8Array([1]),
    ])
    expect(drawn).toEqual(['run', 'close', 'run', 'close', 'run', 'close'])
    expect(logged.filter((event) => event === 'chart-not-drawn')).toHaveLength(2)
  })
})

describe('the room left on a disk', () => {
  it('is known of a folder that is there, and of no other', async () => {
    expect(await freeSpace('/')).toBeGreaterThan(0)
    expect(await freeSpace('/no/such/folder')).toBeUndefined()
  })
})
