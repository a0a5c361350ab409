// How a chart looks: panels below one another, large letters, colours for a light and a dark screen. It reads no numbers.
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { Chart, ChartPanel, ChartTheme } from '#domain/chart'

export const FONT = 'DejaVu Sans'

/** A phone's width, in its own units: letters are as large as the text around the picture. */
const WIDTH = 480
const TOP = 52
const PANEL_HEIGHT = 260
/** From a panel's top to its plot: its title and, where it has more than one series, what they are. */
const HEAD = 34
const LEGEND = 24
const FOOT = 34

const LOOKS: Record<ChartTheme, { ground: string; text: string; faint: string; line: string; colours: string[] }> = {
  light: {
    ground: '#ffffff',
    text: '#1f2933',
    faint: '#52606d',
    line: '#d9dee4',
    colours: ['#1769aa', '#e07b00', '#2e8b57', '#a23b72'],
  },
  dark: {
    ground: '#17212b',
    text: '#f5f7fa',
    faint: '#b5c0cc',
    line: '#33414f',
    colours: ['#5eb5f7', '#ffb454', '#7bd88f', '#f092c1'],
  },
}

/** The chart as SVG, with text as text. */
export function renderChartSvg(chart: Chart): string {
  use([BarChart, LineChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer])
  const height = TOP + chart.panels.length * PANEL_HEIGHT
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height })
  try {
    drawing.setOption(options(chart))
    return drawing.renderToSVGString()
  } finally {
    drawing.dispose()
  }
}

function options({ title, theme, days, grouping, panels }: Chart) {
  const look = LOOKS[theme]
  const label = { color: look.faint, fontSize: 13 }
  const number = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, grouping)
  const topOf = (index: number) => TOP + index * PANEL_HEIGHT
  return {
    animation: false,
    backgroundColor: look.ground,
    color: look.colours,
    textStyle: { fontFamily: FONT },
    title: [
      { text: title, left: 16, top: 14, textStyle: { color: look.text, fontSize: 19 } },
      ...panels.map((panel, index) => ({
        text: panel.title,
        left: 16,
        top: topOf(index) + 4,
        textStyle: { color: look.text, fontSize: 15 },
      })),
    ],
    legend: panels.map((panel, index) => ({
      show: panel.series.length > 1,
      data: panel.series.map(({ name }) => name),
      left: 12,
      top: topOf(index) + HEAD - 4,
      textStyle: { ...label, color: look.text },
    })),
    grid: panels.map((panel, index) => {
      const head = HEAD + (panel.series.length > 1 ? LEGEND : 0)
      const digits = number(highest(panel)).length
      return { left: 26 + 8 * digits, right: 24, top: topOf(index) + head, height: PANEL_HEIGHT - head - FOOT }
    }),
    xAxis: panels.map(({ form }, index) => ({
      type: 'category' as const,
      gridIndex: index,
      data: days,
      boundaryGap: form === 'bars',
      axisLabel: { ...label, hideOverlap: true, showMaxLabel: true },
      axisLine: { lineStyle: { color: look.faint } },
      axisTick: { show: false },
    })),
    yAxis: panels.map(({ form }, index) => ({
      type: 'value' as const,
      gridIndex: index,
      // A line shows changes, far above nothing too; the height of a bar is its number.
      scale: form === 'line',
      minInterval: 1,
      splitNumber: 4,
      axisLabel: { ...label, formatter: number },
      splitLine: { lineStyle: { color: look.line } },
    })),
    series: panels.flatMap((panel, index) => panel.series.map((one) => series(panel, one, index, days.length))),
  }
}

function series({ form }: ChartPanel, { name, values }: ChartPanel['series'][number], index: number, days: number) {
  const shared = { name, xAxisIndex: index, yAxisIndex: index, data: values.map((value) => value ?? '-') }
  if (form === 'bars') return { ...shared, type: 'bar' as const, stack: `panel-${index}` }
  return {
    ...shared,
    type: 'line' as const,
    connectNulls: true,
    // One day alone has no line.
    showSymbol: days <= 10,
    symbolSize: 6,
    lineStyle: { width: 3 },
  }
}

/** The longest number at its axis: of a line its highest value, of bars their highest sum, rounded up by the axis. */
function highest({ form, series: all }: ChartPanel): number {
  const days = Math.max(0, ...all.map(({ values }) => values.length))
  const ofDay = (day: number) => all.map(({ values }) => values[day] ?? 0)
  const tops = Array.from({ length: days }, (_, day) =>
    form === 'line' ? Math.max(...ofDay(day)) : ofDay(day).reduce((sum, value) => sum + value, 0),
  )
  return Math.ceil(Math.max(10, ...tops) * 1.2)
}
