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

  it('wait together while two goes are under way, and not for one alone', async () => {
    const goes: string[][] = []
    const ends: (() => void)[] = []
    const ask = createBatch(
      (word: string) => word,
      async (words) => {
        goes.push(words)
        await new Promise<void>((resolve) => ends.push(resolve))
        return words
      },
    )
    const turn = () => new Promise((resolve) => setImmediate(resolve))
    const first = ask('a')
    await turn()
    const second = [ask('b'), ask('c')]
    await turn()
    const third = [ask('d'), ask('e')]
    await turn()
    expect(goes).toEqual([['a'], ['b', 'c']])
    ends[1]?.()
    await Promise.all(second)
    expect(goes[2]).toEqual(['d', 'e'])
    for (const end of ends) end()
    expect(await Promise.all([first, ...third])).toEqual(['a', 'd', 'e'])
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
