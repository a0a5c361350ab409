// `npm run sandbox`: the local Telegram by itself, with its chat page, for any bot. It ends on Ctrl-C.

import { onEnd } from './on-end.ts'
import { createPageServer } from './page/server.ts'
import { readStandaloneOptions, type StandaloneOptions, USAGE } from './standalone-options.ts'
import { STRICT_LIMITS } from './telegram/limits.ts'
import { createTelegram, type Telegram } from './telegram/world.ts'

/** For an evening at the keyboard, not for a broadcast to be looked through afterwards. */
const KEPT_CALLS = 1000

const out = (line: string) => process.stdout.write(`${line}\n`)

async function serve({ port, pagePort, token, isStrict, people }: StandaloneOptions): Promise<() => Promise<void>> {
  const limits = isStrict ? { limits: STRICT_LIMITS } : {}
  // A person at the page looks for the answer themselves: a press may wait long for a bot in a debugger.
  const telegram = createTelegram({
    ...limits,
    now: Date.now,
    token,
    keep: { calls: KEPT_CALLS },
    patienceMs: 60_000,
    botUser: { first_name: 'Your bot', username: 'local_bot' },
  })
  const players = people.map(({ name, language }) => {
    const person = telegram.person({ firstName: name, languageCode: language })
    return { id: person.id, name, role: 'reader' as const, note: `speaks ${language}`, language, person }
  })
  const [owner, ...others] = players.map(({ person }) => person)
  if (owner === undefined) throw new Error('--people names nobody')
  const group = telegram.group({ title: 'A group', owner, members: others })
  group.addBot(owner)
  const page = createPageServer({ telegram, players, groups: [group], port: pagePort })
  const { root } = await telegram.listen(port)
  const { url } = await page.listen().catch(async (error: unknown) => {
    await telegram.close()
    throw error
  })
  out(`BOT_API_ROOT=${root}`)
  out(`BOT_TOKEN=${token}`)
  out(`The chats: ${url}   (Ctrl-C ends it)`)
  const stop = reportCalls(telegram, out)
  return async () => {
    stop()
    await Promise.all([page.close(), telegram.close()])
  }
}

/** A line for each call that was refused, or has a parameter the method does not know. Never a text or a token. */
function reportCalls(telegram: Telegram, write: (line: string) => void): () => void {
  const told = new WeakSet<object>()
  return telegram.subscribe(() => {
    for (const call of telegram.calls()) {
      if (call.status === undefined || told.has(call)) continue
      told.add(call)
      for (const warning of call.warnings ?? []) write(`  ${warning}`)
      if (call.status !== 200) write(`  ${call.method} ${call.status} ${call.description ?? ''}`)
    }
  })
}

try {
  const options = readStandaloneOptions(process.argv.slice(2))
  if (options === 'help') out(USAGE)
  else {
    const close = await serve(options)
    onEnd(() => void close())
  }
} catch (error) {
  process.stderr.write(`sandbox: ${reasonOf(error)}\n`)
  process.exitCode = 1
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if ('code' in error && error.code === 'EADDRINUSE' && 'port' in error)
    return `port ${error.port} is taken; --port and --page-port choose others`
  return `${error.message}\n${USAGE}`
}
