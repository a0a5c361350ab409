// A broadcast is taken back, and the bot killed while it does so, over a Telegram that loses answers and fails. No message
// is left in any chat.
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Config } from '#config'
import { createTelegram, type Person, type Telegram } from '#sandbox/telegram/world'
import { settings } from '../support/builders.ts'
import { type BotProcess, spawnBot } from '../support/spawn-bot.ts'
import { makeFolder, openIn, removeFolders } from '../support/store-folders.ts'

const TOKEN = '42:TEST-token_of-the-recalled'
const CHATS = 300
const OWNER = 9000
const WORDS = 'An announcement that was a mistake'
const FIRST_CHAT = 10_000
const PATIENCE_MS = 60_000

let telegram: Telegram
let owner: Person
let config: Config
let bot: BotProcess

beforeEach(async () => {
  let seed = 11
  const random = () => {
    seed = (seed * 16_807) % 2_147_483_647
    return seed / 2_147_483_647
  }
  telegram = createTelegram({ now: Date.now, token: TOKEN, random })
  const { root } = await telegram.listen()
  owner = telegram.person({ id: OWNER, firstName: 'Owner', languageCode: 'en', isKnown: true })
  for (const id of chatIds()) telegram.person({ id, firstName: 'Reader', isKnown: true })
  config = {
    botToken: TOKEN,
    botApiRoot: root,
    adminIds: [OWNER],
    approvals: 0,
    feeds: [],
    feedsFileFound: true,
    dataDir: await makeFolder(),
    defaultLanguage: 'en',
    defaultZone: 'UTC',
    defaultDigestMinutes: [],
    pollCron: '0 0 1 1 *',
    messagesPerSecond: 120,
    httpPort: 0,
    httpHost: '127.0.0.1',
    allowPrivateHosts: true,
    retentionDays: 90,
    logLevel: 'info',
  }
})
afterEach(async () => {
  await bot.kill()
  await telegram.close()
  await removeFolders([config.dataDir])
})

const chatIds = () => Array.from({ length: CHATS }, (_, index) => FIRST_CHAT + index)
const deletions = () => telegram.calls('deleteMessages').length
const holding = () =>
  chatIds().filter((chatId) => telegram.messages(chatId).some(({ own, text }) => own && text.includes(WORDS)))
const told = (words: RegExp) =>
  telegram.until(() => owner.messages().findLast(({ own, text }) => own && words.test(text)), `${words}`, PATIENCE_MS)
const cardWith = (label: string) =>
  telegram.until(
    () => owner.messages().findLast(({ own, keyboard }) => own && keyboard.flat().some(({ text }) => text === label)),
    `a card with ${label}`,
    PATIENCE_MS,
  )

/** Everybody reads; a broadcast to all has just been approved. */
async function prepare(): Promise<void> {
  const now = Date.now()
  const store = await openIn(config.dataDir, { now: Date.now })
  const reader = settings({ language: 'en', zone: 'UTC', schedule: [] })
  await Promise.all(chatIds().map((id) => store.subscribe(id, 'private', reader, undefined, now)))
  const { id } = await store.createBroadcast({
    authorId: OWNER,
    content: { kind: 'text', text: WORDS, entities: [], preview: false },
    audience: { kind: 'everyone' },
    createdAt: now,
  })
  await store.changeBroadcast(id, ['draft'], { state: 'running', startedAt: now })
  await store.close()
}

/** Lets it delete in `more` chats, kills it, and starts it again. */
async function killAfter(more: number): Promise<void> {
  const before = deletions()
  await telegram.until(() => deletions() >= before + more, `${more} more deletions`, PATIENCE_MS)
  await bot.kill()
  bot = spawnBot(config)
}

it('killed twice while it takes a broadcast back, it leaves the message in no chat', async () => {
  await prepare()
  bot = spawnBot(config)
  await told(/Broadcast 1 is done/)
  expect(holding()).toHaveLength(CHATS)
  telegram.addFault({ kind: 'lost-answer', methods: ['deleteMessages'], share: 0.01 })
  telegram.addFault({ kind: 'server-error', methods: ['deleteMessages'], share: 0.02 })
  telegram.addFault({ kind: 'slow', methods: ['deleteMessages'], ms: 30 })
  await owner.press(await cardWith('Recall'), 'Recall')
  const card = await cardWith('Take it back')
  expect(card.text).toContain(`${CHATS} messages will be deleted`)
  await owner.press(card, 'Take it back')
  for (const more of [1, 140]) await killAfter(more)
  const report = await told(/Recall 2 of broadcast 1 is done/)
  expect(report.text).toContain(`taken back ${CHATS} · failed 0`)
  expect(holding()).toEqual([])
  expect(bot.log()).not.toContain(TOKEN)
  expect(bot.log()).not.toContain(WORDS)
}, 120_000)
