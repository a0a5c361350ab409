// The bot in a group, over HTTP: who may change what comes there, what it answers, and what becomes of it when the group
// removes, silences or upgrades it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Group, Person, SeenMessage } from '#sandbox/telegram/world'
import { type Harness, startHarness } from '../support/harness.ts'

let harness: Harness
let admin: Person
let member: Person
beforeAll(async () => {
  harness = await startHarness()
  await harness.poll()
  admin = await harness.reader('en')
  member = await harness.reader('en')
})
afterAll(() => harness.end())

const store = () => harness.app.deps.store
const messages = (group: { id: number }) => harness.telegram.messages(group.id).filter(({ own }) => own)
const newest = (group: { id: number }) => messages(group).at(-1)
const urls = (message: SeenMessage) => message.keyboard.flat().flatMap(({ url }) => url ?? [])
const data = (message: SeenMessage) => message.keyboard.flat().flatMap((button) => button.data ?? [])
const START = 'https://t.me/briefings_bot?start='

function aGroup(options: Partial<Parameters<typeof harness.telegram.group>[0]> = {}): Group {
  const group = harness.telegram.group({ title: 'Friends', type: 'group', owner: admin, members: [member], ...options })
  group.addBot(options.owner ?? admin)
  return group
}

/** The bot's next message in the group. */
async function heard(group: Group, act: () => unknown, what = 'an answer in the group'): Promise<SeenMessage> {
  const before = messages(group).length
  // The group's own limit of a message a second, and the pause between readings.
  harness.clock.advance(5000)
  act()
  return harness.telegram.until(() => messages(group)[before], what)
}

/** What the group heard until the bot has handled this person's command in its private chat. */
async function silently(group: Group, act: () => unknown): Promise<SeenMessage[]> {
  const before = messages(group).length
  harness.clock.advance(5000)
  act()
  await harness.telegram.until(() => harness.telegram.pendingUpdates() === 0, 'the update to be taken')
  harness.clock.advance(5000)
  await harness.ask(admin, '/cancel')
  return messages(group).slice(before)
}

async function aSubscribed(options: Parameters<typeof aGroup>[0] = {}): Promise<Group> {
  const group = aGroup(options)
  await harness.telegram.until(() => newest(group), 'the greeting')
  await heard(group, () => (options.owner ?? admin).send('/start', { chat: group.id }))
  return group
}

describe('a group the bot was added to', () => {
  it('is told in the language of who added it, and nothing is subscribed until an administrator presses', async () => {
    const ru = await harness.reader('ru')
    const group = aGroup({ owner: ru })
    const greeting = await harness.telegram.until(() => newest(group))
    expect(greeting.text).toContain('Здравствуйте')
    expect(await store().chat(group.id)).toBeUndefined()
    expect((await member.press(greeting, 'Подписаться')).text).toContain('администраторы')
    expect(await store().chat(group.id)).toBeUndefined()
    harness.clock.advance(5000)
    await ru.press(greeting, 'Подписаться')
    expect(await store().chat(group.id)).toMatchObject({
      kind: 'group',
      state: 'active',
      language: 'ru',
      connection: { title: 'Friends', by: ru.id },
    })
    expect(messages(group)).toHaveLength(1)
    expect(newest(group)?.text).toContain('Группа подписана')
  })

  it('is told in the default language where that of who added it is not spoken', async () => {
    const owner = await harness.reader('ja')
    const group = aGroup({ owner })
    expect((await harness.telegram.until(() => newest(group))).text).toContain('Hello!')
  })
})

describe('settings of a group', () => {
  it('are changed by administrators, by command and by button, and not by others', async () => {
    const group = await aSubscribed()
    const chat = { chat: group.id }
    expect((await heard(group, () => admin.send('/schedule 09:30', chat))).text).toContain('09:30')
    expect((await store().chat(group.id))?.schedule[0]?.minutes).toEqual([570])

    expect((await heard(group, () => member.send('/schedule off', chat))).text).toContain('Only administrators')
    expect(await silently(group, () => member.send('/stop', chat))).toEqual([])
    expect((await store().chat(group.id))?.schedule[0]?.minutes).toEqual([570])

    const screen = await heard(group, () => admin.send('/settings@Briefings_Bot', chat))
    expect(data(screen)).toContain('s:topics')
    expect((await member.press(screen, { data: 'e:sponsored:on' })).text).toContain('Only administrators')
    expect((await member.press(screen, { data: 's:topics' })).text).toContain('Only administrators')
    expect(await silently(group, () => member.send('/settings', chat))).toEqual([])
    expect((await store().chat(group.id))?.sponsored).toBe(false)
    harness.clock.advance(5000)
    await admin.press(screen, { data: 'e:sponsored:on' })
    expect((await store().chat(group.id))?.sponsored).toBe(true)
  })

  it('are changed by who writes as the group itself', async () => {
    const group = await aSubscribed()
    const anonymous = { chat: group.id, anonymous: true }
    expect((await heard(group, () => admin.send('/quiet 22:00-06:00', anonymous))).text).toContain('22:00')
    expect((await store().chat(group.id))?.quiet).toEqual({ fromMinute: 1320, toMinute: 360 })
  })

  it('are not changed by who was an administrator yesterday', async () => {
    const former = await harness.reader('en')
    const group = await aSubscribed({ admins: [former] })
    const screen = await heard(group, () => former.send('/settings', { chat: group.id }))
    group.setMember(former, 'member')
    expect((await former.press(screen, { data: 'e:sponsored:on' })).text).toContain('Only administrators')
    expect((await store().chat(group.id))?.sponsored).toBe(false)
  })

  it('take the answer to a question as a reply of who was asked, and leave talk alone', async () => {
    const group = await aSubscribed()
    const chat = { chat: group.id }
    const screen = await heard(group, () => admin.send('/schedule', chat))
    let question = await heard(group, () => void admin.press(screen, { data: 'd:ask-time' }))
    expect(question.text).toContain('as a reply to this message')
    expect(await silently(group, () => member.send('10:10', { ...chat, replyTo: question.id }))).toEqual([])
    expect(await silently(group, () => admin.send('10:15', chat))).toEqual([])
    expect((await heard(group, () => admin.send('10:20', { ...chat, replyTo: question.id }))).text).toContain('10:20')
    // Asked as an administrator, answered as none.
    question = await heard(group, () => void admin.press(screen, { data: 'd:ask-time' }))
    group.setMember(admin, 'member')
    harness.clock.advance(60_000)
    await heard(group, () => admin.send('11:11', { ...chat, replyTo: question.id }))
    expect((await store().chat(group.id))?.schedule[0]?.minutes).toEqual([620])
  })

  it('end with /stop and are erased with /forget', async () => {
    const group = await aSubscribed()
    await heard(group, () => admin.send('/stop', { chat: group.id }))
    expect((await store().chat(group.id))?.state).toBe('stopped')
    const sure = await heard(group, () => admin.send('/forget', { chat: group.id }))
    expect((await member.press(sure, 'Yes, erase everything')).text).toContain('Only administrators')
    harness.clock.advance(5000)
    await admin.press(sure, 'Yes, erase everything')
    expect(await store().chat(group.id)).toBeUndefined()
  })
})

describe('talk in a group', () => {
  it('is not answered, nor are the commands of other bots', async () => {
    const group = aGroup()
    await harness.telegram.until(() => newest(group), 'the greeting')
    // It hears all of it.
    group.addBot(admin, 'administrator')
    const talk = [
      'Good morning',
      '42',
      '/settings@other_bot',
      '/weather',
      '/nonsense@briefings_bot',
      '/start@other_bot',
    ]
    expect(
      await silently(group, () => {
        for (const text of talk) admin.send(text, { chat: group.id })
        admin.sendLocation(40, 49, { chat: group.id })
      }),
    ).toEqual([])
  })
})

describe('what is to be read', () => {
  it('opens in the private chat: numbers and "more" are links, in an answer and in a scheduled digest', async () => {
    const group = await aSubscribed()
    const asked = await heard(group, () => member.send('/digest', { chat: group.id }))
    expect(data(asked)).toEqual([])
    expect(urls(asked)[0]).toMatch(/\?start=a_\d+$/)
    expect(urls(asked)).toContain(`${START}digest`)

    harness.clock.jumpTo(Date.UTC(2026, 10, 25, 4))
    const digest = await heard(group, () => harness.tick(), 'the scheduled digest')
    expect(digest.text).toContain('Good morning')
    expect(data(digest)).toEqual([])
    const [link = ''] = urls(digest)
    const before = member.last()?.id ?? 0
    member.open(link)
    const article = await harness.telegram.until(() => member.messages().find((each) => each.own && each.id > before))
    expect(article.keyboard.flat().map(({ text }) => text)).toContain('🔖 Save')
  })

  it('by /search is found for everybody, paged by anybody, and read in one’s own chat', async () => {
    for (let n = 1; n <= 12; n += 1)
      harness.newsroom.addArticle({ title: `Zeppelin number ${n} opens`, language: 'en' })
    harness.clock.advance(600_000)
    await harness.poll()
    const group = await aSubscribed()
    const found = await heard(group, () => member.send('/search zeppelin', { chat: group.id }))
    expect(urls(found)).toHaveLength(10)
    for (const url of urls(found)) expect(url.startsWith(`${START}a_`)).toBe(true)
    harness.clock.advance(5000)
    await member.press(found, '▶')
    const second = await harness.telegram.until(() =>
      messages(group).find(({ id, text }) => id === found.id && text !== found.text),
    )
    expect(urls(second)).toHaveLength(2)
    expect(
      (await heard(group, () => member.send('/check Zeppelin number 3 opens', { chat: group.id }))).text,
    ).toContain('Zeppelin number 3')
    expect(await silently(group, () => member.send('zeppelin', { chat: group.id }))).toEqual([])
  })

  it('by /latest, /interviews and /read is a list with links, or a link', async () => {
    const group = await aSubscribed()
    const chat = { chat: group.id }
    const list = await heard(group, () => member.send('/latest', chat))
    expect(data(list)).toEqual([])
    expect(urls(list)).toContain(`${START}latest`)
    const [first = ''] = urls(list)
    const one = await heard(group, () => member.send('/read 1', chat))
    expect(urls(one)[0]).toBe(first)
    expect(one.rich).toBeUndefined()
    expect((await heard(group, () => member.send('/read 404404', chat))).text).toContain('404404')
  })

  it('is not asked for faster than a group may be written to', async () => {
    const group = await aSubscribed()
    harness.clock.advance(5000)
    for (let count = 0; count < 5; count += 1) member.send('/latest', { chat: group.id })
    const answers = await silently(group, () => undefined)
    expect(answers.length).toBeLessThan(3)
  })

  it.each([
    ['digest', 'Good'],
    ['latest', 'Latest headlines'],
    ['latest_economy', 'Latest: Economy'],
    ['interviews', 'Interviews'],
  ])('by a link to %s is shown in the private chat, also to who never subscribed', async (payload, text) => {
    const stranger = harness.telegram.person({ firstName: 'Stranger', languageCode: 'en' })
    stranger.open(`${START}${payload}`)
    const own = () => stranger.messages().filter(({ own }) => own)
    expect((await harness.telegram.until(() => own()[0])).text).toContain(text)
    harness.clock.advance(5000)
    expect((await harness.telegram.until(() => own()[1])).text).toContain('Would you like')
    expect(await store().chat(stranger.id)).toBeUndefined()
  })
})

describe('a broadcast', () => {
  it('of an article reaches a subscribed group, with links', async () => {
    const group = await aSubscribed()
    const [story] = harness.newsroom.articles()
    const { id } = await store().createBroadcast({
      authorId: admin.id,
      content: { kind: 'article', articleId: String(story?.number), level: 'flash' },
      audience: { kind: 'everyone' },
      createdAt: harness.clock.now(),
    })
    await store().changeBroadcast(id, ['draft'], { state: 'running', startedAt: harness.clock.now() })
    const alert = await heard(group, () => harness.app.run('run-broadcasts'), 'the flash')
    expect(alert.text).toContain('Flash')
    expect(urls(alert)).toContain(`${START}a_${story?.number}`)
  })
})

describe('a group that takes the right to write away', () => {
  const told = (person: Person) => person.messages().filter(({ text }) => text.includes('I cannot write in'))

  it('by removing the bot keeps its settings, who connected it is told once, and it is welcomed back', async () => {
    const owner = await harness.reader('en')
    const group = await aSubscribed({ owner: admin, admins: [owner] })
    await heard(group, () => owner.send('/stop', { chat: group.id }))
    await heard(group, () => owner.send('/start', { chat: group.id }))
    await heard(group, () => owner.send('/schedule 09:30', { chat: group.id }))
    harness.clock.advance(5000)
    group.removeBot(admin)
    await harness.telegram.until(() => told(owner).length > 0, 'the word to who connected it')
    expect(told(owner)[0]?.text).toContain('“Friends”')
    expect(await store().chat(group.id)).toMatchObject({ state: 'unreachable' })

    const greeting = await heard(group, () => group.addBot(admin))
    expect(greeting.text).toContain('Hello again')
    expect((await store().chat(group.id))?.state).toBe('unreachable')
    harness.clock.advance(5000)
    await admin.press(greeting, 'Subscribe')
    expect(await store().chat(group.id)).toMatchObject({ state: 'active', connection: { by: admin.id } })
    expect((await store().chat(group.id))?.schedule[0]?.minutes).toEqual([570])
    expect(newest(group)?.text).toContain('Good to be back')
    expect([told(owner).length, told(admin).length]).toEqual([1, 0])
  })

  it('by silencing it is noticed by the word of it', async () => {
    const owner = await harness.reader('en')
    const silenced = await aSubscribed({ owner, admins: [admin] })
    harness.clock.advance(5000)
    silenced.silence(admin, true)
    await harness.telegram.until(() => told(owner).length === 1)
    expect((await store().chat(silenced.id))?.state).toBe('unreachable')
    expect((await heard(silenced, () => silenced.silence(admin, false))).text).toContain('Hello again')
  })
})

describe('a group with another bot in it', () => {
  it('is told the command by its full name, which reaches this bot whoever spoke last; a bare one does after its own words', async () => {
    const group = aGroup()
    const greeting = await harness.telegram.until(() => newest(group), 'the greeting')
    expect(greeting.text).toContain('/start@briefings_bot')
    group.otherBotSays('Who is for tea?')
    expect(await silently(group, () => admin.send('/start', { chat: group.id }))).toEqual([])
    expect(await store().chat(group.id)).toBeUndefined()
    await heard(group, () => admin.send('/start@briefings_bot', { chat: group.id }))
    expect((await store().chat(group.id))?.state).toBe('active')
    expect((await heard(group, () => admin.send('/settings', { chat: group.id }))).text).toContain('Settings')
    group.otherBotSays('Three are for tea.')
    expect(await silently(group, () => member.send('/digest@other_polls_bot', { chat: group.id }))).toEqual([])
  })
})

describe('a group that becomes a supergroup', () => {
  it('takes its settings along by the word of it, and is not greeted anew', async () => {
    const group = await aSubscribed()
    await heard(group, () => admin.send('/schedule 09:30', { chat: group.id }))
    const upgraded = group.upgrade()
    await expect.poll(() => store().chat(upgraded.id), { timeout: 5000 }).toMatchObject({ kind: 'supergroup' })
    expect(await store().chat(group.id)).toBeUndefined()
    await harness.telegram.until(() => newest(upgraded), 'the word of it')
    expect(newest(upgraded)?.text).toContain('a supergroup now')
    const next = await heard(upgraded, () => admin.send('/settings', { chat: upgraded.id }))
    expect(next.text).toContain('09:30')
    expect(messages(upgraded)).toHaveLength(2)
  })

  it('that is not subscribed is not greeted anew either', async () => {
    const group = aGroup()
    await harness.telegram.until(() => newest(group), 'the greeting')
    const upgraded = group.upgrade()
    const first = await heard(upgraded, () => admin.send('/settings', { chat: upgraded.id }))
    expect(first.text).toContain('Settings')
    expect(messages(upgraded)).toHaveLength(1)
  })
})
