// `npm run demo`: the whole bot and a page to chat with it, on this machine alone. `--once`: its story in the terminal.
import { parseArgs } from 'node:util'
import { playBreaking } from './demo/breaking.ts'
import { createDirector } from './demo/director.ts'
import { follow } from './demo/follow.ts'
import { playKilled } from './demo/killed.ts'
import { listenNear } from './demo/listen-near.ts'
import { openInBrowser } from './demo/open-in-browser.ts'
import { openStage } from './demo/stage.ts'
import { playStory } from './demo/story.ts'
import { createTerminal } from './demo/terminal.ts'
import { onEnd } from './on-end.ts'
import { createPageServer } from './page/server.ts'

const USAGE = 'npm run demo [-- --once | --port N | --open]'
const PORT = 8090

const write = (line: string) => process.stdout.write(`${line}\n`)
const onWarning = (event: string, fields: object) => write(`  ${event} ${JSON.stringify(fields)}`)

/** Resolves when the story is told. */
async function tellStory(): Promise<void> {
  const stage = await openStage({ onWarning })
  const end = stage.close
  onEnd(() => end().finally(() => process.exit(1)))
  try {
    const terminal = createTerminal(write, process.stdout.isTTY === true)
    write('The news briefing bot, whole and real, on this machine alone.')
    write(`  local Telegram  ${stage.roots.telegram}`)
    write(`  newsroom        ${stage.roots.newsroom}/en/rss`)
    terminal.say('It starts, reads the agency’s pages, and meets its people.')
    await stage.start().ready
    follow(stage.telegram, [stage.cast.leyla, stage.cast.murad], terminal.show)
    await playStory(stage, terminal)
    await playBreaking(stage, terminal)
    await playKilled(stage, terminal)
  } finally {
    await end()
  }
}

/** Resolves when Ctrl-C, or whoever started it, ended it. */
async function showPage(port: number, opens: boolean): Promise<void> {
  const ended = new Promise<void>((resolve) => onEnd(resolve))
  const stage = await openStage({ onWarning })
  const { running, ready } = stage.start()
  const director = createDirector({ ...stage, running, ready })
  const { telegram, cast } = stage
  const open = (wanted: number) =>
    createPageServer({ telegram, players: cast.players, groups: [cast.group], director, port: wanted })
  const { server, url } = await listenNear(port, open)
  try {
    write('The news briefing bot, whole and real, on this machine alone.')
    write(`\n  Chat with it:  ${url}\n`)
    write('Ctrl-C ends it, and leaves nothing behind.')
    if (opens) openInBrowser(url)
    await Promise.all([running, ended])
  } finally {
    await server.close()
    await director.close()
    await stage.close()
  }
}

function readOptions(): { once: boolean; port: number; open: boolean } {
  const { values } = parseArgs({
    options: { once: { type: 'boolean' }, port: { type: 'string' }, open: { type: 'boolean' } },
  })
  const port = values.port === undefined ? PORT : Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port takes 0 to 65535: ${values.port}`)
  return { once: values.once === true, port, open: values.open === true }
}

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`)
  process.exit(1)
}

try {
  const { once, port, open } = readOptions()
  await (once ? tellStory() : showPage(port, open))
  process.exit(0)
} catch (error) {
  fail(error)
}
