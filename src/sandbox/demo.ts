// `npm run demo`: the whole bot in a terminal, over the local Telegram and the bundled newsroom. `--once`: its story, then 0.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { createApp } from '#app'
import { playBreaking } from './demo/breaking.ts'
import { nextEightAt, playStory } from './demo/story.ts'
import { buttonsOf, createTerminal } from './demo/terminal.ts'
import { createNewsroom } from './newsroom/newsroom.ts'
import { createTelegram, type Person } from './telegram/world.ts'

const TOKEN = '4242:DEMO-token-of-the-local-telegram'
const PUBLISH_EVERY_MS = 45_000
const EDITOR_ID = 700_700

async function demo(isOnce: boolean): Promise<void> {
  // The story begins on a weekday, ten minutes before eight in Baku.
  const eightAt = nextEightAt(Date.now())
  let offsetMs = eightAt - 10 * 60_000 - Date.now()
  const now = () => Date.now() + offsetMs
  const wait = (ms: number, signal?: AbortSignal) =>
    sleep(ms, undefined, signal ? { signal } : {}).catch(() => undefined)
  const write = (line: string) => process.stdout.write(`${line}\n`)
  const terminal = createTerminal(write, process.stdout.isTTY === true)

  const telegram = createTelegram({ now, token: TOKEN })
  const newsroom = createNewsroom({ now })
  const [{ root }] = await Promise.all([telegram.listen(), newsroom.listen()])
  const dataDir = await mkdtemp(join(tmpdir(), 'briefing-demo-'))
  const note = (event: string, fields?: object) => write(`  ${event} ${JSON.stringify(fields ?? {})}`)
  const app = await createApp(
    {
      botToken: TOKEN,
      botApiRoot: root,
      adminIds: [EDITOR_ID],
      approvals: 0,
      feeds: JSON.parse(newsroom.feedsFile()).map((feed: object) => ({ ...feed, enabled: true })),
      feedsFileFound: true,
      dataDir,
      defaultLanguage: 'en',
      defaultZone: 'Asia/Baku',
      defaultDigestMinutes: [8 * 60],
      pollCron: '*/5 * * * * *',
      messagesPerSecond: 30,
      paidBroadcast: 'off',
      httpPort: 0,
      httpHost: '127.0.0.1',
      allowPrivateHosts: true,
      retentionDays: 90,
      logLevel: 'warn',
    },
    { now, wait, random: Math.random, log: { debug: () => {}, info: () => {}, warn: note, error: note } },
  )
  const close = async () => {
    await app.stop()
    await Promise.all([telegram.close(), newsroom.close()])
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    await app.start()
    await app.run('poll-feeds')
    write('The news briefing bot, whole and real, on this machine alone.')
    write(`  local Telegram  ${root}`)
    write(`  newsroom        ${newsroom.root}/en/rss`)
    write(`  health          http://127.0.0.1:${app.httpPort()}/healthz`)
    write(`  data (lowdb)    ${dataDir}`)
    const reader = telegram.person({ firstName: 'Leyla', languageCode: 'en' })
    const editor = telegram.person({ id: EDITOR_ID, firstName: 'Murad', languageCode: 'en' })
    for (const person of [reader, editor]) follow(person, telegram.subscribe, terminal.show)
    const pause = (ms: number) => (isOnce ? Promise.resolve() : wait(ms))
    await playStory({
      telegram,
      reader,
      terminal,
      eightAt,
      jumpTo: (at) => {
        offsetMs = at - Date.now()
      },
      tick: () => app.run('queue-digests'),
      readPages: async () => {
        for (let asked = -1; newsroom.requests().length > asked; ) {
          asked = newsroom.requests().length
          await app.run('enrich-articles')
        }
      },
      pause,
    })
    await playBreaking({
      telegram,
      reader,
      editor,
      terminal,
      publish: async (title) => {
        const { number } = newsroom.addArticle({ title })
        await app.run('poll-feeds')
        return number
      },
      pause,
    })
    if (isOnce) return
    const publishing = newsroom.start({ everyMs: PUBLISH_EVERY_MS, wait })
    terminal.say(
      'Now you are Leyla: type as she would (/help), `:2` presses the second button of the last message. Ctrl-C ends.',
    )
    await converse(reader)
    await publishing.stop()
  } finally {
    await close()
  }
}

/** Draws each message once, and again when it was edited. */
function follow(
  person: Person,
  subscribe: (listener: () => void) => () => void,
  show: ReturnType<typeof createTerminal>['show'],
): void {
  const drawn = new Map<number, number>()
  subscribe(() => {
    for (const message of person.messages()) {
      if (drawn.get(message.id) === message.edits.length) continue
      drawn.set(message.id, message.edits.length)
      show(message, message.own ? `Briefings → ${person.user.first_name}` : person.user.first_name)
    }
  })
}

/** Types as the reader until the input ends or Ctrl-C. */
function converse(reader: Person): Promise<void> {
  const input = createInterface({ input: process.stdin })
  return new Promise((resolve) => {
    process.once('SIGINT', () => input.close())
    process.once('SIGTERM', () => input.close())
    input.once('close', resolve)
    input.on('line', (line) => {
      const number = /^:(\d+)$/.exec(line.trim())?.[1]
      const last = reader.last()
      const button = last && buttonsOf(last)[Number(number) - 1]
      if (number === undefined) return void (line.trim() === '' || reader.send(line.trim()))
      if (!last || button?.data === undefined) return void process.stdout.write('  (no such button)\n')
      reader
        .press(last, { data: button.data })
        .then((toast) => toast.text !== undefined && process.stdout.write(`  (${toast.text})\n`))
        .catch((error: unknown) => process.stdout.write(`  (${String(error)})\n`))
    })
  })
}

demo(process.argv.includes('--once')).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exit(1)
  },
)
