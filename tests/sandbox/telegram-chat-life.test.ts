// What happens to a chat beside messages: pins, topics, reactions, members, the menu button.
import { describe, expect, it } from 'vitest'
import { type Bench, openBench } from './api.ts'

async function grouped(as: 'member' | 'administrator', topics: Record<number, string> = {}) {
  const bench = await openBench()
  const owner = bench.telegram.person({ firstName: 'Aylin' })
  owner.start()
  const group = bench.telegram.group({ title: 'Friends', owner, topics })
  group.addBot(owner, as)
  const call: Bench['call'] = (method, params = {}) => bench.call(method, { chat_id: group.id, ...params })
  return { ...bench, owner, group, call }
}

describe('a pinned message', () => {
  it('is told by a service message and by getChat, the newest first (Bot API, pinChatMessage)', async () => {
    const { telegram, call, group } = await grouped('administrator')
    for (const text of ['a', 'b']) await call('sendMessage', { text })
    const [a, b] = group.messages().filter(({ own }) => own)
    for (const message of [a, b]) await call('pinChatMessage', { message_id: message?.id })
    expect(group.last()?.wire.pinned_message).toMatchObject({ message_id: b?.id })
    expect(await call('getChat')).toMatchObject({ result: { pinned_message: { message_id: b?.id } } })
    await call('unpinChatMessage')
    expect(telegram.chat(group.id)?.pinned).toEqual([a?.id])
    await call('unpinAllChatMessages')
    expect(await call('unpinChatMessage')).toMatchObject({ description: 'Bad Request: message to unpin not found' })
  })

  it('needs rights in a group and a message that is there', async () => {
    const { call } = await grouped('member')
    expect(await call('pinChatMessage', { message_id: 1 })).toMatchObject({
      description: 'Bad Request: not enough rights to manage pinned messages in the chat',
    })
  })
})

describe('a forum topic', () => {
  it('is made, renamed, closed, opened and deleted with its messages (Bot API, createForumTopic and on)', async () => {
    const { call, group } = await grouped('administrator', { 5: 'Sport' })
    const made = (await call('createForumTopic', { name: ' Economy ' })).result as {
      message_thread_id: number
      name: string
    }
    expect(made.name).toBe('Economy')
    const { message_thread_id } = made
    expect(await call('sendMessage', { message_thread_id, text: 'a' })).toMatchObject({ ok: true })
    expect(await call('editForumTopic', { message_thread_id, name: 'Economy' })).toMatchObject({
      description: 'Bad Request: TOPIC_NOT_MODIFIED',
    })
    expect(await call('closeForumTopic', { message_thread_id })).toMatchObject({ ok: true })
    expect(await call('reopenForumTopic', { message_thread_id })).toMatchObject({ ok: true })
    expect(await call('deleteForumTopic', { message_thread_id })).toMatchObject({ ok: true })
    expect(group.messages().filter(({ topic }) => topic === message_thread_id)).toEqual([])
    expect(await call('sendMessage', { message_thread_id, text: 'a' })).toMatchObject({
      description: 'Bad Request: message thread not found',
    })
  })

  it('is where an edited message stays (Bot API, Message, `is_topic_message`)', async () => {
    const { call, group } = await grouped('member', { 5: 'Sport' })
    await call('sendMessage', { text: 'a', message_thread_id: 5 })
    await call('editMessageText', { message_id: group.last()?.id, text: 'b' })
    expect(group.last()?.wire).toMatchObject({ text: 'b', message_thread_id: 5, is_topic_message: true })
  })

  it.each([
    ['by a member', 'member', { 5: 'Sport' }, 'not enough rights to create a topic'],
    ['where there is no forum', 'administrator', {}, 'the chat is not a forum'],
  ] as const)('is refused %s', async (_, as, topics, reason) => {
    const { call } = await grouped(as, topics)
    expect(await call('createForumTopic', { name: 'a' })).toMatchObject({ description: `Bad Request: ${reason}` })
  })

  it('has a name of 1-128 characters (Bot API, createForumTopic)', async () => {
    const { call } = await grouped('administrator', { 5: 'Sport' })
    expect(await call('createForumTopic', { name: 'ə'.repeat(128) })).toMatchObject({ ok: true })
    expect(await call('createForumTopic', { name: 'ə'.repeat(129) })).toMatchObject({ error_code: 400 })
    expect(await call('createForumTopic', { name: ' ' })).toMatchObject({ error_code: 400 })
  })
})

describe('a reaction', () => {
  it('of a person comes only when asked for, and in groups to administrators (Bot API, Update.message_reaction)', async () => {
    for (const as of ['member', 'administrator'] as const) {
      const { telegram, call, owner } = await grouped(as)
      await call('getUpdates', { allowed_updates: ['message_reaction'], offset: -1 })
      await call('sendMessage', { text: 'a' })
      const pending = telegram.pendingUpdates()
      const sent = telegram.messages(Number(telegram.calls('sendMessage')[0]?.chatId)).at(-1)
      if (sent !== undefined) owner.react(sent, '👍')
      expect(telegram.pendingUpdates() - pending).toBe(as === 'administrator' ? 1 : 0)
      if (sent !== undefined) expect(() => owner.react(sent, 'x')).toThrow('no reaction is x')
    }
  })

  it.each([
    ['one', [{ type: 'emoji', emoji: '❤‍🔥' }], undefined],
    ['none', [], undefined],
    [
      'two',
      [
        { type: 'emoji', emoji: '👍' },
        { type: 'emoji', emoji: '👎' },
      ],
      'REACTIONS_TOO_MANY',
    ],
    ['one that is none', [{ type: 'emoji', emoji: '🏟' }], 'REACTION_INVALID'],
    ['an unknown type', [{ type: 'text' }], "can't parse ReactionType: invalid reaction type specified"],
  ])('of the bot: %s (@grammyjs/types, ReactionTypeEmoji)', async (_, reaction, reason) => {
    const { call, group } = await grouped('member')
    await call('sendMessage', { text: 'a' })
    const answer = await call('setMessageReaction', { message_id: group.last()?.id, reaction })
    expect(answer.description).toBe(reason && `Bad Request: ${reason}`)
  })
})

it('brings a bare command in a group while no other bot has written since this one did (privacy mode)', async () => {
  const { telegram, call } = await openBench()
  const owner = telegram.person({ firstName: 'Aylin' })
  const group = telegram.group({ title: 'Friends', owner })
  group.addBot(owner)
  const seen = async (text: string) => {
    await call('getUpdates', { offset: -1 })
    const before = telegram.pendingUpdates()
    owner.send(text, { chat: group.id })
    return telegram.pendingUpdates() > before
  }
  expect(await seen('/digest')).toBe(true)
  group.otherBotSays('Who is for tea?')
  expect([await seen('/digest'), await seen(`/digest@${telegram.bot.username}`)]).toEqual([false, true])
  await call('sendMessage', { chat_id: group.id, text: 'hello' })
  expect(await seen('/digest')).toBe(true)
  group.otherBotSays('Three are for tea.')
  group.addBot(owner, 'administrator')
  expect(await seen('/digest')).toBe(true)
})

it('tells the bot that it is silenced, and of the supergroup it joins as its group becomes one (Bot API, my_chat_member)', async () => {
  const { telegram, call } = await openBench()
  const owner = telegram.person({ firstName: 'Aylin' })
  const group = telegram.group({ title: 'Friends', type: 'group', owner })
  group.addBot(owner)
  await call('getUpdates', { offset: -1 })
  group.silence(owner, true)
  group.silence(owner, false)
  const upgraded = group.upgrade()
  const updates = (await call('getUpdates')).result as object[]
  const standing = (status: string) => expect.objectContaining({ status })
  expect(updates.slice(-5)).toMatchObject([
    { my_chat_member: { new_chat_member: { status: 'restricted', is_member: true, can_send_messages: false } } },
    { my_chat_member: { old_chat_member: standing('restricted'), new_chat_member: standing('member') } },
    { my_chat_member: { chat: { id: upgraded.id }, old_chat_member: standing('left') } },
    { message: { migrate_to_chat_id: upgraded.id } },
    { message: { migrate_from_chat_id: group.id } },
  ])
})

it('tells whether the bot may post in a channel (Bot API, ChatMemberAdministrator, `can_post_messages`)', async () => {
  const { telegram, call } = await openBench()
  const owner = telegram.person({ firstName: 'Aylin' })
  const channel = telegram.group({ title: 'News', type: 'channel', owner })
  channel.addBot(owner)
  const ask = { chat_id: channel.id, user_id: telegram.bot.id }
  expect(await call('getChatMember', ask)).toMatchObject({
    result: { status: 'administrator', can_post_messages: true },
  })
  await call('getUpdates', { offset: -1 })
  channel.silence(owner, true)
  expect(await call('getChatMember', ask)).toMatchObject({ result: { can_post_messages: false } })
  expect((await call('sendMessage', { chat_id: channel.id, text: 'a' })).error_code).toBe(400)
  const updates = (await call('getUpdates')).result as object[]
  expect(updates.at(-1)).toMatchObject({
    my_chat_member: {
      old_chat_member: { status: 'administrator', can_post_messages: true },
      new_chat_member: { status: 'administrator', can_post_messages: false },
    },
  })
})

it('tells an administrator who asked of changes to members (Bot API, Update.chat_member)', async () => {
  const { telegram, call, group } = await grouped('administrator')
  const murad = telegram.person({ firstName: 'Murad' })
  await call('getUpdates', { allowed_updates: ['chat_member'], offset: -1 })
  group.setMember(murad, 'member')
  const updates = (await call('getUpdates')).result as object[]
  expect(updates.at(-1)).toMatchObject({
    chat_member: { old_chat_member: { status: 'left' }, new_chat_member: { status: 'member', user: { id: murad.id } } },
  })
})

it('has a menu button for all private chats and for one (Bot API, setChatMenuButton)', async () => {
  const { call, telegram } = await openBench()
  const { id } = telegram.person({ firstName: 'Aylin' })
  const button = async (chat_id?: number) => (await call('getChatMenuButton', { ...(chat_id && { chat_id }) })).result
  expect(await button(id)).toEqual({ type: 'default' })
  await call('setChatMenuButton', { menu_button: { type: 'commands' } })
  expect(await button(id)).toEqual({ type: 'commands' })
  const web_app = { url: 'https://example.org/' }
  await call('setChatMenuButton', { chat_id: id, menu_button: { type: 'web_app', text: 'Open', web_app } })
  expect([await button(id), await button()]).toEqual([{ type: 'web_app', text: 'Open', web_app }, { type: 'commands' }])
  expect(await call('setChatMenuButton', { menu_button: { type: 'red' } })).toMatchObject({
    description: "Bad Request: can't parse menu button: MenuButton has unsupported type",
  })
})

it('keeps the rights it proposes, for groups and for channels (Bot API, setMyDefaultAdministratorRights)', async () => {
  const { call } = await openBench()
  await call('setMyDefaultAdministratorRights', { rights: { can_delete_messages: true }, for_channels: true })
  const rights = async (for_channels: boolean) =>
    (await call('getMyDefaultAdministratorRights', { for_channels })).result
  expect(await rights(true)).toMatchObject({ can_delete_messages: true, can_invite_users: false })
  expect(await rights(false)).toMatchObject({ can_delete_messages: false })
})
