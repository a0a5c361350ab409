// A forum, over HTTP: sections' news goes to the topics administrators choose, and a topic that is gone loses nothing.
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
    const holding = (title = '') => sent.filter(({ text }) => text.includes(title)).map(({ topic }) => topic)
    expect(titles.map(holding)).toEqual([[POLITICS], [MONEY], [undefined]])
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

  it('falls back to where everything goes when its topic is gone, and says so once', async () => {
    const group = await aForum()
    await store().changeSettings(group.id, { sectionTopics: { politics: POLITICS, economy: POLITICS } }, [], 'keep')
    group.deleteTopic(POLITICS)
    const titles = await publish('politics', 'culture')
    const sent = await digests(group, 3)
    const news = sent.filter(({ text }) => titles.some((title) => text.includes(title)))
    expect(news.map(({ topic }) => topic)).toEqual([undefined, undefined])
    expect(sent.filter(({ text }) => text.includes('deleted or closed'))).toHaveLength(1)
    expect(await store().chat(group.id)).not.toHaveProperty('sectionTopics')
    expect((await store().chat(group.id))?.state).toBe('active')
  })
})

describe('breaking news', () => {
  it('goes to the topic of its section', async () => {
    const group = await aForum()
    await store().changeSettings(group.id, { sectionTopics: { sport: MONEY } }, [], 'keep')
    const [title = ''] = await publish('sport')
    const { id } = await store().createBroadcast({
      authorId: admin.id,
      content: { kind: 'article', articleId: String(9_000_000 + day * 100), level: 'flash' },
      audience: { kind: 'everyone' },
      createdAt: harness.clock.now(),
    })
    await store().changeBroadcast(id, ['draft'], { state: 'running', startedAt: harness.clock.now() })
    const alert = await heard(group, () => harness.app.run('run-broadcasts'))
    expect([alert.topic, alert.text.includes(title)]).toEqual([MONEY, true])
  })
})
