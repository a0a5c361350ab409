// A pause in the chat, over HTTP: beginning, moving and ending it, and the one message that catches up.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Harness, startHarness } from '../support/harness.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
  await harness.poll()
})
afterAll(() => harness.end())

type Reader = Awaited<ReturnType<Harness['reader']>>
const chatOf = (person: { id: number }) => harness.app.deps.store.chat(person.id)
const caughtUp = (reader: Reader) => reader.messages().filter(({ own, text }) => own && text.includes('You missed'))
/** Asks later: in one chat a message a second may leave. */
const ask = (reader: Reader, text: string) => {
  harness.clock.advance(5000)
  return harness.ask(reader, text)
}
/** Presses and resolves with the message once it says `text`. */
const press = async (reader: Reader, { id }: { id: number }, which: RegExp, text: string) => {
  harness.clock.advance(5000)
  await reader.press(id, which)
  return harness.telegram.until(
    () => reader.messages().find((each) => each.id === id && each.text.includes(text)),
    text,
  )
}

describe('a pause', () => {
  it('moves the next digest behind its end, and stays there when the schedule or the zone changes', async () => {
    const reader = await harness.reader()
    expect((await ask(reader, '/pause 3 days')).text).toMatch(/Paused until 27 Nov, 10:0\d \(Asia\/Baku time\)\./)
    expect((await chatOf(reader))?.nextSlotAt).toBe(Date.UTC(2026, 10, 28, 4))
    expect((await ask(reader, '/schedule 12:00')).text).toContain('Next: 27 Nov, 12:00.')
    expect((await chatOf(reader))?.nextSlotAt).toBe(Date.UTC(2026, 10, 27, 8))
    await ask(reader, '/timezone Europe/Berlin')
    expect((await chatOf(reader))?.nextSlotAt).toBe(Date.UTC(2026, 10, 27, 11))
    expect((await ask(reader, '/settings')).text).toContain('Paused until 27 Nov, 07:0')
    expect((await ask(reader, '/why')).text).toMatch(/Paused until 27 Nov, 07:0\d: nothing comes before\.$/)
  })

  it('is told by /start, which ends nothing but offers to', async () => {
    const reader = await harness.reader()
    await ask(reader, '/pause 12h')
    const welcome = await ask(reader, '/start')
    expect(welcome.text).toContain('Paused until 24 Nov, 22:0')
    expect((await chatOf(reader))?.pause).toBeDefined()
    await press(reader, welcome, /Resume now/, '▶️ The pause is over. Your next digest: 25 Nov, 08:00.')
    expect((await chatOf(reader))?.pause).toBeUndefined()
    await harness.telegram.until(() => caughtUp(reader).length === 1)
  })

  it('ends with /stop: who comes back has their next digest at their next time', async () => {
    const reader = await harness.reader()
    await ask(reader, '/pause 2w')
    await ask(reader, '/stop')
    expect((await ask(reader, '/start')).text).toContain('Welcome back!')
    const chat = await chatOf(reader)
    expect(chat?.pause).toBeUndefined()
    expect(chat?.nextSlotAt).toBe(Date.UTC(2026, 10, 25, 4))
  })

  it('is refused with an example where its length is not understood, and when it is too short or long', async () => {
    const reader = await harness.reader()
    expect((await ask(reader, '/pause until <Monday>')).text).toContain('“until <Monday>”')
    expect((await ask(reader, '/pause 2y')).text).toContain('/pause 3d')
    expect((await ask(reader, '/pause 53w')).text).toContain('from one hour to 52 weeks')
    expect((await chatOf(reader))?.pause).toBeUndefined()
    expect((await ask(reader, '/resume')).text).toBe('You are not paused.')
  })

  it('is not for one who stopped', async () => {
    const reader = await harness.reader()
    await ask(reader, '/stop')
    expect((await ask(reader, '/pause 3d')).text).toContain('/start brings the digests back')
    expect((await chatOf(reader))?.pause).toBeUndefined()
  })
})

describe('/resume', () => {
  it('answers at once with one message of what was missed, which the next digest does not repeat', async () => {
    const reader = await harness.reader()
    await ask(reader, '/pause 3d')
    harness.clock.advance(2 * HOUR)
    harness.newsroom.addArticle({ language: 'en', title: 'Parliament adopts the budget' })
    await harness.poll()
    harness.clock.advance(60_000)
    const message = await ask(reader, '/resume')
    expect(message.text).toMatch(/You missed 2 hours: one top story\.\n\n.*\n1\. Parliament adopts the budget/)
    expect(message.keyboard.flat().at(-1)?.text).toBe('📋 Everything')
    // Answered after what /resume still had to remember.
    await ask(reader, '/why')
    const latest = await harness.app.deps.store.latestDigest(reader.id)
    const chat = await chatOf(reader)
    expect(chat?.pause).toBeUndefined()
    expect(chat?.nextSlotAt).toBe(Date.UTC(2026, 10, 25, 4))
    expect(latest?.messageId).toBe(message.id)
    expect(chat?.digestedUntil).toBe(latest?.untilAt)
  })
})

it('/resume within the minute an article came in shows it', async () => {
  const reader = await harness.reader()
  await ask(reader, '/pause 3d')
  // Half a minute into one, so that all that follows falls into it.
  harness.clock.jumpTo(Math.ceil((harness.clock.now() + 2 * HOUR) / 60_000) * 60_000 + 20_000)
  harness.newsroom.addArticle({ language: 'en', title: 'The harbour opens again' })
  await harness.poll()
  expect((await ask(reader, '/resume')).text).toMatch(
    /You missed 2 hours: one top story\.[\s\S]*The harbour opens again/,
  )
})

describe('the end of a pause', () => {
  it('brings one catch-up, also when the end was moved, and none after /resume', async () => {
    const [moved, resumed] = [await harness.reader(), await harness.reader()]
    const screen = await ask(moved, '/pause')
    await press(moved, screen, /12 hours/, 'Paused until 25 Nov')
    await press(moved, screen, /1 week/, 'Paused until 1 Dec')
    await press(moved, screen, /1 day/, 'Paused until 25 Nov')
    await ask(resumed, '/pause 1d')
    await ask(resumed, '/resume')
    harness.clock.advance(13 * HOUR)
    await harness.poll()
    expect(caughtUp(moved)).toEqual([])
    harness.clock.advance(12 * HOUR)
    await harness.telegram.until(() => caughtUp(moved).length > 0)
    expect(caughtUp(moved)[0]?.text).toContain('You missed 1 day')
    harness.clock.advance(7 * DAY)
    await harness.tick()
    // Until then the former ends of the pause came due.
    await expect.poll(() => harness.app.deps.store.nextDeliveryAt(), { timeout: 10_000 }).toBeUndefined()
    expect([caughtUp(moved).length, caughtUp(resumed).length]).toEqual([1, 1])
    expect((await chatOf(moved))?.pause).toBeUndefined()
  })
})

it('no press is left without an answer', () => {
  expect(harness.telegram.unanswered()).toEqual([])
})
