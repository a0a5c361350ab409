// The bot as a process of its own, for tests that kill it: `createApp` over the configuration and the clock given as JSON.
import { createApp } from '#app'
import type { Config } from '#config'
import { endOnSignals } from '#ending'
import { createLog } from '#log'
import { realWorld } from '#world'
import { nowBy, REAL_PACE } from './fast-clock.ts'

const config = JSON.parse(process.argv[2] ?? '{}') as Config
const pace = JSON.parse(process.argv[3] ?? 'null') ?? REAL_PACE
const now = () => nowBy(pace)
const wait = (ms: number, signal?: AbortSignal) => realWorld.wait(ms / pace.speed, signal)
const log = createLog(config.logLevel, now, (line) => process.stdout.write(`${line}\n`), [config.botToken])
const app = await createApp(config, { ...realWorld, now, wait, log })
endOnSignals(app.stop)
await app.start()
