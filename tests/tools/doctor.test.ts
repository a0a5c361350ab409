// The doctor over a local Telegram and a newsroom: a line for everything an operator should know before readers find out.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createNewsroom, type Newsroom } from '#sandbox/newsroom/newsroom'
import { createTelegram, type Telegram } from '#sandbox/telegram/world'
import { diskFinding, languageFindings } from '#tools/doctor-machine'
import { clockFinding, inlineFinding } from '#tools/doctor-telegram'
import { runDoctor } from '#tools/run-doctor'
import { aFeed, NOW } from '../support/builders.ts'
import { httpProxy, socksProxy } from '../support/proxies.ts'

/** No connection is left to wait for. */
const CLOSE = { connection: 'close' }
const TOKEN = '42:TEST-token_of-the-doctor'
let telegram: Telegram
let newsroom: Newsroom
let folder: string
let env: Record<string, string>
const closers: (() => Promise<unknown>)[] = []

beforeEach(async () => {
  telegram = createTelegram({ now: Date.now, token: TOKEN })
  newsroom = createNewsroom({ now: Date.now })
  const [{ root }] = await Promise.all([telegram.listen(), newsroom.listen()])
  folder = await mkdtemp(join(tmpdir(), 'doctor-'))
  const feeds = join(folder, 'feeds.json')
  await writeFile(feeds, newsroom.feedsFile())
  env = {
    BOT_TOKEN: TOKEN,
    BOT_API_ROOT: root,
    ADMIN_IDS: '7',
    FEEDS_FILE: feeds,
    DATA_DIR: join(folder, 'data'),
    HTTP_PORT: String(await freePort()),
    ALLOW_PRIVATE_HOSTS: 'true',
  }
})
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
  await Promise.all([telegram.close(), newsroom.close()])
  await rm(folder, { recursive: true, force: true })
})

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => new Promise((resolve) => server.close(resolve)))
  return (server.address() as AddressInfo).port
}
async function freePort(): Promise<number> {
  const server = createServer()
  const port = await listen(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}
const examine = async (over: Record<string, string> = {}) => {
  const lines: string[] = []
  const code = await runDoctor({ ...env, ...over }, (line) => lines.push(line))
  return { code, text: lines.join('\n') }
}

describe('the doctor', () => {
  it('finds a bot well that is set up, a line for each thing, and leaves nothing behind', async () => {
    const { code, text } = await examine()
    expect(text).toMatch(/^✓ token: @/m)
    for (const about of ['configuration', 'clock', 'sending', 'owners', 'port', 'feed en', 'store', 'disk'])
      expect(text).toMatch(new RegExp(`^✓ ${about}: `, 'm'))
    expect(text).toContain(`${env['DATA_DIR']} is made at the first start`)
    expect(text).not.toMatch(/^✗/m)
    expect(code).toBe(0)
    expect(await rm(env['DATA_DIR'] ?? '').catch((error: NodeJS.ErrnoException) => error.code)).toBe('ENOENT')
  })

  it('names a port that another program has, and knows the bot at work', async () => {
    const port = await listen(createHttpServer((_, response) => response.writeHead(404, CLOSE).end('other')))
    const taken = await examine({ HTTP_PORT: String(port) })
    expect(taken).toMatchObject({
      code: 1,
      text: expect.stringContaining(`✗ port: 127.0.0.1:${port}: another program has it`),
    })
    const bot = await listen(
      createHttpServer((request, response) =>
        response.writeHead(200, CLOSE).end(request.url === '/livez' ? 'ok\n' : ''),
      ),
    )
    const atWork = await examine({ HTTP_PORT: String(bot) })
    expect(atWork).toMatchObject({
      code: 0,
      text: expect.stringContaining(`✓ port: 127.0.0.1:${bot}, where a bot is at work`),
    })
    expect((await examine({ HTTP_HOST: '203.0.113.9' })).text).toContain(
      'no address of this machine; HTTP_HOST chooses one',
    )
  })

  it.each([
    ['under a file', (path: string) => join(path, 'feeds.json', 'data'), /cannot be (made|used): ENOTDIR/],
    ['deep under a file', (path: string) => join(path, 'feeds.json', 'a', 'b'), /cannot be (made|used): ENOTDIR/],
    ['where nothing can be made', () => '/proc/briefings/data', /cannot be made: (ENOENT|EACCES|EPERM)/],
  ])('is ill about a DATA_DIR %s', async (_, at, reason) => {
    const { code, text } = await examine({ DATA_DIR: at(folder) })
    expect(text).toMatch(new RegExp(`^✗ store: .*${reason.source}`, 'm'))
    expect(code).toBe(1)
  })

  it('says that nobody owns the bot, which is no fault', async () => {
    const { code, text } = await examine({ ADMIN_IDS: '' })
    expect(text).toMatch(/^! owners: none: nobody can send a broadcast/m)
    expect(code).toBe(0)
  })

  it('is ill where fewer other editors are than APPROVALS asks for, before the first start, too', async () => {
    const { code, text } = await examine({ APPROVALS: '1' })
    expect(text).toMatch(/^✗ approvals: 1 needed, 0 other editors/m)
    expect(code).toBe(1)
  })

  it('refuses a FEEDS_FILE that is not there, as the start does', async () => {
    const { code, text } = await examine({ FEEDS_FILE: join(folder, 'none.json') })
    expect(text).toMatch(/^✗ configuration: FEEDS_FILE: .*there is no such file/)
    expect(code).toBe(1)
  })

  it('goes through the proxies, and shows no secret of theirs', async () => {
    const [forTelegram, forFeeds] = await Promise.all([
      httpProxy({ user: 'us', password: 'behind-http' }),
      socksProxy({ user: 'us', password: 'behind-socks' }),
    ])
    closers.push(forTelegram.close, forFeeds.close)
    const proxies = { PROXY_URL: forTelegram.url, FEEDS_PROXY_URL: forFeeds.url }
    const { code, text } = await examine(proxies)
    expect(text).toMatch(/^✓ token: @\w+ through the proxy 127\.0\.0\.1:\d+$/m)
    expect(code).toBe(0)
    expect(new Set(forTelegram.asked)).toEqual(new Set([new URL(env['BOT_API_ROOT'] ?? '').host]))
    expect(forFeeds.asked.length).toBeGreaterThan(0)

    await Promise.all([forTelegram.close(), forFeeds.close()])
    const away = await examine(proxies)
    expect(away.text).toMatch(/^✗ token: .*does not answer through the proxy 127\.0\.0\.1:\d+: .*ECONNREFUSED/m)
    expect(away.text).toMatch(/^✗ feed en: .*the proxy 127\.0\.0\.1:\d+: .*ECONNREFUSED/m)
    expect(away.text).not.toMatch(/behind-(http|socks)|TEST-token/)
  })

  it('names the host that refuses a feed', async () => {
    const port = await freePort()
    const feeds = [{ id: 'en', url: `http://127.0.0.1:${port}/rss`, language: 'en' }]
    await writeFile(env['FEEDS_FILE'] ?? '', JSON.stringify(feeds))
    expect((await examine()).text).toContain(`ECONNREFUSED 127.0.0.1:${port})`)
  })
})

describe('of feeds', () => {
  it('a default language without any is told; one the interface does not speak can be chosen for the news', () => {
    const feeds = [aFeed({ id: 'tr', language: 'tr' }), aFeed({ id: 'de', language: 'de', enabled: false })]
    expect(languageFindings({ feeds, defaultLanguage: 'de' })).toEqual([
      { state: 'ill', about: 'languages', text: 'no enabled feed is in DEFAULT_LANGUAGE=de, which new readers get' },
    ])
    expect(languageFindings({ feeds, defaultLanguage: 'tr' })).toEqual([])
  })
})

describe('of the disk', () => {
  it.each([
    [5e9, 'well', '4768 MB free'],
    [5e8, 'hint', '476 MB free, which is little'],
    [1e8, 'ill', '95 MB free; a full disk stops all sending'],
    [undefined, 'hint', 'the system does not tell how much room is left'],
  ])('with %s bytes left', async (bytes, state, text) => {
    expect(await diskFinding({ dataDir: '/nowhere/at/all' }, async () => bytes)).toEqual([
      { state, about: 'disk', text },
    ])
  })

  it('nothing is said over PostgreSQL', async () => {
    expect(await diskFinding({ dataDir: 'data', databaseUrl: 'postgres://x/y' }, async () => 1)).toEqual([])
  })
})

describe('of the clock', () => {
  it.each([
    [0, 'well', "0 s off the server's"],
    [20_000, 'well', "19 s off the server's"],
    [-90_000, 'ill', "89 s off the server's; set this machine's clock (NTP)"],
  ])('%i ms off', (ms, state, text) => {
    expect(clockFinding(new Date(NOW).toUTCString(), NOW + ms)).toEqual({ state, about: 'clock', text })
  })
})

it('of inline mode: it is on, or how it is turned on; neither is a fault', () => {
  expect(inlineFinding({ username: 'news_bot', supports_inline_queries: true })).toMatchObject({
    state: 'well',
    text: '@news_bot words in any chat',
  })
  for (const me of [{ username: 'news_bot' }, { username: 'news_bot', supports_inline_queries: false }])
    expect(inlineFinding(me)).toMatchObject({ state: 'hint', text: expect.stringContaining('/setinline') })
})
