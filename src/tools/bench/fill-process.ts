// Makes a data folder and ends: a process of its own, so that the bench itself stays small.
import { openLowdbStore } from '#adapters/store/lowdb/lowdb-store'
import { createLog } from '#log'
import { realWorld } from '#world'
import { DAY_MS, type FillJob, fillArticles, fillReaders } from './fill.ts'
import { fillAlerts, fillDigests } from './fill-history.ts'
import { readJob, serveParent } from './parent.ts'

export type FillCommands = { fill(value: null): void }

const job = readJob<FillJob>()
const { folder, at, readers, digestDays, alertDays } = job

serveParent<FillCommands>({
  fill: async () => {
    let clockAt = at
    const log = createLog('warn', realWorld.now, (line) => process.stderr.write(`${line}\n`), [])
    const store = await openLowdbStore({ folder, now: () => clockAt, wait: realWorld.wait, log })
    await fillArticles(store, job)
    for (const group of readers) await fillReaders(store, group, at)
    for (let day = digestDays; day >= 1; day -= 1) {
      clockAt = at - day * DAY_MS
      for (const group of readers) {
        await fillDigests(store, group, clockAt, day === 1)
        if (day <= alertDays) await fillAlerts(store, group, clockAt)
      }
    }
    clockAt = at
    await store.close()
  },
})
