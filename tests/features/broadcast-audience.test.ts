// To whom and when, over HTTP: languages and sections ticked, the test, the time written by hand.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Desk, labels, openDeskWithoutNews, PATIENT, received } from '../support/desk.ts'
import type { Harness } from '../support/harness.ts'

let desk: Desk
let harness: Harness
beforeEach(async () => {
  desk = await openDeskWithoutNews()
  harness = desk.harness
})
afterEach(() => harness.end())

describe('the audience', () => {
  it('may be a test for the author alone, who is then asked again', async () => {
    const reader = await harness.reader()
    desk.write('/broadcast Try me')
    await desk.press(await desk.cardWith('Only test'), 'Only test')
    const again = await desk.reading(desk.owner, /you alone got it/)
    expect(received(desk.owner, 'Try me')).toHaveLength(1)
    expect(labels(again)).toEqual(['Everyone', 'By language', 'By section', 'Only test', '← Message', 'Cancel'])
    expect(received(reader, 'Try me')).toEqual([])
    await desk.press(await desk.toPreview(), 'Send')
    await desk.reading(reader, /^Try me$/)
  })

  it('may be the chats of one language', async () => {
    const [english, russian] = [await harness.reader('en'), await harness.reader('ru')]
    desk.write('/broadcast По-русски')
    await desk.press(await desk.cardWith('By language'), 'By language')
    await desk.press(await desk.cardWith('Russian · 1'), 'Russian · 1')
    await desk.press(await desk.cardWith('Now'), 'Now')
    const card = await desk.cardWith('Send')
    expect(card.text).toMatch(/by language: Russian\n1 chat,/)
    await desk.press(card, 'Send')
    await desk.report()
    expect([received(russian, 'По-русски').length, received(english, 'По-русски').length]).toEqual([1, 0])
  })

  it('may be several languages, ticked and taken off, with the number it comes to', async () => {
    const readers = [await harness.reader('en'), await harness.reader('ru'), await harness.reader('az')]
    await harness.reader('az')
    desk.write('/broadcast Two of three')
    await desk.press(await desk.cardWith('By language'), 'By language')
    const empty = await desk.cardWith('Azerbaijani · 2')
    expect(labels(empty)).not.toContain('Now')
    await desk.press(empty, 'Azerbaijani · 2')
    await desk.press(await desk.cardWith('✅ Azerbaijani · 2'), 'Russian · 1')
    await desk.press(await desk.cardWith('✅ Russian · 1'), 'English · 1')
    const three = await desk.cardWith('✅ English · 1')
    expect(three.text).toMatch(/To: by language: .*\n4 chats$/)
    await desk.press(three, '✅ Russian · 1')
    const two = await desk.cardWith('Russian · 1')
    expect(two.id).toBe(empty.id)
    expect(two.text).toContain('3 chats')
    await desk.press(two, 'Now')
    await desk.press(await desk.cardWith('Send'), 'Send')
    await desk.report()
    expect(readers.map((reader) => received(reader, 'Two of three').length)).toEqual([1, 0, 1])
  })

  it('raises the version with every change, so that nothing older can be approved', async () => {
    await harness.reader()
    desk.write('/broadcast Counting')
    const version = async () => (await harness.app.deps.store.broadcast('1'))?.version
    expect(await version()).toBeUndefined()
    const card = await desk.toPreview()
    expect(await version()).toBe(2)
    await desk.press(card, '← Audience')
    await desk.toPreview()
    expect(await version()).toBe(3)
  })

  it('is no language or section that a forged press names', async () => {
    await harness.reader()
    desk.write('/broadcast Forged')
    const card = await desk.cardWith('Everyone')
    for (const forged of ['b:language:1:xx', 'b:language:1:', 'b:section:1:no_such', 'b:readers:1:', 'b:level:1:flash'])
      await desk.press(card.id, { forged })
    expect((await harness.app.deps.store.broadcast('1'))?.audience).toEqual({ kind: 'everyone' })
  })
})

describe('the time', () => {
  const toQuestion = async () => {
    await desk.press(await desk.cardWith('Everyone'), 'Everyone')
    await desk.press(await desk.cardWith('Later'), 'Later')
    return desk.reading(desk.owner, /When shall it go out/)
  }

  it('is asked for in the editor’s own zone, shown with its name, and kept', async () => {
    const reader = await harness.reader()
    await desk.ask(desk.owner, '/start')
    await desk.ask(desk.owner, '/timezone Europe/Berlin')
    desk.write('/broadcast In the evening')
    expect((await toQuestion()).text).toContain('Europe/Berlin')
    await desk.ask(desk.owner, '18:30')
    const card = await desk.cardWith('Send')
    expect(card.text).toContain('Starts: 24 Nov, 18:30 (Europe/Berlin time)')
    await desk.press(card, 'Send')
    await harness.telegram.until(() =>
      desk.owner.messages().find(({ id, text }) => id === card.id && /18:30/.test(text)),
    )
    expect(await desk.state()).toBe('scheduled')
    expect(received(reader, 'In the evening')).toEqual([])
    expect(await desk.acts('broadcast-scheduled', 'broadcast-started')).toEqual(['777 broadcast-scheduled 1'])
    harness.clock.jumpTo(Date.UTC(2026, 10, 24, 17, 29, 50))
    await harness.app.run('run-broadcasts')
    expect(await desk.state()).toBe('scheduled')
    await harness.restart()
    harness.clock.jumpTo(Date.UTC(2026, 10, 24, 17, 30, 1))
    await desk.report()
    expect(received(reader, 'In the evening')).toHaveLength(1)
  })

  it('that is wrong is said to be, with an example; then it is asked again', async () => {
    await harness.reader()
    desk.write('/broadcast When?')
    await toQuestion()
    expect((await desk.ask(desk.owner, 'soonish')).text).toMatch(/could not read “soonish” as a time.*tomorrow 9:00/)
    expect((await desk.ask(desk.owner, '23.11 18:30')).text).toContain('“23.11 18:30” is past.')
    await desk.ask(desk.owner, 'mon 9 p.m.')
    expect((await desk.cardWith('Send')).text).toContain('Starts: 30 Nov, 21:00 (Asia/Baku time)')
  })

  it('can be changed back to now, and an old card no longer works', async () => {
    const reader = await harness.reader()
    desk.write('/broadcast Now after all')
    await toQuestion()
    expect((await desk.ask(desk.owner, 'завтра')).text).toContain('“завтра” names a day, but no time.')
    await desk.ask(desk.owner, 'завтра в 9:00')
    const scheduled = await desk.cardWith('Send')
    await desk.press(scheduled, '← Time')
    await desk.press(await desk.cardWith('Now'), 'Now')
    const card = await harness.telegram.until(() =>
      desk.owner.messages().findLast((each) => labels(each).includes('Send') && each.id !== scheduled.id),
    )
    expect(card.text).toContain('Starts: at once')
    expect((await desk.press(scheduled.id, { forged: 'b:send:1:' })).text).toContain('out of date')
    await desk.press(card, 'Send')
    await desk.reading(reader, /^Now after all$/)
  })

  it('that has passed before Send is not sent: it is asked for again', async () => {
    await harness.reader()
    desk.write('/broadcast Too long in the pub')
    await toQuestion()
    await desk.ask(desk.owner, '10:30')
    const card = await desk.cardWith('Send')
    harness.clock.advance(60 * 60_000)
    await desk.press(card, 'Send')
    const again = await desk.reading(desk.owner, /has passed/)
    expect(labels(again)).toEqual(['Now', 'Later', '← Audience', 'Cancel'])
    expect(await desk.state()).toBe('draft')
  })

  it('cannot be given for a draft that was cancelled meanwhile, nor by one who is no editor any more', async () => {
    await harness.reader()
    desk.write('/broadcast Left')
    await toQuestion()
    await harness.app.deps.store.changeBroadcast('1', ['draft'], { state: 'cancelled' })
    expect((await desk.ask(desk.owner, '18:30')).text).toContain('sent, cancelled or changed meanwhile')
    desk.write('/broadcast Demoted')
    await toQuestion()
    harness.app.deps.settings.ownerIds = []
    await desk.ask(desk.owner, '18:30')
    expect((await harness.app.deps.store.broadcast('2'))?.startAt).toBeUndefined()
  })

  it('is still asked for after a restart', async () => {
    await harness.reader()
    desk.write('/broadcast Patient')
    await toQuestion()
    await harness.restart()
    await desk.ask(desk.owner, '18:30')
    await desk.press(await desk.cardWith('Send'), 'Send')
    await expect.poll(() => desk.state(), PATIENT).toBe('scheduled')
  })
})
