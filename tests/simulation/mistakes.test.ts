// The simulation can fail: each of these mistakes, made around the bot, is found within the seeds that are stated.
import { describe, expect, test } from 'vitest'
import { INVARIANTS } from '#simulation/invariants'
import { runStory } from '#simulation/run'
import { tellStory } from '#simulation/story'
import { MISTAKES } from './mistakes.ts'

describe('a mistake is found', () => {
  for (const [name, { mistake, breaks, from = 1, seeds, readers = 8 }] of Object.entries(MISTAKES))
    test(`${name}: within ${seeds} seeds`, { timeout: 300_000 }, async () => {
      const invariants = INVARIANTS.filter(({ sentence }) => breaks.test(sentence))
      const found: string[] = []
      for (let seed = from; seed < from + seeds && found.length === 0; seed += 1) {
        const { failure } = await runStory(tellStory({ seed, days: 1, readers }), { mistake, invariants })
        if (failure !== undefined) found.push(failure.invariant)
      }
      expect(found).toEqual([expect.stringMatching(breaks)])
    })
})
