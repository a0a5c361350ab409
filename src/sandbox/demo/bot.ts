// The demo's bot: the real one in a process of its own, so that it can be killed. Its clock, its jobs and its simulated
// readers are its parent's to order. It ends when its parent does.
import { rmSync } from 'node:fs'
import { type App, createApp } from '#app'
import { type ClockState, createClock } from './clock.ts'

export type BotConfig = Parameters<typeof createApp>[0]
export type JobName = Parameters<App['run']>[0]

export type Request =
  /** Runs one of the clock's jobs to its end. */
  | { kind: 'run'; job: JobName }
  /** How many deliveries are written down and not yet settled. */
  | { kind: 'waiting' }
  /** Chats with ids from `firstId` on become readers with the usual settings, by turns in these languages. */
  | { kind: 'join'; firstId: number; count: number; languages: string[]; nextSlotAt: number }
  /** They stop. */
  | { kind: 'leave'; firstId: number; count: number }

export type ToBot =
  | { kind: 'begin'; config: BotConfig; clock: ClockState }
  | { kind: 'clock'; clock: ClockState }
  | { kind: 'ask'; id: number; request: Request }

export type FromBot =
  | { kind: 'running' }
  | { kind: 'answer'; id: number; value: number; error?: string }
  | { kind: 'warning'; event: string; fields: object }

/** So many chats a transaction of the store's group commit; a press is answered between two. */
const CHATS_AT_ONCE = 250
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]

const tell = (message: FromBot) => void process.send?.(message, undefined, undefined, () => undefined)
let clock = createClock(0)
let app: App | undefined
let dataDir: string | undefined
let answerFrom: (request: Request) => Promise<number> = () => Promise.reject(new Error('The bot is starting.'))

process.on('message', (message: ToBot) => {
  if (message.kind === 'begin') begin(message.config, message.clock).catch(fail)
  else if (message.kind === 'clock') clock.follow(message.clock)
  else
    answerFrom(message.request).then(
      (value) => tell({ kind: 'answer', id: message.id, value }),
      (error: unknown) => tell({ kind: 'answer', id: message.id, value: 0, error: String(error) }),
    )
})
process.on('disconnect', () => {
  // A parent that was killed removes no folder.
  if (dataDir !== undefined) rmSync(dataDir, { recursive: true, force: true, maxRetries: 2 })
  process.exit(1)
})
// Ctrl-C reaches every process of the terminal; when this one ends is its parent's to say.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => void (app?.stop() ?? Promise.resolve()).finally(() => process.exit(0)))

async function begin(config: BotConfig, state: ClockState): Promise<void> {
  clock = createClock(state)
  dataDir = config.dataDir
  const warn = (event: string, fields: object = {}, error?: unknown) =>
    tell({ kind: 'warning', event, fields: error === undefined ? fields : { ...fields, error: String(error) } })
  const log = { debug: () => undefined, info: () => undefined, warn, error: warn }
  const own = await createApp(config, { now: clock.now, wait: clock.wait, random: Math.random, log })
  app = own
  own.failed.catch(fail)
  answerFrom = (request) => answer(own, config, request)
  await own.start()
  tell({ kind: 'running' })
}

async function answer({ run, deps: { store } }: App, config: BotConfig, request: Request): Promise<number> {
  switch (request.kind) {
    case 'run':
      await run(request.job)
      return 0
    case 'waiting':
      return (await store.countWaiting()).reduce((sum, { count }) => sum + count, 0)
    case 'join': {
      const { languages, nextSlotAt } = request
      const { defaultZone: zone, defaultDigestMinutes: minutes } = config
      const schedule = [{ weekdays: EVERY_DAY, minutes }]
      const usual = { zone, schedule, sections: { chosen: 'all' as const, other: true }, sponsored: false }
      return inSlices(request, (id) => {
        const language = languages[id % languages.length] ?? config.defaultLanguage
        return store.subscribe(id, 'private', { ...usual, language, tellWhenEmpty: false }, nextSlotAt, clock.now())
      })
    }
    case 'leave':
      return inSlices(request, (id) => store.deactivateChat(id, 'stopped'))
  }
}

/** Says how many it was done for. */
async function inSlices(
  { firstId, count }: { firstId: number; count: number },
  act: (id: number) => Promise<unknown>,
): Promise<number> {
  for (let done = 0; done < count; done += CHATS_AT_ONCE) {
    const size = Math.min(CHATS_AT_ONCE, count - done)
    await Promise.all(Array.from({ length: size }, (_, index) => act(firstId + done + index)))
  }
  return count
}

function fail(error: unknown): void {
  tell({ kind: 'warning', event: 'bot-failed', fields: { error: String(error) } })
  setImmediate(() => process.exit(1))
}
