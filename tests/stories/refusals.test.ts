// What Telegram really answers when it does not do as asked, over HTTP: each refusal and what becomes of the delivery and of the
// chat; a group in which nobody may write at night; an account that is frozen.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ChatKind } from '#domain/chat'
import { nextSlotAfterPause } from '#domain/pause'
import type { Fault } from '#sandbox/telegram/faults'
import { DAY, HOUR, MINUTE, settings } from '../support/builders.ts'
import { type Harness, startHarness } from '../support/harness.ts'

let harness: Harness
const store = () => harness.app.deps.store

/** A chat with digests at these local minutes of each day, news or no news. */
async function subscribe(id: number, kind: ChatKind, minutes: number[]): Promise<void> {
  const schedule = minutes.length === 0 ? [] : [{ weekdays: [1, 2, 3, 4, 5, 6, 7], minutes }]
  const wanted = settings({ tellWhenEmpty: true, schedule })
  const at = harness.clock.now()
  await store().subscribe(id, kind, wanted, nextSlotAfterPause(wanted, at), at)
}

/** These chats are subscribed to the coming minute, and it comes. */
async function digestsDue(...chats: { id: number; kind: ChatKind }[]): Promise<void> {
  const minute = (Math.floor(harness.clock.now() / MINUTE) + 4 * 60 + 1) % (24 * 60)
  for (const { id, kind } of chats) await subscribe(id, kind, [minute])
  harness.clock.advance(MINUTE)
  await harness.tick()
}

function aGroup(type: 'group' | 'supergroup' | 'channel' = 'supergroup') {
  const owner = harness.telegram.person({ firstName: 'Orkhan' })
  const group = harness.telegram.group({ title: 'Friends', type, owner })
  group.addBot(owner)
  return group
}

const last = async (chatId: number) => (await store().receipts(chatId, 1))[0]

describe('a refusal', () => {
  beforeAll(async () => {
    harness = await startHarness({ config: { feeds: [] } })
  })
  afterAll(() => harness.end())

  type Ending = { state: string; chat: 'active' | 'unreachable' }
  const MISSED: Ending = { state: 'blocked', chat: 'active' }
  const LOST: Ending = { state: 'blocked', chat: 'unreachable' }
  const IN_DOUBT: Ending = { state: 'unknown', chat: 'active' }
  const LATER: Ending = { state: 'sent', chat: 'active' }
  const refusal = (code: number, description: string): Fault => ({ kind: 'refusal', code, description })
  const bad = (words: string) => refusal(400, `Bad Request: ${words}`)

  it.each<[string, 'private' | 'supergroup' | 'channel', Fault, Ending]>([
    ['no right to write', 'supergroup', bad('not enough rights to send text messages to the chat'), MISSED],
    ['no right to write in a channel', 'channel', bad('need administrator rights in the channel chat'), MISSED],
    ['no write access', 'supergroup', bad('have no write access to the chat'), MISSED],
    ['a group that takes no words of guests', 'supergroup', bad('CHAT_GUEST_SEND_FORBIDDEN'), MISSED],
    ['a person who takes a price for messages', 'private', bad('ALLOW_PAYMENT_REQUIRED_15'), MISSED],
    ['a closed topic', 'supergroup', bad('TOPIC_CLOSED'), MISSED],
    ['an account that was deleted', 'private', bad('USER_DELETED'), LOST],
    ['an account that is a bot’s', 'private', bad('USER_BOT_INVALID'), LOST],
    ['a group that is there no more', 'supergroup', bad('CHANNEL_PUBLIC_GROUP_NA'), LOST],
    ['a block', 'private', refusal(403, 'Forbidden: bot was blocked by the user'), LOST],
    ['a server that was shut down meanwhile', 'private', { kind: 'failed-after', how: 'aborted' }, IN_DOUBT],
    ['a message that was deleted at once', 'private', { kind: 'failed-after', how: 'deleted' }, IN_DOUBT],
    ['a gateway that did not wait', 'private', { kind: 'failed-after', how: 'gateway-timeout' }, IN_DOUBT],
    ['a server error that did nothing', 'private', { kind: 'server-error', status: 502 }, LATER],
  ])('for %s', async (_title, kind, fault, { state, chat }) => {
    const id = kind === 'private' ? harness.telegram.person({ firstName: 'Aylin', isKnown: true }).id : aGroup(kind).id
    // What a group is told as the bot is added comes first.
    if (kind === 'supergroup') await harness.telegram.until(() => harness.telegram.messages(id).at(-1)?.own)
    const before = harness.telegram.messages(id).length
    harness.telegram.addFault({ ...fault, chatIds: [id], methods: ['sendMessage'], times: 1 })
    await digestsDue({ id, kind })
    await expect.poll(async () => (await last(id))?.state, { timeout: 8000 }).toBe(state)
    await expect.poll(async () => (await store().chat(id))?.state).toBe(chat)
    const came = state === 'sent' || state === 'unknown' ? 1 : 0
    expect(harness.telegram.messages(id).length - before).toBe(came)
    expect((await last(id))?.attempts).toBe(state === 'sent' ? 2 : 1)
  })

  it('of fifty among the first of a broadcast is an outcome, and stops nothing', async () => {
    const people = Array.from({ length: 60 }, () => harness.telegram.person({ firstName: 'Reader', isKnown: true }))
    for (const { id } of people) await subscribe(id, 'private', [])
    const chatIds = people.slice(0, 6).map(({ id }) => id)
    harness.telegram.addFault({ ...bad('ALLOW_PAYMENT_REQUIRED_15'), chatIds })
    const content = { kind: 'text' as const, text: 'To all', entities: [], preview: false }
    const at = harness.clock.now()
    const { id } = await store().createBroadcast({
      authorId: people[0]?.id ?? 0,
      content,
      audience: { kind: 'everyone' },
      createdAt: at,
    })
    await store().changeBroadcast(id, ['draft'], { state: 'running', startedAt: at })
    await expect
      .poll(
        async () => {
          await harness.app.run('run-broadcasts')
          return (await store().broadcast(id))?.state
        },
        { timeout: 20_000 },
      )
      .toBe('done')
    expect(people.filter((person) => person.last()?.text === 'To all')).toHaveLength(54)
    for (const chatId of chatIds) expect((await store().chat(chatId))?.state).toBe('active')
  }, 30_000)
})

describe('a group in which nobody may write from midnight to six', () => {
  afterEach(() => harness.end())

  it('gets its digest each morning for a month', async () => {
    const midnight = Date.UTC(2026, 10, 24, 20)
    harness = await startHarness({ config: { feeds: [] }, at: midnight - HOUR })
    const { clock, telegram } = harness
    const group = aGroup()
    await telegram.until(() => group.last())
    await subscribe(group.id, 'supergroup', [3 * 60, 8 * 60])
    const greeted = group.messages().length
    for (let day = 0; day < 30; day += 1) {
      const begin = midnight + day * DAY
      group.permit({ texts: false })
      clock.jumpTo(begin + 3 * HOUR + 1000)
      await harness.tick()
      await expect.poll(async () => (await last(group.id))?.state).toBe('blocked')
      group.permit({ texts: true })
      clock.jumpTo(begin + 8 * HOUR + 1000)
      await harness.tick()
      await telegram.until(() => group.messages().length === greeted + day + 1, `the digest of day ${day + 1}`)
      await expect.poll(async () => (await last(group.id))?.state).toBe('sent')
    }
    expect(await store().chat(group.id)).toMatchObject({ state: 'active' })
  }, 60_000)
})

describe('an account that is frozen', () => {
  afterEach(() => harness.end())

  it.each(['Bad Request: FROZEN_METHOD_INVALID', 'Logged out'])(
    'pauses everything for as long as it lasts, and loses nothing: %s',
    async (description) => {
      harness = await startHarness({ config: { feeds: [] } })
      const people = Array.from({ length: 40 }, () => harness.telegram.person({ firstName: 'Reader', isKnown: true }))
      const thaw = harness.telegram.addFault({ kind: 'refusal', code: 400, description, methods: ['sendMessage'] })
      await digestsDue(...people.map(({ id }) => ({ id, kind: 'private' as const })))
      await harness.telegram.until(() => harness.log.find((line) => line.includes('telegram-refuses-account')))
      // Those that were under way together, and no more.
      expect(harness.telegram.calls('sendMessage').length).toBeLessThanOrEqual(32)
      thaw()
      harness.clock.advance(2 * MINUTE)
      await harness.telegram.until(() => people.every((person) => person.last() !== undefined), 'all digests')
      for (const { id } of people) await expect.poll(async () => (await last(id))?.state).toBe('sent')
    },
    30_000,
  )
})
