import { describe, expect, it } from 'vitest'
import { routineKind } from '#domain/routine'
import { scoreArticle } from '#domain/score'
import { anArticle } from '../support/builders.ts'

const points = (over: Parameters<typeof anArticle>[0]) => scoreArticle(anArticle(over)).points
const withTurns = (turns: number) => ({ page: { fetchedAt: 0, readingMinutes: 3, turns } })

describe('how much an article weighs', () => {
  it('says why', () => {
    const article = anArticle({ section: 'politics', flags: ['video', 'updated'], ...withTurns(4) })
    expect(scoreArticle(article).reasons).toEqual(['news', 'section:politics', 'video', 'updated', 'interview'])
  })

  it.each([
    ['an official section more than sport', { section: 'official_chronicle' }, { section: 'sport' }],
    ['an update more than the same without', { flags: ['updated' as const] }, {}],
    ['an interview more than a report', withTurns(4), withTurns(0)],
    ['a video more than none', { flags: ['video' as const] }, {}],
    ['a picture more than none', { picture: 'https://agency.example/1.jpg' }, {}],
    ['a report more than a sponsored item', {}, { flags: ['sponsored' as const] }],
    ['a report more than road works', {}, { title: 'Küçədə nəqliyyatın hərəkəti məhdudlaşdırılacaq' }],
    ['weighty words where no section tells', { title: 'Zəlzələ olub' }, { title: 'Sərgi olub' }],
  ])('%s', (_, more, less) => {
    expect(points(more)).toBeGreaterThan(points(less))
  })

  it('words weigh nothing where the section tells', () => {
    const [strong, weak] = ['Zəlzələ olub', 'Sərgi olub'].map((title) => points({ section: 'culture', title }))
    expect(strong).toBe(weak)
  })

  it('news always weighs something, routine never', () => {
    expect(points({ flags: ['sponsored'], title: 'Road repair in the old town' })).toBeGreaterThan(0)
    expect(points({ section: 'politics', flags: ['updated', 'video'], title: 'Top news' })).toBe(0)
  })
})

describe('routine', () => {
  it.each([
    ['Bu saata olan əsas xəbərlər', 'bulletin'],
    ['AGENCY: Bu saata qədər olan əsas xəbərlər', 'bulletin'],
    ['Günün əsas xəbərləri', 'bulletin'],
    ['Top news', 'bulletin'],
    ['Main news of the day', 'bulletin'],
    ['Главные новости к этому часу', 'bulletin'],
    ['Dağlarda qar yağıb – FAKTİKİ HAVA', 'weather'],
    ['Sabaha gözlənilən hava açıqlanıb', 'weather'],
    ['Weather forecast for the weekend', 'weather'],
    ['Прогноз погоды на завтра', 'weather'],
    ['Valyuta məzənnələri açıqlanıb', 'rates'],
    ['Official exchange rates for Monday', 'rates'],
    ['Курс валют на 24 ноября', 'rates'],
    ['График приема граждан в районах', 'calendar'],
  ])('"%s" is %s', (title, kind) => {
    expect(routineKind(title)).toBe(kind)
  })

  it.each([
    'Storm leaves the coast without power',
    'Top news agency of the region elects its head',
    'Central bank lets its currency float',
    'Hava limanında yeni terminal açılıb',
    'Погода изменила маршрут велогонки',
    'Əsas xəbər bu gün paytaxtdan gəldi',
    'Курс на мир',
  ])('"%s" is news', (title) => {
    expect(routineKind(title)).toBeUndefined()
  })
})
