import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distinctHeadlines, readHeadline } from '#domain/similar'

const SCHOOL = 'Minister opens a new school in Ganja'
const kept = (titles: string[]) => distinctHeadlines(titles.map(readHeadline))
const energy = (guest: string) => `Baku and ${guest} discuss cooperation in the field of energy supply and Georgia`
const toll = (number: number) => `Death toll in the northern earthquake rises to ${number} people`

describe('near-duplicate headlines', () => {
  it.each([
    ['equal ones', SCHOOL, SCHOOL],
    ['equal but for case and marks', 'Nazir Şuşada yeni məktəb açdı', 'NAZİR ŞUŞADA YENİ MƏKTƏB AÇDI'],
    ['equal but for endings', 'Şəhərdə yeni məktəbin açılışı keçirilib', 'Şəhərdə yeni məktəb açılışı keçirildi'],
    ['one with words added', SCHOOL, `${SCHOOL} on Monday morning`],
    ['one with a new number', toll(7), toll(9)],
    ['Chinese ones', '总统出席在首都举行的国际峰会开幕式', '总统出席在首都举行的国际峰会开幕式。'],
  ])('%s are one', (_, first, second) => {
    expect(kept([first, second])).toEqual([0])
  })

  it.each([
    ['of different countries', energy('Astana'), energy('Ankara')],
    [
      'on different subjects',
      'Ministers of both countries discuss trade',
      'Ministers of both countries discuss education',
    ],
    [
      'that only begin alike',
      'World Bank discusses public finance',
      'World Bank discusses innovation and young founders',
    ],
    ['with nothing in common', 'Flood in the valley', 'Chess final goes to tie-break'],
    ['one short, and part of a long one', 'New school', 'New school opens in Ganja after two years'],
  ])('two %s are two', (_, first, second) => {
    expect(kept([first, second])).toEqual([0, 1])
  })

  it('keep the first of several, wherever they stand', () => {
    const titles = ['Flood in the valley', 'Chess final tonight', 'FLOOD IN THE VALLEY', 'Chess final tonight']
    expect(kept(titles)).toEqual([0, 1])
  })

  it('without a letter are compared like others', () => {
    expect(kept(['', '!!!', '2026', '2026'])).toEqual([0, 1, 2])
  })

  it('are gone from what is kept, and only they are', () => {
    const word = fc.constantFrom(
      'baku',
      'Ganja',
      'school',
      'opens',
      'minister',
      'energy',
      'talks',
      'two',
      'new',
      'flood',
    )
    const title = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(fc.array(title, { maxLength: 12 }), (titles) => {
        const once = kept(titles)
        expect(kept(once.map((index) => titles[index] ?? ''))).toEqual(once.map((_, index) => index))
        const dropped = titles.map((_, index) => index).filter((index) => !once.includes(index))
        const isLikeOneBefore = (index: number) =>
          once.some((other) => other < index && kept([titles[other] ?? '', titles[index] ?? '']).length === 1)
        expect(dropped.filter((index) => !isLikeOneBefore(index))).toEqual([])
      }),
    )
  })

  it('are found among a thousand made to resemble one another, in a second', () => {
    const marks = '\u0301'.repeat(940)
    const words = Array.from({ length: 60 }, (_, index) => `w${index}`)
    const titles = Array.from({ length: 1000 }, (_, index) => {
      const others = Array.from({ length: 60 }, (_, other) => `x${index}y${other}`)
      return [...words.slice(0, 24), ...others.slice(0, 36), marks].join(' ')
    })
    const before = process.cpuUsage()
    expect(kept(titles).length).toBe(1000)
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000)
  })
})
