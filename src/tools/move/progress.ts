// How far a move got, for a person: a bar that is drawn anew on a terminal, a line a kind elsewhere.
import type { Phase, Report } from './move-store.ts'

const WIDTH = 24
/** A terminal need not be written to more often. */
const DRAW_EVERY_MS = 100

/** `end` is to be called after the last report. */
export function createProgress(
  write: (text: string) => void,
  isTerminal: boolean,
  now: () => number,
): { report: Report; end(): void } {
  let current: { phase: Phase; kind: string; line: string } | undefined
  let drawnAt = Number.NEGATIVE_INFINITY

  const finishLine = () => {
    if (current === undefined) return
    write(isTerminal ? `\r\x1b[K${current.line}\n` : `${current.line}\n`)
    current = undefined
  }
  return {
    report(phase, kind, done, of) {
      if (current?.phase !== phase || current.kind !== kind) finishLine()
      current = { phase, kind, line: renderLine(phase, kind, done, of) }
      if (!isTerminal || now() - drawnAt < DRAW_EVERY_MS) return
      drawnAt = now()
      write(`\r\x1b[K${current.line}`)
    },
    end: finishLine,
  }
}

function renderLine(phase: Phase, kind: string, done: number, of: number | undefined): string {
  const head = `${phase.padEnd(8)}  ${kind.padEnd(9)}`
  if (of === undefined) return `${head}  ${done}`
  const share = of === 0 ? 1 : Math.min(1, done / of)
  const full = Math.round(share * WIDTH)
  const bar = `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}`
  return `${head}  ${bar}  ${String(Math.floor(100 * share)).padStart(3)} %  ${done} of ${of}`
}
