// /broadcasts over HTTP: what runs, waits, is planned and past; pausing, resuming and cancelling; who may, and the record.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Person, SeenMessage } from '#sandbox/telegram/world'
import { HOUR, MINUTE } from '../support/builders.ts'
import { type Desk, labels, OTHER_OWNER_ID, OWNER_ID, openDeskWithoutNews, PATIENT, received } from '../support/desk.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDeskWithoutNews()
})
afterEach(() => desk.harness.end())

const store = () => desk.harness.app.deps.store
const run = async () => {
  desk.later()
  await desk.harness.app.run('run-broadcasts')
}

/** A broadcast that is under way for as long as the fault lasts: one reader cannot be sent to. */
async function underWay(): Promise<{ reader: Person; card: SeenMessage; clear: () => void }> {
  const [reader, another] = [await desk.harness.reader(), await desk.harness.reader()]
  await desk.harness.reader()
  const chatIds = [reader.id, another.id]
  const clear = desk.harness.telegram.addFault({ kind: 'server-error', methods: ['sendMessage'], chatIds })
  desk.write('/broadcast Slowly')
  await desk.press(await desk.toPreview(), 'Send')
  await expect.poll(async () => (await store().tally('1')).sent, PATIENT).toBe(1)
  const list = await desk.ask(desk.owner, '/broadcasts')
  expect(list.text).toMatch(/Under way\nBroadcast 1 · everyone\nSlowly\n▶️ .* · sent \d/)
  await desk.press(list, '1')
  return { reader, card: await desk.cardWith('Pause'), clear }
}

/** As the drafts' cards leave it: sent off for later. */
async function scheduled(startsInMs: number, authorId = OWNER_ID): Promise<string> {
  const { id } = await store().createBroadcast({
    authorId,
    content: { kind: 'text', text: `Planned by ${authorId}`, entities: [], preview: true },
    audience: { kind: 'everyone' },
    createdAt: desk.harness.clock.now(),
  })
  const startAt = desk.harness.clock.now() + startsInMs
  await store().changeBroadcast(id, ['draft'], { state: 'scheduled', startAt })
  return id
}

describe('a broadcast under way', () => {
  it('that was paused waits, once it is resumed, until the other has ended, says so, and can be paused for good', async () => {
    const { card, clear, reader } = await underWay()
    await desk.press(card, 'Pause')
    desk.write('/broadcast Meanwhile')
    await desk.press(await desk.toPreview(), 'Send')
    await expect.poll(async () => (await store().tally('2')).sent, PATIENT).toBe(1)
    await desk.press(await desk.cardWith('Resume'), 'Resume')
    expect(await store().broadcast('1')).toMatchObject({ state: 'paused', heldBy: '2' })
    const shown = () => desk.owner.messages().find(({ id }) => id === card.id)?.text
    await expect.poll(shown, PATIENT).toContain('Waits for broadcast 2: one goes out at a time.')
    await desk.press(card, 'Pause')
    await expect.poll(shown, PATIENT).toContain('Paused')
    expect((await store().broadcast('1'))?.heldBy).toBeUndefined()
    await desk.press(card, 'Resume')
    clear()
    await desk.reading(reader, /^Meanwhile$/)
    await expect
      .poll(async () => {
        await run()
        return (await store().broadcast('1'))?.endedAt ?? 0
      }, PATIENT)
      .toBeGreaterThan(0)
    expect((await store().broadcast('2'))?.endedAt).toBeLessThan((await store().broadcast('1'))?.endedAt ?? 0)
  })

  it('that waits for its turn and is corrected goes on waiting: the other is not held up', async () => {
    const { card, clear, reader } = await underWay()
    await desk.press(card, 'Pause')
    desk.write('/broadcast Meanwhile')
    await desk.press(await desk.toPreview(), 'Send')
    await expect.poll(async () => (await store().tally('2')).sent, PATIENT).toBe(1)
    await desk.press(await desk.cardWith('Resume'), 'Resume')
    await desk.press(card, 'Correct')
    await desk.reading(desk.owner, /Write the new text/)
    desk.write('Surely')
    await desk.press(await desk.cardWith('Correct everywhere'), 'Correct everywhere')
    await expect
      .poll(async () => {
        await run()
        return desk.state('3')
      }, PATIENT)
      .toBe('done')
    expect(await store().broadcast('1')).toMatchObject({ state: 'paused', heldBy: '2' })
    expect(await desk.state('2')).toBe('running')
    clear()
    await expect
      .poll(async () => {
        await run()
        return desk.state('1')
      }, PATIENT)
      .toBe('done')
    expect([received(reader, 'Meanwhile'), received(reader, 'Surely')].map(({ length }) => length)).toEqual([1, 1])
  })

  it('shows a bar and what is left, and can be paused and resumed', async () => {
    const { reader, card, clear } = await underWay()
    expect(card.text).toMatch(/Sending\n▓{4}░{8} 33 %\nsent 1 · failed 0 · blocked 0 · left 2/)
    expect(labels(card)).toEqual(['Pause', 'Cancel', 'Recall', 'Correct', 'History'])
    await desk.press(card, 'Pause')
    expect(await desk.state()).toBe('paused')
    clear()
    const paused = await desk.cardWith('Resume')
    expect(paused.text).toMatch(/Paused\n▓+░+ 33 %\nsent 1 · failed 0 · blocked 0 · left 2/)
    await desk.press(paused, 'Resume')
    await desk.reading(reader, /^Slowly$/)
    await desk.report()
    expect(await desk.acts('broadcast-paused', 'broadcast-resumed')).toEqual([
      '777 broadcast-paused 1',
      '777 broadcast-resumed 1',
    ])
  })

  it('has its card edited by nothing that changes nothing, from its start to its end', async () => {
    const { card, clear } = await underWay()
    await desk.press(card, 'Pause')
    await desk.press(await desk.cardWith('Resume'), 'Resume')
    clear()
    await desk.report()
    const edits = desk.harness.telegram.calls('editMessageText')
    expect(edits.length).toBeGreaterThan(3)
    expect(edits.filter(({ status }) => status !== 200)).toEqual([])
  })

  it('can be cancelled, by another editor too: who has not got it gets it no more', async () => {
    const { reader, clear } = await underWay()
    await desk.ask(desk.other, '/start')
    await desk.press(await desk.ask(desk.other, '/broadcasts'), '1', desk.other)
    await desk.press(await desk.cardWith('Pause', desk.other), 'Cancel', desk.other)
    await desk.harness.telegram.until(() =>
      desk.owner.messages().find(({ text }) => text.includes('Cancelled: nobody')),
    )
    clear()
    await expect
      .poll(async () => {
        await run()
        return (await store().broadcast('1'))?.endedAt
      }, PATIENT)
      .toBeDefined()
    expect(received(reader, 'Slowly')).toEqual([])
    expect(await store().tally('1')).toMatchObject({ sent: 1, expired: 2 })
    expect(await desk.acts('broadcast-cancelled')).toEqual(['778 broadcast-cancelled 1'])
    const card = await desk.reading(desk.other, /Cancelled/)
    expect((await desk.press(card.id, { forged: 'b:resume:1:' }, desk.other)).text).toContain('out of date')
    expect(await desk.state()).toBe('cancelled')
  })

  it('goes on after a restart in mid-flight', async () => {
    const { reader, clear } = await underWay()
    await desk.harness.restart()
    clear()
    await desk.report()
    expect(received(reader, 'Slowly')).toHaveLength(1)
  })

  it('keeps the next one waiting, whose card says for which', async () => {
    const { clear } = await underWay()
    desk.write('/broadcast Patiently')
    await desk.press(await desk.toPreview(), 'Send')
    const card = await desk.reading(desk.owner, /Waits for broadcast 1/)
    expect(card.text).toContain('Patiently')
    expect((await desk.ask(desk.owner, '/broadcasts')).text).toMatch(/Patiently\n▶️ .*\n⏳ Waits for broadcast 1/)
    clear()
    await desk.harness.telegram.until(() =>
      desk.owner.messages().find(({ text }) => text.includes('Broadcast 1 is done')),
    )
    await expect
      .poll(async () => {
        await run()
        return desk.state('2')
      }, PATIENT)
      .toBe('done')
  })

  it('that an editor is none any more for cannot be changed by them', async () => {
    const { card } = await underWay()
    desk.harness.app.deps.settings.ownerIds = [OTHER_OWNER_ID]
    expect((await desk.press(card, 'Cancel')).text).toContain('out of date')
    expect(await desk.state()).toBe('running')
    expect(await desk.acts('broadcast-cancelled')).toEqual([])
  })
})

describe('a scheduled broadcast', () => {
  it('is listed with its time in the zone of who looks, starts by itself, and is noted as nobody’s act', async () => {
    const reader = await desk.harness.reader()
    await desk.ask(desk.owner, '/start')
    const id = await scheduled(90 * MINUTE)
    const list = await desk.ask(desk.owner, '/broadcasts')
    // Ten in the morning in Baku, some seconds, and an hour and a half.
    expect(list.text).toMatch(
      /Scheduled\nBroadcast 1 · everyone\nPlanned by 777\n🕒 Scheduled for 24 Nov, 11:3\d \(Asia\/Baku time\)/,
    )
    await desk.press(list, id)
    const card = await desk.cardWith('Cancel')
    expect(card.text).toContain('Scheduled for')
    desk.harness.clock.advance(2 * HOUR)
    await desk.report()
    expect(received(reader, 'Planned by 777')).toHaveLength(1)
    // The card that was opened last is the live one.
    expect((await desk.reading(desk.owner, /✅ Done/)).id).toBe(card.id)
    expect(await desk.acts('broadcast-started')).toEqual(['undefined broadcast-started 1'])
  })

  it('can be cancelled until then', async () => {
    const reader = await desk.harness.reader()
    await desk.ask(desk.owner, '/start')
    const id = await scheduled(HOUR)
    await desk.press(await desk.ask(desk.owner, '/broadcasts'), id)
    const card = await desk.cardWith('New time')
    await desk.press(card, 'Cancel')
    const asked = await desk.cardWith('Yes, cancel it')
    expect(asked.text).toContain('Cancel broadcast 1? It is to go out on 24 Nov, 11:0')
    expect(await desk.state()).toBe('scheduled')
    await desk.press(asked, 'Yes, cancel it')
    await desk.harness.telegram.until(() =>
      desk.owner.messages().find((each) => each.id === card.id && /Cancelled/.test(each.text)),
    )
    desk.harness.clock.advance(2 * HOUR)
    await run()
    expect(received(reader, 'Planned by 777')).toEqual([])
    expect(await desk.acts('broadcast-cancelled', 'broadcast-started')).toEqual(['777 broadcast-cancelled 1'])
    expect((await desk.ask(desk.owner, '/broadcasts')).text).toContain('Nothing was sent yet')
  })
})

describe('the history of a broadcast', () => {
  it('opens from its card, as a message of its own, and tells what was done to it', async () => {
    const { card } = await underWay()
    await desk.press(card, 'Pause')
    await desk.press(card, 'History')
    const history = await desk.reading(desk.owner, /^Broadcast 1: who did what when/)
    expect(history.text).toMatch(/777 paused broadcast 1\n.*777 started broadcast 1$/s)
    expect(labels(history)).toEqual(['All acts'])
    expect(labels(await desk.cardWith('Resume'))).toContain('History')
  })
})

describe('the list', () => {
  it('says so when there is nothing', async () => {
    expect((await desk.ask(desk.owner, '/broadcasts')).text).toContain('Nothing was sent yet')
  })

  it('turns its pages and opens the card of any, old ones with their history alone', async () => {
    await desk.ask(desk.owner, '/start')
    const now = desk.harness.clock.now()
    for (let number = 1; number <= 7; number += 1) {
      const { id } = await store().createBroadcast({
        authorId: OWNER_ID,
        content: { kind: 'text', text: `Old news ${number}`, entities: [], preview: true },
        audience: { kind: 'everyone' },
        createdAt: now,
      })
      const past = { state: 'done', startedAt: now - 90 * HOUR, endedAt: now - 89 * HOUR, queuedAll: true } as const
      await store().changeBroadcast(id, ['draft'], past)
    }
    const list = await desk.ask(desk.owner, '/broadcasts')
    expect(labels(list)).toEqual(['7', '6', '5', '4', '3', '▶'])
    await desk.press(list, '▶')
    const second = await desk.harness.telegram.until(() =>
      desk.owner.messages().find((each) => each.id === list.id && labels(each).includes('◀')),
    )
    expect(labels(second)).toEqual(['2', '1', '◀'])
    await desk.press(second, '1')
    const card = await desk.reading(desk.owner, /^Broadcast 1 .*\nOld news 1\n\n✅ Done/)
    expect(labels(card)).toEqual(['History'])
  })

  it('refuses a page or a broadcast that is not there', async () => {
    const card = await desk.ask(desk.owner, '/start')
    for (const forged of ['b:list:0:99999', 'b:list:0:x', 'b:show:99:', 'b:pause:99:', 'b:cancel:99:', 'b:recall:99:'])
      expect((await desk.press(card.id, { forged })).text, forged).toContain('out of date')
  })
})

describe('a broadcast whose time passed while the bot was off', () => {
  it('is sent when its author says so, by one press, and by nobody else', async () => {
    const reader = await desk.harness.reader()
    await desk.ask(desk.owner, '/start')
    const id = await scheduled(-4 * HOUR)
    await run()
    const asked = await desk.reading(desk.owner, /has not gone out.*Shall it go out now\?/s)
    expect(labels(asked)).toEqual(['Send now'])
    await desk.ask(desk.other, '/start')
    const list = await desk.ask(desk.other, '/broadcasts')
    await desk.press(list, id, desk.other)
    const others = await desk.cardWith('Cancel', desk.other)
    expect(others.text).toContain('its author is asked')
    expect(labels(others)).not.toContain('Send now')
    await desk.press(others.id, { forged: `b:overdue:${id}:` }, desk.other)
    await run()
    expect(await desk.state(id)).toBe('scheduled')
    await desk.press(asked, 'Send now')
    await desk.reading(reader, /^Planned by 777$/)
    await desk.report()
    expect(await desk.acts('broadcast-scheduled', 'broadcast-started', 'refused')).toEqual([
      '778 refused broadcast',
      `777 broadcast-scheduled ${id}`,
      `undefined broadcast-started ${id}`,
    ])
    expect((await desk.press(asked, { forged: `b:overdue:${id}:` })).text).toContain('out of date')
  })
})
