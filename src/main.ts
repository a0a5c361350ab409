// The process: configuration, app, signals. It decides nothing about news or Telegram.
import { closeToOthers, writeForOwnerOnly } from '#adapters/store/lowdb/owner-only'
import { createApp } from './app.ts'
import { ENVIRONMENT, readConfig, secretsOf } from './config.ts'
import { endOnCrash, endOnSignals, endWithParent, exitCodeOf, tellFailure } from './ending.ts'
import { loadLocales } from './locale-fluent.ts'
import { createLog } from './log.ts'
import { realWorld } from './world.ts'

async function main(): Promise<void> {
  writeForOwnerOnly()
  const config = readConfig(ENVIRONMENT, loadLocales().languages)
  const secrets = secretsOf(config)
  const log = createLog(config.logLevel, Date.now, (line) => process.stdout.write(`${line}\n`), secrets)
  for (const path of config.databaseUrl === undefined ? await closeToOthers(config.dataDir) : [])
    log.warn('data-open-to-others', { path })
  const app = await createApp(config, { ...realWorld, log })
  const end = endOnSignals(app.stop)
  // Set by npm and its kin.
  if (ENVIRONMENT['npm_lifecycle_event'] !== undefined) endWithParent(end)
  endOnCrash(log, end)
  app.failed.catch((error: unknown) => {
    tellFailure(error, secrets)
    end(exitCodeOf(error))
  })
  await app.start()
}

main().catch((error: unknown) => {
  tellFailure(error)
  process.exit(exitCodeOf(error))
})
