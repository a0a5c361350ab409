// The whole bot through days of its life: seeds that are always run, some new ones, and every story that once found a bug.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { runStory } from '#simulation/run'
import { type Story, tellStory } from '#simulation/story'

const FOLDER = new URL('./stories/', import.meta.url)
/** With kills and power cuts, a disk in trouble, floods, broadcasts, groups and clocks that change, between them. */
const FIXED = [3, 5, 8]

/** What `npm run simulate -- --seed N --days 1 --readers 8` tells, and how to see it again. */
async function promiseBrokenIn(story: Story): Promise<string | undefined> {
  const { failure } = await runStory(story)
  return failure && `seed ${story.seed}: ${failure.invariant} ${failure.detail}`
}

describe('every promise holds', () => {
  test.each(FIXED)('for a day of seed %i', async (seed) => {
    expect(await promiseBrokenIn(tellStory({ seed, days: 1, readers: 8 }))).toBeUndefined()
  })

  test('for a day of a seed nobody has seen', async () => {
    const seed = 1_000_000 + Math.floor(Math.random() * 1_000_000)
    expect(await promiseBrokenIn(tellStory({ seed, days: 1, readers: 8 }))).toBeUndefined()
  })

  for (const name of readdirSync(FOLDER).filter((each) => each.endsWith('.json')))
    test(`where it once did not: ${name}`, async () => {
      expect(await promiseBrokenIn(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Story)).toBeUndefined()
    })
})
