// A story that fails is made the shortest that still does.
import { expect, test } from 'vitest'
import { shrinkStory } from '#simulation/shrink'
import { type Act, DAY, type Event, tellStory } from '#simulation/story'

const story = tellStory({ seed: 1, days: 3, readers: 20 })
const has = (events: Event[], act: Act['do']) => events.some((event) => event.act.do === act)

test('of hundreds of events only those that are needed are left, and only the days until it fails', async () => {
  const failedAt = story.startAt + 2 * DAY
  const needed = (events: Event[]) =>
    has(events, 'publish') && events.some(({ act }) => act.do === 'say' && act.who === 7)
  const shortest = await shrinkStory(story, failedAt, async ({ events }) => needed(events), 1000)
  expect(story.events.length).toBeGreaterThan(200)
  expect(shortest.events).toHaveLength(2)
  expect(shortest.days).toBe(2)
  expect(needed(shortest.events)).toBe(true)
})

test('it ends after the tries it is given, with the shortest found by then', async () => {
  let runs = 0
  const shortest = await shrinkStory(
    story,
    story.startAt + DAY,
    async ({ events }) => {
      runs += 1
      return has(events, 'publish')
    },
    5,
  )
  expect(runs).toBeLessThanOrEqual(5)
  expect(shortest.events.length).toBeLessThan(story.events.length)
  expect(has(shortest.events, 'publish')).toBe(true)
})

test('a story that needs all its events stays as it is', async () => {
  const whole = { ...story, events: story.events.slice(0, 6) }
  const shortest = await shrinkStory(whole, story.startAt + DAY, async ({ events }) => events.length === 6, 100)
  expect(shortest.events).toEqual(whole.events)
})
