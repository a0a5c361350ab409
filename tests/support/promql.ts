// As much of PromQL as the shipped alert rules use, over samples a minute apart: for machines without promtool, which is asked
// for the same cases where it is there. Unlike Prometheus it does not extrapolate `increase` and `rate` to the edges of their range.

type Labels = Record<string, string>
type Sample = { labels: Labels; value: number }
type Value = number | Sample[]
/** The value at a minute. */
type Expr = (minute: number) => Value

/** `name{label="value"}` → a value a minute; undefined: none was scraped. */
export type Series = Record<string, (number | undefined)[]>
type Known = { name: string; labels: Labels; values: (number | undefined)[] }

const TOKEN = /\s*(?:(\d[\d.e+]*[a-z]?)|([a-zA-Z_]\w*)|"((?:[^"\\]|\\.)*)"|(==|!=|>=|<=|=~|[-+*/<>=(){}[\],]))/y
const COMPARE: Record<string, (one: number, other: number) => boolean> = {
  '>': (one, other) => one > other,
  '<': (one, other) => one < other,
  '>=': (one, other) => one >= other,
  '<=': (one, other) => one <= other,
  '==': (one, other) => one === other,
  '!=': (one, other) => one !== other,
}
const AGGREGATE: Record<string, (values: number[]) => number> = {
  sum: (values) => values.reduce((total, value) => total + value, 0),
  max: (values) => Math.max(...values),
  min: (values) => Math.min(...values),
  count: (values) => values.length,
}
const MINUTES: Record<string, number> = { s: 1 / 60, m: 1, h: 60 }
const steps = (values: number[]) => values.slice(1).map((value, index) => value - (values[index] ?? 0))
const grown = (values: number[]) =>
  values
    .slice(1)
    .reduce((total, value, index) => total + (value >= (values[index] ?? 0) ? value - (values[index] ?? 0) : value), 0)
const OVER_RANGE: Record<string, (values: number[], minutes: number) => number> = {
  increase: grown,
  rate: (values, minutes) => grown(values) / (minutes * 60),
  changes: (values) => steps(values).filter((step) => step !== 0).length,
}

/** How many minutes something has to last, as rules say it: `2m`. */
export const minutesOf = (text: string): number => Number.parseFloat(text) * (MINUTES[text.at(-1) ?? ''] ?? Number.NaN)

/** Whether an alert fires at `minute`: for how many sets of labels. */
export function firing(expr: string, forMinutes: number, series: Series, minute: number): number {
  const evaluate = parse(expr, Object.entries(series).map(knownOf))
  const since = new Map<string, number>()
  for (let at = 0; at <= minute; at += 1) {
    const found = new Set(vectorOf(evaluate(at)).map(({ labels }) => keyOf(labels)))
    for (const key of since.keys()) if (!found.has(key)) since.delete(key)
    for (const key of found) if (!since.has(key)) since.set(key, at)
  }
  return [...since.values()].filter((began) => minute - began >= forMinutes).length
}

function knownOf([text, values]: [string, Known['values']]): Known {
  const [, name = '', inner = ''] = /^(\w+)(?:\{(.*)\})?$/.exec(text) ?? []
  return {
    name,
    labels: Object.fromEntries([...inner.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, value]) => [key, value])),
    values,
  }
}

function parse(text: string, known: Known[]): Expr {
  const tokens: string[] = []
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < text.trimEnd().length; ) {
    const found = TOKEN.exec(text)
    if (found === null) throw new Error(`not PromQL as it is known here: ${text}`)
    tokens.push(found[3] === undefined ? found[0].trim() : `"${found[3]}`)
  }
  let at = 0
  const peek = () => tokens[at] ?? ''
  const next = () => tokens[at++] ?? ''
  const take = (wanted: string) => {
    if (next() !== wanted) throw new Error(`expected ${wanted} in ${text}`)
  }
  const chain = (
    inner: () => Expr,
    operators: string[],
    join: (operator: string, one: Value, other: Value) => Value,
  ): Expr => {
    let left = inner()
    while (operators.includes(peek())) {
      const [operator, one, other] = [next(), left, inner()]
      left = (minute) => join(operator, one(minute), other(minute))
    }
    return left
  }
  const either = (): Expr => chain(both, ['or'], (_, one, other) => union(vectorOf(one), vectorOf(other)))
  const both = (): Expr =>
    chain(compared, ['and'], (_, one, other) => {
      const keys = new Set(vectorOf(other).map(({ labels }) => keyOf(labels)))
      return vectorOf(one).filter(({ labels }) => keys.has(keyOf(labels)))
    })
  const compared = (): Expr =>
    chain(divided, Object.keys(COMPARE), (operator, one, other) =>
      matched(one, other).flatMap(({ labels, value, against }) =>
        COMPARE[operator]?.(value, against) ? [{ labels, value }] : [],
      ),
    )
  const divided = (): Expr =>
    chain(primary, ['/'], (_, one, other) =>
      matched(one, other).map(({ labels, value, against }) => ({ labels, value: value / against })),
    )
  const grouped = (): Expr => {
    take('(')
    const inner = either()
    take(')')
    return inner
  }
  const primary = (): Expr => {
    if (peek() === '(') return grouped()
    const word = next()
    if (/^\d/.test(word)) return () => Number(word)
    if (word in AGGREGATE) {
      const by: string[] = []
      if (peek() === 'by') {
        next()
        take('(')
        for (; peek() !== ')'; next()) by.push(peek())
        take(')')
      }
      return aggregated(
        AGGREGATE[word] ?? grown,
        by.filter((each) => each !== ','),
        grouped(),
      )
    }
    if (word === 'absent') {
      const inner = grouped()
      return (minute) => (vectorOf(inner(minute)).length === 0 ? [{ labels: {}, value: 1 }] : [])
    }
    if (!(word in OVER_RANGE)) return instant(selector(word))
    take('(')
    const chosen = selector(next())
    take('[')
    const minutes = minutesOf(next())
    take(']')
    take(')')
    return overRange(OVER_RANGE[word] ?? grown, chosen, minutes)
  }
  const selector = (name: string): Known[] => {
    let chosen = known.filter((one) => one.name === name)
    if (peek() !== '{') return chosen
    for (next(); peek() !== '}'; ) {
      const [label, operator, value] = [next(), next(), next().slice(1)]
      if (operator !== '=' && operator !== '!=') throw new Error(`matcher ${operator} is not known here`)
      chosen = chosen.filter(({ labels }) => (labels[label] === value) === (operator === '='))
      if (peek() === ',') next()
    }
    take('}')
    return chosen
  }
  const whole = either()
  if (at < tokens.length) throw new Error(`not understood from ${peek()} on: ${text}`)
  return whole
}

const instant =
  (chosen: Known[]): Expr =>
  (minute) =>
    chosen.flatMap(({ labels, values }) => {
      const value = values[minute]
      return value === undefined ? [] : [{ labels, value }]
    })

const overRange =
  (measure: (values: number[], minutes: number) => number, chosen: Known[], minutes: number): Expr =>
  (minute) =>
    chosen.flatMap(({ labels, values }) => {
      const window = values.slice(Math.max(0, minute - minutes + 1), minute + 1).filter((value) => value !== undefined)
      return window.length < 2 ? [] : [{ labels, value: measure(window, minutes) }]
    })

function aggregated(join: (values: number[]) => number, by: string[], inner: Expr): Expr {
  return (minute) => {
    const groups = new Map<string, Sample[]>()
    for (const sample of vectorOf(inner(minute))) {
      const key = keyOf(only(sample.labels, by))
      groups.set(key, [...(groups.get(key) ?? []), sample])
    }
    return [...groups.values()].map((group) => ({
      labels: only(group[0]?.labels ?? {}, by),
      value: join(group.map(({ value }) => value)),
    }))
  }
}

function matched(one: Value, other: Value): (Sample & { against: number })[] {
  if (typeof other === 'number') return vectorOf(one).map((sample) => ({ ...sample, against: other }))
  const others = new Map(other.map(({ labels, value }) => [keyOf(labels), value]))
  return vectorOf(one).flatMap((sample) => {
    const against = others.get(keyOf(sample.labels))
    return against === undefined ? [] : [{ ...sample, against }]
  })
}

function union(one: Sample[], other: Sample[]): Sample[] {
  const keys = new Set(one.map(({ labels }) => keyOf(labels)))
  return [...one, ...other.filter(({ labels }) => !keys.has(keyOf(labels)))]
}

function vectorOf(value: Value): Sample[] {
  return typeof value === 'number' ? [{ labels: {}, value }] : value
}

function only(labels: Labels, names: string[]): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => names.includes(name)))
}

function keyOf(labels: Labels): string {
  return JSON.stringify(Object.entries(labels).sort())
}
