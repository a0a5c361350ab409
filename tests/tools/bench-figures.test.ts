// The bench's own arithmetic: figures are only worth what it is.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readArguments } from '../../src/tools/bench/arguments.ts'
import { createRandom } from '../../src/tools/bench/random.ts'
import { number, percent, renderSection, renderTable } from '../../src/tools/bench/report.ts'
import { median, percentile } from '../../src/tools/bench/statistics.ts'

describe('statistics', () => {
  it.each([
    [[], undefined],
    [[7], 7],
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
  ])('the median of %j is %s', (values, expected) => expect(median(values)).toBe(expected))

  it.each([
    [[], 0.5, undefined],
    [[5], 0.99, 5],
    [[4, 1, 3, 2], 0.5, 2],
    [Array.from({ length: 100 }, (_, index) => index + 1), 0.99, 99],
    [[1, 2, 3], 1, 3],
  ])('of %j the share %s does not exceed %s', (values, share, expected) => {
    expect(percentile(values, share)).toBe(expected)
  })

  it('a percentile is one of the values, and at least that share is not above it', () => {
    const values = fc.array(fc.integer(), { minLength: 1 })
    fc.assert(
      fc.property(values, fc.double({ min: 0.01, max: 1, noNaN: true }), (given, share) => {
        const found = percentile(given, share) ?? Number.NaN
        expect(given).toContain(found)
        expect(given.filter((value) => value <= found).length / given.length).toBeGreaterThanOrEqual(share - 1e-9)
      }),
    )
  })

  it('chance is the same for the same seed, spread evenly, and another for another', () => {
    const draw = (seed: number) => Array.from({ length: 2000 }, createRandom(seed))
    expect(draw(7)).toEqual(draw(7))
    expect(draw(7)).not.toEqual(draw(8))
    expect(Math.min(...draw(7))).toBeGreaterThanOrEqual(0)
    expect(Math.max(...draw(7))).toBeLessThan(1)
    expect(draw(7).reduce((sum, value) => sum + value, 0) / 2000).toBeCloseTo(0.5, 1)
  })
})

describe('the report', () => {
  it('is a Markdown table whose rows have as many cells as its head', () => {
    expect(renderTable(['sender', 'rate'], [['a|b'], ['c', '1', 'more']])).toBe(
      '| sender | rate |\n|---|---|\n| a\\|b |  |\n| c | 1 |',
    )
  })

  it('says pass, miss or nothing beside each goal', () => {
    const findings = [true, false, undefined].map((isMet) => ({ figure: 'f', goal: 'g', measured: 'm', isMet }))
    const text = renderSection({ title: 'Title', findings, notes: ['One condition.'] })
    expect(text.split('\n').slice(4, 7)).toEqual([
      '| f | g | m | pass |',
      '| f | g | m | **miss** |',
      '| f | g | m | – |',
    ])
    expect(text.startsWith('### Title\n')).toBe(true)
    expect(text.endsWith('- One condition.')).toBe(true)
  })

  it('writes figures as people read them, and a dash for what was not measured', () => {
    expect([number(12_345.6), number(0.04, 2), number(undefined), number(Number.POSITIVE_INFINITY)]).toEqual([
      '12,346',
      '0.04',
      '–',
      '–',
    ])
    expect(percent(0.9866)).toBe('98.7 %')
  })
})

describe('the arguments', () => {
  const known = ['feeds', 'pages', 'kills']

  it.each([
    [[], { kind: 'run', mode: 'usual', only: [] }],
    [['--full'], { kind: 'run', mode: 'full', only: [] }],
    [['--quick', '--only', 'kills', '--only', 'feeds'], { kind: 'run', mode: 'quick', only: ['kills', 'feeds'] }],
    [['--pages', 'saved'], { kind: 'run', mode: 'usual', only: ['pages'], pagesDir: 'saved' }],
    [['--feeds', 'f', '--only', 'kills'], { kind: 'run', mode: 'usual', only: ['kills'], feedsDir: 'f' }],
    [['-h'], { kind: 'help' }],
  ])('%j asks for %j', (argv, expected) => expect(readArguments(argv, known)).toEqual(expected))

  it.each([
    [['--only', 'nothing'], 'nothing: no such section; there are feeds, pages, kills'],
    [['--full', '--quick'], 'give one of them'],
    [['--fast'], '--fast'],
    [['stray'], 'stray'],
  ])('%j is refused with one clear line', (argv, part) => {
    const asked = readArguments(argv, known)
    expect(asked).toMatchObject({ kind: 'wrong', text: expect.stringContaining(part) })
    expect(asked.kind === 'wrong' && asked.text).not.toContain('\n')
  })
})
