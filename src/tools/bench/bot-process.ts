// The real bot as a process of its own, over a prepared folder: what `npm start` runs, driven by the bench. It can be killed
// at any moment, and started again on the same folder.
import { createApp } from '#app'
import type { Broadcast, Tally } from '#domain/broadcast'
import type { JobName } from '#jobs/table'
import { createLog, type Log } from '#log'
import { realWorld } from '#world'
import { benchConfig, OWNER_ID } from './config.ts'
import { readJob, serveParent } from './parent.ts'
import { TOKEN } from './token.ts'
import { measureStall, type Stall, type Usage, usageNow } from './usage.ts'

/** `databaseUrl`: over PostgreSQL, shared with whoever has the same; absent: lowdb in `folder`. */
export type BotJob = { folder: string; apiRoot: string; perSecond: number; databaseUrl?: string }

export type BotCommands = {
  /** Starts it as a whole; says how long after the process began it serves. */
  start(value: null): { afterMs: number }
  usage(value: null): Usage
  /** Writes a broadcast down and approves it, as an editor's last press does; says its id. */
  broadcast(value: Pick<Broadcast, 'content' | 'audience'>): { id: string }
  broadcastState(value: { id: string }): { state: Broadcast['state']; tally: Tally }
  /** Cancels whatever broadcasts run. */
  cancelBroadcasts(value: null): void
  /** Whether a delivery waits for its turn. */
  isPending(value: null): boolean
  /** Runs one of the clock's jobs as if it were `atMs` later, and says how it held up the loop. */
  tick(value: { job: JobName; laterMs: number }): Stall
  stop(value: null): void
}

const { folder, apiRoot, perSecond, databaseUrl } = readJob<BotJob>()
let laterMs = 0
const now = () => realWorld.now() + laterMs
const errors = createLog('error', now, (line) => process.stderr.write(`${line}\n`), [TOKEN])
let servesAfterMs = Number.POSITIVE_INFINITY
const log: Log = {
  ...errors,
  info: (event) => {
    if (event === 'started') servesAfterMs = performance.now()
  },
}
const app = await createApp(benchConfig(folder, apiRoot, perSecond, databaseUrl), { ...realWorld, now, log })
const { store } = app.deps

serveParent<BotCommands>({
  start: async () => {
    await app.start()
    return { afterMs: servesAfterMs }
  },
  usage: usageNow,
  broadcast: async ({ content, audience }) => {
    const { id } = await store.createBroadcast({ authorId: OWNER_ID, content, audience, createdAt: now() })
    await store.changeBroadcast(id, ['draft'], { state: 'running', startedAt: now() })
    // Twice, as the app does: a run under way, which the first call joins, may have looked already.
    void app.run('run-broadcasts').then(() => app.run('run-broadcasts'))
    return { id }
  },
  broadcastState: async ({ id }) => {
    const [broadcast, tally] = await Promise.all([store.broadcast(id), store.tally(id)])
    if (broadcast === undefined) throw new Error(`no broadcast ${id}`)
    return { state: broadcast.state, tally }
  },
  cancelBroadcasts: async () => {
    for (const { id } of await store.runningBroadcasts())
      await store.changeBroadcast(id, ['running'], { state: 'cancelled' })
  },
  isPending: async () => (await store.nextDeliveryAt()) !== undefined,
  tick: ({ job, laterMs: later }) => {
    // Instants are whole milliseconds.
    laterMs = Math.round(later)
    return measureStall(() => app.run(job))
  },
  stop: () => app.stop(),
})
