// How the process ends after a failure: by a code that supervisors understand, and with the reason in the log.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { StoreError } from '#adapters/store/store-error'
import { ConfigError, ENVIRONMENT } from '#config'
import { exitCodeOf } from '#ending'
import { once } from './support/once.ts'

describe('the exit code', () => {
  it.each([
    ['bad configuration', new ConfigError(['BOT_TOKEN: missing']), 78],
    ['a refused token', Object.assign(new Error('BOT_TOKEN: Telegram refuses it'), { code: 'token-refused' }), 78],
    ['a refused webhook', Object.assign(new Error('WEBHOOK_URL: bad port'), { code: 'webhook-refused' }), 78],
    ['a store of a later release', new StoreError('newer-version', 'It is of a later release.'), 78],
    ['a damaged store', new StoreError('damaged', 'Restore a copy.'), 78],
    ['a port that needs rights', Object.assign(new Error('HTTP_PORT: got 80'), { code: 'EACCES' }), 78],
    ['a port that is taken, maybe by the bot that just ends', Object.assign(new Error('x'), { code: 'EADDRINUSE' }), 1],
    ['a folder that another process holds', new StoreError('locked', 'It is in use.'), 1],
    ['a database that is away', new StoreError('database', 'DATABASE_URL: it does not answer.'), 1],
    ['a bug', new TypeError('x is undefined'), 1],
  ])('after %s', (_, error, code) => {
    expect(exitCodeOf(error)).toBe(code)
  })
})

describe('a start that no restart can mend', () => {
  beforeAll(() => once('bot'))

  it('tells all that is wrong with the configuration, and exits with 78', async () => {
    const { BOT_TOKEN: _, BOT_TOKEN_FILE: __, ...rest } = ENVIRONMENT
    const child = spawn(process.execPath, ['dist/main.js'], { env: { ...rest, HTTP_PORT: 'http', ACCESS: 'invited' } })
    let told = ''
    child.stderr.on('data', (chunk: Buffer) => {
      told += chunk.toString('utf8')
    })
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(78)
    expect(told).toMatch(
      /has 3 problem\(s\):\n {2}- HTTP_PORT: got "http".*\n {2}- ACCESS: .*\n {2}- BOT_TOKEN: missing/,
    )
  })

  it('is not tried again by systemd', () => {
    expect(readFileSync('deploy/news-briefing-bot.service', 'utf8')).toMatch(/^RestartPreventExitStatus=78$/m)
  })
})

describe('a process after what nothing caught', () => {
  beforeAll(() => once('bot'))

  const run = async (crash: string): Promise<{ code: number | null; lines: Record<string, string>[] }> => {
    const script = `
      import { endOnCrash, endOnSignals } from './dist/ending.js'
      import { createLog } from './dist/log.js'
      const log = createLog('info', () => 0, (line) => console.log(line), ['hunter2-secret'])
      endOnCrash(log, endOnSignals(async () => log.info('stopped')))
      setInterval(() => {}, 1000)
      ${crash}`
    const child = spawn(process.execPath, ['--enable-source-maps', '--input-type=module', '-e', script])
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8')
    })
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
    const lines = text.trim().split('\n')
    return { code, lines: lines.map((line) => JSON.parse(line) as Record<string, string>) }
  }

  it.each([
    ['an exception', `setTimeout(() => { throw new Error('broken by hunter2-secret') })`, 'uncaughtException'],
    ['a rejection', `Promise.reject(new Error('broken by hunter2-secret'))`, 'unhandledRejection'],
  ])('logs %s with its stack, no secret, stops in order and exits with 1', async (_, crash, kind) => {
    const { code, lines } = await run(crash)
    expect(code).toBe(1)
    expect(lines).toMatchObject([
      {
        level: 'error',
        event: 'uncaught',
        kind,
        error: 'Error: broken by ***',
        stack: expect.stringMatching(/\n {4}at /),
      },
      { event: 'stopped' },
    ])
  })

  it('names the source, not what was compiled from it', async () => {
    const { lines } = await run(
      `const { readConfig } = await import('./dist/config.js'); setTimeout(() => readConfig(null, []))`,
    )
    expect(lines[0]?.['stack']).toMatch(/src\/config\.ts:\d+:\d+/)
    expect(lines[0]?.['stack']).not.toContain('dist/config.js')
  })
})
