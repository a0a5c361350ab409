// What `npm run simulate` does: tells stories from seeds, runs the whole bot through each, and makes the shortest story of
// what fails.
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type Outcome, runStory } from '#simulation/run'
import { shrinkStory, tellEvents } from '#simulation/shrink'
import { type Story, tellStory } from '#simulation/story'

const USAGE = `Usage: npm run simulate -- [--seed N] [--seeds N] [--days N] [--readers N] [--replay FILE]

Runs the whole bot through simulated days in virtual time: people, news, faults and kills follow from the seed.
After each day the promises of PRODUCT.md section 10 are checked.

  --seed N       the first seed; drawn when left out
  --seeds N      how many seeds, one after the other (1)
  --days N       simulated days for each (30)
  --readers N    people who read (50)
  --replay FILE  runs the story in the file, as a failure leaves it
  --help         this text`

const MOST_SHRINKING_RUNS = 300

export type Output = {
  out(text: string): void
  err(text: string): void
  save(path: string, text: string): Promise<void>
}

/** Runs the command and returns its exit code: 1 where a promise was broken. */
export async function runSimulate(argv: string[], output: Output): Promise<number> {
  const asked = readArguments(argv)
  if (asked === 'help') {
    output.out(USAGE)
    return 0
  }
  if ('wrong' in asked) {
    output.err(`simulate: ${asked.wrong}`)
    return 1
  }
  if (asked.replay !== undefined) {
    const story = JSON.parse(await readFile(asked.replay, 'utf8')) as Story
    return (await runOne(story, output)).failure === undefined ? 0 : 1
  }
  let failures = 0
  for (let seed = asked.seed; seed < asked.seed + asked.seeds; seed += 1) {
    const story = tellStory({ seed, days: asked.days, readers: asked.readers })
    const { failure } = await runOne(story, output)
    if (failure === undefined) continue
    failures += 1
    await tellShortest(story, failure, output)
  }
  return failures === 0 ? 0 : 1
}

async function runOne(story: Story, { out }: Output): Promise<Outcome> {
  const startedAt = Date.now()
  const outcome = await runStory(story)
  const { steps, messages, kills, millisecondsOf } = outcome.figures
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
  const [slowest] = Object.entries(millisecondsOf).sort(([, a], [, b]) => b - a)
  const what = `${story.days} days, ${story.readers} readers, ${messages} messages, ${kills} kills, ${steps} steps`
  out(`seed ${story.seed}: ${outcome.failure === undefined ? 'holds' : 'BROKEN'} (${what}; ${seconds} s)`)
  if (slowest !== undefined) out(`  slowest check, ${slowest[1]} ms: ${slowest[0]}`)
  if (outcome.failure !== undefined) {
    const { invariant, detail, at } = outcome.failure
    out(`  ${new Date(at).toISOString()} ${invariant}\n  ${detail}`)
  }
  return outcome
}

async function tellShortest(
  story: Story,
  failure: NonNullable<Outcome['failure']>,
  { out, save }: Output,
): Promise<void> {
  const stillFails = async (candidate: Story) => (await runStory(candidate)).failure?.invariant === failure.invariant
  const shortest = await shrinkStory(story, failure.at, stillFails, MOST_SHRINKING_RUNS)
  const path = `simulated-${story.seed}.json`
  await save(path, `${JSON.stringify(shortest, undefined, 1)}\n`)
  out(`  The shortest story that still fails, ${shortest.events.length} of ${story.events.length} events:`)
  out(tellEvents(shortest.events))
  out(`  It is saved: npm run simulate -- --replay ${path}`)
}

type Asked = { seed: number; seeds: number; days: number; readers: number; replay: string | undefined }

function readArguments(argv: string[]): Asked | 'help' | { wrong: string } {
  try {
    const text = { type: 'string' } as const
    const { values } = parseArgs({
      args: argv,
      options: { seed: text, seeds: text, days: text, readers: text, replay: text, help: { type: 'boolean' } },
    })
    if (values.help) return 'help'
    const drawn = Math.floor(Math.random() * 1_000_000)
    const numbers = {
      seed: wholeNumber('--seed', values.seed, drawn, 0),
      seeds: wholeNumber('--seeds', values.seeds, 1, 1),
      days: wholeNumber('--days', values.days, 30, 1),
      readers: wholeNumber('--readers', values.readers, 50, 1),
    }
    return { ...numbers, replay: values.replay }
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) }
  }
}

function wholeNumber(name: string, text: string | undefined, otherwise: number, least: number): number {
  if (text === undefined) return otherwise
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < least)
    throw new Error(`${name}: got "${text}"; expected a whole number from ${least} on, such as ${otherwise}`)
  return value
}
