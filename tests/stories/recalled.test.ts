// A broadcast is taken back, and the bot killed while it does so, over a Telegram that loses answers and fails. No message
// is left in any chat.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { settings } from '../support/builders.ts'
import { createKillable, type Killable } from '../support/killable.ts'
import { type BotProcess, spawnBot } from '../support/spawn-bot.ts'
import { openIn, removeFolders } from '../support/store-folders.ts'

const CHATS = 300
const WORDS = 'An announcement that was a mistake'
const PATIENCE_MS = 60_000

let world: Killable
let bot: BotProcess

beforeEach(async () => {
  world = await createKillable(CHATS, 11)
})
afterEach(async () => {
  await bot.kill()
  await world.telegram.close()
  await removeFolders([world.config.dataDir])
})

const deletions = () => world.telegram.calls('deleteMessages').length
const holding = () =>
  world.chatIds.filter((chatId) => world.telegram.messages(chatId).some(({ own, text }) => own && text.includes(WORDS)))
const told = (words: RegExp) =>
  world.telegram.until(
    () => world.owner.messages().findLast(({ own, text }) => own && words.test(text)),
    `${words}`,
    PATIENCE_MS,
  )
const cardWith = (label: string) =>
  world.telegram.until(
    () =>
      world.owner.messages().findLast(({ own, keyboard }) => own && keyboard.flat().some(({ text }) => text === label)),
    `a card with ${label}`,
    PATIENCE_MS,
  )

/** Everybody reads; a broadcast to all has just been approved. */
async function prepare(): Promise<void> {
  const now = Date.now()
  const store = await openIn(world.config.dataDir, { now: Date.now })
  const reader = settings({ language: 'en', zone: 'UTC', schedule: [] })
  await Promise.all(world.chatIds.map((id) => store.subscribe(id, 'private', reader, undefined, now)))
  const { id } = await store.createBroadcast({
    authorId: world.owner.id,
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
  await world.telegram.until(() => deletions() >= before + more, `${more} more deletions`, PATIENCE_MS)
  await bot.kill()
  bot = spawnBot(world.config)
}

it('killed twice while it takes a broadcast back, it leaves the message in no chat', async () => {
  await prepare()
  bot = spawnBot(world.config)
  await told(/Broadcast 1 is done/)
  expect(holding()).toHaveLength(CHATS)
  world.telegram.addFault({ kind: 'lost-answer', methods: ['deleteMessages'], share: 0.01 })
  world.telegram.addFault({ kind: 'server-error', methods: ['deleteMessages'], share: 0.02 })
  world.telegram.addFault({ kind: 'slow', methods: ['deleteMessages'], ms: 30 })
  await world.owner.press(await cardWith('Recall'), 'Recall')
  const card = await cardWith('Take it back')
  expect(card.text).toContain(`${CHATS} messages will be deleted`)
  await world.owner.press(card, 'Take it back')
  for (const more of [1, 140]) await killAfter(more)
  const report = await told(/Recall 2 of broadcast 1 is done/)
  expect(report.text).toContain(`taken back ${CHATS} · failed 0`)
  expect(holding()).toEqual([])
  expect(bot.log()).not.toContain(world.token)
  expect(bot.log()).not.toContain(WORDS)
}, 120_000)
