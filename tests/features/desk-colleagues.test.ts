// Several editors at one broadcast, over HTTP: what one does the others see in their cards and its author is told; nothing that was
// planned is dropped because its author left.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '#sandbox/telegram/world'
import { HOUR } from '../support/builders.ts'
import { type Desk, labels, OTHER_OWNER_ID, OWNER_ID, openDeskWithoutNews, PATIENT, received } from '../support/desk.ts'

let desk: Desk
let reader: Person
beforeAll(async () => {
  desk = await openDeskWithoutNews()
  reader = await desk.harness.reader()
  await desk.harness.reader()
  for (const owner of [desk.owner, desk.other]) await desk.ask(owner, '/start')
})
afterAll(() => desk.harness.end())

const store = () => desk.harness.app.deps.store
const run = async () => {
  desk.later()
  await desk.harness.app.run('run-broadcasts')
}
const shows = (person: Person, id: number, text: RegExp) =>
  desk.harness.telegram.until(
    () => person.messages().find((each) => each.id === id && text.test(each.text)),
    `${text} in card ${id}`,
  )
/** Opens the card of a broadcast from the list, as a new message. */
const open = (person: Person, id: string, card: RegExp) =>
  desk.after(
    async () => {
      const list = await desk.after(() => person.send('/broadcasts'), /^Broadcasts/, person)
      await desk.press(list, id, person)
    },
    card,
    person,
  )
/** Goes out, but for one reader while `clear` was not called. */
async function underWay(text: string): Promise<{ id: string; clear: () => void }> {
  const clear = desk.harness.telegram.addFault({ kind: 'server-error', methods: ['sendMessage'], chatIds: [reader.id] })
  const audience = await desk.after(() => desk.owner.send(`/broadcast ${text}`), /Who gets it/)
  await desk.press(audience, 'Everyone')
  const time = await desk.harness.telegram.until(() =>
    desk.owner.messages().find((each) => each.id === audience.id && labels(each).includes('Now')),
  )
  const send = await desk.after(() => desk.press(time, 'Now'), /Readers will see exactly this/)
  await desk.press(send, 'Send')
  const id = (await store().runningBroadcasts())[0]?.id ?? ''
  // The owners have a chat as well.
  await expect.poll(async () => (await store().tally(id)).sent, PATIENT).toBe(3)
  return { id, clear }
}
async function scheduled(startsInMs: number, authorId = OWNER_ID, text = 'Planned'): Promise<string> {
  const { id } = await store().createBroadcast({
    authorId,
    content: { kind: 'text', text, entities: [], preview: true },
    audience: { kind: 'everyone' },
    createdAt: desk.harness.clock.now(),
  })
  const startAt = desk.harness.clock.now() + startsInMs
  await store().changeBroadcast(id, ['draft'], { state: 'scheduled', startAt, shown: '1' })
  return id
}
async function editor(): Promise<Person> {
  const person = await desk.harness.reader()
  await desk.after(() => desk.owner.send(`/editors add ${person.id}`), /is an editor now/)
  return person
}

describe('a broadcast under way', () => {
  it('shows in every card what a colleague did, tells its author, and once it was recalled offers that no more', async () => {
    const { id, clear } = await underWay('The ferry sails')
    const author = await desk.reading(desk.owner, /Sending/)
    const others = await open(desk.other, id, /Sending/)
    await desk.press(others, 'Pause', desk.other)
    await shows(desk.owner, author.id, /Paused/)
    const told = await desk.reading(desk.owner, new RegExp(`Editor ${OTHER_OWNER_ID} paused your broadcast ${id}\\.`))
    expect(told.text).toContain('The ferry sails')
    expect(labels(told)).toEqual(['Show card'])
    await desk.press(author, 'Resume')
    await shows(desk.other, others.id, /Sending/)
    expect(desk.other.messages().some(({ text }) => text.includes('your broadcast'))).toBe(false)
    clear()
    const report = await desk.report()
    expect(labels(report)).toEqual(['Recall', 'Correct'])
    expect(labels(await shows(desk.other, others.id, /Done/))).toEqual(['Recall', 'Correct', 'History'])
    await desk.press(others, 'Recall', desk.other)
    await desk.press(await desk.cardWith('Take it back', desk.other), 'Take it back', desk.other)
    await desk.reading(desk.owner, new RegExp(`Editor ${OTHER_OWNER_ID} took back your broadcast ${id}:`))
    for (const [person, card] of [
      [desk.owner, author.id],
      [desk.other, others.id],
    ] as const)
      expect(labels(await shows(person, card, /Taken back by recall/))).toEqual(['History'])
    await desk.harness.telegram.until(() =>
      desk.owner.messages().find((each) => each.id === report.id && labels(each).join() === 'History'),
    )
    await run()
  })

  it('gives an editor one live card: the one before says where it went', async () => {
    const { id, clear } = await underWay('Twice looked at')
    const first = await open(desk.other, id, /Sending/)
    const second = await open(desk.other, id, /Sending/)
    await shows(desk.other, first.id, /its card is further down/)
    await desk.press(second, 'Cancel', desk.other)
    await desk.reading(desk.owner, new RegExp(`cancelled your broadcast ${id} while it was going out`))
    clear()
    await expect
      .poll(async () => {
        await run()
        return (await store().broadcast(id))?.endedAt
      }, PATIENT)
      .toBeDefined()
  })
})

describe('a scheduled broadcast', () => {
  it('is seen, moved, changed and sent at once from its card by its author', async () => {
    const id = await scheduled(3 * HOUR, OWNER_ID, 'The bridge opens')
    const card = await open(desk.owner, id, /Scheduled for 24 Nov/)
    expect(card.text).toContain('The bridge opens')
    expect(labels(card)).toEqual(['Preview', 'Edit', 'New time', 'Send now', 'Cancel', 'History'])
    const below = await desk.after(() => desk.press(card, 'Preview'), /Scheduled for 24 Nov/)
    expect(desk.owner.messages().findLast((each) => each.own && each.id < below.id)?.text).toBe('The bridge opens')
    await desk.after(() => desk.press(below, 'New time'), /When shall it go out/)
    const moved = await desk.after(() => desk.owner.send('25.11 06:00'), /Scheduled for 25 Nov, 06:00/)
    expect(await store().broadcast(id)).toMatchObject({ state: 'scheduled', startAt: Date.UTC(2026, 10, 25, 2) })
    const draft = await desk.after(() => desk.press(moved, 'Edit'), /Readers will see exactly this/)
    expect(draft.text).toContain('Starts: 25 Nov, 06:00')
    expect(await desk.state(id)).toBe('draft')
    await desk.press(draft, 'Send')
    await shows(desk.owner, draft.id, /Scheduled for 25 Nov, 06:00/)
    const asked = await desk.after(() => desk.press(draft, 'Send now'), /Send broadcast \d+ now\? It goes to 4 chats/)
    expect(await desk.state(id)).toBe('scheduled')
    await desk.press(asked, 'Send now')
    await desk.reading(reader, /^The bridge opens$/)
    await desk.report()
    expect(received(reader, 'The bridge opens')).toHaveLength(1)
  })

  it('is cancelled by a colleague only once they say so again; its author is told and sees it in the card', async () => {
    const id = await scheduled(3 * HOUR)
    const author = await open(desk.owner, id, /Scheduled for/)
    const others = await open(desk.other, id, /Scheduled for/)
    expect(labels(others)).toEqual(['Preview', 'Cancel', 'History'])
    const asked = await desk.after(() => desk.press(others, 'Cancel', desk.other), /Cancel broadcast/, desk.other)
    await desk.press(asked, 'Keep it', desk.other)
    await shows(desk.other, asked.id, /stays as it is/)
    expect(await desk.state(id)).toBe('scheduled')
    const again = await desk.after(() => desk.press(others, 'Cancel', desk.other), /Cancel broadcast/, desk.other)
    await desk.press(again, 'Yes, cancel it', desk.other)
    await desk.reading(desk.owner, new RegExp(`Editor ${OTHER_OWNER_ID} cancelled your broadcast ${id}\\.`))
    await shows(desk.owner, author.id, /Cancelled/)
    await shows(desk.other, others.id, /Cancelled/)
    for (const forged of [`b:start:${id}:`, `b:start-sure:${id}:`, `b:retime:${id}:`, `b:take-over:${id}:`])
      expect((await desk.press(again.id, { forged }, desk.other)).text, forged).toContain('out of date')
  })
})

describe('what an editor planned who is none any more', () => {
  it('is offered to the owners at once, and goes out at its time as the one’s who took it over', async () => {
    const person = await editor()
    const id = await scheduled(HOUR, person.id, 'By who left')
    desk.owner.send(`/editors remove ${person.id}`)
    const offers = await Promise.all(
      [desk.owner, desk.other].map((owner) => desk.reading(owner, new RegExp(`The author of broadcast ${id} is no`))),
    )
    for (const offer of offers) expect(labels(offer)).toEqual(['Take over', 'Preview', 'Cancel', 'History'])
    expect((await desk.press(person.last()?.id ?? 0, { forged: `b:take-over:${id}:` }, person)).text).toContain('/help')
    await desk.press(offers[1]?.id ?? 0, 'Take over', desk.other)
    expect(labels(await shows(desk.other, offers[1]?.id ?? 0, /Scheduled for [^⚠]*$/))).toContain('New time')
    expect(labels(await shows(desk.owner, offers[0]?.id ?? 0, /Scheduled for [^⚠]*$/))).toEqual([
      'Preview',
      'Cancel',
      'History',
    ])
    desk.harness.clock.advance(HOUR)
    await expect
      .poll(async () => {
        await run()
        return received(reader, 'By who left').length
      }, PATIENT)
      .toBe(1)
    expect(await desk.acts('broadcast-taken-over')).toEqual([`${OTHER_OWNER_ID} broadcast-taken-over ${id}`])
  })

  it('waits for an owner when its time comes, and taken over then it is their draft', async () => {
    const person = await editor()
    const id = await scheduled(HOUR, person.id, 'Nobody’s yet')
    await store().removeEditor(person.id)
    desk.harness.clock.advance(HOUR)
    await run()
    const offer = await desk.reading(desk.owner, /Was to go out on .* an owner can take it over/)
    await run()
    const offers = desk.owner.messages().filter(({ text }) => text.includes('an owner can take it over'))
    expect([await desk.state(id), offers.length, received(reader, 'Nobody’s yet').length]).toEqual(['scheduled', 1, 0])
    const draft = await desk.after(() => desk.press(offer, 'Take over'), /Readers will see exactly this/)
    expect(draft.text).toContain('Starts: at once')
    expect(await store().broadcast(id)).toMatchObject({ state: 'draft', authorId: OWNER_ID })
    await desk.press(draft, 'Send')
    await desk.reading(reader, /^Nobody’s yet$/)
  })
})
