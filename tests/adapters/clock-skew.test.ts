import { describe, expect, it } from 'vitest'
import { createClockSkew } from '#adapters/telegram/clock-skew'
import { NOW } from '../support/builders.ts'

const header = (at: number) => new Date(at).toUTCString()

describe('our clock against Telegram’s', () => {
  it.each([
    ['is ahead by what all answers agree on', [90_000, 95_000, 91_000], 90_000],
    ['is behind', [-70_000, -71_000], -70_000],
    ['is right where one answer was long on its way', [0, 80_000, 75_000], 0],
    ['is not known by a single answer', [90_000], undefined],
  ] as const)('%s', (_, skews, expected) => {
    const clock = createClockSkew(() => NOW)
    for (const skew of skews) clock.note(header(NOW - skew))
    expect(clock.skewMs()).toBe(expected)
  })

  it('is judged anew each time it is asked, and by the last answers only', () => {
    const clock = createClockSkew(() => NOW)
    for (let answers = 0; answers < 20; answers += 1) clock.note(header(NOW - (answers < 10 ? 0 : 61_000)))
    expect(clock.skewMs()).toBe(61_000)
    expect(clock.skewMs()).toBeUndefined()
  })

  it('takes no notice of a header that is none', () => {
    const clock = createClockSkew(() => NOW)
    for (const date of [null, '', 'yesterday', null]) clock.note(date)
    expect(clock.skewMs()).toBeUndefined()
  })
})
