// The process that polls is killed with people's messages in its hands, of which Telegram was told already that they came.
// Each is answered all the same: by the bot when it is back, or by another process.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '#sandbox/telegram/world'
import { createKillable, type Killable } from '../support/killable.ts'
import { newDatabase } from '../support/postgres.ts'
import { type BotProcess, spawnBot } from '../support/spawn-bot.ts'
import { removeFolders } from '../support/store-folders.ts'

const PEOPLE = 12

let world: Killable
let bots: BotProcess[]
beforeEach(async () => {
  bots = []
  world = await createKillable(0, 7)
})
afterEach(async () => {
  await Promise.all(bots.map((bot) => bot.kill()))
  await world.telegram.close()
  await removeFolders([world.config.dataDir])
})

const start = () => void bots.push(spawnBot(world.config))
const answers = (person: Person) => person.messages().filter(({ own }) => own).length

/** Everybody writes, and the poller is killed when Telegram has let go of what they wrote and nobody was answered. */
async function killPollerOverMessages(): Promise<Person[]> {
  await world.telegram.until(() => bots.some((bot) => bot.log().includes('"started"')), 'a start')
  const first = world.telegram.person({ firstName: 'First', languageCode: 'en' })
  first.start()
  await world.telegram.until(() => first.last(), 'the welcome')
  const poller = bots.find((bot) => bot.log().includes('"polling"')) ?? bots[0]
  world.telegram.addFault({ kind: 'flood', methods: ['sendMessage'], seconds: 5 })
  const people = Array.from({ length: PEOPLE }, (_, n) =>
    world.telegram.person({ firstName: `Reader ${n}`, languageCode: 'en' }),
  )
  for (const person of people) person.start()
  await world.telegram.until(() => world.telegram.pendingUpdates() === 0, 'Telegram to let go of them')
  await sleep(200)
  await poller?.kill()
  expect(people.map(answers)).toEqual(people.map(() => 0))
  world.telegram.clearFaults()
  return people
}

describe('what people wrote to a poller that was killed', () => {
  it('is answered once when the bot is back, over lowdb', async () => {
    start()
    const people = await killPollerOverMessages()
    start()
    await world.telegram.until(() => people.every((person) => answers(person) > 0), 'all answers', 15_000)
    expect(people.map(answers)).toEqual(people.map(() => 1))
  }, 30_000)

  it('is answered once by another process, over PostgreSQL', async () => {
    world.config.databaseUrl = await newDatabase()
    start()
    start()
    const people = await killPollerOverMessages()
    await world.telegram.until(() => people.every((person) => answers(person) > 0), 'all answers', 20_000)
    expect(people.map(answers)).toEqual(people.map(() => 1))
  }, 40_000)
})
