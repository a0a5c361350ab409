import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { BUNDLED_FEEDS } from '#bundled-feeds'
import { ConfigError, readConfig, secretsOf } from '#config'
import { readFeeds } from '#config-feeds'

const TOKEN = '123456:AAsecret-token_of-the-test'
const LANGUAGES = ['en', 'az', 'ru']
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-'))
})

const file = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const read = (env: Record<string, string>) => readConfig({ BOT_TOKEN: TOKEN, ...env }, LANGUAGES)
const problemsOf = (env: Record<string, string>): string[] => {
  try {
    read(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

describe('the configuration', () => {
  it('needs nothing but a token', () => {
    expect(read({})).toEqual({
      botToken: TOKEN,
      botApiRoot: 'https://api.telegram.org',
      adminIds: [],
      approvals: 0,
      richMessages: 'offer',
      feeds: BUNDLED_FEEDS,
      feedsFileFound: true,
      dataDir: 'data',
      defaultLanguage: 'en',
      defaultZone: 'Asia/Baku',
      defaultDigestMinutes: [480],
      pollCron: '*/5 * * * *',
      messagesPerSecond: 30,
      paidBroadcast: 'off',
      httpPort: 8080,
      httpHost: '127.0.0.1',
      allowPrivateHosts: false,
      retentionDays: 90,
      logLevel: 'info',
    })
  })

  it('reads what is set, and takes an empty variable for an unset one', () => {
    const config = read({
      BOT_API_ROOT: 'http://127.0.0.1:8081/',
      ADMIN_IDS: '5, 6,5',
      DEFAULT_LANGUAGE: 'RU',
      DEFAULT_TIMEZONE: 'europe/berlin',
      DEFAULT_DIGEST_TIMES: '18:30,8:00',
      POLL_CRON: '*/2 * * * * *',
      LOG_LEVEL: '',
    })
    expect(config).toMatchObject({
      botApiRoot: 'http://127.0.0.1:8081',
      adminIds: [5, 6],
      defaultLanguage: 'ru',
      defaultZone: 'Europe/Berlin',
      defaultDigestMinutes: [480, 1110],
      pollCron: '*/2 * * * * *',
      logLevel: 'info',
    })
  })

  it('takes the language of a feed for the default one, though the interface does not speak it', () => {
    const feeds = (enabled: boolean) =>
      JSON.stringify([
        { id: 'de', url: 'https://agency.example/rss', language: 'de', enabled },
        { id: 'en', url: 'https://agency.example/en/rss', language: 'en' },
      ])
    const given = (enabled: boolean) => ({ DEFAULT_LANGUAGE: 'de', FEEDS_FILE: file('feeds-de.json', feeds(enabled)) })
    expect(read(given(true)).defaultLanguage).toBe('de')
    expect(problemsOf(given(false))).toEqual([expect.stringContaining('DEFAULT_LANGUAGE: got "de", expected one of')])
  })

  it('takes any value from a file', () => {
    const config = readConfig(
      { BOT_TOKEN_FILE: file('token', `${TOKEN}\n`), DATA_DIR_FILE: file('dir', 'elsewhere') },
      LANGUAGES,
    )
    expect(config).toMatchObject({ botToken: TOKEN, dataDir: 'elsewhere' })
  })

  it('tells all problems at once, each with its variable, what it got and an example', () => {
    const problems = problemsOf({
      BOT_TOKEN: 'not a token',
      ADMIN_IDS: '12,abc',
      DEFAULT_LANGUAGE: 'tlh',
      DEFAULT_TIMEZONE: 'Mars/Base',
      DEFAULT_DIGEST_TIMES: '25:00',
      POLL_CRON: 'often',
      MESSAGES_PER_SECOND: '31',
      HTTP_PORT: 'http',
      ALLOW_PRIVATE_HOSTS: 'maybe',
      RETENTION_DAYS: '0',
      LOG_LEVEL: 'loud',
    })
    expect(problems).toHaveLength(11)
    for (const problem of problems) expect(problem).toMatch(/^[A-Z_]+: got .+, expected .+/)
    expect(problems.join()).toContain('ADMIN_IDS: got "12,abc", expected Telegram user ids such as 123456789,987654321')
  })

  it('takes a database in place of the folder', () => {
    const address = 'postgres://bot:pass@db.example:5432/news?sslmode=require'
    expect(read({ DATABASE_URL: address })).toMatchObject({ databaseUrl: address, dataDir: 'data' })
    expect(read({ DATABASE_URL_FILE: file('database', `${address}\n`) }).databaseUrl).toBe(address)
    expect(read({ DATABASE_URL: '' })).not.toHaveProperty('databaseUrl')
    for (const wrong of ['mysql://bot:pass@db/news', 'postgres://', 'db.example/news', 'postgres://bot:pass@db:port/x'])
      expect(problemsOf({ DATABASE_URL: wrong })).toEqual([
        'DATABASE_URL: got a value of another form, expected postgres://user:password@host:5432/name',
      ])
  })

  it('takes a webhook in place of long polling: an address with its secret', () => {
    const url = 'https://bot.example.org/telegram'
    const secret = 'A-secret_of-256'
    expect(read({ WEBHOOK_URL: url, WEBHOOK_SECRET: secret }).webhook).toEqual({ url, secret })
    expect(read({ WEBHOOK_URL: url, WEBHOOK_SECRET_FILE: file('secret', secret) }).webhook?.secret).toBe(secret)
    for (const other of ['http://127.0.0.1:8080/x', 'https://bot.example.org:443/x', 'https://bot.example.org:8443/x'])
      expect(read({ WEBHOOK_URL: other, WEBHOOK_SECRET: secret }).webhook).toBeDefined()
    expect(read({ WEBHOOK_URL: '', WEBHOOK_SECRET: '' })).not.toHaveProperty('webhook')
  })

  it.each([
    ['http://bot.example.org/telegram', 'good', 'WEBHOOK_URL', /expected an address such as https:/],
    [
      'https://bot.example.org:8080/telegram',
      'good',
      'WEBHOOK_URL',
      /expected port 443, 80, 88 or 8443, such as https:\/\/bot\.example\.org:8443\/telegram$/,
    ],
    ['bot.example.org', 'good', 'WEBHOOK_URL', /expected an address such as https:/],
    [
      'https://bot.example.org/telegram',
      'a secret',
      'WEBHOOK_SECRET',
      /got a value of another form, expected 1 to 256/,
    ],
    ['https://bot.example.org/telegram', 'x'.repeat(257), 'WEBHOOK_SECRET', /expected 1 to 256/],
  ])('refuses the webhook %s with its secret, naming what is wrong', (url, secret, name, expected) => {
    const problems = problemsOf({ WEBHOOK_URL: url, WEBHOOK_SECRET: secret })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(new RegExp(`^${name}: `))
    expect(problems[0]).toMatch(expected)
  })

  it('refuses half of a webhook: without the secret anyone could bring updates', () => {
    expect(problemsOf({ WEBHOOK_URL: 'https://bot.example.org/telegram' })).toEqual([
      'WEBHOOK_SECRET: missing beside WEBHOOK_URL, expected 1 to 256 letters, digits, _ or -',
    ])
    expect(problemsOf({ WEBHOOK_SECRET: 'good' })).toEqual([
      'WEBHOOK_URL: missing beside WEBHOOK_SECRET, expected https://bot.example.org/telegram',
    ])
  })

  it('lets more than thirty a second go only where it is paid for', () => {
    const fast = read({ MESSAGES_PER_SECOND: '1000', PAID_BROADCAST: 'Alerts' })
    expect(fast).toMatchObject({ messagesPerSecond: 1000, paidBroadcast: 'alerts' })
    expect(read({ PAID_BROADCAST: 'all' })).toMatchObject({ messagesPerSecond: 30, paidBroadcast: 'all' })
    expect(problemsOf({ MESSAGES_PER_SECOND: '31' })).toEqual([
      'MESSAGES_PER_SECOND: got "31", expected a whole number from 1 to 30, such as 30; up to 1000 with PAID_BROADCAST=alerts',
    ])
    expect(problemsOf({ MESSAGES_PER_SECOND: '1001', PAID_BROADCAST: 'all' })).toEqual([
      'MESSAGES_PER_SECOND: got "1001", expected a whole number from 1 to 1000, such as 1000',
    ])
    expect(problemsOf({ PAID_BROADCAST: 'yes' })).toEqual([
      'PAID_BROADCAST: got "yes", expected one of off, alerts, all',
    ])
  })

  it('takes rich messages as offered, first or never', () => {
    expect(read({ RICH_MESSAGES: 'On' })).toMatchObject({ richMessages: 'on' })
    expect(read({ RICH_MESSAGES: 'off' })).toMatchObject({ richMessages: 'off' })
    expect(problemsOf({ RICH_MESSAGES: 'yes' })).toEqual(['RICH_MESSAGES: got "yes", expected one of offer, off, on'])
  })

  it('never prints a secret, also not a wrong one', () => {
    const problems = problemsOf({
      BOT_TOKEN: 'almost:a token',
      DATABASE_URL: 'mysql://user:pass@host',
      WEBHOOK_URL: 'https://bot.example.org',
      WEBHOOK_SECRET: 'nearly a secret',
    })
    expect(problems).toHaveLength(3)
    expect(problems.join()).not.toMatch(/almost|pass@|nearly/)
  })

  it('takes no address with a user or a password, with which nothing could be asked, and prints neither', () => {
    const address = 'http://operator:hunter2@bot-api.example:8081'
    const feeds = file('feeds.json', JSON.stringify([{ id: 'en', url: `${address}/rss`, language: 'en' }]))
    for (const env of [{ BOT_API_ROOT: address }, { FEEDS_FILE: feeds }, { WEBHOOK_URL: address }]) {
      const problems = problemsOf(env).join('\n')
      expect(problems).toContain('got a value with a user or a password, expected')
      expect(problems).not.toMatch(/hunter2|operator/)
    }
  })

  it('refuses a name of the agency, which no text shows yet', () => {
    expect(problemsOf({ AGENCY: 'The Gazette' })).toEqual([
      'AGENCY: got "The Gazette", expected it to be left out; no text of this release names the agency yet',
    ])
  })

  it.each(['PROXY_URL', 'FEEDS_PROXY_URL'])('takes a proxy as %s, and never prints it', (name) => {
    const key = name === 'PROXY_URL' ? 'proxyUrl' : 'feedsProxyUrl'
    for (const url of [
      'http://proxy.example:3128',
      'https://us:p%40ss@proxy.example/',
      'socks5://[::1]:1080',
      'socks5h://proxy',
    ])
      expect(read({ [name]: url })[key]).toBe(url)
    expect(read({ [`${name}_FILE`]: file('proxy', 'socks5://us:pw@proxy:1080\n') })[key]).toBe(
      'socks5://us:pw@proxy:1080',
    )
    expect(read({ [name]: '' })).not.toHaveProperty(key)
    for (const wrong of [
      'proxy.example:3128',
      'ftp://proxy',
      'socks4://proxy',
      'http://proxy/path',
      'http://us:%zz@proxy',
      'socks5://',
    ])
      expect(problemsOf({ [name]: wrong })).toEqual([
        `${name}: got a value of another form, expected http://user:password@proxy.example:3128 or socks5://proxy.example:1080`,
      ])
    const basic = Buffer.from('us:p@ss-word').toString('base64')
    expect(secretsOf(read({ [name]: 'http://us:p%40ss-word@proxy:1' }))).toEqual(
      expect.arrayContaining(['http://us:p%40ss-word@proxy:1', 'p%40ss-word', 'p@ss-word', basic]),
    )
  })

  it('refuses a bot for invited readers alone, which this release cannot be', () => {
    expect(read({ ACCESS: 'Open' })).toEqual(read({}))
    expect(problemsOf({ ACCESS: 'invited' })).toEqual([
      'ACCESS: got "invited", expected open; this release serves everyone, invitations are not built yet',
    ])
  })

  it('tells what must never be printed: a database’s address, and its password by itself', () => {
    const address = 'postgres://bot:p%40ss@db.example/news'
    const secret = 'A-secret_of-256'
    const webhook = { WEBHOOK_URL: 'https://bot.example.org/x', WEBHOOK_SECRET: secret }
    expect(secretsOf(read({ DATABASE_URL: address, ...webhook }))).toEqual([
      TOKEN,
      secret,
      address,
      'p%40ss',
      'p@ss',
      Buffer.from('bot:p@ss').toString('base64'),
    ])
    expect(secretsOf(read({ DATABASE_URL: 'postgres://db/news' }))).toEqual([TOKEN, 'postgres://db/news'])
  })

  it('names a file that cannot be read', () => {
    expect(() => readConfig({ BOT_TOKEN_FILE: '/no/such/file' }, LANGUAGES)).toThrow(/has 1 problem/)
    expect(problemsOf({ DATA_DIR_FILE: '/no/such/file' })).toEqual([
      'DATA_DIR_FILE: cannot read "/no/such/file", expected the path of a file that holds the value',
    ])
  })
})

describe('FEEDS_FILE', () => {
  const feedsOf = (content: unknown) => read({ FEEDS_FILE: file('feeds.json', JSON.stringify(content)) }).feeds

  it('gives the feeds, enabled unless it says otherwise', () => {
    const on = { id: 'en', url: 'https://agency.example/rss', language: 'en' }
    const off = {
      ...on,
      id: 'en-sport',
      section: 'sport',
      charset: 'windows-1251',
      zone: 'Europe/Istanbul',
      enabled: false,
    }
    expect(feedsOf([on, off])).toEqual([{ ...on, enabled: true }, off])
  })

  it.each([
    ['no JSON', 'text', /is not JSON/],
    ['no list', '{}', /is not a list/],
    ['an empty list', '[]', /is empty/],
    ['an entry without a URL', '[{"id":"a","language":"en"}]', /entry 1: "url" is missing/],
    [
      'an address of another kind',
      '[{"id":"a","url":"ftp://x","language":"en"}]',
      /"url": got "ftp:\/\/x", expected an address/,
    ],
    [
      'an id twice',
      '[{"id":"a","url":"http://x","language":"en"},{"id":"a","url":"http://y","language":"en"}]',
      /"a" stands twice/,
    ],
    [
      'an id twice, whatever else is wrong with it',
      '[{"id":"a","url":"ftp://x","language":"en"},{"id":"a","url":"http://y","language":"en"}]',
      /"a" stands twice/,
    ],
    [
      'an encoding nobody can read',
      '[{"id":"a","url":"http://x","language":"en","charset":"klingon"}]',
      /entry 1: "charset": got "klingon", expected an encoding such as "windows-1251"/,
    ],
    [
      'no zone',
      '[{"id":"a","url":"http://x","language":"en","zone":"Mars/Base"}]',
      /entry 1: "zone": got "Mars\/Base", expected an IANA time zone such as Asia\/Baku/,
    ],
    ['a field nobody knows', '[{"id":"a","url":"http://x","language":"en","lang":"en"}]', /"lang" is not known/],
    ['nothing enabled', '[{"id":"a","url":"http://x","language":"en","enabled":false}]', /every feed is disabled/],
  ])('is refused with %s', (_, text, expected) => {
    const problems = problemsOf({ FEEDS_FILE: file('feeds.json', text) })
    for (const problem of problems) expect(problem).toMatch(/^FEEDS_FILE: /)
    expect(problems.join('\n')).toMatch(expected)
  })

  it.each([
    ['text', 'line 1, column 1'],
    ['', 'line 1, column 1'],
    ['[\n  {"id": "en", "url": "x"},\n]', 'line 3, column 1'],
    ['[\n  {"id": "en",\n   url: "x"}]', 'line 3, column 4'],
    ['[{"id": "en"}\n {"id": "az"}]', 'line 2, column 2'],
    ['[{"id": "en" "url": "x"}]', 'line 1, column 14'],
    ['[{"id": "en", "on": True}]', 'line 1, column 21'],
    ['[{"id": "e\nn"}]', 'line 1, column 9'],
    ['[{"id": "en"}', 'line 1, column 14'],
    ['[{"id": "en"]', 'line 1, column 13'],
    ['[] // all', 'line 1, column 4'],
  ])('that is no JSON (%j) is told with the place', (text, place) => {
    expect(problemsOf({ FEEDS_FILE: file('feeds.json', text) })[0]).toContain(
      `is not JSON from ${place} on, expected [{`,
    )
  })

  it('that is set and not there is refused: nobody gets another agency’s news for a mistyped path', () => {
    const path = join(folder, 'fedes.json')
    expect(problemsOf({ FEEDS_FILE: path })).toEqual([
      `FEEDS_FILE: ${path}: there is no such file, expected the path of a file such as data/feeds.json`,
    ])
    expect(problemsOf({ FEEDS_FILE: folder })[0]).toMatch(/: cannot be read, expected the path of a file/)
  })

  it('that is not set, with no file where it usually lies, leaves the bundled list', () => {
    const problems: string[] = []
    expect(readFeeds(undefined, problems, join(folder, 'none.json'))).toEqual({
      feeds: BUNDLED_FEEDS,
      feedsFileFound: false,
    })
    expect(problems).toEqual([])
  })

  it('as shipped is the bundled list, so that an operator edits what already works', () => {
    expect(feedsOf(JSON.parse(readFileSync('data/feeds.json', 'utf8')))).toEqual(BUNDLED_FEEDS)
  })
})
