// What the page's panel promises, with the real bot in its own process: the morning digest, a kill, the night of spring.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createDirector, type DemoDirector } from '#sandbox/demo/director'
import { openStage, type Stage } from '#sandbox/demo/stage'
import type { Person, SeenMessage } from '#sandbox/telegram/world'

let stage: Stage
let director: DemoDirector
const warnings: string[] = []

beforeEach(async () => {
  stage = await openStage({ onWarning: (event) => warnings.push(event) })
  const { running, ready } = stage.start()
  director = createDirector({ ...stage, running, ready })
  await ready
})
afterEach(async () => {
  await director.close()
  await stage.close()
})

/** The bot's next message in the person's chat, after `known`. */
const after = (person: Person, known: SeenMessage | undefined) =>
  stage.telegram.until(() => person.messages().find(({ id, own }) => own && id > (known?.id ?? 0)), 'a message', 15_000)

/** The ten seconds to look up are not for tests. */
async function jump(to: 'morning' | 'spring'): Promise<void> {
  await director.direct({ kind: 'jump', to })
  stage.clock.jumpTo(stage.clock.now() + 9000)
}

it('brings the digest at eight, survives kill -9, and sends one digest in the night the clocks change', async () => {
  const { leyla, rauf, murad } = stage.cast
  leyla.start()
  const welcome = await after(leyla, undefined)
  await jump('morning')
  const digest = await after(leyla, welcome)
  expect(digest.text).toContain('Good morning! 10 headlines')
  expect(new Date(digest.at).toISOString()).toContain('T04:00:0')

  await director.direct({ kind: 'kill' })
  expect(director.scene().bot).toBe('down')
  // Written while nobody listens, and answered by the process that takes over.
  leyla.send('/help')
  const help = await after(leyla, digest)
  expect(help.text).toContain('/schedule')
  await expect.poll(() => director.scene()).toMatchObject({ bot: 'running', restarts: 1 })
  // What they were is still known: settings, roles, and that this morning's digest went out.
  expect(leyla.messages().filter(({ text }) => text.includes('Good morning!'))).toHaveLength(1)
  expect(murad.menu().map(({ command }) => command)).toContain('broadcast')

  await jump('spring')
  const set = rauf.last()
  const spring = await after(rauf, set)
  expect(new Date(spring.at).toISOString()).toContain('2027-03-28T01:00:0')
  await director.direct({ kind: 'jump', to: 'hour' })
  await stage.bot.ask({ kind: 'run', job: 'queue-digests' })
  await expect.poll(() => stage.bot.ask({ kind: 'waiting' })).toBe(0)
  expect(rauf.messages().filter(({ id, own }) => own && id > (set?.id ?? 0))).toHaveLength(1)
  expect(warnings.filter((event) => event !== 'deliveries-recovered')).toEqual([])
}, 60_000)
