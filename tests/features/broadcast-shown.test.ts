// What goes out is what was shown, over HTTP: a draft that changed under its card, an article that was corrected meanwhile, a
// correction that came too late.
import { afterEach, describe, expect, it } from 'vitest'
import type { Person, SeenMessage } from '#sandbox/telegram/world'
import { anItem, HOUR } from '../support/builders.ts'
import {
  type Desk,
  labels,
  OWNER_ID,
  openDeskWithArticles,
  openDeskWithoutNews,
  PATIENT,
  received,
} from '../support/desk.ts'

let desk: Desk
afterEach(() => desk.harness.end())

const store = () => desk.harness.app.deps.store
const has = (person: Person, text: string) => person.messages().some((each) => each.own && each.text.includes(text))
const got = (person: Person, text: string) => desk.harness.telegram.until(() => has(person, text), text)
/** The agency changes the headline of the newest English article. */
async function retitle(title: string): Promise<void> {
  const { now } = desk.harness.app.deps
  const item = anItem({ number: 4_411_201, title, publishedAt: now() - HOUR })
  await store().recordFetch('en', { kind: 'items', items: [item], validators: {} }, now(), now() + HOUR)
}
/** Send, on a card other than `before`. */
const nextCard = (before: SeenMessage) =>
  desk.harness.telegram.until(() =>
    desk.owner.messages().findLast((each) => each.own && labels(each).includes(desk.sendLabel) && each.id > before.id),
  )

describe('Send', () => {
  it('without a preview shows one, and sends nothing', async () => {
    desk = await openDeskWithoutNews()
    const reader = await desk.harness.reader()
    desk.write('/broadcast Unseen')
    const audience = await desk.cardWith('Everyone')
    expect((await desk.press(audience.id, { forged: 'b:send:1:' })).text).toContain('has changed since the card came')
    const card = await desk.cardWith(desk.sendLabel)
    expect([await desk.state(), received(reader, 'Unseen'), received(desk.owner, 'Unseen').length]).toEqual([
      'draft',
      [],
      1,
    ])
    await desk.press(card, desk.sendLabel)
    await desk.reading(reader, /^Unseen$/)
  })

  it('pressed together with another level sends neither: the card shows the new one', async () => {
    desk = await openDeskWithArticles()
    const reader = await desk.harness.reader()
    const card = await desk.ask(desk.owner, '/breaking 4411201 urgent')
    const [, second] = await Promise.all([
      desk.press(card, { data: 'b:level:1:flash' }),
      desk.press(card, desk.sendLabel),
    ])
    expect(second.text).toContain('has changed since the card came')
    expect([await desk.state(), has(reader, 'Story 4411201')]).toEqual(['draft', false])
    await desk.press(card.id, desk.sendLabel)
    await got(reader, 'Story 4411201')
    expect((await store().broadcast('1'))?.content).toMatchObject({ level: 'flash' })
  })

  it('of a draft whose new preview did not arrive shows it first', async () => {
    desk = await openDeskWithArticles()
    const [english, azeri] = [await desk.harness.reader(), await desk.harness.reader('az')]
    await desk.ask(desk.owner, '/broadcast 4411201')
    const card = await desk.toPreview('Readers of news in: English')
    await desk.press(card, '🌐 Another language')
    await desk.reading(desk.owner, /Which article is it in the other language/)
    const clear = desk.harness.telegram.addFault({
      kind: 'server-error',
      methods: ['sendMessage'],
      chatIds: [OWNER_ID],
      times: 3,
    })
    desk.later()
    desk.owner.send('4411211')
    await expect
      .poll(async () => {
        desk.later()
        return desk.harness.log.some((line) => line.includes('broadcast-not-previewed'))
      }, PATIENT)
      .toBe(true)
    clear()
    expect((await desk.press(card, desk.sendLabel)).text).toContain('has changed since the card came')
    const again = await nextCard(card)
    expect(again.text).toContain('readers of news in: English, Azerbaijani')
    expect([await desk.state(), has(english, 'Story 4411201'), has(azeri, 'Story 4411211')]).toEqual([
      'draft',
      false,
      false,
    ])
  })

  it('of an article that was corrected since shows how it reads now', async () => {
    desk = await openDeskWithArticles()
    const reader = await desk.harness.reader()
    const card = await desk.ask(desk.owner, '/breaking 4411201')
    await retitle('Told otherwise')
    expect((await desk.press(card, desk.sendLabel)).text).toContain('has changed since the card came')
    const again = await desk.reading(desk.owner, /Told otherwise/)
    expect([again.id, await desk.state(), has(reader, 'Told otherwise')]).toEqual([card.id, 'draft', false])
    await desk.press(again, desk.sendLabel)
    await got(reader, 'Told otherwise')
  })
})

describe('Back to draft', () => {
  it('of an article that was corrected while it waited shows its author how it reads now, and Send under that', async () => {
    desk = await openDeskWithArticles({ approvals: 1 })
    await desk.harness.reader()
    await desk.ask(desk.other, '/privacy')
    await desk.ask(desk.owner, '/broadcast 4411201')
    const card = await desk.toPreview('Readers of news in: English')
    await desk.press(card, desk.sendLabel)
    await retitle('Told otherwise')
    await desk.press(await desk.cardWith('Back to draft'), 'Back to draft')
    const again = await nextCard(card)
    await got(desk.owner, 'Told otherwise')
    await desk.harness.telegram.until(() =>
      desk.owner.messages().some(({ id, text }) => id === card.id && /The preview is below/.test(text)),
    )
    await desk.press(again, desk.sendLabel)
    await expect.poll(() => desk.state(), PATIENT).toBe('waiting')
  })
})

describe('an approval', () => {
  const waiting = async (approvals: number) => {
    desk = await openDeskWithArticles({ approvals })
    const editor = desk.harness.telegram.person({ id: 901, firstName: 'Editor', languageCode: 'en' })
    await store().addEditor({ id: editor.id, addedBy: OWNER_ID, at: 0 })
    for (const person of [editor, desk.other]) await desk.ask(person, '/privacy')
    const reader = await desk.harness.reader()
    await desk.press(await desk.ask(desk.owner, '/breaking 4411201 flash'), desk.sendLabel)
    return { editor, reader, card: await desk.cardWith('Approve', desk.other) }
  }
  const askedAgain = (card: SeenMessage) =>
    desk.harness.telegram.until(() =>
      desk.other.messages().findLast((each) => labels(each).includes('Approve') && each.id > card.id),
    )

  it('of an article that was corrected since is asked for again, and those before it are void', async () => {
    const { editor, reader, card } = await waiting(2)
    await desk.press(await desk.cardWith('Approve', editor), 'Approve', editor)
    const author = await desk.reading(desk.owner, /waits for approval: 1 of 2/)
    await retitle('Told otherwise')
    expect((await desk.press(card, 'Approve', desk.other)).text).toContain('nothing to approve here')
    const again = await askedAgain(card)
    expect(again.text).toContain('0 of 2')
    await got(desk.other, 'Told otherwise')
    expect((await desk.reading(desk.other, /You are asked again, for what it is now/)).id).toBe(card.id)
    await desk.reading(desk.owner, /not what was shown any more/)
    await got(desk.owner, 'Told otherwise')
    const live = await desk.reading(desk.owner, /waits for approval: 0 of 2/)
    expect(live.id).toBeGreaterThan(author.id)
    expect(has(reader, '4411201') || has(reader, 'Told otherwise')).toBe(false)
    await desk.press(again, 'Approve', desk.other)
    const anew = await desk.harness.telegram.until(() =>
      editor.messages().findLast((each) => labels(each).includes('Approve')),
    )
    await desk.press(anew, 'Approve', editor)
    await got(reader, 'Told otherwise')
  })

  it('is not jumped over by an owner who let go what they had not seen', async () => {
    const { reader, card } = await waiting(1)
    await retitle('Told otherwise')
    await desk.press(card, 'Send without approval', desk.other)
    const again = await askedAgain(card)
    expect([await desk.state(), has(reader, 'Told otherwise')]).toEqual(['waiting', false])
    await desk.press(again, 'Send without approval', desk.other)
    await got(reader, 'Told otherwise')
  })
})
