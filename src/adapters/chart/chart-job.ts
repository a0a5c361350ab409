// The thread's side of a chart: from its words and numbers to SVG, from SVG to PNG. It uses no font of the machine.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import type { Chart } from '#domain/chart'
import { FONT, renderChartSvg } from './chart-svg.ts'

/** Pixels a unit of the drawing: sharp on a phone. */
const ZOOM = 2

/** The chart as PNG. Once a thread: the renderer is set up with it. */
export async function drawChart(chart: Chart): Promise<Uint8Array> {
  const require = createRequire(import.meta.url)
  const [renderer, ...fontBuffers] = await Promise.all([
    readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')),
    readFile(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')),
    readFile(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf')),
  ])
  await initWasm(renderer)
  const picture = new Resvg(renderChartSvg(chart), {
    font: { fontBuffers, defaultFontFamily: FONT, sansSerifFamily: FONT },
    fitTo: { mode: 'zoom', value: ZOOM },
  })
  return picture.render().asPng()
}
