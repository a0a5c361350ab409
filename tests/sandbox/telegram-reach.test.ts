// Whom the bot may write to and what it may change there: people, groups, channels, topics.
import { describe, expect, it } from 'vitest'
import type { Group, Person, Telegram } from '#sandbox/telegram/world'
import { openBench } from './api.ts'

type Scene = { telegram: Telegram; reader: Person; owner: Person }
const group = (
  { telegram, owner }: Scene,
  type: 'group' | 'supergroup' | 'channel',
  set: (made: Group) => void = () => {},
) => {
  const made = telegram.group({ title: 'News', type, owner, topics: type === 'supergroup' ? { 5: 'Sport' } : {} })
  made.addBot(owner)
  set(made)
  return made.id
}

/** The chat after the person did these things in it. */
function reached(reader: Person, deeds: ('start' | 'block' | 'unblock' | 'deactivate' | 'send')[]): number {
  for (const deed of deeds) {
    if (deed === 'send') reader.send('hello again')
    else reader[deed]()
  }
  return reader.id
}

describe('sendMessage', () => {
  it.each<[string, (scene: Scene) => number | string, number | undefined, string | undefined]>([
    ['a person who started the chat', ({ reader }) => reached(reader, ['start']), undefined, undefined],
    [
      'a person who never wrote',
      ({ reader }) => reader.id,
      403,
      "Forbidden: bot can't initiate conversation with a user",
    ],
    [
      'a person who blocked the bot',
      ({ reader }) => reached(reader, ['start', 'block']),
      403,
      'Forbidden: bot was blocked by the user',
    ],
    ['a person who unblocked it', ({ reader }) => reached(reader, ['start', 'block', 'unblock']), undefined, undefined],
    [
      'a person who wrote again after blocking',
      ({ reader }) => reached(reader, ['start', 'block', 'send']),
      undefined,
      undefined,
    ],
    [
      'an account that is gone',
      ({ reader }) => reached(reader, ['start', 'deactivate']),
      403,
      'Forbidden: user is deactivated',
    ],
    ['nobody', () => 999, 400, 'Bad Request: chat not found'],
    ['an unknown name', () => '@nobody', 400, 'Bad Request: chat not found'],
    ['no chat at all', () => '', 400, 'Bad Request: chat_id is empty'],
    ['a group', (scene) => group(scene, 'group'), undefined, undefined],
    [
      'a group it was removed from',
      (scene) => group(scene, 'group', (made) => made.removeBot(scene.owner)),
      403,
      'Forbidden: bot was kicked from the group chat',
    ],
    [
      'a supergroup it was removed from',
      (scene) => group(scene, 'supergroup', (made) => made.removeBot(scene.owner)),
      403,
      'Forbidden: bot was kicked from the supergroup chat',
    ],
    [
      'a channel it left',
      (scene) => group(scene, 'channel', (made) => made.removeBot(scene.owner, 'left')),
      403,
      'Forbidden: bot is not a member of the channel chat',
    ],
    [
      'a deleted group',
      (scene) => group(scene, 'group', (made) => made.remove()),
      403,
      'Forbidden: the group chat was deleted',
    ],
    [
      'a group in which nobody may write',
      (scene) => group(scene, 'group', (made) => made.permit({ texts: false })),
      400,
      'Bad Request: not enough rights to send text messages to the chat',
    ],
    ['a channel', (scene) => group(scene, 'channel'), undefined, undefined],
    [
      'a channel where it is no administrator',
      (scene) => group(scene, 'channel', (made) => made.addBot(scene.owner, 'member')),
      400,
      'Bad Request: need administrator rights in the channel chat',
    ],
  ])('to %s', async (_, chat, code, description) => {
    const { telegram, call } = await openBench()
    const scene = {
      telegram,
      reader: telegram.person({ firstName: 'Aylin' }),
      owner: telegram.person({ firstName: 'Orkhan' }),
    }
    const answer = await call('sendMessage', { chat_id: chat(scene), text: 'hello' })
    expect([answer.error_code, answer.description]).toEqual([code, description])
  })

  it.each<[string, number | undefined, (made: Group) => void, string | undefined]>([
    ['an open topic', 5, () => {}, undefined],
    ['a topic that never was', 6, () => {}, 'Bad Request: message thread not found'],
    ['a deleted topic', 5, (made) => made.deleteTopic(5), 'Bad Request: message thread not found'],
    ['General, closed', undefined, (made) => made.closeGeneral(), 'Bad Request: TOPIC_CLOSED'],
    ['a closed topic', 5, (made) => made.closeTopic(5), 'Bad Request: TOPIC_CLOSED'],
  ])('into %s', async (_, message_thread_id, set, description) => {
    const { telegram, call } = await openBench()
    const owner = telegram.person({ firstName: 'Orkhan' })
    const chat_id = group({ telegram, owner, reader: owner }, 'supergroup', set)
    expect((await call('sendMessage', { chat_id, message_thread_id, text: 'hello' })).description).toBe(description)
  })
})

it('names the new chat when a group became a supergroup, and delivers there', async () => {
  const { telegram, call } = await openBench()
  const owner = telegram.person({ firstName: 'Orkhan' })
  const old = telegram.group({ title: 'News', type: 'group', owner })
  old.addBot(owner)
  const next = old.upgrade()
  expect(await call('sendMessage', { chat_id: old.id, text: 'hello' })).toEqual({
    ok: false,
    error_code: 400,
    description: 'Bad Request: group chat was upgraded to a supergroup chat',
    parameters: { migrate_to_chat_id: next.id },
  })
  await call('sendMessage', { chat_id: next.id, text: 'hello' })
  expect(next.last()?.text).toBe('hello')
  const updates = (await call('getUpdates')).result as { message?: Record<string, unknown> }[]
  expect(updates.map((update) => update.message?.['migrate_to_chat_id']).filter(Boolean)).toEqual([next.id])
  expect(updates.map((update) => update.message?.['migrate_from_chat_id']).filter(Boolean)).toEqual([old.id])
})

it('tells the bot of a block and of its end', async () => {
  const { telegram, call } = await openBench()
  const reader = telegram.person({ firstName: 'Aylin' })
  reader.start()
  reader.block()
  reader.unblock()
  const updates = (await call('getUpdates')).result as {
    my_chat_member?: { old_chat_member: { status: string }; new_chat_member: { status: string } }
  }[]
  const changes = updates.flatMap(({ my_chat_member: change }) =>
    change ? [[change.old_chat_member.status, change.new_chat_member.status]] : [],
  )
  expect(changes).toEqual([
    ['member', 'kicked'],
    ['kicked', 'member'],
  ])
})

it.each([
  ['a command', '/help', true],
  ['a command for it', '/help@briefings_bot', true],
  ['a command for another bot', '/help@other_bot', false],
  ['a mention of it', 'hello @briefings_bot', true],
  ['plain talk', 'hello all', false],
])('hears in a group, under privacy mode, %s: %s', async (_, text, heard) => {
  const { telegram, call } = await openBench()
  const owner = telegram.person({ firstName: 'Orkhan' })
  const chat = group({ telegram, owner, reader: owner }, 'supergroup')
  owner.send(text, { chat })
  const updates = (await call('getUpdates')).result as { message?: { text?: string } }[]
  expect(updates.some((update) => update.message?.text === text)).toBe(heard)
})

it('marks an anonymous administrator and a channel by `sender_chat`', async () => {
  const { telegram, call } = await openBench()
  const owner = telegram.person({ firstName: 'Orkhan' })
  const scene = { telegram, owner, reader: owner }
  const [chat, channel] = [group(scene, 'supergroup'), group(scene, 'channel')]
  owner.send('/settings', { chat, anonymous: true })
  owner.send('post', { chat: channel })
  const updates = (await call('getUpdates')).result as Record<
    string,
    { sender_chat?: { id: number }; from?: { id: number } }
  >[]
  expect(updates.find((each) => each['message']?.sender_chat)?.['message']).toMatchObject({
    sender_chat: { id: chat },
    from: { id: 1087968824 },
  })
  expect(updates.find((each) => each['channel_post'])?.['channel_post']).toMatchObject({ sender_chat: { id: channel } })
})

it('knows who administers a chat', async () => {
  const { telegram, call } = await openBench()
  const [owner, admin, guest] = ['Orkhan', 'Leyla', 'Ivan'].map((firstName) => telegram.person({ firstName }))
  if (owner === undefined || admin === undefined || guest === undefined) throw new Error('three people')
  const made = telegram.group({ title: 'News', owner, admins: [admin], members: [guest] })
  made.addBot(owner, 'administrator')
  const status = async (user_id: number) =>
    ((await call('getChatMember', { chat_id: made.id, user_id })).result as { status: string }).status
  expect(await Promise.all([owner, admin, guest].map(({ id }) => status(id)))).toEqual([
    'creator',
    'administrator',
    'member',
  ])
  const admins = (await call('getChatAdministrators', { chat_id: made.id })).result as { user: { id: number } }[]
  expect(admins.map(({ user }) => user.id).sort()).toEqual([42, owner.id, admin.id].sort())
})
