// A broadcast whose time has come and that is not what its author let go: who is told, who is asked, and what goes out.
import { afterEach, describe, expect, it } from 'vitest'
import type { Person, SeenMessage } from '#sandbox/telegram/world'
import { anItem, DAY, HOUR } from '../support/builders.ts'
import { type Desk, labels, OWNER_ID, openDeskWithArticles, PATIENT } from '../support/desk.ts'

const EDITOR_ID = 901

let desk: Desk
let editor: Person
let reader: Person
const begin = async (approvals: number) => {
  desk = await openDeskWithArticles({ approvals })
  editor = desk.harness.telegram.person({ id: EDITOR_ID, firstName: 'Editor', languageCode: 'en' })
  for (const person of [editor, desk.other]) await desk.ask(person, '/privacy')
  await store().addEditor({ id: EDITOR_ID, addedBy: OWNER_ID, at: 0 })
  reader = await desk.harness.reader()
}
afterEach(() => desk.harness.end())

const store = () => desk.harness.app.deps.store
const run = () => desk.harness.app.run('run-broadcasts')
const has = (person: Person, text: string) => person.messages().some((each) => each.own && each.text.includes(text))
const got = (person: Person, text: string) => desk.harness.telegram.until(() => has(person, text), text)
/** The card with `label` that came after `id`. */
const newer = (label: string, id: number, person = desk.owner): Promise<SeenMessage> =>
  desk.harness.telegram.until(
    () => person.messages().findLast((each) => each.own && each.id > id && labels(each).includes(label)),
    `a newer card with ${label}`,
  )
async function retitle(title: string): Promise<void> {
  const { now } = desk.harness.app.deps
  const item = anItem({ number: 4_411_201, title, publishedAt: now() - HOUR })
  await store().recordFetch('en', { kind: 'items', items: [item], validators: {} }, now(), now() + HOUR)
}
/** An article, to go out in eight hours and a half; gives the card with Send. */
async function planned(): Promise<SeenMessage> {
  await desk.ask(desk.owner, '/breaking 4411201 flash')
  await desk.press(await desk.cardWith('Later'), 'Later')
  await desk.reading(desk.owner, /When shall it go out/)
  await desk.ask(desk.owner, '18:30')
  return desk.reading(desk.owner, /Starts: 24 Nov, 18:30/)
}
const toItsTime = () => desk.harness.clock.jumpTo(Date.UTC(2026, 10, 24, 14, 31))

describe('with approvals', () => {
  /** Approved by the editor, and waiting for its time. */
  const approved = async () => {
    await begin(1)
    const card = await planned()
    await desk.press(card, desk.sendLabel)
    await desk.press(await desk.cardWith('Approve', editor), 'Approve', editor)
    await expect.poll(() => desk.state(), PATIENT).toBe('scheduled')
    return { card, last: Math.max(editor.last()?.id ?? 0, desk.other.last()?.id ?? 0) }
  }

  it('one whose article was corrected shows its author how it reads now, and asks the others by itself', async () => {
    const { card, last } = await approved()
    await retitle('Told otherwise')
    toItsTime()
    await run()
    await desk.reading(desk.owner, /did not start.*corrected after it was approved/s)
    await got(desk.owner, 'Told otherwise')
    const live = await newer('Back to draft', card.id)
    expect(live.text).toContain('waits for approval: 0 of 1')
    expect(labels(live)).toEqual(expect.arrayContaining(['Ask again', 'Back to draft', 'Cancel']))
    expect(await desk.reading(desk.owner, /its card is further down/)).toMatchObject({ id: card.id })
    await got(desk.other, 'Told otherwise')
    await newer('Approve', last, desk.other)
    const ask = await newer('Approve', last, editor)
    expect(has(reader, '4411201') || has(reader, 'Told otherwise')).toBe(false)
    await desk.press(ask, 'Approve', editor)
    await got(reader, 'Told otherwise')
  })

  it('one that lost an approval has its buttons on the live card, asks whoever is left, and days later its author first', async () => {
    const { card, last } = await approved()
    await store().removeEditor(EDITOR_ID)
    toItsTime()
    await run()
    await desk.reading(desk.owner, /did not start.*only 0 of 1 approvals count now/s)
    const live = await desk.reading(desk.owner, /Broadcast 1 waits for approval: 0 of 1/)
    expect([live.id, labels(live)]).toEqual([
      card.id,
      ['Send without approval', 'Ask again', 'Back to draft', 'Cancel', 'History'],
    ])
    const ask = await newer('Approve', last, desk.other)
    desk.harness.clock.advance(6 * DAY)
    await desk.press(ask, 'Approve', desk.other)
    const late = await desk.reading(desk.owner, /has not gone out.*Shall it go out now\?/s)
    expect([await desk.state(), has(reader, '4411201')]).toEqual(['scheduled', false])
    await desk.press(late, 'Send now')
    await got(reader, 'Story 4411201')
  })
})

describe('without approvals', () => {
  it('an article goes out as corrected, as its card said, and its author is told so', async () => {
    await begin(0)
    const card = await planned()
    expect(card.text).toContain('If its article is corrected before then, it goes out as corrected')
    await desk.press(card, desk.sendLabel)
    await expect.poll(() => desk.state(), PATIENT).toBe('scheduled')
    await retitle('Told otherwise')
    toItsTime()
    await run()
    await got(reader, 'Told otherwise')
    const told = await desk.reading(desk.owner, /Broadcast 1 goes out as its article reads now/)
    expect(told.text).toContain('Told otherwise')
  })

  it('an article that nobody changed goes out without a word', async () => {
    await begin(0)
    await desk.press(await planned(), desk.sendLabel)
    await expect.poll(() => desk.state(), PATIENT).toBe('scheduled')
    toItsTime()
    await run()
    await got(reader, 'Story 4411201')
    await desk.report()
    expect(has(desk.owner, 'reads now')).toBe(false)
  })
})
