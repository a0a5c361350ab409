// Charts as pictures: each drawn in a thread of its own, which ends with it. It never draws on the main thread.
import type { Chart } from '#domain/chart'
import type { Log } from '#log'

/** What it needs of a worker; loading a module is not counted against `limitMs`. */
type Thread = {
  run<T>(module: URL, name: string, input: unknown, limitMs: number): Promise<Drawn<T>>
  close(): Promise<void>
}
type Drawn<T> = { kind: 'done'; value: T } | { kind: 'timeout' } | { kind: 'failed'; detail: string }

const LIMIT_MS = 10_000

/** Draws one chart after another, as PNG; undefined when it cannot be drawn in time or at all. Never rejects. */
export function createChartDrawer(
  openThread: () => Thread,
  log: Log,
): (chart: Chart) => Promise<Uint8Array | undefined> {
  const module = new URL(import.meta.url.endsWith('.ts') ? './chart-job.ts' : './chart-job.js', import.meta.url)
  let last: Promise<unknown> = Promise.resolve()

  const draw = async (chart: Chart): Promise<Uint8Array | undefined> => {
    const thread = openThread()
    const drawn = await thread.run<Uint8Array>(module, 'drawChart', chart, LIMIT_MS)
    await thread.close()
    if (drawn.kind === 'done') return drawn.value
    log.warn('chart-not-drawn', { why: drawn.kind === 'failed' ? drawn.detail.slice(0, 200) : drawn.kind })
    return undefined
  }

  return (chart) => {
    const drawing = last.then(() => draw(chart))
    last = drawing.catch(() => undefined)
    return drawing
  }
}
