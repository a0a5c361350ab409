// What `npm run bench` does: runs the sections asked for, one after the other, and prints each as Markdown.
import { describeError } from '#log'
import { realWorld } from '#world'
import { readArguments } from './arguments.ts'
import type { Bench } from './bench.ts'
import { preciseNow } from './clock.ts'
import { machineLine } from './machine.ts'
import { renderSection } from './report.ts'
import type { Scratch } from './scratch.ts'
import { SECTIONS } from './sections.ts'
import { SIZES } from './sizes.ts'

export type Output = { out(text: string): void; err(text: string): void }

const NAMES = SECTIONS.map(({ name }) => name)

const USAGE = `Usage: npm run bench -- [--full | --quick] [--only SECTION]… [--pages DIR] [--feeds DIR]

Measures the figures of the product against their goals and prints them as Markdown, progress on stderr.
As it comes it takes about half an hour; leave the machine alone meanwhile.

  --only SECTION   ${NAMES.join(', ')}; may be repeated
  --pages DIR      article pages: over the saved .html files of DIR, and nothing else
  --feeds DIR      feeds: over the saved documents of DIR, and nothing else
  --full           every size and median in full, about two hours
  --quick          a smoke run: that it works, not how fast
  --help           this text`

/** Runs the command and returns its exit code: 0 also where goals are missed, 1 where something could not be measured. */
export async function runBench(argv: string[], scratch: Scratch, { out, err }: Output): Promise<number> {
  const asked = readArguments(argv, NAMES)
  if (asked.kind === 'help') {
    out(USAGE)
    return 0
  }
  if (asked.kind === 'wrong') {
    err(`bench: ${asked.text}`)
    return 1
  }
  const { mode, only, pagesDir, feedsDir } = asked
  const startedAt = preciseNow()
  const note = (line: string) => err(`[${Math.round((preciseNow() - startedAt) / 1000)} s] ${line}`)
  const bench: Bench = {
    scratch,
    sizes: SIZES[mode],
    note,
    wait: realWorld.wait,
    now: preciseNow,
    ...(pagesDir === undefined ? {} : { pagesDir }),
    ...(feedsDir === undefined ? {} : { feedsDir }),
  }
  out(`## Benchmarks\n\n${machineLine(startedAt)}${mode === 'usual' ? '' : ` · ${mode}`}\n`)
  let failures = 0
  for (const { name, run } of SECTIONS.filter((section) => only.length === 0 || only.includes(section.name))) {
    note(`${name} …`)
    try {
      out(`${renderSection(await run(bench))}\n`)
    } catch (error) {
      failures += 1
      note(`${name} could not be measured: ${describeError(error)}`)
      out(`### ${name}\n\nCould not be measured: ${describeError(error)}\n`)
    }
  }
  return failures === 0 ? 0 : 1
}
