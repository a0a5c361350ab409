// Three processes behind a balancer, to which Telegram brings what people write and press: whoever gets it, each act is
// answered once, and in its order. One of them is killed in the middle, another stands still.
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Person, SeenMessage } from '#sandbox/telegram/world'
import { actionData } from '#views/action'
import { type Balancer, startBalancer } from '../support/balancer.ts'
import { createKillable, type Killable } from '../support/killable.ts'
import { newDatabase } from '../support/postgres.ts'
import { type BotProcess, spawnBot } from '../support/spawn-bot.ts'
import { removeFolders } from '../support/store-folders.ts'

const PEOPLE = 12
const SECRET = 'secret_of-the-story'
/** What each of them asks for, one after the other. */
const TIMES = ['07:10', '07:20', '07:30', '07:40']
const PATIENCE_MS = 40_000
const ASK_CITY = actionData({ kind: 'do', what: 'ask-city' })

let world: Killable
let bots: BotProcess[]
/** Those the balancer sends to: a health check would tell it. */
let isServing: (bot: BotProcess) => boolean
let balancer: Balancer
let people: Person[]
let database: pg.Client

beforeEach(async () => {
  bots = []
  isServing = () => true
  world = await createKillable(0, 7)
  balancer = await startBalancer(() => bots.filter(isServing).flatMap((bot) => portOf(bot) ?? []))
  const { config, telegram } = world
  config.databaseUrl = await newDatabase()
  config.webhook = { url: `http://127.0.0.1:${balancer.port}/telegram`, secret: SECRET }
  bots = Array.from({ length: 3 }, () => spawnBot(config))

  people = Array.from({ length: PEOPLE }, () => telegram.person({ firstName: 'Aylin', languageCode: 'en' }))
  for (const person of people) person.start()
  await telegram.until(() => people.every((person) => person.last()), 'the welcomes', PATIENCE_MS)
  database = new pg.Client({ connectionString: config.databaseUrl })
  await database.connect()
}, 60_000)
afterEach(async () => {
  for (const bot of bots) bot.thaw()
  await Promise.all(bots.map((bot) => bot.kill()))
  await database.end()
  await balancer.close()
  await world.telegram.close()
  await removeFolders([world.config.dataDir])
})

function portOf(bot: BotProcess): number | undefined {
  const port = /"event":"listening","port":(\d+)/.exec(bot.log())?.[1]
  return port === undefined ? undefined : Number(port)
}
/** Updates this process is at. */
async function underWay({ pid }: BotProcess): Promise<number> {
  const { rows } = await database.query(
    `select count(*)::int as count from updates where not done and owner like $1 || '-%'`,
    [pid],
  )
  return rows[0]?.count ?? 0
}
const answers = (person: Person) =>
  person.messages().flatMap(({ own, text }) => (own ? (/comes .*(\d\d:\d\d) \(/.exec(text)?.[1] ?? []) : []))
const answered = () => people.reduce((sum, person) => sum + new Set(answers(person)).size, 0)
const whenAnswered = (share: number) =>
  world.telegram.until(() => answered() >= share * PEOPLE * TIMES.length, `${share} answered`, PATIENCE_MS)

/** Everybody writes all of it at once, and presses a button of the welcome. */
function act(): Promise<unknown[]> {
  const pressed = people.map((person) => {
    const welcome = person.last() as SeenMessage
    for (const time of TIMES) person.send(`/schedule ${time}`)
    return person.press(welcome, /quiet/i)
  })
  return Promise.allSettled(pressed)
}

describe('three processes behind a balancer', () => {
  it('answer each act of twelve people once and in order', async () => {
    const toasts = await act()
    await whenAnswered(1)
    expect(toasts).toEqual(people.map(() => expect.objectContaining({ status: 'fulfilled' })))
    expect(people.map(answers)).toEqual(people.map(() => TIMES))
    expect(world.telegram.unanswered()).toEqual([])
    await world.telegram.until(() => world.telegram.pendingUpdates() === 0, 'no update is left')

    // A question that one of them asks is answered to another.
    const asked = people.slice(0, 6)
    const last = (person: Person, text: string) =>
      person.messages().find((each) => each.own && each.text.includes(text))
    const seen = (text: string) =>
      world.telegram.until(() => asked.every((person) => last(person, text)), text, PATIENCE_MS)
    for (const person of asked) person.send('/timezone')
    await seen('where it is')
    await Promise.all(
      asked.map((person) => person.press(last(person, 'where it is') as SeenMessage, { data: ASK_CITY })),
    )
    await seen('Which city')
    for (const person of asked) person.send('Berlin')
    await seen('Europe/Berlin')
    expect(bots.filter((bot) => /"(handler|update)-failed"/.test(bot.log()))).toEqual([])
  }, 60_000)

  it('leave no act unanswered though one is killed, and repeat only what that one was at', async () => {
    const pressed = act()
    await whenAnswered(0.3)
    const [killed] = bots as [BotProcess]
    killed.freeze()
    const doubled = await underWay(killed)
    await killed.kill()
    isServing = (bot) => bot !== killed
    await pressed
    await whenAnswered(1)
    const all = people.map(answers)
    const repeated = all.flat().length - PEOPLE * TIMES.length
    expect(repeated).toBeLessThanOrEqual(doubled)
    for (const each of all) expect([...new Set(each)]).toEqual(TIMES)
    expect(world.telegram.unanswered()).toEqual([])
  }, 60_000)

  it('answer for one that stands still, which sends nothing twice when it goes on', async () => {
    const pressed = act()
    await whenAnswered(0.3)
    const [frozen] = bots as [BotProcess]
    frozen.freeze()
    const doubled = await underWay(frozen)
    isServing = (bot) => bot !== frozen
    // All that it was at is answered by others before it wakes up.
    await whenAnswered(1)
    frozen.thaw()
    await pressed
    await world.telegram.until(() => world.telegram.pendingUpdates() === 0, 'no update is left', PATIENCE_MS)
    const all = people.map(answers)
    // Those whose request had left, and was not written down.
    expect(all.flat().length - PEOPLE * TIMES.length).toBeLessThanOrEqual(doubled)
    for (const each of all) expect([...new Set(each)]).toEqual(TIMES)
  }, 90_000)
})
