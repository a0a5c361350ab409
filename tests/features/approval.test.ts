// Approval by other editors, over HTTP: of the very version they saw, by people who may, and never by the author.
import { afterEach, describe, expect, it } from 'vitest'
import type { Person, SeenMessage } from '#sandbox/telegram/world'
import {
  type Desk,
  labels,
  OTHER_OWNER_ID,
  OWNER_ID,
  openDeskWithArticles,
  openDeskWithoutNews,
  PATIENT,
  received,
} from '../support/desk.ts'

const EDITOR_ID = 901

let desk: Desk
let editor: Person
const begin = async (approvals: number, open = openDeskWithoutNews) => {
  desk = await open({ approvals })
  const { harness } = desk
  editor = harness.telegram.person({ id: EDITOR_ID, firstName: 'Editor', languageCode: 'en' })
  for (const person of [editor, desk.other]) await desk.ask(person, '/privacy')
  await harness.app.deps.store.addEditor({ id: EDITOR_ID, addedBy: OWNER_ID, at: harness.clock.now() })
}
afterEach(() => desk.harness.end())

/** Sent for approval; resolves with the author's card. */
const submit = async (text: string): Promise<SeenMessage> => {
  desk.write(`/broadcast ${text}`)
  await desk.press(await desk.toPreview(), desk.sendLabel)
  return desk.reading(desk.owner, /waits for approval/)
}
const stored = async () => desk.harness.app.deps.store.broadcast('1')
const until = (person: Person, text: RegExp) => desk.reading(person, text)
const approve = async (person: Person) => desk.press(await desk.cardWith('Approve', person), 'Approve', person)

describe('with APPROVALS=2 a broadcast', () => {
  it('goes out once two others approved what they saw, and its author sees each of them', async () => {
    await begin(2)
    const reader = await desk.harness.reader()
    const waiting = await submit('The <b>office</b> moves')
    expect(waiting.text).toContain('waits for approval: 0 of 2')
    expect(labels(waiting)).toEqual(['Ask again', 'Back to draft', 'Cancel', 'History'])
    const card = await desk.cardWith('Approve', editor)
    expect(card.text).toContain(`Editor ${OWNER_ID} asks for your approval of broadcast 1`)
    expect(card.text).toMatch(/everyone\n1 chat,/)
    expect(received(editor, 'The office moves')[0]?.entities).toEqual([{ type: 'bold', offset: 4, length: 6 }])
    expect((await approve(editor)).text).toBe('Approved: 1 of 2.')
    expect((await until(editor, /You approved broadcast 1: 1 of 2/)).id).toBe(card.id)
    await until(desk.owner, /waits for approval: 1 of 2/)
    expect([await desk.state(), received(reader, 'The office moves')]).toEqual(['waiting', []])
    expect((await approve(desk.other)).text).toBe('Approved: 2 of 2.')
    await desk.reading(reader, /^The office moves$/)
    await desk.report()
    expect(
      await desk.acts('broadcast-submitted', 'broadcast-approved', 'broadcast-started', 'broadcast-scheduled'),
    ).toEqual([
      `${OWNER_ID} broadcast-submitted 1`,
      `${EDITOR_ID} broadcast-approved 1`,
      `${OTHER_OWNER_ID} broadcast-approved 1`,
      `${OTHER_OWNER_ID} broadcast-started 1`,
    ])
  })

  it('says on the card what it takes, and that there are too few editors for it', async () => {
    desk = await openDeskWithoutNews({ approvals: 2 })
    await desk.harness.reader()
    desk.write('/broadcast Who is there?')
    const card = await desk.toPreview()
    expect(card.text).toContain('2 other editors have to approve it.')
    expect(card.text).toContain('There is only one other editor')
    expect(desk.harness.log.join('\n')).toContain('too-few-editors')
  })

  it('of one who is alone offers nobody to ask', async () => {
    desk = await openDeskWithoutNews({ approvals: 2, adminIds: [OWNER_ID] })
    await desk.harness.reader()
    expect(labels(await submit('Who is there?'))).toEqual(['Back to draft', 'Cancel', 'History'])
  })
})

describe('an approval', () => {
  it('counts once, however often it is pressed', async () => {
    await begin(2)
    await desk.harness.reader()
    await submit('Twice')
    const card = await desk.cardWith('Approve', editor)
    await Promise.all([desk.press(card, 'Approve', editor), desk.press(card, 'Approve', editor)])
    await desk.press(card.id, { forged: 'b:approve:1:2' }, editor)
    expect([await desk.state(), (await stored())?.approvals?.length]).toEqual(['waiting', 1])
  })

  it('of two editors at the same moment starts it once', async () => {
    await begin(1)
    const reader = await desk.harness.reader()
    await submit('At once')
    const [first, second] = [await desk.cardWith('Approve', editor), await desk.cardWith('Approve', desk.other)]
    await Promise.all([desk.press(first, 'Approve', editor), desk.press(second, 'Approve', desk.other)])
    await desk.report()
    expect(received(reader, 'At once')).toHaveLength(1)
    expect(await desk.acts('broadcast-started')).toHaveLength(1)
  })

  it('of the author does not count, and the try is noted', async () => {
    await begin(1)
    await desk.harness.reader()
    const waiting = await submit('Mine')
    const toast = await desk.press(waiting.id, { forged: 'b:approve:1:2' })
    expect(toast.text).toContain('Your own approval does not count')
    expect([await desk.state(), (await stored())?.approvals]).toEqual(['waiting', undefined])
    expect(await desk.acts('refused')).toEqual([`${OWNER_ID} refused broadcast`])
  })

  it('of a version that was taken back since is void', async () => {
    await begin(1)
    const reader = await desk.harness.reader()
    const waiting = await submit('First')
    const card = await desk.cardWith('Approve', editor)
    await desk.press(waiting, 'Back to draft')
    const draft = await desk.cardWith(desk.sendLabel)
    expect([draft.id, await desk.state()]).toEqual([waiting.id, 'draft'])
    // Whoever was asked sees it without pressing; an old client may still press.
    const over = await until(editor, /Broadcast 1 was taken back to be changed/)
    expect([over.id, labels(over)]).toEqual([card.id, []])
    const old = { forged: 'b:approve:1:2' }
    expect((await desk.press(card.id, old, editor)).text).toContain('nothing to approve')
    await desk.press(draft, desk.sendLabel)
    await until(desk.owner, /waits for approval/)
    expect((await desk.press(card.id, old, editor)).text).toContain('nothing to approve')
    expect([await desk.state(), received(reader, 'First')]).toEqual(['waiting', []])
    await desk.harness.telegram.until(() =>
      editor.messages().findLast((each) => labels(each).includes('Approve') && each.id !== card.id),
    )
    await approve(editor)
    await desk.reading(reader, /^First$/)
    expect(await desk.acts('broadcast-withdrawn')).toEqual([`${OWNER_ID} broadcast-withdrawn 1`])
  })

  it('given before its editor was removed does not count when the last one comes', async () => {
    await begin(2)
    const third = desk.harness.telegram.person({ id: 902, firstName: 'Third', languageCode: 'en' })
    await desk.ask(third, '/privacy')
    await desk.harness.app.deps.store.addEditor({ id: 902, addedBy: OWNER_ID, at: 0 })
    const reader = await desk.harness.reader()
    await submit('Three of us')
    await approve(editor)
    await desk.harness.app.deps.store.removeEditor(EDITOR_ID)
    expect((await approve(third)).text).toBe('Approved: 1 of 2.')
    expect([await desk.state(), received(reader, 'Three of us')]).toEqual(['waiting', []])
    await approve(desk.other)
    await desk.reading(reader, /^Three of us$/)
  })

  it('of one who is no editor any more, or of a reader, is answered like an unknown button and noted', async () => {
    await begin(1)
    const reader = await desk.harness.reader()
    await submit('Nobody')
    const card = await desk.cardWith('Approve', editor)
    await desk.harness.app.deps.store.removeEditor(EDITOR_ID)
    const unknown = (await desk.press(card.id, { forged: 'zz' }, editor)).text
    expect((await desk.press(card, 'Approve', editor)).text).toBe(unknown)
    const own = reader.last() as SeenMessage
    expect((await desk.press(own.id, { forged: 'b:approve:1:2' }, reader)).text).toBe(unknown)
    expect((await desk.press(own.id, { forged: 'b:release:1:2' }, reader)).text).toBe(unknown)
    expect([await desk.state(), received(reader, 'Nobody')]).toEqual(['waiting', []])
    expect(await desk.acts('refused')).toEqual([`${EDITOR_ID} refused broadcast`, `${reader.id} refused broadcast`])
  })

  it('starts nothing whose author is no editor any more', async () => {
    await begin(1)
    const reader = await desk.harness.reader()
    await submit('Once mine')
    const card = await desk.cardWith('Approve', editor)
    desk.harness.app.deps.settings.ownerIds = [OTHER_OWNER_ID]
    await desk.press(card, 'Approve', editor)
    await until(editor, /The author of broadcast 1 is no editor any more/)
    expect([await desk.state(), received(reader, 'Once mine')]).toEqual(['waiting', []])
  })

  it('that is the last leaves what has a time to come scheduled, and starts what was late', async () => {
    await begin(1)
    const reader = await desk.harness.reader()
    const waitFor = async (text: string) => {
      desk.write(`/broadcast ${text}`)
      await desk.press(await desk.cardWith('Everyone'), 'Everyone')
      await desk.press(await desk.cardWith('Later'), 'Later')
      await desk.reading(desk.owner, /When shall it go out/)
      await desk.ask(desk.owner, '18:30')
      await desk.press(await desk.cardWith(desk.sendLabel), desk.sendLabel)
      await desk.reading(desk.owner, /waits for approval/)
    }
    await waitFor('In time')
    await approve(editor)
    await expect.poll(() => desk.state('1'), PATIENT).toBe('scheduled')
    await waitFor('Too late')
    const card = await desk.harness.telegram.until(() =>
      editor.messages().findLast((each) => labels(each).includes('Approve') && /broadcast 2/.test(each.text)),
    )
    desk.harness.clock.jumpTo(Date.UTC(2026, 10, 24, 14, 40))
    await desk.press(card, 'Approve', editor)
    await desk.reading(reader, /^Too late$/)
  })

  it('waits through a restart, can be asked for again, and ends with Cancel', async () => {
    await begin(1)
    const reader = await desk.harness.reader()
    const waiting = await submit('Sleepless')
    const first = await desk.cardWith('Approve', editor)
    await desk.harness.restart()
    expect((await desk.press(waiting, 'Ask again')).text).toContain('asked less than a minute ago')
    desk.harness.clock.advance(60_000)
    await desk.press(waiting, 'Ask again')
    // Of two cards only the newer one works.
    const moved = await until(editor, /Broadcast 1: its card is further down/)
    expect([moved.id, labels(moved)]).toEqual([first.id, []])
    expect((await desk.cardWith('Approve', editor)).id).toBeGreaterThan(first.id)
    await desk.press(waiting, 'Cancel')
    await until(desk.owner, /Nothing was sent/)
    await expect.poll(() => editor.messages().filter((each) => /1 was cancelled/.test(each.text)).length).toBe(2)
    expect([await desk.state(), received(reader, 'Sleepless')]).toEqual(['cancelled', []])
    expect(await desk.acts('broadcast-cancelled')).toEqual([`${OWNER_ID} broadcast-cancelled 1`])
  })
})

describe('who was asked', () => {
  it('and did not answer in time sees that it needs no approval any more; who approved keeps their word', async () => {
    await begin(1)
    await desk.harness.reader()
    await submit('One is enough')
    const spare = await desk.cardWith('Approve', desk.other)
    await approve(editor)
    const over = await until(desk.other, /Broadcast 1 has the approvals it needs/)
    expect([over.id, labels(over)]).toEqual([spare.id, []])
    await until(editor, /You approved broadcast 1: 1 of 1/)
    expect(editor.messages().filter(({ text }) => text.includes('has the approvals it needs'))).toEqual([])
  })

  it('just before a kill hears of a change by pressing', async () => {
    await begin(1)
    await desk.harness.reader()
    const waiting = await submit('Nobody knows of my card')
    const card = await desk.cardWith('Approve', editor)
    const { store } = desk.harness.app.deps
    await expect.poll(async () => (await stored())?.asked?.length, PATIENT).toBe(2)
    await store.changeBroadcast('1', ['waiting'], { asked: undefined })
    await desk.press(waiting, 'Back to draft')
    await desk.cardWith(desk.sendLabel)
    expect((await desk.press(card, 'Approve', editor)).text).toContain('nothing to approve')
    const over = await until(editor, /Broadcast 1 was taken back to be changed/)
    expect([over.id, labels(over)]).toEqual([card.id, []])
  })

  it('finds preview and buttons again in /broadcasts, the author their own card', async () => {
    await begin(1)
    const reader = await desk.harness.reader()
    const waiting = await submit('Find me')
    const card = await desk.cardWith('Approve', editor)
    await desk.press(await desk.ask(editor, '/broadcasts'), '1', editor)
    const again = await desk.harness.telegram.until(() =>
      editor.messages().findLast((each) => labels(each).includes('Approve') && each.id > card.id),
    )
    expect(received(editor, 'Find me')).toHaveLength(2)
    await desk.press(await desk.ask(desk.owner, '/broadcasts'), '1')
    const own = await desk.harness.telegram.until(() =>
      desk.owner.messages().findLast((each) => labels(each).includes('Back to draft') && each.id > waiting.id),
    )
    expect(labels(own)).toEqual(['Ask again', 'Back to draft', 'Cancel', 'History'])
    await until(desk.owner, /Broadcast 1: its card is further down/)
    await desk.press(again, 'Approve', editor)
    await desk.reading(reader, /^Find me$/)
  })
})

describe('what waits and has lost its author', () => {
  const orphan = async () => {
    await begin(2)
    const reader = await desk.harness.reader()
    desk.later()
    editor.sendHtml('/broadcast Orphan')
    await desk.press(await desk.cardWith('Everyone', editor), 'Everyone', editor)
    await desk.press(await desk.cardWith('Now', editor), 'Now', editor)
    await desk.press(await desk.cardWith(desk.sendLabel, editor), desk.sendLabel, editor)
    const card = await desk.cardWith('Approve', desk.other)
    return { reader, card }
  }

  it('is cancelled by any editor, on the record; with an author it is not', async () => {
    const { card } = await orphan()
    const list = await desk.ask(desk.owner, '/broadcasts')
    expect((await desk.press(list.id, { forged: 'b:cancel:1:' })).text).toContain('out of date')
    expect(await desk.state()).toBe('waiting')
    await desk.harness.app.deps.store.removeEditor(EDITOR_ID)
    await desk.press(list, '1')
    await desk.press(await desk.cardWith('Cancel'), 'Cancel')
    expect((await until(desk.other, /Broadcast 1 was cancelled/)).id).toBe(card.id)
    expect(await desk.state()).toBe('cancelled')
    expect(await desk.acts('broadcast-cancelled')).toEqual([`${OWNER_ID} broadcast-cancelled 1`])
  })

  it('can be cancelled by who wanted to approve it', async () => {
    const { reader, card } = await orphan()
    await desk.harness.app.deps.store.removeEditor(EDITOR_ID)
    await desk.press(card, 'Approve', desk.other)
    const gone = await until(desk.other, /The author of broadcast 1 is no editor any more/)
    expect([gone.id, labels(gone)]).toEqual([card.id, ['Take over', 'Preview', 'Cancel', 'History']])
    await desk.press(gone, 'Cancel', desk.other)
    await expect.poll(() => desk.state(), PATIENT).toBe('cancelled')
    expect(received(reader, 'Orphan')).toEqual([])
  })
})

describe('the list of broadcasts', () => {
  it('counts the approvals of those who are editors now', async () => {
    await begin(2)
    await desk.harness.reader()
    await submit('Counted')
    await approve(editor)
    expect((await desk.ask(desk.owner, '/broadcasts')).text).toContain('Waits for approval: 1 of 2')
    await desk.harness.app.deps.store.removeEditor(EDITOR_ID)
    expect((await desk.ask(desk.owner, '/broadcasts')).text).toContain('Waits for approval: 0 of 2')
  })
})

describe('a flash that waits', () => {
  const flash = async () => {
    await begin(2, openDeskWithArticles)
    const reader = await desk.harness.reader()
    await desk.ask(desk.owner, '/latest')
    const id = (await desk.harness.app.deps.store.shownList(OWNER_ID))[0] ?? ''
    const title = (await desk.harness.app.deps.store.article(id))?.title ?? ''
    const card = await desk.ask(desk.owner, `/breaking ${id} flash`)
    await desk.press(card, desk.sendLabel)
    return { reader, title, waiting: await desk.reading(desk.owner, /waits for approval/) }
  }

  it('may be let go by an owner alone, on the record; an editor cannot', async () => {
    const { reader, title } = await flash()
    const card = await desk.cardWith('Approve', editor)
    expect(labels(card)).toEqual(['Approve'])
    expect(card.text).toContain('Flash: rings for all of them')
    expect((await desk.press(card.id, { forged: 'b:release:1:1' }, editor)).text).toContain('out of date')
    expect(await desk.state()).toBe('waiting')
    const owners = await desk.cardWith('Send without approval', desk.other)
    await desk.press(owners, 'Send without approval', desk.other)
    await desk.harness.telegram.until(() => reader.messages().find(({ own, text }) => own && text.includes(title)))
    await until(desk.other, /without the approvals it lacked/)
    expect(await desk.acts('broadcast-released', 'broadcast-started', 'refused')).toEqual([
      `${EDITOR_ID} refused broadcast`,
      `${OTHER_OWNER_ID} broadcast-released 1`,
      `${OTHER_OWNER_ID} broadcast-started 1`,
    ])
  })

  it('may be let go by the owner who wrote it', async () => {
    const { reader, title, waiting } = await flash()
    await desk.press(waiting, 'Send without approval')
    await desk.harness.telegram.until(() => reader.messages().find(({ own, text }) => own && text.includes(title)))
    expect(await desk.acts('broadcast-released')).toEqual([`${OWNER_ID} broadcast-released 1`])
  })

  it('is let go by nobody once who wrote it is no editor any more', async () => {
    await begin(2, openDeskWithArticles)
    await desk.harness.reader()
    await desk.ask(editor, '/latest')
    const id = (await desk.harness.app.deps.store.shownList(EDITOR_ID))[0] ?? ''
    await desk.press(await desk.ask(editor, `/breaking ${id} flash`), desk.sendLabel, editor)
    const card = await desk.cardWith('Send without approval', desk.other)
    await desk.harness.app.deps.store.removeEditor(EDITOR_ID)
    await desk.press(card, 'Send without approval', desk.other)
    await until(desk.other, /The author of broadcast 1 is no editor any more/)
    expect(await desk.state()).toBe('waiting')
  })

  it('is the only thing that may: a text cannot', async () => {
    await begin(1)
    await desk.harness.reader()
    const waiting = await submit('Not that urgent')
    expect(labels(waiting)).not.toContain('Send without approval')
    expect((await desk.press(waiting.id, { forged: 'b:release:1:2' })).text).toContain('nothing to approve')
    expect(await desk.state()).toBe('waiting')
  })
})

describe('a draft nobody was asked about', () => {
  it('has nothing to approve: a forged press is answered like any unknown one', async () => {
    await begin(1)
    await desk.harness.reader()
    desk.write('/broadcast Not ready')
    await desk.toPreview()
    const { id, text } = await desk.ask(editor, '/help')
    const unknown = (await desk.press(id, { forged: 'zz' }, editor)).text
    const { version } = (await stored()) as { version?: number }
    for (const guess of [version ?? 1, 1, 2]) {
      expect((await desk.press(id, { forged: `b:approve:1:${guess}` }, editor)).text).toBe(unknown)
      expect(editor.messages().find((message) => message.id === id)?.text).toBe(text)
    }
  })
})
