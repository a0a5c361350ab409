import { describe, expect, it } from 'vitest'
import { createBatch } from '#adapters/store/postgres/batch'

/** A batch over words, and the goes it took; a go ends when it is let. */
function gathered(fails: (words: string[]) => boolean = () => false) {
  const goes: string[][] = []
  const ask = createBatch(
    (word: string) => word[0],
    async (words) => {
      goes.push(words)
      await new Promise((resolve) => setImmediate(resolve))
      if (fails(words)) throw new Error(`no: ${words.join()}`)
      return words.map((word) => word.toUpperCase())
    },
  )
  return { ask, goes }
}

describe('calls that come together', () => {
  it('are one go, and each gets its own answer', async () => {
    const { ask, goes } = gathered()
    expect(await Promise.all(['a', 'b', 'c'].map(ask))).toEqual(['A', 'B', 'C'])
    expect(goes).toEqual([['a', 'b', 'c']])
  })

  it('wait for the one under way, together', async () => {
    const { ask, goes } = gathered()
    const first = ask('a').then(() => Promise.all([...later]))
    const later: Promise<string>[] = []
    await new Promise((resolve) => setImmediate(resolve))
    later.push(ask('b'), ask('c'))
    await first
    expect(goes).toEqual([['a'], ['b', 'c']])
    expect(await ask('d')).toBe('D')
  })

  it('about the same thing come one after the other, in their order', async () => {
    const { ask, goes } = gathered()
    expect(await Promise.all(['a1', 'b1', 'a2', 'a3'].map(ask))).toEqual(['A1', 'B1', 'A2', 'A3'])
    expect(goes).toEqual([['a1', 'b1'], ['a2'], ['a3']])
  })

  it('do not fail for another’s sake', async () => {
    const { ask, goes } = gathered((words) => words.includes('bad'))
    const answers = await Promise.allSettled(['a', 'bad', 'c'].map(ask))
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(goes).toEqual([['a', 'bad', 'c'], ['a'], ['bad'], ['c']])
  })

  it('are not more than one statement should hold', async () => {
    const goes: number[] = []
    const ask = createBatch(
      (number: number) => number,
      async (numbers) => {
        goes.push(numbers.length)
        return numbers
      },
    )
    await Promise.all(Array.from({ length: 1100 }, (_, number) => ask(number)))
    expect(goes).toEqual([500, 500, 100])
  })
})
