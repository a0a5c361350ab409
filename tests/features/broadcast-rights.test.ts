// Who may not send: strangers, editors whose right ended, and editors at the draft of another. Nothing goes out, and it is
// on the record.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SeenMessage } from '#sandbox/telegram/world'
import { type Desk, labels, OTHER_OWNER_ID, OWNER_ID, openDeskWithoutNews, PATIENT, received } from '../support/desk.ts'
import type { Harness } from '../support/harness.ts'

let desk: Desk
let harness: Harness
beforeEach(async () => {
  desk = await openDeskWithoutNews()
  harness = desk.harness
})
afterEach(() => harness.end())

/** The draft, once its newest card is the one it knows. */
const settled = async (card: SeenMessage) => {
  const { store } = harness.app.deps
  await expect.poll(async () => (await store.broadcast('1'))?.cardId).toBe(card.id)
  return store.broadcast('1')
}
const EVERY_PRESS = [
  'b:content:1:',
  'b:audience:1:',
  'b:everyone:1:',
  'b:readers:1:',
  'b:languages:1:',
  'b:language:1:ru',
  'b:sections:1:',
  'b:section:1:politics',
  'b:test:1:',
  'b:time:1:',
  'b:now:1:',
  'b:later:1:',
  'b:level:1:flash',
  'b:version:1:',
  'b:send:1:',
  'b:drop:1:',
  'b:approve:1:1',
  'b:release:1:1',
  'b:again:1:',
  'b:withdraw:1:',
  'k:f:4411239',
]

describe('who is no owner', () => {
  it('is told the same as of an unknown command, whatever they try', async () => {
    const reader = await harness.reader()
    const unknown = (await desk.ask(reader, '/nonsense')).text
    for (const line of ['/broadcast', '/broadcast Hello all'])
      expect((await desk.ask(reader, line)).text, line).toBe(unknown)
    // To a reader this command is about their own alerts.
    expect(labels(await desk.ask(reader, '/breaking 1 flash'))).toEqual([])
    expect(await harness.app.deps.store.broadcast('1')).toBeUndefined()
    expect(reader.menu().map(({ command }) => command)).not.toContain('broadcast')
    expect((await desk.ask(reader, '/help')).text).not.toContain('/broadcast')
  })

  it('does nothing by a forged press, is told that the button is out of date, and is on the record', async () => {
    const reader = await harness.reader()
    desk.write('/broadcast Mine to send')
    const before = await settled(await desk.toPreview())
    const card = reader.last() as SeenMessage
    const unknown = (await desk.press(card.id, { forged: 'nothing' }, reader)).text
    for (const forged of EVERY_PRESS) expect((await desk.press(card.id, { forged }, reader)).text, forged).toBe(unknown)
    expect(await harness.app.deps.store.broadcast('1')).toEqual(before)
    expect(received(reader, 'Mine to send')).toEqual([])
    expect(await desk.acts('refused')).toEqual([`${reader.id} refused broadcast`, `${reader.id} refused breaking`])
  })

  it('any more, since the card came, sends nothing by it', async () => {
    const reader = await harness.reader()
    desk.write('/broadcast Too late')
    const card = await desk.toPreview()
    harness.app.deps.settings.ownerIds = []
    expect((await desk.press(card, 'Send')).text).toContain('out of date')
    expect(await desk.state()).toBe('draft')
    expect(received(reader, 'Too late')).toEqual([])
    expect(await desk.acts('refused')).toEqual([`${OWNER_ID} refused broadcast`])
  })

  it('any more, since the question was asked, cannot answer it', async () => {
    await desk.ask(desk.owner, '/broadcast')
    harness.app.deps.settings.ownerIds = []
    expect((await desk.ask(desk.owner, 'Let me through')).text).toContain('Nothing found')
    expect(await harness.app.deps.store.broadcast('1')).toBeUndefined()
  })

  it('any more, since the album began, adds no part to it', async () => {
    await desk.ask(desk.owner, '/broadcast')
    desk.later()
    desk.owner.sendFile('video', { bytes: new Uint8Array([1]), album: 'A1' })
    await expect.poll(() => desk.state()).toBe('draft')
    harness.app.deps.settings.ownerIds = []
    desk.owner.sendFile('video', { bytes: new Uint8Array([2]), album: 'A1' })
    await desk.reading(desk.owner, /did not understand/)
    expect((await harness.app.deps.store.broadcast('1'))?.content).toMatchObject({ items: [{ kind: 'video' }] })
    const album = () => harness.app.deps.store.session(`${OWNER_ID}:album`)
    await expect.poll(album, PATIENT).toMatchObject({ state: 'closed' })
    expect(desk.owner.messages().filter((message) => labels(message).includes('Everyone'))).toEqual([])
  })
})

describe('a press in a group', () => {
  it('is answered like any unknown one, does nothing, and is on the record', async () => {
    const stranger = await harness.reader()
    desk.write('/broadcast Not from here')
    await settled(await desk.toPreview())
    const group = harness.telegram.group({ title: 'Group', owner: desk.owner, members: [stranger] })
    const message = desk.owner.send('Hello', { chat: group.id })
    for (const person of [stranger, desk.owner]) {
      const where = { chat: group.id }
      const { text } = await person.press(message.id, { forged: 'b:send:1:1' }, where)
      expect(text).toContain('out of date')
    }
    expect([await desk.state(), received(stranger, 'Not from here')]).toEqual(['draft', []])
    expect(await desk.acts('refused')).toEqual([`${stranger.id} refused broadcast`, `${OWNER_ID} refused broadcast`])
  })
})

describe('an owner', () => {
  it('whose press names no draft, or a wrong value, changes nothing', async () => {
    const card = await desk.ask(desk.owner, '/start')
    for (const forged of ['b:send:99:', 'b:level:1:flash', 'b:language:1:xx', 'b:nuke:1:', 'b:approve:9:1', 'k:x:1'])
      expect((await desk.press(card.id, { forged })).text, forged).toMatch(/out of date|nothing to approve/)
  })

  it('can do nothing with the draft of another, which is noted', async () => {
    const reader = await harness.reader()
    desk.write('/broadcast Not yours')
    const before = await settled(await desk.toPreview())
    const card = await desk.ask(desk.other, '/start')
    for (const forged of EVERY_PRESS.filter((data) => data.startsWith('b:')))
      expect((await desk.press(card.id, { forged }, desk.other)).text, forged).toMatch(/out of date|nothing to approve/)
    expect(await harness.app.deps.store.broadcast('1')).toEqual(before)
    expect([received(reader, 'Not yours'), received(desk.other, 'Not yours')]).toEqual([[], []])
    expect(await desk.acts('refused')).toEqual([`${OTHER_OWNER_ID} refused broadcast`])
  })

  it('cannot use a card of their own chat that was forwarded to another', async () => {
    await harness.reader()
    desk.write('/broadcast From hand to hand')
    const card = await desk.toPreview()
    await desk.ask(desk.other, '/start')
    desk.later()
    const forwarded = desk.other.forward(card.id, OWNER_ID)
    expect(labels(forwarded)).toEqual([])
    expect((await desk.press(forwarded.id, { forged: 'b:send:1:' }, desk.other)).text).toContain('out of date')
    expect(await desk.state()).toBe('draft')
  })

  it('has the commands of an editor in the menu and in /help', async () => {
    await desk.ask(desk.owner, '/start')
    await harness.telegram.until(() => desk.owner.menu().some(({ command }) => command === 'broadcast'))
    expect(desk.owner.menu().map(({ command }) => command)).toEqual(
      expect.arrayContaining(['broadcast', 'breaking', 'broadcasts']),
    )
    expect(desk.owner.menu().length).toBeLessThanOrEqual(8)
    expect((await desk.ask(desk.owner, '/help')).text).toContain('/breaking N')
  })
})
