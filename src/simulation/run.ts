// Runs a story to its end, or to the first promise that is broken.
import { describeError } from '#log'
import { perform } from './acts.ts'
import { INVARIANTS, type Invariant } from './invariants.ts'
import { forgetOld } from './record.ts'
import { type Mistake, openScene } from './scene.ts'
import { DAY, type Story } from './story.ts'

export type Outcome = {
  /** The first promise that was broken, and how; undefined when all held. */
  failure?: { invariant: string; detail: string; at: number }
  /** Of everything that happened: the same for the same story. */
  hash: string
  figures: Figures
}

export type Figures = { steps: number; messages: number; kills: number; millisecondsOf: { [sentence: string]: number } }

/** What is due shortly before the end has its time. */
const CALM_MS = 20 * 60_000

export type RunOptions = {
  mistake?: Mistake
  /** Those to check; all when absent. */
  invariants?: Invariant[]
  onDay?: (day: number) => void
  onNote?: (line: string) => void
  realNow?: () => number
}

export async function runStory(story: Story, options: RunOptions = {}): Promise<Outcome> {
  const { mistake, invariants = INVARIANTS, onDay, onNote, realNow = Date.now } = options
  const scene = openScene(story, mistake, onNote)
  const { loop, record } = scene
  const millisecondsOf: Figures['millisecondsOf'] = {}
  let kills = 0
  const judge = async (invariants: Invariant[]): Promise<Outcome['failure']> => {
    for (const { sentence, check } of invariants) {
      const startedAt = realNow()
      const detail = await Promise.resolve(check(scene)).catch(
        (error: unknown) => `cannot be told: ${describeError(error)}`,
      )
      millisecondsOf[sentence] = (millisecondsOf[sentence] ?? 0) + realNow() - startedAt
      if (detail !== undefined) return { invariant: sentence, detail, at: loop.now() }
    }
    return undefined
  }
  const end = (failure: Outcome['failure']): Outcome => ({
    ...(failure === undefined ? {} : { failure }),
    hash: scene.digest(),
    figures: {
      steps: loop.fired(),
      messages: [...scene.telegram.tally()].reduce(
        (sum, [method, ends]) => sum + (/^send/.test(method) ? (ends['200'] ?? 0) : 0),
        0,
      ),
      kills,
      millisecondsOf,
    },
  })
  try {
    // What is seen at once is judged at once.
    const isBroken = () => record.broken.length > 0
    let place = 0
    for (let day = 1; day <= story.days; day += 1) {
      const endAt = story.startAt + day * DAY
      for (; place < story.events.length; place += 1) {
        const event = story.events[place]
        if (event === undefined || event.at >= endAt) break
        await loop.runUntil(event.at, isBroken)
        if (isBroken()) break
        perform(scene, event)
        if (event.act.do === 'kill') kills += 1
      }
      await loop.runUntil(endAt, isBroken)
      const failure = await judge(invariants.filter(({ when }) => when === 'daily'))
      if (failure !== undefined) return end(failure)
      forgetOld(record, loop.now())
      onDay?.(day)
    }
    await loop.runUntil(loop.now() + CALM_MS)
    const last = await judge(invariants.filter(({ when }) => when === 'daily'))
    if (last !== undefined) return end(last)
    await scene.end()
    return end(await judge(invariants.filter(({ when }) => when === 'end')))
  } finally {
    scene.close()
  }
}
