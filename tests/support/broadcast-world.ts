// The broadcasts' job over a store in memory, a Telegram that records and a clock that is told: for tests of the job.
import type { Deps } from '#deps'
import { createBroadcastRunner } from '#jobs/run-broadcasts'
import { locales } from '../views/locales.ts'
import { NOW } from './builders.ts'
import { createFakeBroadcasts, type Ending, type FakeBroadcasts } from './fake-broadcasts.ts'
import { createFakeTelegram, type FakeTelegram } from './fake-telegram.ts'
import { createVirtualTime, type VirtualTime } from './virtual-time.ts'

/** Milliseconds a message at the limit's rate. */
export const SPACING_MS = 34
export const AUTHOR = 1
export const OTHER_OWNER = 2

export type BroadcastWorld = {
  time: VirtualTime
  fake: FakeBroadcasts
  telegram: FakeTelegram
  logged: string[]
  /** Everything at work ends. */
  end(): void
  /** The job as the clock runs it: every second, a run under way is joined; `signal` is the process's end. */
  tick(signal?: AbortSignal, wake?: () => void): Promise<void>
  /** The sender, which no kill of the job ends. */
  send(ending?: (id: string, place: number) => Ending, lagMs?: number): Promise<void>
  /** Job and sender at work until `ms` passed. */
  work(ms: number, ending?: (id: string, place: number) => Ending, lagMs?: number): Promise<void>
  /** Runs the job and kills it at these numbers of calls to the store, one process after the other; the last one lives. */
  workKilled(kills: number[], lastMs: number): Promise<void>
  /** New messages to a chat. */
  textsTo(chatId: number): (string | undefined)[]
  /** What the message of this id showed, edit by edit. */
  cards(messageId?: number): string[]
}

export function createBroadcastWorld({ approvals = 0 } = {}): BroadcastWorld {
  const time = createVirtualTime(NOW)
  const fake = createFakeBroadcasts()
  const telegram = createFakeTelegram()
  const logged: string[] = []
  let end = new AbortController()
  const note = (event: string, fields: object = {}) => void logged.push(`${event} ${JSON.stringify(fields)}`)
  const parts: Partial<Deps> = {
    store: fake.store,
    telegram,
    locales,
    settings: {
      ownerIds: [AUTHOR, OTHER_OWNER],
      approvals,
      richMessages: 'offer',
      defaultLanguage: 'en',
      defaultZone: 'Asia/Baku',
      defaultDigestMinutes: [480],
      retentionDays: 90,
      messagesPerSecond: 30,
      paidBroadcast: 'off',
    },
    now: time.now,
    wait: time.wait,
    log: { debug: note, info: note, warn: note, error: note },
  }
  const world: BroadcastWorld = {
    time,
    fake,
    telegram,
    logged,
    end: () => {
      end.abort()
      end = new AbortController()
    },
    tick: async (signal = end.signal, wake = () => {}) => {
      const run = createBroadcastRunner(parts as Deps, wake, signal, async () => true)
      let isUnderWay = false
      while (!signal.aborted) {
        if (!isUnderWay) {
          isUnderWay = true
          void run()
            .catch(() => {})
            .finally(() => {
              isUnderWay = false
            })
        }
        await time.wait(1000, signal)
      }
    },
    send: (ending = () => 'sent', lagMs = 0) => fake.send(time, SPACING_MS, ending, end.signal, lagMs),
    work: async (ms, ending, lagMs) => {
      void world.tick()
      void world.send(ending, lagMs)
      await time.advance(ms)
    },
    workKilled: async (kills, lastMs) => {
      for (const calls of [...kills, Number.POSITIVE_INFINITY]) {
        const killed = new AbortController()
        let left = calls
        let sentAtDeath = Number.POSITIVE_INFINITY
        // The call at which the process dies is not made, nor any after it.
        fake.gate = () => {
          left -= 1
          if (left < 0) {
            sentAtDeath = Math.min(sentAtDeath, telegram.sent.length)
            throw new Error('killed')
          }
          if (left === 0) queueMicrotask(() => killed.abort())
        }
        void world.tick(killed.signal)
        await time.advance(calls === Number.POSITIVE_INFINITY ? lastMs : 1500)
        killed.abort()
        // The dead send nothing, as one whose store only fails does.
        if (sentAtDeath < telegram.sent.length) telegram.sent.length = sentAtDeath
      }
      world.end()
      await time.advance(1)
    },
    textsTo: (chatId) =>
      telegram.sent
        .filter((sent) => sent.chatId === chatId && sent.messageId === undefined)
        .map(({ message }) => message.html),
    cards: (messageId = 900) =>
      telegram.sent.filter((sent) => sent.messageId === messageId).map(({ message }) => message.html ?? ''),
  }
  return world
}
