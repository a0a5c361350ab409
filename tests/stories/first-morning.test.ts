// A reader's first morning, over HTTP: welcome, a time of one's own, the digest at that minute, an interview in the chat.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Harness, startHarness } from '../support/harness.ts'

let harness: Harness
beforeEach(async () => {
  harness = await startHarness({ at: Date.UTC(2026, 10, 24, 3, 50) })
})
afterEach(() => harness.end())

describe('a first morning', () => {
  it('goes from /start to the digest at the chosen local minute and to a whole interview', async () => {
    const { telegram, clock } = harness
    await harness.poll()
    const reader = telegram.person({ firstName: 'Leyla', languageCode: 'en' })
    const welcome = await harness.ask(reader, '/start')
    expect(welcome.text).toContain('You are subscribed')
    const set = await harness.ask(reader, '/schedule 08:00 18:30')
    expect(set.text).toContain('24 Nov, 08:00')

    clock.jumpTo(Date.UTC(2026, 10, 24, 4, 0, 1))
    await harness.tick()
    const digest = await telegram.until(() => {
      const last = reader.last()
      return last && last.id > set.id ? last : undefined
    })
    expect(digest.text).toContain('Tuesday 24 November')
    expect(digest.keyboard.flat().length).toBeGreaterThanOrEqual(10)

    const story = harness.newsroom
      .articles()
      .find(({ language, path }) => language === 'en' && /sea-is-not|sea_is_not/.test(path))
    const interview = await harness.ask(reader, `${harness.newsroom.root}${story?.path}`)
    expect(interview.text).toContain('Questions')
    const list = await harness.ask(reader, '/interviews')
    expect(list.text).toContain('min read')
    expect(telegram.unanswered()).toEqual([])
  }, 60_000)
})
