// The report: Markdown tables that can be pasted as they are. It judges nothing; sections do.

/** One figure beside its goal; `isMet` undefined: no goal, or not measured. */
export type Finding = { figure: string; goal: string; measured: string; isMet: boolean | undefined }

export type SectionReport = {
  title: string
  findings?: Finding[]
  table?: { head: string[]; rows: string[][] }
  /** Under what conditions; one sentence each. */
  notes: string[]
}

/** Heading, figures with their goals, table, conditions. */
export function renderSection({ title, findings = [], table, notes }: SectionReport): string {
  const figures = findings.map(({ figure, goal, measured, isMet }) => [figure, goal, measured, verdict(isMet)])
  return [
    `### ${title}`,
    ...(figures.length === 0 ? [] : [renderTable(['figure', 'goal', 'measured', ''], figures)]),
    ...(table === undefined ? [] : [renderTable(table.head, table.rows)]),
    ...(notes.length === 0 ? [] : [notes.map((note) => `- ${note}`).join('\n')]),
  ].join('\n\n')
}

/** A Markdown table; every row gets as many cells as the head. */
export function renderTable(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${head.map((_, index) => cellText(cells[index] ?? '')).join(' | ')} |`
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n')
}

/** `1,234.5`; no more digits than asked for. */
export function number(value: number | undefined, digits = 0): string {
  if (value === undefined || !Number.isFinite(value)) return '–'
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

/** `98.6 %`. */
export function percent(share: number): string {
  return `${number(share * 100, 1)} %`
}

function verdict(isMet: boolean | undefined): string {
  return isMet === undefined ? '–' : isMet ? 'pass' : '**miss**'
}

function cellText(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}
