// Questions and drafts of the desk over HTTP: no question ends without a word, nothing written later passes for its answer, and
// nothing an editor typed or chose is lost.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SeenMessage } from '#sandbox/telegram/world'
import { MINUTE } from '../support/builders.ts'
import { type Desk, labels, openDeskWithArticles } from '../support/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDeskWithArticles()
  await desk.harness.reader('en')
  await desk.ask(desk.owner, '/start')
})
afterAll(() => desk.harness.end())

const zone = async () => (await desk.harness.app.deps.store.chat(desk.owner.id))?.zone
const startAt = async (id: string) => (await desk.harness.app.deps.store.broadcast(id))?.startAt
const newestDraft = async () => {
  let id = 0
  while ((await desk.harness.app.deps.store.broadcast(String(id + 1))) !== undefined) id += 1
  return String(id)
}

/** The owner writes `text` and is told. */
const told = (text: string, answer: string | RegExp) => desk.after(() => desk.owner.send(text), answer)

/** A draft whose time is asked for. */
async function askedForTime(): Promise<string> {
  const card = await desk.after(() => desk.owner.send('/broadcast The harbour reopens'), /Who gets it/)
  await desk.press(card, 'Everyone')
  await desk.harness.telegram.until(() =>
    desk.owner.messages().find((each) => each.id === card.id && labels(each).includes('Later')),
  )
  await desk.after(() => desk.press(card.id, 'Later'), /When shall it go out/)
  return newestDraft()
}

describe('a question for the time', () => {
  it('says after three misses that it asks no more, and takes neither a time nor a place for its answer', async () => {
    const id = await askedForTime()
    for (const miss of ['soon', 'when it is dark']) await told(miss, `I could not read “${miss}” as a time`)
    await told('never', /Three answers did not fit, so I stop asking/)
    await told('18:30', /I do not wait for an answer any more/)
    expect(await startAt(id)).toBeUndefined()
    // Once that has been said, words are words again.
    await told('Story', /Story 4411201/)
  })

  it('does not change the zone by a place, before or after it ended', async () => {
    const before = await zone()
    await askedForTime()
    const place = (answer: RegExp) => desk.after(() => desk.owner.sendLocation(52.5, 13.4), answer)
    for (let misses = 0; misses < 2; misses += 1) await place(/as a time/)
    await place(/I stop asking/)
    await place(/I do not wait for an answer any more/)
    expect(await zone()).toBe(before)
  })

  it('is not ended by a file: that is said, and the time is still taken', async () => {
    const id = await askedForTime()
    await desk.after(
      () => desk.owner.sendFile('document', { bytes: new Uint8Array([1]), name: 'plan.pdf' }),
      /That is no answer to my question/,
    )
    await told('18:30', /Starts: 24 Nov, 18:30/)
    expect(await startAt(id)).toBe(Date.UTC(2026, 10, 24, 14, 30))
  })

  it('takes no answer after ten minutes, and says so', async () => {
    const id = await askedForTime()
    desk.harness.clock.advance(11 * MINUTE)
    await told('18:30', /My question is too old by now/)
    expect(await startAt(id)).toBeUndefined()
  })
})

describe('/breaking of an editor', () => {
  it('without a word offers the newest articles and the way to the own alerts', async () => {
    const card = await told('/breaking', /Which article goes out as breaking news/)
    expect(labels(card)).toEqual(['1', '2', '⚡ My own alerts'])
    const opened = await desk.after(() => desk.press(card, '1'), /Story 4411201 of en/)
    expect(labels(opened)).toContain('✅ Urgent')
    const again = await told('/breaking', /Which article goes out/)
    await desk.press(again, '⚡ My own alerts')
    expect((await desk.reading(desk.owner, /^Alerts/)).id).toBe(again.id)
  })

  it('takes the article, the level in any language and the time as the answer', async () => {
    await told('/breaking', /Which article goes out/)
    const card = await told('2 срочно 25.11 06:00', /Starts: 25 Nov, 06:00/)
    expect(card.text).toContain('Story 4411202 of en')
    expect(labels(card)).toContain('✅ Urgent')
  })

  it('keeps the time that stands in its line', async () => {
    expect(labels(await told('/breaking 1 flash 18:30', /Starts: 24 Nov, 18:30/))).toContain('✅ Flash')
    await told('/breaking 1 flash 24.11 06:00', '“24.11 06:00” is past')
    expect(labels(await told('/breaking 1 təcili', /Starts: at once/))).toContain('✅ Urgent')
    await told('/breaking 1 loud', '“loud” is neither a level nor a time')
  })
})

describe('a draft', () => {
  const content = async (id: string) => (await desk.harness.app.deps.store.broadcast(id))?.content
  const shows = (id: number, text: RegExp) =>
    desk.harness.telegram.until(() => desk.owner.messages().find((each) => each.id === id && text.test(each.text)))
  /** A message to everyone, at half past six. */
  async function previewed(text: string) {
    const audience = await told(text, /Who gets it/)
    const message = desk.owner.messages().findLast(({ own, id }) => !own && id < audience.id) as SeenMessage
    await desk.press(audience, 'Everyone')
    await shows(audience.id, /When\?/)
    await desk.after(() => desk.press(audience.id, 'Later'), /When shall it go out/)
    const card = await told('18:30', /Readers will see exactly this.*Starts: 24 Nov, 18:30/s)
    return { message, card }
  }

  it('takes an edit of its message before the preview, and asks for the audience again', async () => {
    const card = await desk.after(() => desk.owner.send('/broadcast The tunell opens'), /Who gets it/)
    const message = desk.owner.messages().findLast(({ own }) => !own)
    const again = await desk.after(
      () => desk.owner.edit(message?.id ?? 0, '/broadcast The tunnel opens'),
      /Who gets it/,
    )
    await shows(card.id, /Changed: the new card is below/)
    expect(await content(await newestDraft())).toMatchObject({ text: 'The tunnel opens' })
    expect(again.id).toBeGreaterThan(card.id)
  })

  it('stays as the preview shows it when its message is edited after that, and says so', async () => {
    const { message, card } = await previewed('/broadcast The tunnel is long')
    const edit = (answer: RegExp) =>
      desk.after(() => desk.owner.edit(message.id, '/broadcast The tunnel is short'), answer)
    await edit(/Your edit came after the preview, so it is not taken/)
    await desk.press(card, 'Send')
    await shows(card.id, /Scheduled for 24 Nov, 18:30/)
    await edit(/Your edit changes nothing in broadcast \d+/)
    expect(await content(await newestDraft())).toMatchObject({ text: 'The tunnel is long' })
  })

  it('keeps audience and time when its message is written anew', async () => {
    const { card } = await previewed('/broadcast First words')
    await desk.after(() => desk.press(card, '← Message'), /What shall be sent/)
    const again = await told('Second words', /Readers will see exactly this.*To: everyone.*Starts: 24 Nov, 18:30/s)
    expect(again.id).toBeGreaterThan(card.id)
    expect(await content(await newestDraft())).toMatchObject({ text: 'Second words' })
  })

  it('is dropped by /cancel once no question is open', async () => {
    const { card } = await previewed('/broadcast Not at all')
    const id = await newestDraft()
    await desk.after(() => desk.press(card, '← Message'), /What shall be sent/)
    await told('/cancel', /^Cancelled\.$/)
    expect(await desk.state(id)).toBe('draft')
    await told('/cancel', /Cancelled. Nothing was sent/)
    expect(await desk.state(id)).toBe('cancelled')
    await shows(card.id, /Cancelled. Nothing was sent/)
  })
})
