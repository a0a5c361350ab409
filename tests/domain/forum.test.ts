import { describe, expect, it } from 'vitest'
import {
  leaveTopic,
  type Places,
  placeAll,
  placeSections,
  releaseSections,
  sharesByTopic,
  topicOf,
} from '#domain/forum'

const ALL = { chosen: 'all' as const, other: true }
const KNOWN = ['politics', 'economy', 'sport', 'other']

describe('the topic of a section', () => {
  const places: Places = { topicId: 7, sectionTopics: { sport: 9, politics: 0 } }
  it.each([
    ['sport', 9],
    ['politics', 0],
    ['economy', 7],
    [undefined, 7],
    ['constructor', 7],
  ])('%s is %d', (section, topic) => {
    expect(topicOf(places, section)).toBe(topic)
  })

  it('is General where nothing was chosen', () => {
    expect(topicOf({}, 'sport')).toBe(0)
  })
})

describe('sections', () => {
  it('are placed beside those that have a topic, and taken back', () => {
    const places = { sectionTopics: { sport: 9 } }
    expect(placeSections(places, ['politics', 'sport'], 4)).toEqual({
      change: { sectionTopics: { sport: 4, politics: 4 } },
      drop: [],
    })
    expect(releaseSections(places, ['sport'])).toEqual({ change: {}, drop: ['sectionTopics'] })
  })

  it('all go to a topic, or to General', () => {
    expect(placeAll(4)).toEqual({ change: { topicId: 4 }, drop: ['sectionTopics'] })
    expect(placeAll(0)).toEqual({ change: {}, drop: ['topicId', 'sectionTopics'] })
  })

  it('leave a topic that is gone, whatever went there', () => {
    expect(leaveTopic({ topicId: 4, sectionTopics: { sport: 4, culture: 9 } }, 4)).toEqual({
      change: { sectionTopics: { culture: 9 } },
      drop: ['topicId'],
    })
    expect(leaveTopic({ sectionTopics: { sport: 4 } }, 4)).toEqual({ change: {}, drop: ['sectionTopics'] })
    expect(leaveTopic({ topicId: 4 }, 9)).toBeUndefined()
  })
})

describe('the shares of a digest', () => {
  it('hold each wanted section once, the topic for everything first', () => {
    const sectionTopics = { sport: 9, politics: 9, culture: 5 }
    expect(sharesByTopic({ sections: ALL, topicId: 4, sectionTopics }, KNOWN)).toEqual([
      { topicId: 4, sections: { chosen: ['economy'], other: true } },
      { topicId: 9, sections: { chosen: ['politics', 'sport'], other: false } },
    ])
    const few = { chosen: ['sport', 'economy'], other: false }
    expect(sharesByTopic({ sections: few, sectionTopics }, KNOWN)).toEqual([
      { topicId: 0, sections: { chosen: ['economy'], other: false } },
      { topicId: 9, sections: { chosen: ['sport'], other: false } },
    ])
  })

  it('put what has no section where it was sent to', () => {
    expect(sharesByTopic({ sections: ALL, sectionTopics: { other: 3 } }, ['sport'])).toEqual([
      { topicId: 0, sections: { chosen: ['sport'], other: false } },
      { topicId: 3, sections: { chosen: [], other: true } },
    ])
  })
})
