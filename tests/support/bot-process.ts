// The bot as a process of its own, for tests that kill it: `createApp` over the configuration given as JSON.
import { createApp } from '#app'
import type { Config } from '#config'
import { createLog } from '#log'
import { realWorld } from '#world'

const config = JSON.parse(process.argv[2] ?? '{}') as Config
const log = createLog(config.logLevel, Date.now, (line) => process.stdout.write(`${line}\n`), [config.botToken])
const app = await createApp(config, { ...realWorld, log })
process.once('SIGTERM', () => void app.stop().finally(() => process.exit(0)))
await app.start()
