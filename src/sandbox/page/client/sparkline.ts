// A row of figures as a small curve: its geometry. Pure.

export type Curve = { line: string; area: string; top: number }

/** The curve in a box of this size; `least` is what the top stands for when the figures are smaller. */
export function curveOf(figures: readonly number[], width: number, height: number, least: number): Curve {
  const top = Math.max(least, ...figures)
  const step = figures.length > 1 ? width / (figures.length - 1) : 0
  const points = figures.map((figure, index) => `${round(index * step)},${round(height - (figure / top) * height)}`)
  const line = points.length === 0 ? '' : `M${points.join('L')}`
  const end = round(Math.max(0, figures.length - 1) * step)
  return { line, area: line === '' ? '' : `${line}L${end},${height}L0,${height}Z`, top }
}

/** Messages a second over the last three seconds. */
export function rateOf(history: readonly number[]): number {
  const last = history.slice(-3)
  return last.length === 0 ? 0 : last.reduce((sum, each) => sum + each, 0) / last.length
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
