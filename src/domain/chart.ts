// A chart as plain data, its words already chosen: what is drawn, never how.

export type ChartTheme = 'light' | 'dark'

export type Chart = {
  title: string
  theme: ChartTheme
  /** Under each place of the axis of time, in the reader's words. */
  days: string[]
  /** Written between thousands. */
  grouping: string
  /** One below the other. */
  panels: ChartPanel[]
}

export type ChartPanel = {
  title: string
  /** `bars` stand on top of each other. */
  form: 'line' | 'bars'
  /** A value a day; undefined where nothing is known. */
  series: { name: string; values: (number | undefined)[] }[]
}
