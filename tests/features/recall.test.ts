// Recall and correction over HTTP: from the button to what stands in the chats, and who may not.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Person, SeenMessage } from '#sandbox/telegram/world'
import { HOUR } from '../support/builders.ts'
import {
  type Desk,
  labels,
  OTHER_OWNER_ID,
  OWNER_ID,
  openDesk,
  openDeskWithoutNews,
  PATIENT,
  received,
} from '../support/desk.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
)
let desk: Desk
const begin = async (config?: Parameters<typeof openDeskWithoutNews>[0]) => {
  desk = await openDeskWithoutNews(config)
}
afterEach(() => desk.harness.end())

const store = () => desk.harness.app.deps.store
const ownTexts = (person: Person) => person.messages().flatMap(({ own, text }) => (own ? [text] : []))

/** Sends it to everybody; gives the report. */
async function broadcast(html: string): Promise<SeenMessage> {
  desk.write(`/broadcast ${html}`)
  await desk.press(await desk.toPreview(), desk.sendLabel)
  return desk.report()
}

/** The job runs until the recall or the correction was reported. */
async function revised(words: RegExp): Promise<SeenMessage> {
  const find = () => desk.owner.messages().findLast(({ own, text }) => own && words.test(text))
  await expect
    .poll(async () => {
      desk.later()
      await desk.harness.app.run('run-broadcasts')
      return find()
    }, PATIENT)
    .toBeDefined()
  return find() as SeenMessage
}

/** From the message with Correct to the card under the corrected message. */
async function correctTo(from: SeenMessage, html: string): Promise<SeenMessage> {
  await desk.press(from, 'Correct')
  await desk.reading(desk.owner, /Write the new text/)
  desk.write(html)
  return desk.cardWith(desk.correctLabel)
}

describe('a recall', () => {
  beforeEach(() => begin())

  it('takes a broadcast back from all who got it, from who blocked or paused meanwhile as far as can be', async () => {
    const [anna, blocker, pauser] = await Promise.all(['en', 'az', 'ru'].map((code) => desk.harness.reader(code)))
    const report = await broadcast('The <b>office</b> moves')
    expect(labels(report)).toEqual(['Recall', 'Correct'])
    await desk.ask(pauser as Person, '/pause 3d')
    blocker?.block()
    await desk.press(report, 'Recall')
    const card = await desk.cardWith('Take it back')
    expect(card.text).toBe('Take back broadcast 1?\nThe office moves\n\n3 messages will be deleted.')
    await desk.press(card, 'Take it back')
    const told = await revised(/Recall 2 of broadcast 1 is done/)
    expect(told.text).toMatch(/taken back [23] · failed 0 · unreachable [01]/)
    expect([anna, pauser].flatMap((person) => received(person as Person, 'The office moves'))).toEqual([])
    await desk.harness.telegram.until(() =>
      desk.owner.messages().find(({ id, text }) => id === card.id && text.includes('Done')),
    )
    expect((await desk.ask(desk.owner, '/broadcasts')).text).toContain('Taken back by recall 2')
    expect(await desk.acts('broadcast-recalled')).toEqual(['777 broadcast-recalled 1'])
  })

  it('leaves a group alone that became a supergroup: what it got is in the old one, and its number names another message', async () => {
    const { harness } = desk
    const admin = await harness.reader('en')
    const group = harness.telegram.group({ title: 'Friends', type: 'group', owner: admin })
    group.addBot(admin)
    await harness.telegram.until(() => group.last())
    desk.later()
    admin.send('/start', { chat: group.id })
    await harness.telegram.until(() => group.messages().filter(({ own }) => own).length >= 2)
    const report = await broadcast('The office moves')
    const sent = group.last()
    expect(sent?.text).toBe('The office moves')
    const next = group.upgrade({ firstMessageId: (sent?.id ?? 0) - 1 })
    await harness.telegram.until(() => next.last()?.id === sent?.id, 'the word of the move under the same number')
    await desk.press(report, 'Recall')
    const card = await desk.cardWith('Take it back')
    expect(card.text).toContain('1 message will be deleted.')
    expect(card.text).toMatch(/1 more .*the group became a supergroup. It stays/)
    await desk.press(card, 'Take it back')
    await revised(/Recall 2 of broadcast 1 is done/)
    expect(received(admin, 'The office moves')).toEqual([])
    expect(next.last()).toMatchObject({ id: sent?.id, edits: [] })
    expect(group.last()?.text).toBe('The office moves')
    const touched = harness.telegram.calls().filter(({ method }) => /^(edit|delete)/.test(method))
    expect(touched.filter(({ chatId }) => chatId === group.id || chatId === next.id)).toEqual([])
  })

  it('is done once: afterwards the button says so, whichever card it stands on', async () => {
    await desk.harness.reader()
    const report = await broadcast('Once only')
    await desk.press(report, 'Recall')
    await desk.press(await desk.cardWith('Take it back'), 'Take it back')
    await revised(/Recall 2 of broadcast 1 is done/)
    for (const forged of ['b:recall:1:', 'b:retract:1:', 'b:correct:1:'])
      expect((await desk.press(report.id, { forged })).text, forged).toContain('recalled already')
    expect((await store().listBroadcasts(10)).items).toHaveLength(2)
    const shown = desk.owner.messages().find(({ id }) => id === report.id)
    expect(shown?.text).toContain('Taken back by recall 2')
    expect(shown && labels(shown)).toEqual(['History'])
  })

  it('whose button is pressed again keeps its own card, and says that it was recalled', async () => {
    await desk.harness.reader()
    await desk.press(await broadcast('Pressed twice'), 'Recall')
    const card = await desk.cardWith('Take it back')
    await desk.press(card, 'Take it back')
    await revised(/Recall 2 of broadcast 1 is done/)
    const closed = () => desk.owner.messages().find(({ id, text }) => id === card.id && /Done/.test(text))
    await desk.harness.telegram.until(closed)
    expect((await desk.press(card.id, { forged: 'b:retract:1:' })).text).toContain('recalled already')
    // What the press shows comes before the answer to what is asked next.
    await desk.ask(desk.owner, '/broadcasts')
    expect(closed()?.text).toMatch(/^Recall 2 of broadcast 1/)
  })

  it('begun twice at the same moment, by two editors, runs once', async () => {
    const reader = await desk.harness.reader()
    await desk.ask(desk.other, '/start')
    const report = await broadcast('Twice at once')
    await desk.press(report, 'Recall')
    const list = await desk.ask(desk.other, '/broadcasts')
    await desk.press(list, '1', desk.other)
    await desk.press(await desk.cardWith('Recall', desk.other), 'Recall', desk.other)
    const cards = await Promise.all([desk.cardWith('Take it back'), desk.cardWith('Take it back', desk.other)])
    await Promise.all([desk.press(cards[0], 'Take it back'), desk.press(cards[1], 'Take it back', desk.other)])
    await expect
      .poll(async () => {
        await desk.harness.app.run('run-broadcasts')
        return (await store().listBroadcasts(10)).items.filter(({ state }) => state === 'running')
      }, PATIENT)
      .toEqual([])
    const recalls = (await store().listBroadcasts(10)).items.filter(({ content }) => content.kind === 'recall')
    expect(recalls.filter(({ state }) => state === 'done')).toHaveLength(1)
    expect(received(reader, 'Twice at once')).toEqual([])
  })

  it('of one that is still going out ends it first; what is older than 48 hours becomes a notice', async () => {
    const [first, second] = [await desk.harness.reader(), await desk.harness.reader()]
    const clear = desk.harness.telegram.addFault({
      kind: 'server-error',
      methods: ['sendMessage'],
      chatIds: [second.id],
    })
    desk.write('/broadcast Slowly')
    await desk.press(await desk.toPreview(), desk.sendLabel)
    await expect.poll(async () => (await store().tally('1')).sent, PATIENT).toBe(1)
    await desk.press(await desk.cardWith('Pause'), 'Pause')
    desk.harness.clock.advance(49 * HOUR)
    clear()
    await desk.press(await desk.cardWith('Recall'), 'Recall')
    const card = await desk.cardWith('Take it back')
    expect(card.text).toMatch(/still going out.*0 messages will be deleted\.\n1 is older than 48 hours/s)
    await desk.press(card, 'Take it back')
    await revised(/Recall 2 of broadcast 1 is done/)
    expect(ownTexts(first)).toContain('The agency has taken this message back.')
    expect([first, second].flatMap((person) => received(person, 'Slowly'))).toEqual([])
    expect(await desk.state()).toBe('cancelled')
    expect((await store().listActs(10)).items).toContainEqual(
      expect.objectContaining({ act: 'broadcast-cancelled', subject: '1' }),
    )
  })

  it('is left by Cancel, and offered no more once 48 hours have passed', async () => {
    const reader = await desk.harness.reader()
    const report = await broadcast('Stays')
    await desk.press(report, 'Recall')
    const card = await desk.cardWith('Take it back')
    await desk.press(card, 'Cancel')
    await desk.reading(desk.owner, /Nothing was taken back/)
    desk.harness.clock.advance(49 * HOUR)
    expect((await desk.press(report, 'Recall')).text).toContain('out of date')
    expect((await desk.press(card.id, { forged: 'b:retract:1:' })).text).toContain('out of date')
    expect(received(reader, 'Stays')).toHaveLength(1)
  })

  it('goes on after a restart in its middle', async () => {
    const readers = await Promise.all([1, 2, 3].map(() => desk.harness.reader()))
    const report = await broadcast('Gone soon')
    const clear = desk.harness.telegram.addFault({ kind: 'server-error', methods: ['deleteMessages', 'deleteMessage'] })
    await desk.press(report, 'Recall')
    await desk.press(await desk.cardWith('Take it back'), 'Take it back')
    await expect.poll(async () => (await store().tally('2')).queued, PATIENT).toBe(3)
    await desk.harness.restart()
    clear()
    await revised(/Recall 2 of broadcast 1 is done/)
    expect(readers.flatMap((person) => received(person, 'Gone soon'))).toEqual([])
  })
})

describe('a correction', () => {
  beforeEach(() => begin())

  it('puts another text in the place of the old one everywhere, formats and all', async () => {
    const [anna, blocker, pauser] = await Promise.all(['en', 'az', 'ru'].map((code) => desk.harness.reader(code)))
    const report = await broadcast('The office <b>moves</b>')
    await desk.ask(pauser as Person, '/pause 3d')
    blocker?.block()
    const html = 'The office <b>stays</b>: <a href="https://agency.example/x">why</a>'
    const card = await correctTo(report, html)
    expect(card.text).toContain('3 messages will be changed.')
    const [preview] = received(desk.owner, 'The office stays: why')
    await desk.press(card, desk.correctLabel)
    const told = await revised(/Correction 2 of broadcast 1 is done/)
    expect(told.text).toMatch(/The office stays: why.*corrected [23] · failed 0/s)
    for (const person of [anna, pauser] as Person[]) {
      const [message] = received(person, 'The office stays: why')
      expect(message?.entities).toEqual(preview?.entities)
      expect(received(person, 'The office moves')).toEqual([])
    }
    expect((await desk.ask(desk.owner, '/broadcasts')).text).toContain('Corrected by correction 2')
    expect(await desk.acts('broadcast-corrected')).toEqual(['777 broadcast-corrected 1'])
    expect(desk.harness.log.join('\n')).not.toMatch(/office/)
  })

  it('can be corrected again, and taken back after that', async () => {
    const reader = await desk.harness.reader()
    const report = await broadcast('Version one')
    await desk.press(await correctTo(report, 'Version two'), desk.correctLabel)
    await revised(/Correction 2 of broadcast 1 is done/)
    await desk.press(await correctTo(report, 'Version three'), desk.correctLabel)
    await revised(/Correction 3 of broadcast 1 is done/)
    expect(ownTexts(reader).filter((text) => text.startsWith('Version'))).toEqual(['Version three'])
    await desk.press(report, 'Recall')
    await desk.press(await desk.cardWith('Take it back'), 'Take it back')
    await revised(/Recall 4 of broadcast 1 is done/)
    expect(ownTexts(reader).filter((text) => text.startsWith('Version'))).toEqual([])
  })

  it('of one that is going out reaches who has it, and the rest gets the new words', async () => {
    const [first, second] = [await desk.harness.reader(), await desk.harness.reader()]
    const clear = desk.harness.telegram.addFault({
      kind: 'server-error',
      methods: ['sendMessage'],
      chatIds: [second.id],
    })
    desk.write('/broadcast Wrong')
    await desk.press(await desk.toPreview(), desk.sendLabel)
    await expect.poll(async () => (await store().tally('1')).sent, PATIENT).toBe(1)
    const card = await correctTo(await desk.cardWith('Correct'), 'Right')
    expect(card.text).toContain('still going out')
    await desk.press(card, desk.correctLabel)
    clear()
    await revised(/Broadcast 1 is done/)
    await revised(/Correction 2 of broadcast 1 is done/)
    for (const person of [first, second]) {
      expect(received(person, 'Right')).toHaveLength(1)
      expect(received(person, 'Wrong')).toEqual([])
    }
  })

  it('of a picture changes its caption, of at most 1,024 characters', async () => {
    const reader = await desk.harness.reader()
    await desk.ask(desk.owner, '/broadcast')
    desk.later()
    desk.owner.sendFile('photo', { bytes: PNG, name: 'picture.png', caption: 'Old caption' })
    await desk.press(await desk.toPreview(), desk.sendLabel)
    const report = await desk.report()
    await desk.press(report, 'Correct')
    await desk.reading(desk.owner, /Write the new text/)
    desk.write('x'.repeat(1025))
    await desk.reading(desk.owner, /1 to 1,024 characters; this one has 1,025/)
    desk.write('New caption')
    const card = await desk.cardWith(desk.correctLabel)
    expect(card.text).toContain('Only the caption changes')
    await desk.press(card, desk.correctLabel)
    await revised(/Correction 2 of broadcast 1 is done/)
    expect(reader.messages().filter(({ own, text }) => own && text === 'New caption')).toHaveLength(1)
  })

  it('asks again for what cannot take the place of a text, and is left by /cancel and by Cancel', async () => {
    const reader = await desk.harness.reader()
    const report = await broadcast('As it was')
    await desk.press(report, 'Correct')
    await desk.reading(desk.owner, /Write the new text/)
    desk.owner.sendLocation(40.4, 49.9)
    await desk.reading(desk.owner, /Only text can take the place/)
    desk.write('As it was')
    await desk.reading(desk.owner, /This is the text it has/)
    expect((await desk.ask(desk.owner, '/cancel')).text).toBe('Cancelled.')
    expect((await desk.ask(desk.owner, 'Not a correction')).text).toContain('Nothing found')
    await desk.press(await correctTo(report, 'Never mind'), 'Cancel')
    await desk.reading(desk.owner, /Cancelled\. Nothing was sent/)
    expect(received(reader, 'As it was')).toHaveLength(1)
  })

  it('says once to a whole album that only text can take the place, and goes on waiting for it', async () => {
    const reader = await desk.harness.reader()
    await desk.press(await broadcast('As it was'), 'Correct')
    await desk.reading(desk.owner, /Write the new text/)
    desk.later()
    for (let part = 0; part < 4; part += 1)
      desk.owner.sendFile('photo', {
        bytes: PNG,
        name: 'p.png',
        album: 'A9',
        ...(part === 0 && { caption: 'As it is' }),
      })
    await desk.reading(desk.owner, /Only text can take the place/)
    desk.write('As it is')
    await desk.press(await desk.cardWith(desk.correctLabel), desk.correctLabel)
    await revised(/Correction 2 of broadcast 1 is done/)
    expect(received(reader, 'As it is')).toHaveLength(1)
    expect(desk.owner.messages().filter(({ text }) => text.startsWith('Only text can'))).toHaveLength(1)
  })

  it('survives a restart between the question and the answer', async () => {
    const reader = await desk.harness.reader()
    const report = await broadcast('Before')
    await desk.press(report, 'Correct')
    await desk.reading(desk.owner, /Write the new text/)
    await desk.harness.restart()
    desk.write('After')
    await desk.press(await desk.cardWith(desk.correctLabel), desk.correctLabel)
    await revised(/Correction 2 of broadcast 1 is done/)
    expect(received(reader, 'After')).toHaveLength(1)
  })
})

describe('a correction that did not reach everybody', () => {
  beforeEach(() => begin())
  const standing = (readers: Person[], text: string) =>
    readers.filter((person) => received(person, text).length > 0).length

  it('is called that, and can be made again with the same text', async () => {
    const [first, second] = [await desk.harness.reader(), await desk.harness.reader()]
    const report = await broadcast('Old words')
    const clear = desk.harness.telegram.addFault({
      kind: 'server-error',
      methods: ['editMessageText'],
      chatIds: [second.id],
    })
    await desk.press(await correctTo(report, 'New words'), desk.correctLabel)
    await expect.poll(async () => (await store().tally('2')).sent, PATIENT).toBe(1)
    expect((await desk.ask(desk.owner, '/broadcasts')).text).toContain('Being corrected by correction 2')
    const live = await desk.harness.telegram.until(() =>
      desk.owner.messages().find(({ text, keyboard }) => /Correcting/.test(text) && keyboard.length > 0),
    )
    await desk.press(live, 'Cancel')
    clear()
    await expect
      .poll(async () => {
        desk.later()
        await desk.harness.app.run('run-broadcasts')
        return (await store().broadcast('2'))?.endedAt
      }, PATIENT)
      .toBeDefined()
    expect([standing([first, second], 'New words'), standing([first, second], 'Old words')]).toEqual([1, 1])
    expect((await desk.ask(desk.owner, '/broadcasts')).text).toContain('Correction 2 did not reach every chat')
    const card = await correctTo(report, 'New words')
    expect(card.text).toContain('It takes the place of the text of correction 2')
    await desk.press(card, desk.correctLabel)
    await revised(/Correction 3 of broadcast 1 is done/)
    expect([standing([first, second], 'New words'), standing([first, second], 'Old words')]).toEqual([2, 0])
    expect((await desk.ask(desk.owner, '/broadcasts')).text).toContain('Corrected by correction 3')
    await desk.press(report, 'Correct')
    desk.write('New words')
    await desk.reading(desk.owner, /This is the text it has/)
  })
})

describe('of two corrections that were written at the same time', () => {
  const both = async () => {
    const reader = await desk.harness.reader()
    const report = await broadcast('Version one')
    const second = await correctTo(report, 'Version two')
    await desk.press(report, 'Correct')
    desk.write('Version three')
    const third = await desk.harness.telegram.until(() =>
      desk.owner.messages().findLast((each) => labels(each).includes(desk.correctLabel) && each.id > second.id),
    )
    return { reader, second, third }
  }

  it('the one that comes later is shown again, with what it takes the place of', async () => {
    await begin()
    const { reader, second, third } = await both()
    await desk.press(third, desk.correctLabel)
    await revised(/Correction 3 of broadcast 1 is done/)
    expect((await desk.press(second, desk.correctLabel)).text).toContain('has changed since the card came')
    const again = await desk.reading(desk.owner, /It takes the place of the text of correction 3/)
    await desk.reading(desk.owner, /Broadcast 2: its card is further down/)
    expect([received(reader, 'Version three').length, await desk.state('2')]).toEqual([1, 'draft'])
    await desk.press(again, desk.correctLabel)
    await revised(/Correction 2 of broadcast 1 is done/)
    expect(received(reader, 'Version two')).toHaveLength(1)
  })
})

describe('with approvals', () => {
  beforeEach(() => begin({ approvals: 1 }))

  it('another editor sees the picture with its new caption, as its readers will', async () => {
    await desk.harness.reader()
    await desk.ask(desk.other, '/start')
    await desk.ask(desk.owner, '/broadcast')
    desk.later()
    desk.owner.sendFile('photo', { bytes: PNG, name: 'picture.png', caption: 'Old caption' })
    await desk.press(await desk.toPreview(), desk.sendLabel)
    await desk.press(await desk.cardWith('Approve', desk.other), 'Approve', desk.other)
    await desk.press(await correctTo(await desk.report(), 'New caption'), desk.correctLabel)
    await desk.harness.telegram.until(() => received(desk.other, 'New caption').length > 0)
    expect(received(desk.other, 'New caption')[0]?.file?.kind).toBe('photo')
  })

  it('one that was approved too late is asked for again', async () => {
    const reader = await desk.harness.reader()
    await desk.ask(desk.other, '/start')
    desk.write('/broadcast Version one')
    await desk.press(await desk.toPreview(), desk.sendLabel)
    await desk.press(await desk.cardWith('Approve', desk.other), 'Approve', desk.other)
    const report = await desk.report()
    const asked = (id: number) =>
      desk.harness.telegram.until(() =>
        desk.other
          .messages()
          .findLast((each) => each.text.includes(`broadcast ${id}`) && labels(each).includes('Approve')),
      )
    for (const text of ['Version two', 'Version three'])
      await desk.press(await correctTo(report, text), desk.correctLabel)
    await desk.press(await asked(3), 'Approve', desk.other)
    await revised(/Correction 3 of broadcast 1 is done/)
    const late = await asked(2)
    await desk.press(late, 'Approve', desk.other)
    await desk.reading(desk.owner, /Broadcast 2 is not what was shown any more/)
    const again = await desk.harness.telegram.until(() =>
      desk.other.messages().findLast((each) => labels(each).includes('Approve') && each.id > late.id),
    )
    expect([received(reader, 'Version three').length, await desk.state('2')]).toEqual([1, 'waiting'])
    await desk.press(again, 'Approve', desk.other)
    await revised(/Correction 2 of broadcast 1 is done/)
    expect(received(reader, 'Version two')).toHaveLength(1)
  })

  it('a correction waits for another editor, a recall for nobody', async () => {
    const reader = await desk.harness.reader()
    await desk.ask(desk.other, '/start')
    desk.write('/broadcast Checked once')
    await desk.press(await desk.toPreview(), desk.sendLabel)
    await desk.press(await desk.cardWith('Approve', desk.other), 'Approve', desk.other)
    const report = await desk.report()
    await desk.press(await correctTo(report, 'Checked twice'), desk.correctLabel)
    expect(await desk.state('2')).toBe('waiting')
    expect(received(reader, 'Checked once')).toHaveLength(1)
    const ask = await desk.harness.telegram.until(() =>
      desk.other.messages().findLast((each) => each.text.includes('broadcast 2') && labels(each).includes('Approve')),
    )
    expect(received(desk.other, 'Checked twice')).toHaveLength(1)
    await desk.press(ask, 'Approve', desk.other)
    await revised(/Correction 2 of broadcast 1 is done/)
    expect(received(reader, 'Checked twice')).toHaveLength(1)
    await desk.press(report, 'Recall')
    await desk.press(await desk.cardWith('Take it back'), 'Take it back')
    await revised(/Recall 3 of broadcast 1 is done/)
    expect(received(reader, 'Checked twice')).toEqual([])
  })
})

describe('a correction that waits for approval', () => {
  beforeEach(() => begin({ approvals: 1 }))

  it('is cancelled by a recall of what it corrects: its author is told, and who was asked', async () => {
    const reader = await desk.harness.reader()
    await desk.ask(desk.other, '/start')
    desk.write('/broadcast Wrong')
    await desk.press(await desk.toPreview(), desk.sendLabel)
    await desk.press(await desk.cardWith('Approve', desk.other), 'Approve', desk.other)
    const report = await desk.report()
    await desk.press(await correctTo(report, 'Right'), desk.correctLabel)
    const asked = await desk.harness.telegram.until(() =>
      desk.other.messages().findLast((each) => each.text.includes('broadcast 2') && labels(each).includes('Approve')),
    )
    const { store } = desk.harness.app.deps
    const { heldBroadcasts } = store
    // The approval comes before the job has seen the recall.
    store.heldBroadcasts = () => new Promise(() => {})
    await desk.press(report, 'Recall')
    await desk.press(await desk.cardWith('Take it back'), 'Take it back')
    await desk.press(asked, 'Approve', desk.other)
    await desk.reading(desk.other, /Broadcast 1 was recalled meanwhile: there is nothing to correct/)
    expect(await desk.acts('broadcast-corrected')).toEqual([])
    store.heldBroadcasts = heldBroadcasts
    await desk.harness.restart()
    await revised(/Recall 3 of broadcast 1 is done/)
    await desk.reading(desk.owner, /Correction 2 is cancelled\. Broadcast 1 was recalled meanwhile/)
    expect((await desk.reading(desk.other, /Broadcast 2 was cancelled/)).id).toBe(asked.id)
    expect([received(reader, 'Right'), await desk.state('2')]).toEqual([[], 'cancelled'])
  })

  it('comes back to its author as a correction, and is on the record as one', async () => {
    const reader = await desk.harness.reader()
    await desk.ask(desk.other, '/start')
    desk.write('/broadcast Wrong')
    await desk.press(await desk.toPreview(), desk.sendLabel)
    await desk.press(await desk.cardWith('Approve', desk.other), 'Approve', desk.other)
    const card = await correctTo(await desk.report(), 'Right')
    await desk.press(card, desk.correctLabel)
    const waiting = await desk.cardWith('Back to draft')
    await desk.press(waiting, 'Back to draft')
    const draft = await desk.cardWith(desk.correctLabel)
    expect([draft.id, labels(draft)]).toEqual([card.id, [desk.correctLabel, 'Cancel']])
    for (const forged of ['b:audience:2:', 'b:everyone:2:', 'b:now:2:', 'b:send:2:'])
      expect((await desk.press(draft.id, { forged })).text, forged).toContain('out of date')
    await desk.press(draft, desk.correctLabel)
    const ask = await desk.harness.telegram.until(() =>
      desk.other.messages().findLast((each) => each.text.includes('broadcast 2') && labels(each).includes('Approve')),
    )
    await desk.press(ask, 'Approve', desk.other)
    await revised(/Correction 2 of broadcast 1 is done/)
    expect(received(reader, 'Right')).toHaveLength(1)
    const acts = (await desk.ask(desk.owner, '/audit 1')).text
    expect(acts).toContain(`${OWNER_ID} asked for approval of broadcast 2 (correction of broadcast 1)`)
    expect(acts).toContain(`${OTHER_OWNER_ID} approved broadcast 2 (correction of broadcast 1)`)
    expect(acts).toContain(`${OTHER_OWNER_ID} corrected broadcast 1`)
  })
})

describe('an album', () => {
  beforeEach(() => begin())

  it('is counted in messages when it is taken back, on the card before, in the list and in the report', async () => {
    const readers = [await desk.harness.reader(), await desk.harness.reader()]
    await desk.ask(desk.owner, '/broadcast')
    desk.later()
    for (const caption of ['Three of them', undefined, undefined])
      desk.owner.sendFile('photo', { bytes: PNG, name: 'p.png', album: 'A1', ...(caption && { caption }) })
    await desk.press(await desk.toPreview(), desk.sendLabel)
    await desk.press(await desk.report(), 'Recall')
    const card = await desk.cardWith('Take it back')
    expect(card.text).toMatch(/^Take back broadcast 1\?\n🖼🖼🖼 Three of them\n\n6 messages will be deleted/)
    await desk.press(card, 'Take it back')
    expect((await revised(/Recall 2 of broadcast 1 is done/)).text).toContain('taken back 6 · failed 0')
    expect((await desk.ask(desk.owner, '/broadcasts')).text).toContain('taken back 6 · failed 0')
    expect(readers.flatMap((reader) => reader.messages().filter(({ file }) => file !== undefined))).toEqual([])
  })

  it('too old to be deleted keeps its pictures: one notice under all of it, which the card says', async () => {
    const reader = await desk.harness.reader()
    await desk.ask(desk.owner, '/broadcast')
    desk.later()
    for (const caption of ['Three of them', undefined, undefined])
      desk.owner.sendFile('photo', { bytes: PNG, name: 'p.png', album: 'A1', ...(caption && { caption }) })
    await desk.press(await desk.toPreview(), desk.sendLabel)
    await desk.report()
    // It goes on, so that it can still be recalled.
    await store().changeBroadcast('1', ['running', 'done'], { state: 'paused', endedAt: undefined })
    desk.harness.clock.advance(49 * HOUR)
    await desk.press(await desk.ask(desk.owner, '/broadcasts'), '1')
    await desk.press(await desk.cardWith('Recall'), 'Recall')
    const card = await desk.cardWith('Take it back')
    expect(card.text).toMatch(/0 messages will be deleted\.\n3 are older than 48 hours and stay: only the caption/)
    await desk.press(card, 'Take it back')
    await revised(/Recall 2 of broadcast 1 is done/)
    const parts = reader.messages().filter(({ own, file }) => own && file !== undefined)
    expect(parts.map(({ text }) => text)).toEqual(['The agency has taken this message back.', '', ''])
  })
})

describe('an alert', () => {
  it('can be taken back like any message, but has no text to correct', async () => {
    desk = await openDesk()
    const reader = await desk.harness.reader('en')
    await desk.harness.poll()
    await desk.ask(desk.owner, '/latest')
    const id = (await store().shownList(OWNER_ID))[0] ?? ''
    const title = (await store().article(id))?.title ?? ''
    await desk.press(await desk.ask(desk.owner, `/breaking ${id} flash`), desk.sendLabel)
    const report = await desk.report()
    expect(labels(report)).toEqual(['Recall'])
    expect(report.text).toContain('article opened')
    expect((await desk.press(report.id, { forged: 'b:correct:1:' })).text).toContain('out of date')
    const alerts = () => reader.messages().filter(({ own, text }) => own && text.includes(title))
    expect(alerts()).toHaveLength(1)
    await desk.press(await desk.cardWith('Recall'), 'Recall')
    await desk.press(await desk.cardWith('Take it back'), 'Take it back')
    await revised(/Recall 2 of broadcast 1 is done/)
    expect(alerts()).toEqual([])
  })
})

describe('who may not', () => {
  beforeEach(() => begin())

  it('changes nothing by a forged press, is told what anybody is told, and is noted', async () => {
    const reader = await desk.harness.reader()
    await broadcast('Untouched')
    const card = reader.last() as SeenMessage
    for (const forged of ['b:recall:1:', 'b:retract:1:', 'b:correct:1:', 'b:rewrite:2:', 'b:keep:1:'])
      expect((await desk.press(card.id, { forged }, reader)).text, forged).toContain('out of date')
    expect((await store().listBroadcasts(10)).items).toHaveLength(1)
    expect(received(reader, 'Untouched')).toHaveLength(1)
    expect((await desk.acts('refused')).length).toBeGreaterThan(0)
  })

  it('any more, since the card came, takes nothing back and corrects nothing', async () => {
    const reader = await desk.harness.reader()
    const report = await broadcast('Still there')
    await desk.press(report, 'Recall')
    const recall = await desk.cardWith('Take it back')
    const correct = await correctTo(report, 'Changed')
    desk.harness.app.deps.settings.ownerIds = [OTHER_OWNER_ID]
    for (const [card, label] of [
      [recall, 'Take it back'],
      [correct, desk.correctLabel],
    ] as const)
      expect((await desk.press(card, label)).text).toContain('out of date')
    expect((await store().listBroadcasts(10)).items).toHaveLength(1)
    expect(received(reader, 'Still there')).toHaveLength(1)
  })

  it('any more, since the question was asked, cannot answer it', async () => {
    await desk.harness.reader()
    const report = await broadcast('Asked')
    await desk.press(report, 'Correct')
    await desk.reading(desk.owner, /Write the new text/)
    desk.harness.app.deps.settings.ownerIds = [OTHER_OWNER_ID]
    expect((await desk.ask(desk.owner, 'Answered')).text).toContain('Nothing found')
    expect(await store().broadcast('2')).toBeUndefined()
  })

  it('cannot send the correction of another', async () => {
    const reader = await desk.harness.reader()
    const report = await broadcast('Mine')
    await correctTo(report, 'Not yours')
    const theirs = await desk.ask(desk.other, '/start')
    expect((await desk.press(theirs.id, { forged: 'b:rewrite:2:' }, desk.other)).text).toContain('out of date')
    expect(await desk.state('2')).toBe('draft')
    expect(received(reader, 'Mine')).toHaveLength(1)
  })
})
