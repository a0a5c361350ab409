// An editor's desk whose bot is a process that is killed at any step, on a clock that runs fast. Readers are known already.
import { readdirSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Config } from '#config'
import type { Store } from '#deps'
import type { Person, SeenMessage, Telegram } from '#sandbox/telegram/world'
import { settings } from './builders.ts'
import { labels } from './desk.ts'
import { createFastClock, type FastClock } from './fast-clock.ts'
import { createKillable } from './killable.ts'
import { type BotProcess, spawnBot } from './spawn-bot.ts'
import { openIn, removeFolders } from './store-folders.ts'

const SPEED = 5
const OTHERS = [9001, 9002]
/** So close to a kill a request may have been under way: a fifth of a second of the machine's. */
const UNDER_WAY_MS = 200 * SPEED

export type KilledDesk = {
  telegram: Telegram
  clock: FastClock
  config: Config
  owner: Person
  /** Two more owners, who approve. */
  others: [Person, Person]
  chatIds: number[]
  start(): void
  /** Kills it as `kill -9` does; it stays down until `start`. */
  kill(): Promise<void>
  restart(): Promise<void>
  /** Kills it while its next call of `method` to `chatId` is under way, which arrives all the same; `act` leads to that call. */
  killIn(method: string, chatId: number, act: () => unknown): Promise<void>
  /** Opens the store while no bot runs. */
  look<T>(read: (store: Store) => Promise<T>): Promise<T>
  /** Presses a button whose answer may be lost with the process. */
  press(person: Person, card: SeenMessage, label: string): void
  cardWith(label: string, person?: Person): Promise<SeenMessage>
  reading(words: RegExp, person?: Person): Promise<SeenMessage>
  /** Messages of the bot in a chat whose text has these words. */
  having(chatId: number, words: string | RegExp): SeenMessage[]
  /** How many messages with these words each reader has. */
  copies(words: string): number[]
  /** Every reader has the words, and nobody twice but by a request that was under way at a kill. */
  expectOnce(words: string): void
  log(): string
  /** All that is on the disk now. */
  written(): string
  end(): Promise<void>
}

export async function openKilledDesk(chats: number, config: Partial<Config> = {}): Promise<KilledDesk> {
  const clock = createFastClock(SPEED)
  const world = await createKillable(chats, 5, clock.now)
  Object.assign(world.config, { adminIds: [world.owner.id, ...OTHERS], messagesPerSecond: 30, ...config })
  const { telegram, owner, chatIds } = world
  const others = OTHERS.map((id) => telegram.person({ id, firstName: 'Other', languageCode: 'en', isKnown: true }))
  const logs: string[] = []
  const killedAt: number[] = []
  let bot: BotProcess | undefined
  const desk: KilledDesk = {
    telegram,
    clock,
    config: world.config,
    owner,
    others: others as [Person, Person],
    chatIds,
    start: () => {
      bot = spawnBot(world.config, clock.pace())
    },
    kill: async () => {
      if (bot !== undefined) killedAt.push(clock.now())
      await bot?.kill()
      logs.push(bot?.log() ?? '')
      bot = undefined
      // That a lock left behind is waited for is another story: killed.test.ts.
      await rm(join(world.config.dataDir, 'store.lock'), { recursive: true, force: true })
    },
    restart: async () => {
      await desk.kill()
      desk.start()
    },
    killIn: async (method, chatId, act) => {
      const to = () => telegram.calls(method).filter((call) => call.chatId === chatId).length
      const before = to()
      const release = telegram.addFault({ kind: 'slow', ms: 60_000, methods: [method], chatIds: [chatId] })
      await act()
      await telegram.until(() => to() > before, `a call of ${method} under way`)
      await desk.kill()
      release()
    },
    look: async (read) => {
      const store = await openIn(world.config.dataDir, { now: clock.now })
      try {
        return await read(store)
      } finally {
        await store.close()
      }
    },
    press: (person, card, label) => void person.press(card, label).catch(() => undefined),
    cardWith: (label, person = owner) =>
      telegram.until(
        () => person.messages().findLast((each) => each.own && labels(each).includes(label)),
        `a card with ${label}`,
      ),
    reading: (words, person = owner) =>
      telegram.until(() => person.messages().findLast(({ own, text }) => own && words.test(text)), `${words}`),
    having: (chatId, words) => telegram.messages(chatId).filter(({ own, text }) => own && text.match(words) !== null),
    copies: (words) => chatIds.map((chatId) => desk.having(chatId, words).length),
    expectOnce: (words) => {
      const underWay = (chatId: number) =>
        killedAt.filter((at) =>
          telegram.calls().some((call) => call.chatId === chatId && Math.abs(call.at - at) < UNDER_WAY_MS),
        ).length
      const wrong = chatIds
        .map((chatId) => ({ chatId, copies: desk.having(chatId, words).length, underWay: underWay(chatId) }))
        .filter(({ copies, underWay }) => copies < 1 || copies > 1 + underWay)
      expect(wrong).toEqual([])
    },
    log: () => [...logs, bot?.log() ?? ''].join('\n'),
    written: () =>
      readdirSync(world.config.dataDir, { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => readFileSync(join(world.config.dataDir, name), 'utf8'))
        .join(''),
    end: async () => {
      await desk.kill()
      await telegram.close()
      await removeFolders([world.config.dataDir])
    },
  }
  await desk.look(async (store) => {
    const reader = settings({ language: 'en', zone: 'UTC', schedule: [] })
    await Promise.all(chatIds.map((id) => store.subscribe(id, 'private', reader, undefined, clock.now())))
  })
  desk.start()
  return desk
}
