import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headlineKeys } from '#domain/follow'
import { canBeFollowed, followedKeys, isOfStory, presentStories, storiesOf, storyWords } from '#domain/story'
import { anArticle, NOW } from '../support/builders.ts'

const OTHERS = Array.from({ length: 100 }, (_, index) => `President of Azerbaijan receives delegation number${index}`)

describe('the words of a story', () => {
  it('are those that few other headlines have, rarest first', () => {
    const words = storyWords('President of Azerbaijan opens Zangilan smart village', [
      ...OTHERS,
      'Village school opens',
      'A smart idea',
      'Another smart idea',
    ])
    expect(words).toEqual(['zangilan', 'village', 'opens', 'smart'])
  })

  it('are the two rarest where all are common', () => {
    expect(storyWords('President of Azerbaijan receives delegation', OTHERS)).toHaveLength(2)
  })

  it.each([
    ['Oil up', false],
    ['2026: 2027', false],
    ['Zangilan', false],
    ['Nazirlər nazirlə görüşüb', true],
    ['Nazirlər nazirlə, nazirlər…', false],
    ['Şuşada festival', true],
    ['Саммит в Баку', true],
  ])('are at least two long ones: "%s" %s', (title, can) => {
    expect(canBeFollowed(title)).toBe(can)
    expect(storyWords(title, []).length >= 2).toBe(can)
  })
})

describe('a headline', () => {
  const story = (title: string) => ({ articleId: '1', title, words: storyWords(title, OTHERS), untilAt: NOW })
  it.each([
    ['Şuşada Xarıbülbül festivalı başlayıb', 'Xarıbülbül festivalında Şuşaya qonaqlar gəlib', true],
    ['В Шуше открылся фестиваль «Харыбюльбюль»', 'Фестиваль «Харыбюльбюль» завершился', true],
    ['Zangilan village gets a smart grid', 'Smart grid of Zangilan villages is ready', true],
    ['Zangilan village gets a smart grid', 'A village school opens', false],
    ['Zangilan village gets a smart grid', 'Internet for the grid', false],
    ['International summit in Tashkent', 'Internet summits', false],
    ['Şuşada sərgi Şuşaya yaraşır', 'Şuşanın suyu', false],
  ])('goes on with "%s": "%s" %s', (from, title, does) => {
    expect(isOfStory(story(from), title)).toBe(does)
  })

  it('that goes on with a story is found by one of its keys', () => {
    const words = ['zangilan', 'şuşada', 'festivalı', 'summit', 'ministers', 'qarabağda', 'xarıbülbül', 'village']
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...words), { minLength: 2 }),
        fc.array(fc.constantFrom(...words)),
        (own, other) => {
          const followed = story(own.join(' '))
          const title = other.map((word) => word.slice(0, -1)).join(' ')
          if (!isOfStory(followed, title)) return
          const keys = headlineKeys(title)
          expect(followedKeys({ stories: [followed] }).some((key) => keys.includes(key))).toBe(true)
        },
      ),
    )
  })

  it('belongs to no story as its own, and counts by what it was before', () => {
    const followed = story('Zangilan village gets a smart grid')
    expect(storiesOf([followed], anArticle({ id: '1', title: followed.title }))).toEqual([])
    const corrected = anArticle({ id: '2', title: 'Other', earlierTitles: ['Smart Zangilan village'] })
    expect(storiesOf([followed], corrected)).toEqual([followed])
  })
})

it('a story is over at its end', () => {
  const story = { articleId: '1', title: 'x', words: ['a', 'b'], untilAt: NOW }
  expect([presentStories([story], NOW - 1), presentStories([story], NOW), presentStories(undefined, NOW)]).toEqual([
    [story],
    [],
    [],
  ])
})
