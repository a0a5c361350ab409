// A forum, over HTTP: sections' news goes to the topics administrators choose, and a topic that is gone loses nothing.
import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Group, Person, SeenMessage } from '#sandbox/telegram/world'
import { type Harness, startHarness } from '../support/harness.ts'

const [POLITICS, MONEY] = [11, 12]
/** Days of the digests in these tests: one each. */
let day = 24

let harness: Harness
let admin: Person
beforeAll(async () => {
  harness = await startHarness()
  await harness.poll()
  admin = await harness.reader('en')
})
afterAll(() => harness.end())

const store = () => harness.app.deps.store
const messages = (group: Group) => harness.telegram.messages(group.id).filter(({ own }) => own)
const inTopic = (group: Group, topic: number | undefined) => messages(group).filter((each) => each.topic === topic)

async function heard(group: Group, act: () => unknown): Promise<SeenMessage> {
  const before = messages(group).length
  harness.clock.advance(5000)
  act()
  return harness.telegram.until(() => messages(group)[before], 'an answer in the forum')
}

async function aForum(): Promise<Group> {
  const topics = { [POLITICS]: 'Politics', [MONEY]: 'Money' }
  const group = harness.telegram.group({ title: 'Forum', owner: admin, topics })
  const own = await store().chat(admin.id)
  if (own !== undefined) await store().subscribe(group.id, 'supergroup', own, own.nextSlotAt, harness.clock.now())
  group.addBot(admin)
  return group
}

/** The next morning's digest, whole: the group's messages since. */
async function digests(group: Group, count: number): Promise<SeenMessage[]> {
  const before = messages(group).length
  day += 1
  harness.clock.jumpTo(Date.UTC(2026, 10, day, 4))
  await harness.tick()
  await harness.telegram.until(() => {
    // A group gets a message a second.
    harness.clock.advance(100)
    return messages(group).length >= before + count
  }, 'the digests')
  return messages(group).slice(before)
}

/** Each title with the topics of the messages that show it. */
const placesOf = (titles: string[], sent: SeenMessage[]) =>
  titles.map((title) => sent.filter(({ text }) => text.includes(title)).map(({ topic }) => topic))

/** An editor's alert of the article of today at this place in `publish`. */
async function alert(place: number, level: 'flash' | 'notable'): Promise<void> {
  const { id } = await store().createBroadcast({
    authorId: admin.id,
    content: { kind: 'article', articleId: String(9_000_000 + day * 100 + place), level },
    audience: { kind: 'everyone' },
    createdAt: harness.clock.now(),
  })
  await store().changeBroadcast(id, ['draft'], { state: 'running', startedAt: harness.clock.now() })
  await harness.app.run('run-broadcasts')
}

/** Runs the clock, a tenth of a second at a time, until `done`. */
async function until(done: () => Promise<boolean>): Promise<void> {
  while (!(await done())) {
    harness.clock.advance(100)
    await setImmediate()
  }
}

const isOwed = async (group: Group, ...sections: string[]) =>
  Object.keys((await store().chat(group.id))?.owed ?? {}).some((section) => sections.includes(section))

/** News of today in each of these sections, known with their sections. */
function publish(...sections: string[]): Promise<string[]> {
  return record(sections, 'brings')
}

async function record(sections: string[], verb: string, of = day): Promise<string[]> {
  const { newsLanguages, recordFetch, recordPage, feeds } = store()
  expect(await newsLanguages()).toContain('en')
  const feed = (await feeds()).find(({ feed }) => feed.language === 'en')?.feed.id ?? ''
  const at = harness.clock.now()
  const items = sections.map((section, place) => {
    const number = 9_000_000 + of * 100 + place
    const title = `Day ${of} ${verb} ${section} something of its own`
    const url = `https://agency.example/en/xeber/story-${number}`
    return { keys: [`num:agency.example/${number}`], wantedId: String(number), url, title, flags: [], publishedAt: at }
  })
  await recordFetch(feed, { kind: 'items', items, validators: {} }, at, at + 86_400_000)
  for (const [place, { wantedId, title }] of items.entries())
    await recordPage(wantedId, { title, lead: [], paragraphs: [], turns: [], twins: [] }, sections[place], at)
  return items.map(({ title }) => title)
}

describe('/here', () => {
  it('says what comes to a topic, in that topic, and is for administrators of a forum', async () => {
    const group = await aForum()
    const screen = await heard(group, () => admin.send('/here', { chat: group.id, topic: POLITICS }))
    expect(screen.topic).toBe(POLITICS)
    expect(screen.text).toContain('What comes to this topic')
    harness.clock.advance(5000)
    await admin.press(screen, { data: 'e:here:politics' })
    expect((await store().chat(group.id))?.sectionTopics).toEqual({ politics: POLITICS })
    expect(
      inTopic(group, POLITICS)
        .at(-1)
        ?.keyboard.flat()
        .map(({ text }) => text),
    ).toContain('✅ Politics')
    harness.clock.advance(5000)
    await admin.press(screen, { data: 'e:here:politics' })
    expect(await store().chat(group.id)).not.toHaveProperty('sectionTopics')

    const plain = harness.telegram.group({ title: 'Plain', type: 'group', owner: admin })
    plain.addBot(admin)
    await harness.telegram.until(() => messages(plain)[0], 'the greeting')
    expect((await heard(plain, () => admin.send('/here all', { chat: plain.id }))).text).toContain('no topics')
  })

  it('takes names in one line, all, and off', async () => {
    const group = await aForum()
    const here = (line: string, topic?: number) =>
      heard(group, () => admin.send(`/here ${line}`, { chat: group.id, ...(topic === undefined ? {} : { topic }) }))
    await here('politics', POLITICS)
    await here('economy sport', MONEY)
    expect((await here('nonsense', MONEY)).text).toContain('nonsense')
    expect((await store().chat(group.id))?.sectionTopics).toEqual({ politics: POLITICS, economy: MONEY, sport: MONEY })
    await here('off', MONEY)
    expect((await store().chat(group.id))?.sectionTopics).toEqual({ politics: POLITICS })
    await here('all', MONEY)
    expect(await store().chat(group.id)).toMatchObject({ topicId: MONEY })
    await here('politics')
    expect((await store().chat(group.id))?.sectionTopics).toEqual({ politics: 0 })
    await here('all')
    expect(await store().chat(group.id)).not.toHaveProperty('topicId')
  })
})

describe('a digest of a forum', () => {
  it('is split by topic, each headline once, and the next one begins where it ended', async () => {
    const group = await aForum()
    await store().changeSettings(group.id, { sectionTopics: { politics: POLITICS, economy: MONEY } }, [], 'keep')
    const titles = await publish('politics', 'economy', 'culture')
    const sent = await digests(group, 3)
    expect(placesOf(titles, sent)).toEqual([[POLITICS], [MONEY], [undefined]])
    expect(sent).toHaveLength(3)

    const [next = ''] = await publish('economy')
    const second = await digests(group, 1)
    expect(second.map(({ topic, text }) => [topic, text.includes(next)])).toEqual([[MONEY, true]])
    for (const title of titles) expect(second[0]?.text).not.toContain(title)
  })

  it('is corrected in each of its topics', async () => {
    const group = await aForum()
    await store().changeSettings(group.id, { sectionTopics: { politics: POLITICS, economy: MONEY } }, [], 'keep')
    const sections = ['politics', 'economy', 'culture']
    const titles = await publish(...sections)
    const sent = await digests(group, 3)
    expect(sent.map(({ text }) => titles.filter((title) => text.includes(title)).length)).toEqual([1, 1, 1])
    harness.clock.advance(60_000)
    const corrected = await record(sections, 'takes from', day - 1)
    await harness.app.run('correct-digests')
    const edited = () => messages(group).filter(({ edits }) => edits.length > 0)
    await harness.telegram.until(() => {
      harness.clock.advance(100)
      return edited().length === 3
    }, 'three edits')
    const holding = (title: string) =>
      edited()
        .filter(({ text }) => text.includes(title))
        .map(({ topic }) => topic)
    expect(corrected.map(holding)).toEqual([[POLITICS], [MONEY], [undefined]])
  })

  it('that could not come to one topic comes with its next one, and with no other', async () => {
    const group = await aForum()
    await store().changeSettings(group.id, { sectionTopics: { politics: POLITICS, economy: MONEY } }, [], 'keep')
    group.closeGeneral()
    const titles = await publish('politics', 'economy', 'culture')
    const sent = await digests(group, 2)
    expect(placesOf(titles, sent)).toEqual([[POLITICS], [MONEY], []])
    const ended = async () => (await store().receipts(group.id, 9)).map(({ reason }) => reason)
    await until(async () => (await ended()).includes('topic-closed'))
    expect((await store().chat(group.id))?.state).toBe('active')

    group.closeGeneral(false)
    const [next = ''] = await publish('economy')
    expect(placesOf([...titles, next], await digests(group, 2))).toEqual([[], [], [undefined], [MONEY]])
    await until(async () => (await store().chat(group.id))?.owed === undefined)
    await publish('politics')
    expect(placesOf([...titles, next], await digests(group, 1))).toEqual([[], [], [], []])
  })

  it.each([
    ['in another topic', { sectionTopics: { politics: POLITICS, economy: MONEY, culture: MONEY } }, MONEY],
    ['in the one place for everything', {}, undefined],
  ])(
    'that could not come to its topic comes by itself where its section goes by then: %s',
    async (_where, to, place) => {
      const group = await aForum()
      await store().changeSettings(group.id, { sectionTopics: { politics: POLITICS, economy: MONEY } }, [], 'keep')
      group.closeGeneral()
      const titles = await publish('politics', 'economy', 'culture')
      await digests(group, 2)
      await until(async () => (await store().receipts(group.id, 9)).some(({ reason }) => reason === 'topic-closed'))
      await until(async () => !(await isOwed(group, 'politics', 'economy')))

      group.closeGeneral(false)
      await store().changeSettings(group.id, to, 'sectionTopics' in to ? [] : ['sectionTopics'], 'keep')
      expect(placesOf(titles, await digests(group, 1))).toEqual([[], [], [place]])
    },
  )

  it('of whose shares an earlier release wrote one down brings that, too', async () => {
    const group = await aForum()
    await store().changeSettings(group.id, { sectionTopics: { politics: POLITICS } }, [], 'keep')
    const [title = ''] = await publish('politics', 'culture')
    await digests(group, 2)
    await until(async () => (await store().chat(group.id))?.owed === undefined)
    const slotAt = (await store().chat(group.id))?.digestedUntil ?? 0
    const share = { topicId: POLITICS, sections: { chosen: ['politics'], other: false }, fromAt: slotAt - 86_400_000 }
    const key = `digest:${group.id}:earlier#${POLITICS}`
    const task = { kind: 'digest' as const, slotKey: `earlier#${POLITICS}`, slotAt, share }
    const at = harness.clock.now()
    await store().queueDeliveries([{ key, chatId: group.id, task, notBeforeAt: at }], at)
    const own = async () => (await store().receipts(group.id, 9)).find((receipt) => receipt.key.includes('earlier'))
    await until(async () => (await own()) !== undefined)
    expect((await own())?.items).toBe(1)
    expect(inTopic(group, POLITICS).filter(({ text }) => text.includes(title))).toHaveLength(2)
  })

  it('brings each topic what waited for it, be it that alone, once', async () => {
    const group = await aForum()
    const sectionTopics = { politics: POLITICS, economy: MONEY }
    const sections = { chosen: ['politics', 'culture'], other: true }
    const alerts = { choice: 'all' as const, cap: 5 }
    await store().changeSettings(group.id, { sectionTopics, sections, alerts }, [], 'keep')
    const titles = await publish('politics', 'economy', 'culture', 'sport')
    for (const place of [0, 1, 3]) await alert(place, 'notable')
    const held = async () => (await store().chat(group.id))?.held?.length ?? 0
    await until(async () => (await held()) === 3)
    await store().withdrawArticle(String(9_000_000 + day * 100 + 3), harness.clock.now())
    const sent = await digests(group, 3)
    expect(placesOf(titles, sent)).toEqual([[POLITICS], [MONEY], [undefined], []])
    expect(
      sent
        .filter(({ text }) => text.includes('While you slept'))
        .map(({ topic }) => topic)
        .sort(),
    ).toEqual([POLITICS, MONEY])
    await until(async () => (await held()) === 0)
  })

  it('is told by /why topic by topic', async () => {
    const group = await aForum()
    await store().changeSettings(group.id, { sectionTopics: { politics: POLITICS } }, [], 'keep')
    await publish('politics', 'culture')
    await digests(group, 2)
    await until(async () => (await store().receipts(group.id, 3)).filter(({ items }) => items === 1).length === 2)
    const { text } = await heard(group, () => admin.send('/why', { chat: group.id }))
    expect(text).toMatch(
      /08:00 digest:\n +◦ (topic Politics|everything else): went out at 08:00:\d\d with one headline\n +◦/,
    )
    expect(text.match(/08:00 digest:/g)).toHaveLength(1)
  })

  it('falls back to where everything goes when its topic is gone, and says so once', async () => {
    const group = await aForum()
    await store().changeSettings(group.id, { sectionTopics: { politics: POLITICS, economy: POLITICS } }, [], 'keep')
    group.deleteTopic(POLITICS)
    const titles = await publish('politics', 'culture')
    const sent = await digests(group, 3)
    const news = sent.filter(({ text }) => titles.some((title) => text.includes(title)))
    expect(news.map(({ topic }) => topic)).toEqual([undefined, undefined])
    expect(sent.filter(({ text }) => text.includes('was deleted'))).toHaveLength(1)
    expect(await store().chat(group.id)).not.toHaveProperty('sectionTopics')
    expect((await store().chat(group.id))?.state).toBe('active')
  })

  it('waits for a topic that is closed: nothing of it goes elsewhere, and it gets what it missed', async () => {
    const group = await aForum()
    const places = { politics: POLITICS }
    await store().changeSettings(group.id, { sectionTopics: places }, [], 'keep')
    group.closeTopic(POLITICS)
    const [missed = ''] = await publish('politics', 'culture')
    await digests(group, 1)
    await until(async () => (await store().receipts(group.id, 3)).some(({ reason }) => reason === 'topic-closed'))
    expect(messages(group).filter(({ text }) => text.includes(missed))).toEqual([])
    expect(await store().chat(group.id)).toMatchObject({ state: 'active', sectionTopics: places })
    group.closeTopic(POLITICS, false)
    const [fresh = ''] = await publish('politics', 'culture')
    await digests(group, 2)
    const [opened] = inTopic(group, POLITICS)
    expect([missed, fresh].filter((title) => opened?.text.includes(title))).toEqual([missed, fresh])
  })
})

describe('the catch-up after a pause', () => {
  it('comes to each topic, and the next digest begins where it ended', async () => {
    const group = await aForum()
    await store().changeSettings(group.id, { sectionTopics: { politics: POLITICS, economy: MONEY } }, [], 'keep')
    await heard(group, () => admin.send('/pause 3d', { chat: group.id }))
    harness.clock.advance(60_000)
    const titles = await publish('politics', 'culture')
    harness.clock.advance(2 * 3_600_000)
    const before = messages(group).length
    const resumedAt = harness.clock.now()
    const resumed = await heard(group, () => admin.send('/resume', { chat: group.id, topic: MONEY }))
    expect([resumed.topic, resumed.text]).toEqual([MONEY, expect.stringContaining('The pause is over')])
    await harness.tick()
    await until(async () => messages(group).length >= before + 3)
    const caughtUp = messages(group).slice(before + 1)
    expect(placesOf(titles, caughtUp)).toEqual([[POLITICS], [undefined]])
    for (const { text } of caughtUp) expect(text).toContain('You missed')
    const chat = await store().chat(group.id)
    expect(chat).not.toHaveProperty('pause')
    expect(chat?.digestedUntil).toBeGreaterThan(resumedAt - 60_000)
  })

  it('brings what a topic is still owed, though all goes to one place by then', async () => {
    const group = await aForum()
    await store().changeSettings(group.id, { sectionTopics: { politics: POLITICS } }, [], 'keep')
    group.closeGeneral()
    const titles = await publish('politics', 'culture')
    await digests(group, 1)
    await until(async () => (await store().receipts(group.id, 9)).some(({ reason }) => reason === 'topic-closed'))
    await until(async () => !(await isOwed(group, 'politics')))

    group.closeGeneral(false)
    await store().changeSettings(group.id, {}, ['sectionTopics'], 'keep')
    await heard(group, () => admin.send('/pause 3d', { chat: group.id }))
    harness.clock.advance(2 * 3_600_000)
    const caughtUp = await heard(group, () => admin.send('/resume', { chat: group.id }))
    expect(caughtUp.text).toContain('You missed')
    expect(placesOf(titles, [caughtUp])).toEqual([[], [undefined]])
  })
})

describe('breaking news', () => {
  it('goes to the topic of its section', async () => {
    const group = await aForum()
    await store().changeSettings(group.id, { sectionTopics: { sport: MONEY } }, [], 'keep')
    day += 1
    const [title = ''] = await publish('sport')
    const heardOf = await heard(group, () => alert(0, 'flash'))
    expect([heardOf.topic, heardOf.text.includes(title)]).toEqual([MONEY, true])
  })
})
