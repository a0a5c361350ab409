// The process: configuration, app, signals. It decides nothing about news or Telegram.
import { createApp } from './app.ts'
import { ConfigError, ENVIRONMENT, readConfig } from './config.ts'
import { endOnSignals, endWithParent } from './ending.ts'
import { loadLocales } from './locale-fluent.ts'
import { createLog, describeError } from './log.ts'
import { realWorld } from './world.ts'

async function main(): Promise<void> {
  const config = readConfig(ENVIRONMENT, loadLocales().languages)
  const secrets = [config.botToken, config.webhook?.secret, config.databaseUrl].filter((each) => each !== undefined)
  const log = createLog(config.logLevel, Date.now, (line) => process.stdout.write(`${line}\n`), secrets)
  const app = await createApp(config, { ...realWorld, log })
  const end = endOnSignals(app.stop)
  // Set by npm and its kin.
  if (ENVIRONMENT['npm_lifecycle_event'] !== undefined) endWithParent(end)
  process.on('uncaughtException', (error) => {
    log.error('uncaught', { error: describeError(error) })
    end(1)
  })
  app.failed.catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    end(1)
  })
  await app.start()
}

main().catch((error: unknown) => {
  const isOurs = error instanceof ConfigError || (error instanceof Error && 'code' in error)
  process.stderr.write(`${isOurs && error instanceof Error ? error.message : describeError(error)}\n`)
  process.exit(1)
})
