// `npm run sandbox`: its options, and that it serves another bot and ends cleanly.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, it, onTestFinished } from 'vitest'
import { readStandaloneOptions } from '#sandbox/standalone-options'

it('reads its options', () => {
  // Neither is the bot's own HTTP_PORT, 8080: they run side by side.
  expect(readStandaloneOptions([])).toMatchObject({ port: 8081, pagePort: 8082, isStrict: false })
  expect(readStandaloneOptions(['--port', '0', '--strict', '--people', 'leyla:az, sam'])).toMatchObject({
    port: 0,
    isStrict: true,
    people: [
      { name: 'Leyla', language: 'az' },
      { name: 'Sam', language: 'en' },
    ],
  })
  expect(readStandaloneOptions(['--help'])).toBe('help')
})

it.each([
  [['--port', '70000'], '--port must be a number'],
  [['--token', 'secret'], '--token must look like'],
  [['--people', 'anna:english'], 'not "anna:english"'],
  [['--porch', '1'], '--porch'],
])('refuses %j', (args, reason) => {
  expect(() => readStandaloneOptions(args)).toThrow(reason)
})

it('serves the Bot API and the page until Ctrl-C', async () => {
  const args = ['--import', 'tsx', '--conditions=source', 'src/sandbox/standalone.ts', '--port=0', '--page-port=0']
  const child = spawn(process.execPath, [...args, '--token', '7:T'], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines: string[] = []
  for await (const line of createInterface({ input: child.stdout })) if (lines.push(line) === 3) break
  const found = (pattern: RegExp) => pattern.exec(lines.join('\n'))?.[1]
  const root = found(/BOT_API_ROOT=(\S+)/)
  const me = await fetch(`${root}/bot${found(/BOT_TOKEN=(\S+)/)}/getMe`)
  expect(await me.json()).toMatchObject({ ok: true, result: { id: 7, username: 'local_bot' } })
  expect((await fetch(`${found(/(http\S+\/) /)}`)).headers.get('content-type')).toContain('text/html')
  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([0, null])
})
