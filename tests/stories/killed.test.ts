// The bot is killed while it sends, over a Telegram that loses answers, fails and holds it back. Nobody is left out of a
// broadcast, and nobody gets a digest twice.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { nextSlot } from '#domain/schedule-slots'
import { anItem, DAY, HOUR, MINUTE, settings } from '../support/builders.ts'
import { createKillable, type Killable } from '../support/killable.ts'
import { type BotProcess, spawnBot } from '../support/spawn-bot.ts'
import { openIn, removeFolders } from '../support/store-folders.ts'

const CHATS = 240
const WORDS = 'An announcement to all'
const HEADLINE = 'One headline for everybody'

let world: Killable
let bot: BotProcess
/** Requests that may have been on their way at the kills: 120 a second of 30 ms each, and some. */
let underWay: number

beforeEach(async () => {
  world = await createKillable(CHATS, 7)
  underWay = 0
})
afterEach(async () => {
  await bot.kill()
  await world.telegram.close()
  await removeFolders([world.config.dataDir])
})

const sends = () => world.telegram.calls('sendMessage').length
const copiesOf = (chatId: number, words: string) =>
  world.telegram.messages(chatId).filter(({ own, text }) => own && text.includes(words)).length
const lostAnswers = () => world.telegram.calls('sendMessage').filter(({ status }) => status === 'lost').length

/** Everybody reads in English and has a digest due two minutes ago; a broadcast to all has just been approved. */
async function prepare(): Promise<void> {
  const now = Date.now()
  const feed = { id: 'en', url: 'https://agency.example/rss', language: 'en', enabled: true }
  world.config.feeds = [feed]
  const store = await openIn(world.config.dataDir, { now: Date.now })
  await store.syncFeeds([feed], now)
  const items = [anItem({ title: HEADLINE, publishedAt: now - HOUR })]
  await store.recordFetch('en', { kind: 'items', items, validators: {} }, now - HOUR, now + DAY)
  const schedule = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], minutes: [Math.floor(((now - 2 * MINUTE) % DAY) / MINUTE)] }]
  const slotAt = nextSlot(schedule, 'UTC', now - 3 * MINUTE)?.at
  const reader = settings({ language: 'en', zone: 'UTC', schedule })
  await Promise.all(world.chatIds.map((id) => store.subscribe(id, 'private', reader, slotAt, now)))
  const content = { kind: 'text' as const, text: WORDS, entities: [], preview: false }
  const { id } = await store.createBroadcast({
    authorId: world.owner.id,
    content,
    audience: { kind: 'everyone' },
    createdAt: now,
  })
  await store.changeBroadcast(id, ['draft'], { state: 'running', startedAt: now })
  await store.close()
}

/** Lets it send `more` messages, kills it, and starts it again. */
async function killAfter(more: number): Promise<void> {
  const before = sends()
  await world.telegram.until(() => sends() >= before + more, `${more} more messages`, 30_000)
  await bot.kill()
  underWay += 8
  bot = spawnBot(world.config)
}

it('killed three times while it sends, it leaves nobody out of a broadcast and sends nobody a digest twice', async () => {
  await prepare()
  world.telegram.addFault({ kind: 'lost-answer', methods: ['sendMessage'], share: 0.005 })
  world.telegram.addFault({ kind: 'server-error', methods: ['sendMessage'], share: 0.01 })
  world.telegram.addFault({ kind: 'slow', methods: ['sendMessage'], ms: 30 })
  bot = spawnBot(world.config)
  // Twice among the digests, which go first, and once in the broadcast.
  for (const more of [60, 80, 160]) await killAfter(more)
  world.telegram.addFault({ kind: 'flood', methods: ['sendMessage'], seconds: 2, share: 0.33 })
  await world.telegram.until(
    () => world.owner.messages().some(({ own, text }) => own && text.includes(String(CHATS))),
    'the report to the author',
    60_000,
  )
  const broadcasts = world.chatIds.map((chatId) => copiesOf(chatId, WORDS))
  expect(broadcasts.filter((copies) => copies === 0)).toEqual([])
  expect(broadcasts.reduce((sum, copies) => sum + copies - 1, 0)).toBeLessThanOrEqual(underWay + lostAnswers())
  const digests = world.chatIds.map((chatId) => copiesOf(chatId, HEADLINE))
  expect(digests.filter((copies) => copies > 1)).toEqual([])
  // What was under way at a kill may not have arrived, and is not repeated; everybody else has it.
  expect(digests.filter((copies) => copies === 0).length).toBeLessThanOrEqual(underWay)
  expect(bot.log()).not.toContain(world.token)
}, 90_000)
