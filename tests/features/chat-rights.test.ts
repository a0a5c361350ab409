// Who may change a group or a channel, over HTTP, where Telegram is asked often, does not answer, or says that the bot is gone.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
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
afterEach(() => harness.telegram.clearFaults())
afterAll(() => harness.end())

let named = 0
const store = () => harness.app.deps.store
const own = (chat: { id: number }) => harness.telegram.messages(chat.id).filter((each) => each.own)
const lookUps = (chat: { id: number }) =>
  harness.telegram.calls('getChatAdministrators').filter(({ params }) => Number(params['chat_id']) === chat.id).length
const noAnswer = (...methods: string[]) => harness.telegram.addFault({ kind: 'server-error', methods })
const UNKNOWN = 'Telegram does not answer whether you are an administrator here'

/** The bot's next message in the chat that reads so. */
async function told(chat: { id: number }, text: string | RegExp, act: () => unknown): Promise<SeenMessage> {
  const before = own(chat).at(-1)?.id ?? 0
  // A chat gets a message a second.
  harness.clock.advance(5000)
  act()
  return harness.telegram.until(() => {
    harness.clock.advance(50)
    return own(chat).find((each) => each.id > before && each.text.match(text))
  }, `the bot to say ${text}`)
}

function press(person: Person, message: SeenMessage, which: Parameters<Person['press']>[1]) {
  harness.clock.advance(5000)
  return person.press(message, which)
}

/** The message as it stands now. */
const now = (chat: { id: number }, { id }: SeenMessage) => own(chat).find((each) => each.id === id) as SeenMessage

async function aSubscribed(): Promise<Group> {
  const group = harness.telegram.group({ title: 'Friends', type: 'group', owner: admin, members: [member] })
  await told(group, 'Hello', () => group.addBot(admin))
  await told(group, 'subscribed', () => admin.send('/start', { chat: group.id }))
  return group
}

async function aChannel(owner = admin, admins: Person[] = []): Promise<Group & { name: string }> {
  named += 1
  const name = `rights_channel_${named}`
  const group = { title: `News ${named}`, type: 'channel' as const, username: name, owner, admins }
  const channel = Object.assign(harness.telegram.group(group), { name })
  const offer = await told(owner, 'You let me post', () => channel.addBot(owner))
  await press(owner, offer, '➕ Connect a channel')
  return channel
}

describe('who is no administrator', () => {
  it('is looked up once in ten seconds, and anew afterwards', async () => {
    const group = await aSubscribed()
    const screen = await told(group, 'Settings', () => admin.send('/settings', { chat: group.id }))
    const before = lookUps(group)
    for (let count = 0; count < 3; count += 1)
      expect((await member.press(screen, { data: 's:topics' })).text).toContain('Only administrators')
    await told(group, 'Only administrators', () => member.send('/settings', { chat: group.id }))
    expect(lookUps(group) - before).toBe(1)
    group.setMember(member, 'administrator')
    harness.clock.advance(10_000)
    expect((await member.press(screen, { data: 's:topics' })).text ?? '').not.toContain('Only administrators')
    group.setMember(member, 'member')
  })

  it('costs one look-up, no more, by naming a channel that is not connected', async () => {
    const stranger = await harness.reader('en')
    const channel = await aChannel()
    harness.telegram.group({ title: 'Other', type: 'channel', username: 'other_channel', owner: admin }).addBot(admin)
    const before = harness.telegram.calls('getChat').length
    const asked = harness.telegram.calls('getChatMember').length
    for (let count = 0; count < 3; count += 1)
      await told(stranger, 'ollow', () => stranger.send('/follow @other_channel'))
    expect(harness.telegram.calls('getChat').length - before).toBeLessThanOrEqual(3)
    await told(stranger, 'Only administrators', () => stranger.send(`/schedule @${channel.name} 09:30`))
    expect(harness.telegram.calls('getChatMember').length).toBe(asked)
  })
})

describe('a channel that is named', () => {
  it.each(['/stop', '/forget', '/pause 1d'])(
    'by who may not change it leaves their own chat alone: %s',
    async (line) => {
      const stranger = await harness.reader('en')
      const channel = await aChannel()
      const [command = '', argument = ''] = line.split(' ')
      await told(stranger, 'Only administrators', () => stranger.send(`${command} @${channel.name} ${argument}`))
      await told(stranger, 'do not find', () => stranger.send(`${command} @no_such_channel ${argument}`))
      const chat = await store().chat(stranger.id)
      expect([chat?.state, chat?.pause]).toEqual(['active', undefined])
    },
  )
})

describe('where Telegram does not answer who administers', () => {
  it('an administrator is told that, by press and by command, and the cause is in the log', async () => {
    const group = await aSubscribed()
    const screen = await told(group, 'Settings', () => admin.send('/settings', { chat: group.id }))
    await told(group, 'Only administrators', () => member.send('/settings', { chat: group.id }))
    noAnswer('getChatAdministrators')
    expect((await press(admin, screen, { data: 'e:sponsored:on' })).text).toContain(UNKNOWN)
    await told(group, UNKNOWN, () => admin.send('/stop', { chat: group.id }))
    expect(await store().chat(group.id)).toMatchObject({ sponsored: false, state: 'active' })
    expect(harness.log.filter((line) => line.includes('rights-unknown')).join()).toContain('500')
    harness.telegram.clearFaults()
    await press(admin, screen, { data: 'e:sponsored:on' })
    expect((await store().chat(group.id))?.sponsored).toBe(true)
  })

  it('is not asked again while a flood wait lasts', async () => {
    const group = await aSubscribed()
    const screen = await told(group, 'Settings', () => admin.send('/settings', { chat: group.id }))
    harness.telegram.addFault({ kind: 'flood', seconds: 20, methods: ['getChatAdministrators'] })
    const before = lookUps(group)
    for (let count = 0; count < 3; count += 1)
      expect((await press(admin, screen, { data: 'e:sponsored:on' })).text).toContain(UNKNOWN)
    expect(lookUps(group) - before).toBe(1)
    harness.clock.advance(20_000)
    await press(admin, screen, { data: 'e:sponsored:on' })
    expect((await store().chat(group.id))?.sponsored).toBe(true)
  })

  it('the answer to a question is taken once it does', async () => {
    const group = await aSubscribed()
    const screen = await told(group, 'When digests come', () => admin.send('/schedule', { chat: group.id }))
    const question = await told(group, 'What time', () => void admin.press(screen, { data: 'd:ask-time' }))
    const answer = (text: string) => admin.send(text, { chat: group.id, replyTo: question.id })
    noAnswer('getChatAdministrators')
    await told(group, UNKNOWN, () => answer('10:20'))
    harness.telegram.clearFaults()
    await told(group, '10:20', () => answer('10:20'))
    expect((await store().chat(group.id))?.schedule[0]?.minutes).toEqual([620])
  })

  it.each(['getChat', 'getChatAdministrators'])('nothing is done to a channel or in its place: %s', async (method) => {
    const channel = await aChannel()
    noAnswer(method)
    await told(admin, UNKNOWN, () => admin.send(`/follow @${channel.name}`))
    await told(admin, UNKNOWN, () => admin.send(`/stop @${channel.name}`))
    for (const { id } of [channel, admin]) {
      expect((await store().chat(id))?.state).toBe('active')
      expect(await store().chat(id)).not.toHaveProperty('words')
    }
  })

  it.each(['getChat', 'getChatAdministrators', 'getChatMember'])(
    'the question which channel is still open: %s',
    async (method) => {
      const owner = await harness.reader('en')
      named += 1
      const name = `rights_channel_${named}`
      const channel = harness.telegram.group({ title: 'New', type: 'channel', username: name, owner })
      channel.addBot(member)
      const screen = await told(owner, 'Channels', () => owner.send('/channels'))
      await told(owner, 'Which channel', () => void press(owner, screen, '➕ Connect a channel'))
      noAnswer(method)
      await told(owner, UNKNOWN, () => owner.send(`@${name}`))
      harness.telegram.clearFaults()
      await told(owner, 'The channel is connected', () => owner.send(`@${name}`))
    },
  )
})

describe('a chat the bot was removed from', () => {
  it('is erased by who connected it, a channel', async () => {
    const [owner, other] = [await harness.reader('en'), await harness.reader('en')]
    const channel = await aChannel(owner, [other])
    const list = await told(owner, 'Channels', () => owner.send('/channels'))
    const others = await told(other, 'Settings', () => other.send(`/settings @${channel.name}`))
    await told(owner, 'cannot post', () => channel.removeBot(other))
    expect((await press(other, others, { forged: `c${channel.id}~d:forget` })).text).toContain('Only administrators')
    await told(owner, 'cannot post', () => owner.send(`/breaking ${channel.id} off`))
    expect(await store().chat(channel.id)).not.toHaveProperty('alerts')
    await press(owner, list, { data: `c${channel.id}~s:settings` })
    expect(now(owner, list).text).toContain('cannot post')
    await press(owner, list, 'Erase everything…')
    await press(owner, list, 'Yes, erase everything')
    expect(now(owner, list).text).toContain('Nothing of this')
    expect([await store().chat(channel.id), (await store().chat(owner.id))?.state]).toEqual([undefined, 'active'])
  })

  it('is erased by who connected it, a public channel that tells the bot its members no more', async () => {
    const [owner, other] = [await harness.reader('en'), await harness.reader('en')]
    const channel = await aChannel(owner, [other])
    const lost = await told(owner, 'cannot post', () => channel.removeBot(other, 'left'))
    await told(other, 'do not find', () => other.send(`/settings @${channel.name}`))
    expect((await press(other, lost, { forged: `c${channel.id}~d:forget` })).text).toContain('Only administrators')
    await press(owner, lost, 'Erase everything…')
    await press(owner, lost, 'Yes, erase everything')
    expect(await store().chat(channel.id)).toBeUndefined()
  })

  it('is stopped by who connected it, in one line', async () => {
    const channel = await aChannel()
    await told(admin, 'News', () => channel.removeBot(member))
    await told(admin, 'Nothing more is posted', () => admin.send(`/stop ${channel.id}`))
    expect([(await store().chat(channel.id))?.state, (await store().chat(admin.id))?.state]).toEqual([
      'stopped',
      'active',
    ])
  })

  it.each(['removed', 'deleted'])('is erased by who connected it, a group that was %s', async (how) => {
    const group = await aSubscribed()
    const lost = await told(admin, 'cannot write in', () => group.removeBot(member))
    if (how === 'deleted') group.remove()
    const list = await told(admin, 'Channels', () => admin.send('/channels'))
    expect(list.keyboard.flat()).toContainEqual(
      expect.objectContaining({ text: '⏸ Friends', data: `c${group.id}~s:forget` }),
    )
    expect((await press(member, lost, { forged: `c${group.id}~d:forget` })).text).toContain('Only administrators')
    await press(admin, lost, 'Erase everything…')
    await press(admin, lost, 'Yes, erase everything')
    expect(now(admin, lost).text).toContain('Nothing of this')
    expect([await store().chat(group.id), (await store().chat(admin.id))?.state]).toEqual([undefined, 'active'])
  })

  it('is not erased by who connected it and is no administrator, while the bot is in it', async () => {
    const owner = await harness.reader('en')
    const other = await harness.reader('en')
    const channel = await aChannel(owner, [other])
    const list = await told(owner, 'Channels', () => owner.send('/channels'))
    channel.setMember(owner, 'member')
    expect((await press(owner, list, { forged: `c${channel.id}~d:forget` })).text).toContain('Only administrators')
    noAnswer('getChatAdministrators')
    harness.clock.advance(10_000)
    expect((await press(owner, list, { forged: `c${channel.id}~d:forget` })).text).toContain(UNKNOWN)
    expect((await store().chat(channel.id))?.state).toBe('active')
  })
})

describe('a channel that lets the bot in', () => {
  it('again: who connected it is told, and who did it where they can be', async () => {
    const [owner, other] = [await harness.reader('en'), await harness.reader('en')]
    const channel = await aChannel(owner, [other])
    await told(owner, 'cannot post', () => channel.removeBot(other))
    const offer = told(owner, 'may post in .* again', () => undefined)
    const offered = await told(other, 'may post in .* again', () => channel.addBot(other))
    await offer
    await press(other, offered, '▶️ Yes, again')
    expect(await store().chat(channel.id)).toMatchObject({ state: 'active', connection: { by: other.id } })

    await told(other, 'cannot post', () => channel.silence(owner, true))
    const stranger = harness.telegram.person({ firstName: 'Stranger' })
    await told(other, 'may post in .* again', () => channel.silence(stranger, false))
    expect(own(stranger)).toEqual([])
  })

  it('is offered whatever question the person had left open', async () => {
    const owner = await harness.reader('en')
    harness.app.deps.wait = async () => {}
    for (const leave of ['Search', 'Which channel']) {
      if (leave === 'Search') await told(owner, 'What', () => owner.send('/search'))
      else {
        const screen = await told(owner, 'Channels', () => owner.send('/channels'))
        await told(owner, leave, () => void press(owner, screen, '➕ Connect a channel'))
      }
      const channel = harness.telegram.group({ title: leave, type: 'channel', owner })
      await told(owner, `You let me post in “${leave}”`, () => channel.addBot(owner))
    }
  })
})
