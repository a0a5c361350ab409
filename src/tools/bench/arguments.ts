// The command line of `npm run bench`: which sections, how much of them, and over which saved files.
import { parseArgs } from 'node:util'
import type { Mode } from './sizes.ts'

export type Asked =
  | { kind: 'run'; mode: Mode; only: string[]; pagesDir?: string; feedsDir?: string }
  | { kind: 'help' }
  | { kind: 'wrong'; text: string }

/**
 * Reads the arguments. Folders of saved files ask for the sections that read them and, without `--only`, for no other.
 * `known`: the names of sections.
 */
export function readArguments(argv: string[], known: readonly string[]): Asked {
  try {
    const options = {
      full: { type: 'boolean' },
      quick: { type: 'boolean' },
      only: { type: 'string', multiple: true },
      pages: { type: 'string' },
      feeds: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    } as const
    const { values } = parseArgs({ args: argv, options })
    if (values.help) return { kind: 'help' }
    if (values.full && values.quick) return { kind: 'wrong', text: '--full and --quick: give one of them' }
    const { pages, feeds, only = [] } = values
    const unknown = only.find((name) => !known.includes(name))
    if (unknown !== undefined)
      return { kind: 'wrong', text: `--only ${unknown}: no such section; there are ${known.join(', ')}` }
    const implied = [...(pages === undefined ? [] : ['pages']), ...(feeds === undefined ? [] : ['feeds'])]
    return {
      kind: 'run',
      mode: values.full ? 'full' : values.quick ? 'quick' : 'usual',
      only: only.length > 0 ? only : implied,
      ...(pages === undefined ? {} : { pagesDir: pages }),
      ...(feeds === undefined ? {} : { feedsDir: feeds }),
    }
  } catch (error) {
    return { kind: 'wrong', text: `${(error as Error).message.split('\n')[0]}; --help tells more` }
  }
}
