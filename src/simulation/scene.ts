// A simulation at work: the real bot, the local Telegram and the agency around one event loop. It carries out the acts of a
// story; what may be said of the outcome is decided in invariants.ts.
import { createHash } from 'node:crypto'
import { type App, createApp } from '#app'
import type { Config } from '#config'
import { describeError, type Log, stackOf } from '#log'
import { createTelegram, type Group, type Person, type Telegram } from '#sandbox/telegram/world'
import type { World } from '#world'
import { type Agency, createAgency, feedUrl } from './agency.ts'
import { createChance } from './chance.ts'
import { createDisk, type Disk } from './disk.ts'
import { type Calendar, createCalendar } from './expected-slots.ts'
import { createLoop, type Loop, newOwner, type Owner } from './loop.ts'
import { createMachine, type Readings } from './machine.ts'
import { createNetwork } from './network.ts'
import { createRecord, noteArrival, noteLeaving, type Promised, type Record } from './record.ts'
import { sealPlatform } from './seal.ts'
import { FEEDS, idOf, type Story } from './story.ts'

/** A deliberate mistake, made around the bot: the proof that the simulation can fail. */
export type Mistake = {
  config?: (config: Config) => Config
  world?: (world: World, loop: Loop) => World
  /** After it was made, before it starts. */
  app?: (app: App) => void
  disk?: (disk: Disk) => void
}

/** `power`: the disk loses what was not synced. */
type Kill = { afterSteps: number; power: boolean; downMs: number }

type Process = { owner: Owner; app: App | undefined; startedAt: number; isUp: boolean }

export type Scene = {
  story: Story
  loop: Loop
  telegram: Telegram
  agency: Agency
  disk: Disk
  record: Record
  calendar: Calendar
  process: Process | undefined
  people: Person[]
  groups: Map<number, { handle: Group; owner: Person }>
  /** Takes note of it in what `digest` is made of. */
  note(...words: unknown[]): void
  /** The bot dies after so many steps; see `Act`. */
  armKill(kill: Kill): void
  restart(downMs: number): void
  startSecond(): void
  /** A fault of this kind is on for so long. */
  during(kind: string, forMs: number, begin: () => void, end: () => void): void
  /** The share of requests to Telegram that are never answered. */
  setSilence(share: number): void
  /** Ends the process for good, as `npm stop` would. */
  end(): Promise<void>
  /** Of everything that happened. */
  digest(): string
  /** Gives the platform's clock and chance back. */
  close(): void
}

const TOKEN = '42:TEST-token_of-the-simulation'
export const FOLDER = '/simulated'
/** Errors that tell of the outside, not of the bot. */
const OUTSIDE_ERRORS =
  /^(store-|heartbeat-failed|sending-stopped|ledger-write-failed|updates-not-kept|update-not-|database|telegram-)/
const OUTSIDE_WORDS = /StoreError: .* cannot be written|EIO|ENOSPC/
/** What an answer takes to be made durable, at most: a kill before that may have it sent again. */
const SETTLING_MS = 3000
const RESTART_MS = 10_000

/** `onNote` is told of everything that happens. */
export function openScene(story: Story, mistake: Mistake = {}, onNote?: (line: string) => void): Scene {
  const chance = createChance(story.seed, 'scene')
  let armed: Kill | undefined
  const loop = createLoop({
    startAt: story.startAt,
    napMs: story.napMs,
    onStep: (owner) => {
      if (armed === undefined || owner !== scene.process?.owner) return
      armed.afterSteps -= 1
      if (armed.afterSteps < 0) strike()
    },
  })
  const unseal = sealPlatform(loop, createChance(story.seed, 'platform'))
  const outside = loop.current()
  const hash = createHash('sha256')
  const note = (...words: unknown[]) => {
    const line = `${loop.now()} ${loop.fired()} ${words.join(' ')}`
    hash.update(`${line}\n`)
    onNote?.(line)
  }
  const record = createRecord()
  const telegram = createTelegram({
    now: loop.now,
    wait: loop.wait,
    token: TOKEN,
    random: createChance(story.seed, 'telegram').next,
    keep: { calls: 200, messages: 60 },
    patienceMs: 365 * 86_400_000,
  })
  const agency = createAgency(createChance(story.seed, 'agency'))
  const disk = createDisk(loop, createChance(story.seed, 'disk'))
  mistake.disk?.(disk)
  const network = createNetwork(loop, createChance(story.seed, 'network'), telegram, agency, {
    onLeave: (chatId, at) => noteLeaving(record, chatId, at),
    onCarried: (carried) => {
      note('carried', carried.method, carried.chatId, carried.messageId, carried.text.length)
      if (noteArrival(record, carried) || carried.isAsked) rememberPromised(carried.chatId)
    },
    onHeard: (method, chatId, status, retryAfterSec) => {
      note('heard', method, chatId, status)
      if (retryAfterSec !== undefined && chatId !== undefined)
        record.chat(chatId).floodedUntil = loop.now() + retryAfterSec * 1000
    },
  })
  const readings: Readings = new Map()
  const config = mistake.config?.(configOf(story)) ?? configOf(story)
  const people = Array.from({ length: story.readers + story.editors }, (_, who) =>
    telegram.person({
      id: idOf(who),
      firstName: `Person${who}`,
      languageCode: chance.pick(['en', 'az', 'ru', 'de']),
      isSimulated: true,
    }),
  )

  const start = (isSecond = false): Process => {
    const owner = newOwner('bot')
    const first = scene.process
    const process: Process = { owner, app: undefined, startedAt: loop.now(), isUp: false }
    let world: World = {
      now: loop.now,
      wait: loop.wait,
      random: createChance(story.seed, 'bot', loop.now()).next,
      log: logOf(record, loop, note, owner),
      telegramFetch: network.telegramFetch(owner),
      machine: createMachine(loop, owner, disk, readings, network.webFetch(owner)),
    }
    world = mistake.world?.(world, loop) ?? world
    note('start', isSecond)
    loop.stir()
    loop.as(owner, () => {
      createApp(config, world)
        .then(async (app) => {
          // Where the first was killed meanwhile, it may.
          if (isSecond && first?.owner.isAlive)
            breakPromise('one-process', 'a second process was let into the folder of the first')
          if (isSecond) return app.stop()
          process.app = app
          mistake.app?.(app)
          app.failed.catch((error) => breakPromise('runs', `the bot gave up: ${describeError(error)}`))
          await app.start()
          process.isUp = true
          note('up')
          for (const kill of record.kills) kill.upAt ??= loop.now()
        })
        .catch((error: unknown) => {
          note('not started')
          if (isSecond) return
          // As a service manager would: a disk that refuses is tried again.
          if (disk.trouble() === 'none') breakPromise('runs', `the bot does not start: ${describeError(error)}`)
          loop.after(
            RESTART_MS,
            () => {
              if (scene.process === process) scene.process = start()
            },
            outside,
          )
        })
    })
    return process
  }

  /** The process dies where it stands. */
  const strike = () => {
    const { power = false, downMs = 1000 } = armed ?? {}
    armed = undefined
    const dead = scene.process
    if (dead === undefined) return
    note('killed', power)
    dead.owner.isAlive = false
    network.hangUp(dead.owner)
    disk.unlock(dead.owner)
    if (power) disk.losePower()
    const since = unsettledSince(record, loop.now())
    for (const chat of record.chats.values())
      for (const carried of chat.carried)
        if (carried.by === dead.owner && carried.heardAt !== undefined && carried.heardAt > since)
          carried.isDoubtful = true
    record.kills.push({ at: loop.now(), upAt: undefined, power })
    for (const chat of record.chats.values()) chat.floodedUntil = 0
    scene.process = undefined
    loop.after(
      downMs,
      () => {
        scene.process = start()
      },
      outside,
    )
  }

  const breakPromise = (promise: Promised, detail: string) => {
    record.broken.push({ promise, detail, at: loop.now() })
  }

  /** What the store holds as its answer arrives is promised: it must be there after every crash. */
  const rememberPromised = (chatId: number) => {
    const process = scene.process
    const chat = record.chat(chatId)
    if (process?.app === undefined || chat.isMuddled) return
    const { answeredAt } = chat
    void process.app.deps.store.chat(chatId).then((known) => {
      if (chat.answeredAt !== answeredAt || chat.isMuddled) return
      if (known?.pause !== undefined && answeredAt !== undefined)
        chat.silence = { kind: 'paused', sinceAt: answeredAt, untilAt: known.pause.untilAt }
      chat.promised = known
    })
  }

  const during = (kind: string, forMs: number, begin: () => void, end: () => void) => {
    record.troubles.push({ kind, fromAt: loop.now(), untilAt: loop.now() + forMs })
    begin()
    loop.after(forMs, end, outside)
  }

  const scene: Scene = {
    story,
    loop,
    telegram,
    agency,
    disk,
    record,
    calendar: createCalendar(),
    process: undefined,
    people,
    groups: new Map(),
    note,
    armKill: (kill) => {
      armed ??= { ...kill }
    },
    restart: (downMs) => restart(downMs),
    startSecond: () => {
      if (scene.process?.isUp !== true) return
      const second = start(true)
      // It waits for the lock some seconds.
      loop.after(
        20_000,
        () => {
          second.owner.isAlive = false
        },
        outside,
      )
    },
    during,
    setSilence: network.setSilence,
    async end() {
      armed = undefined
      const last = scene.process
      scene.process = undefined
      if (last?.app !== undefined) await loop.complete(last.owner, () => (last.app as App).stop(), 60_000)
    },
    digest: () => hash.copy().digest('hex'),
    close: unseal,
  }

  const restart = (downMs: number): void => {
    const ending = scene.process
    if (ending?.app === undefined || armed !== undefined) return
    scene.process = undefined
    record.kills.push({ at: loop.now(), upAt: undefined, power: false })
    const again = () => {
      ending.owner.isAlive = false
      network.hangUp(ending.owner)
      disk.unlock(ending.owner)
      loop.after(
        downMs,
        () => {
          scene.process = start()
        },
        outside,
      )
    }
    loop.as(ending.owner, () => {
      void (ending.app as App).stop().then(() => loop.after(0, again, outside))
    })
    // A process that does not end is killed, as service managers do.
    loop.after(
      30_000,
      () => {
        if (!ending.owner.isAlive) return
        breakPromise('runs', 'the bot did not stop within 30 seconds')
        again()
      },
      outside,
    )
  }

  scene.process = start()
  return scene
}

function unsettledSince({ troubles }: Record, now: number): number {
  // With a disk that refuses, what was heard is written down only when it works again.
  const trouble = troubles.filter(({ kind, untilAt }) => kind === 'disk' && untilAt > now - 60_000)
  return Math.min(now - SETTLING_MS, ...trouble.map(({ fromAt }) => fromAt - SETTLING_MS))
}

function configOf(story: Story): Config {
  return {
    botToken: TOKEN,
    botApiRoot: 'https://telegram.example',
    adminIds: [idOf(story.readers)],
    approvals: 0,
    richMessages: 'offer',
    feeds: FEEDS.map((id) => ({ id, url: feedUrl(id), language: id, enabled: true })),
    feedsFileFound: true,
    dataDir: FOLDER,
    defaultLanguage: 'en',
    defaultZone: 'Asia/Baku',
    defaultDigestMinutes: [480],
    pollCron: '* * * * *',
    messagesPerSecond: 30,
    paidBroadcast: 'off',
    httpPort: 8080,
    httpHost: '127.0.0.1',
    allowPrivateHosts: false,
    retentionDays: 90,
    logLevel: 'info',
  }
}

function logOf(record: Record, loop: Loop, note: (...words: unknown[]) => void, owner: Owner): Log {
  const write =
    (level: string) =>
    (event: string, fields: object = {}, error?: unknown) => {
      if (!owner.isAlive || level === 'debug') return
      const words = error === undefined ? '' : describeError(error)
      note(level, event, JSON.stringify(fields), words)
      if (level !== 'error' || OUTSIDE_ERRORS.test(event) || OUTSIDE_WORDS.test(words)) return
      record.errors.push({
        at: loop.now(),
        event,
        detail: `${JSON.stringify(fields)} ${words} ${stackOf(error) ?? ''}`,
      })
    }
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
}
