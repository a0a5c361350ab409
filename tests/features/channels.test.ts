// A channel, over HTTP: connected and changed from the private chat of its administrator, posted to with links alone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Group, Person, SeenMessage } from '#sandbox/telegram/world'
import { type Harness, startHarness } from '../support/harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
  await harness.poll()
})
afterAll(() => harness.end())

let named = 0
const store = () => harness.app.deps.store
const own = (person: Person) => person.messages().filter((each) => each.own)
const posts = (channel: Group) => harness.telegram.messages(channel.id).filter((each) => each.own)
const buttons = (message: SeenMessage) => message.keyboard.flat()

function aChannel(owner: Person, admins: Person[] = []): Group & { name: string } {
  named += 1
  const name = `news_channel_${named}`
  return Object.assign(
    harness.telegram.group({ title: `News ${named}`, type: 'channel', username: name, owner, admins }),
    {
      name,
    },
  )
}

/** The bot's next message in the private chat that reads so. */
async function told(person: Person, text: string | RegExp, act: () => unknown): Promise<SeenMessage> {
  const before = person.last()?.id ?? 0
  // A chat gets a message a second.
  harness.clock.advance(5000)
  act()
  return harness.telegram.until(() => {
    harness.clock.advance(50)
    return own(person).find((each) => each.id > before && each.text.match(text))
  }, `the bot to say ${text}`)
}

async function press(person: Person, message: SeenMessage, which: Parameters<Person['press']>[1]) {
  harness.clock.advance(5000)
  return person.press(message, which)
}

async function aConnected(owner: Person, admins: Person[] = []) {
  const channel = aChannel(owner, admins)
  const offer = await told(owner, 'You let me post', () => channel.addBot(owner))
  await press(owner, offer, '➕ Connect a channel')
  return { channel, welcome: (own(owner).find(({ id }) => id === offer.id) ?? offer) as SeenMessage }
}

async function asked(person: Person): Promise<SeenMessage> {
  const screen = await told(person, 'Channels', () => person.send('/channels'))
  return told(person, 'Which channel', () => void press(person, screen, '➕ Connect a channel'))
}

describe('a channel is connected', () => {
  it('by who let the bot in, with one press, and not before it', async () => {
    const owner = await harness.reader('en')
    const channel = aChannel(owner)
    const offer = await told(owner, 'You let me post', () => channel.addBot(owner))
    expect(offer.text).toContain(`“News ${named}”`)
    expect(await store().chat(channel.id)).toBeUndefined()
    await press(owner, offer, '➕ Connect a channel')
    expect(own(owner).find(({ id }) => id === offer.id)?.text).toContain('The channel is connected')
    expect(await store().chat(channel.id)).toMatchObject({
      kind: 'channel',
      state: 'active',
      connection: { title: `News ${named}`, by: owner.id },
    })
    expect(posts(channel)).toEqual([])
  })

  it('by the button that lets a person choose, which is then taken away', async () => {
    const owner = await harness.reader('ru')
    const channel = aChannel(owner)
    const screen = await told(owner, 'Каналы', () => owner.send('/channels'))
    await told(owner, 'Какой канал', () => void press(owner, screen, '➕ Подключить канал'))
    await told(owner, 'Канал подключён', () => owner.tap('📣 Выбрать канал', { group: channel.id }))
    expect((await store().chat(channel.id))?.state).toBe('active')
    expect(harness.telegram.replyKeyboard(owner.id)).toBeUndefined()
    expect(own(owner).filter(({ text }) => text.includes('разрешили'))).toEqual([])
  })

  it('by its name, or by a post of it', async () => {
    const [one, other] = [await harness.reader('en'), await harness.reader('en')]
    const channel = aChannel(one, [other])
    channel.addBot(harness.telegram.person({ firstName: 'Somebody' }))
    await asked(one)
    await told(one, 'The channel is connected', () => one.send(`@${channel.name}`))
    await asked(other)
    const post = one.send('A post', { chat: channel.id })
    await told(other, 'connected already', () => other.forward(post.id, channel.id))
    expect((await store().chat(channel.id))?.connection?.by).toBe(one.id)
  })

  it('by nobody who is no administrator there, and not where the bot may not post', async () => {
    const [owner, stranger] = [await harness.reader('en'), await harness.reader('en')]
    const channel = aChannel(owner)
    await asked(stranger)
    await told(stranger, 'do not find', () => stranger.send(`@${channel.name}`))
    channel.silence(owner, true)
    channel.addBot(owner)
    await told(stranger, 'Only administrators', () => stranger.send(`@${channel.name}`))
    harness.clock.advance(5000)
    const screen = own(stranger).find(({ text }) => text.includes('Channels')) as SeenMessage
    expect((await stranger.press(screen, { forged: `c${channel.id}~d:subscribe` })).text).toContain(
      'Only administrators',
    )
    await asked(owner)
    await told(owner, 'may not post', () => owner.send(`t.me/${channel.name}`))
    expect(await store().chat(channel.id)).toBeUndefined()
  })
})

describe('what a channel gets', () => {
  it('is changed from the private chat by its buttons, and the chat itself stays as it is', async () => {
    const owner = await harness.reader('en')
    const { channel, welcome } = await aConnected(owner)
    const list = await told(owner, 'Channels', () => owner.send('/channels'))
    expect(buttons(list).map(({ text }) => text)).toContain(`📣 News ${named}`)
    await press(owner, welcome, '🗂 Sections')
    await press(owner, welcome, { data: `c${channel.id}~e:topic:politics` })
    expect((await store().chat(channel.id))?.sections.chosen).toEqual(['politics'])
    expect((await store().chat(owner.id))?.sections.chosen).toBe('all')
    expect(own(owner).find(({ id }) => id === welcome.id)?.text).toContain(`📣 News ${named}`)
    await press(owner, welcome, { data: `c${channel.id}~s:settings` })
    for (const { data = '' } of buttons(own(owner).find(({ id }) => id === welcome.id) as SeenMessage)) {
      expect(data).toMatch(/^c-100\d+~/)
      expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64)
    }
  })

  it('is changed in one line that names it, and by the answer to a question', async () => {
    const owner = await harness.reader('en')
    const { channel } = await aConnected(owner)
    await told(owner, '09:30', () => owner.send(`/schedule @${channel.name} 09:30`))
    expect((await store().chat(channel.id))?.schedule[0]?.minutes).toEqual([570])
    expect((await store().chat(owner.id))?.schedule[0]?.minutes).toEqual([480])
    const screen = await told(owner, 'When digests come', () => owner.send(`/schedule ${channel.id}`))
    await told(owner, 'What time', () => void press(owner, screen, '✏️ Other'))
    await told(owner, '10:20', () => owner.send('10:20'))
    expect((await store().chat(channel.id))?.schedule[0]?.minutes).toEqual([620])
    await told(owner, 'Nothing more is posted', () => owner.send(`/stop @${channel.name}`))
    expect([(await store().chat(channel.id))?.state, (await store().chat(owner.id))?.state]).toEqual([
      'stopped',
      'active',
    ])
    const list = await told(owner, 'Channels', () => owner.send('/channels'))
    await press(owner, list, `⏸ News ${named}`)
    await press(owner, list, 'Subscribe')
    await press(owner, list, '⚙️ Settings')
    await told(owner, 'Nothing more is posted', () => void press(owner, list, '⏹ Stop posting'))
    const sure = await told(owner, 'Erase everything', () => owner.send(`/forget @${channel.name}`))
    await press(owner, sure, 'Yes, erase everything')
    expect([await store().chat(channel.id), (await store().chat(owner.id))?.state]).toEqual([undefined, 'active'])
  })

  it('is changed by nobody who is no administrator of it, or none any more', async () => {
    const [owner, former] = [await harness.reader('en'), await harness.reader('en')]
    const { channel } = await aConnected(owner, [former])
    const screen = await told(former, 'Settings', () => former.send(`/settings @${channel.name}`))
    channel.setMember(former, 'member')
    const press = { data: `c${channel.id}~e:sponsored:on` }
    expect((await former.press(screen, press)).text).toContain('Only administrators')
    expect((await store().chat(channel.id))?.sponsored).toBe(false)
    const before = own(former).length
    expect((await former.press(screen, { forged: `c${channel.id}~s:following` })).text).toContain('Only administrators')
    expect([own(former).length, own(former).find(({ id }) => id === screen.id)?.edits]).toEqual([before, []])
    // To everybody else the name is a word like any other.
    await told(former, 'Following', () => former.send(`/follow @${channel.name}`))
    expect(await store().chat(channel.id)).not.toHaveProperty('words')
  })

  it('has links alone', async () => {
    const owner = await harness.reader('en')
    const { channel } = await aConnected(owner)
    await store().changeSettings(channel.id, { words: ['day'] }, [], 'keep')
    harness.clock.jumpTo(Date.UTC(2026, 10, 25, 4))
    await harness.tick()
    const digest = await harness.telegram.until(() => posts(channel)[0], 'the digest in the channel')
    expect(digest.text).toContain('Good morning')
    expect(buttons(digest).length).toBeGreaterThan(2)
    expect(buttons(digest).filter(({ url }) => url === undefined)).toEqual([])
  })
})

describe('a channel that takes the right to post away', () => {
  it('keeps its settings, who connected it is told, and asked when it is given back', async () => {
    const [owner, other] = [await harness.reader('en'), await harness.reader('en')]
    const { channel } = await aConnected(owner, [other])
    await told(owner, '09:30', () => owner.send(`/schedule @${channel.name} 09:30`))
    await told(owner, 'cannot post', () => channel.silence(other, true))
    expect((await store().chat(channel.id))?.state).toBe('unreachable')
    const offer = await told(owner, 'may post in .* again', () => channel.silence(other, false))
    expect((await store().chat(channel.id))?.state).toBe('unreachable')
    await press(owner, offer, '▶️ Yes, again')
    expect(await store().chat(channel.id)).toMatchObject({ state: 'active', connection: { by: owner.id } })
    expect((await store().chat(channel.id))?.schedule[0]?.minutes).toEqual([570])

    await told(owner, 'cannot post', () => channel.removeBot(other))
    expect((await store().chat(channel.id))?.state).toBe('unreachable')
    expect(posts(channel)).toEqual([])
  })
})
