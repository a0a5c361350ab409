// How curves of growth look: panels side by side over the number of subscribers, with a ground of their own for a light
// and a dark page alike. It reads no numbers.
import { LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

/** `points`: subscribers and what was measured with so many. */
export type Curve = { name: string; points: [number, number][] }
/** `scale`: of the height; subscribers go by powers of ten. */
export type CurvePanel = { title: string; scale: 'log' | 'value'; curves: Curve[] }

const PANEL_WIDTH = 400
const HEIGHT = 300
/** Where the plots begin. */
const FEWEST = 1000
const TEXT = '#57606a'
const LINE = '#d0d7de'
const COLOURS = ['#1769aa', '#e07b00']

export function renderCurvesSvg(panels: CurvePanel[]): string {
  use([LineChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer])
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width: PANEL_WIDTH * panels.length, height: HEIGHT })
  try {
    drawing.setOption(options(panels))
    return `${drawing.renderToSVGString()}\n`
  } finally {
    drawing.dispose()
  }
}

function options(panels: CurvePanel[]) {
  const label = { color: TEXT, fontSize: 12 }
  const axis = (index: number, type: 'log' | 'value') => ({
    type,
    gridIndex: index,
    axisLabel: { ...label, formatter: short },
    axisLine: { lineStyle: { color: TEXT } },
    splitLine: { lineStyle: { color: LINE } },
    minorTick: { show: false },
  })
  const names = [...new Set(panels.flatMap(({ curves }) => curves.map(({ name }) => name)))]
  return {
    animation: false,
    backgroundColor: '#ffffff',
    color: COLOURS,
    textStyle: { fontFamily: 'sans-serif' },
    title: panels.map(({ title }, index) => ({
      text: title,
      left: index * PANEL_WIDTH + 16,
      top: 12,
      textStyle: { color: '#1f2933', fontSize: 14 },
    })),
    legend: { data: names, bottom: 8, textStyle: label },
    grid: panels.map((_, index) => ({ left: index * PANEL_WIDTH + 56, top: 48, width: PANEL_WIDTH - 84, bottom: 80 })),
    xAxis: panels.map((_, index) => ({
      ...axis(index, 'log'),
      min: FEWEST,
      name: 'subscribers',
      nameLocation: 'middle' as const,
      nameGap: 24,
      nameTextStyle: label,
    })),
    yAxis: panels.map(({ scale }, index) => ({ ...axis(index, scale), splitNumber: 4 })),
    series: panels.flatMap(({ curves }, index) =>
      curves.map(({ name, points }) => ({
        type: 'line' as const,
        name,
        data: points,
        xAxisIndex: index,
        yAxisIndex: index,
        color: COLOURS[names.indexOf(name)],
        symbolSize: 7,
        lineStyle: { width: 3 },
      })),
    ),
  }
}

/** `100k`, `1M`. */
function short(value: number): string {
  if (value >= 1_000_000) return `${value / 1_000_000}M`
  return value >= 1000 ? `${value / 1000}k` : String(value)
}
