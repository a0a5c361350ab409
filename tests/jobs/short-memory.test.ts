import { describe, expect, it } from 'vitest'
import { createShortMemory } from '#jobs/short-memory'

function setUp(capacity = 2) {
  const clock = { at: 0 }
  const memory = createShortMemory<string>(capacity, 1000, () => clock.at)
  const made: string[] = []
  const ask = (key: string) =>
    memory(key, async () => {
      made.push(key)
      return key
    })
  return { clock, memory, made, ask }
}

describe('a short memory', () => {
  it('makes an answer once, also for those who ask meanwhile', async () => {
    const { ask, made } = setUp()
    await Promise.all([ask('a'), ask('a')])
    await ask('a')
    expect(made).toEqual(['a'])
  })

  it('makes it again when it is no longer fresh', async () => {
    const { ask, made, clock } = setUp()
    await ask('a')
    clock.at = 999
    await ask('a')
    clock.at = 1000
    await ask('a')
    expect(made).toEqual(['a', 'a'])
  })

  it('keeps none for longer when the clock is set back', async () => {
    const { ask, made, clock } = setUp()
    for (const at of [0, -86_400_000, -86_399_000]) {
      clock.at = at
      await ask('a')
    }
    expect(made).toEqual(['a', 'a'])
  })

  it('forgets the oldest when it is full', async () => {
    const { ask, made } = setUp()
    for (const key of ['a', 'b', 'c', 'b', 'a']) await ask(key)
    expect(made).toEqual(['a', 'b', 'c', 'a'])
  })

  it('never remembers a failure', async () => {
    const { memory, ask, made } = setUp()
    await expect(memory('a', () => Promise.reject(new Error('the disk is full')))).rejects.toThrow('full')
    expect(await ask('a')).toBe('a')
    expect(made).toEqual(['a'])
  })
})
