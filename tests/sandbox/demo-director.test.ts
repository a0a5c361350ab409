// The director over a real Telegram and a real newsroom; the bot's process is played by the test.
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Request } from '#sandbox/demo/bot'
import type { BotState, DemoBot } from '#sandbox/demo/bot-process'
import { createCast } from '#sandbox/demo/cast'
import { createClock } from '#sandbox/demo/clock'
import { createDirector } from '#sandbox/demo/director'
import { createReading } from '#sandbox/demo/reading'
import { createNewsroom } from '#sandbox/newsroom/newsroom'
import type { Direction } from '#sandbox/page/protocol'
import { STRICT_LIMITS } from '#sandbox/telegram/limits'
import { type ApiAnswer, openBench } from './api.ts'

const AT = Date.UTC(2026, 10, 24, 3, 40)

function createFakeBot() {
  const asked: Request[] = []
  const listeners = new Set<(state: BotState) => void>()
  const fake = { state: 'running' as BotState, restarts: 0, kills: 0, waiting: 0, refuses: false }
  const bot: DemoBot = {
    state: () => fake.state,
    restarts: () => fake.restarts,
    start: async () => undefined,
    kill: async () => {
      if (fake.state !== 'running') throw new Error('The bot is not running at the moment.')
      fake.kills += 1
      become('down')
    },
    ask: async (request) => {
      if (fake.state !== 'running' || fake.refuses) throw new Error('The bot is not running at the moment.')
      asked.push(request)
      return request.kind === 'waiting' ? fake.waiting : 0
    },
    stop: async () => undefined,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const become = (state: BotState) => {
    fake.state = state
    for (const listener of listeners) listener(state)
  }
  return { fake, bot, asked, become }
}

async function openScene() {
  const clock = createClock(AT)
  const { telegram, call } = await openBench({ now: clock.now, limits: STRICT_LIMITS, keep: { messages: 3 } })
  const newsroom = createNewsroom({ now: clock.now })
  await newsroom.listen()
  onTestFinished(newsroom.close)
  const { bot, ...played } = createFakeBot()
  const cast = createCast(telegram)
  const reading = createReading({ telegram, newsroom, clock, bot })
  const done = Promise.resolve()
  const parts = { telegram, newsroom, clock, bot, cast, reading, running: done, ready: done }
  const director = createDirector(parts)
  onTestFinished(director.close)
  /** As the bot would answer a message of a person. */
  const say = (chat: number, text: string): Promise<ApiAnswer> => call('sendMessage', { chat_id: chat, text })
  return { ...parts, ...played, director, call, say }
}

/** The bot answers whatever a person writes. */
function answerAll({ telegram, say }: Awaited<ReturnType<typeof openScene>>, person: { id: number }): void {
  const answered = new Set<number>()
  onTestFinished(
    telegram.subscribe(() => {
      for (const { id, own, text } of telegram.messages(person.id))
        if (!own && !answered.has(id)) {
          answered.add(id)
          telegram.setLimits(undefined)
          void say(person.id, `re ${text}`)
        }
    }),
  )
}

describe('the newsroom', () => {
  it('publishes what is asked for, has the bot look, and shows it first', async () => {
    const { director, asked, newsroom } = await openScene()
    await director.direct({ kind: 'publish', what: 'urgent' })
    const [story] = director.scene().stories
    expect(story?.title).toMatch(/^URGENT: /)
    expect(director.scene().caption).toContain(story?.title)
    expect(asked).toContainEqual({ kind: 'run', job: 'poll-feeds' })
    await director.direct({ kind: 'publish', what: 'interview' })
    expect(newsroom.articles()[0]?.body.form).toBe('interview')
  })

  it('never runs out of interviews and urgent news, and gives no headline twice', async () => {
    const { director, newsroom } = await openScene()
    const before = newsroom.articles().length
    for (let count = 0; count < 7; count++) {
      await director.direct({ kind: 'publish', what: 'urgent' })
      await director.direct({ kind: 'publish', what: 'article' })
    }
    for (let count = 0; count < 4; count++) await director.direct({ kind: 'publish', what: 'interview' })
    expect(newsroom.articles()).toHaveLength(before + 18)
    const urgent = newsroom.articles().filter(({ title }) => title.startsWith('URGENT'))
    expect(new Set(urgent.map(({ title }) => title)).size).toBe(7)
  })

  it('corrects a story again and again, with another headline each time, and withdraws it', async () => {
    const { director } = await openScene()
    await director.direct({ kind: 'publish', what: 'urgent' })
    const number = director.scene().stories[0]?.number ?? 0
    const title = () => director.scene().stories.find((story) => story.number === number)?.title
    const titles = [title()]
    for (let count = 0; count < 3; count++) {
      await director.direct({ kind: 'correct', number })
      titles.push(title())
    }
    expect(new Set(titles).size).toBe(4)
    expect(titles.at(-1)?.match(/\(/g)).toHaveLength(1)
    expect(director.scene().stories.find((story) => story.number === number)?.isCorrected).toBe(true)
    await director.direct({ kind: 'withdraw', number })
    expect(title()).toBeUndefined()
    await expect(director.direct({ kind: 'correct', number })).rejects.toThrow('not on the site')
    await expect(director.direct({ kind: 'withdraw', number })).rejects.toThrow('not on the site')
  })

  it('publishes by itself while it is told to', async () => {
    const { director } = await openScene()
    for (const on of [true, true, false, false]) {
      await director.direct({ kind: 'publishing', on })
      expect(director.scene().isPublishing).toBe(on)
    }
  })
})

describe('the clock', () => {
  it('jumps to ten seconds before the morning', async () => {
    const { director, clock } = await openScene()
    await director.direct({ kind: 'jump', to: 'morning' })
    expect(clock.now() - Date.UTC(2026, 10, 24, 3, 59, 50)).toBeLessThan(1000)
  })

  it('brings news when it jumps over hours, before the digests are due', async () => {
    const { director, newsroom, clock, asked } = await openScene()
    await director.direct({ kind: 'jump', to: 'evening' })
    const fresh = newsroom.articles().filter(({ publishedAt }) => publishedAt > Date.UTC(2026, 10, 24, 13))
    expect(new Set(fresh.map(({ language }) => language))).toEqual(new Set(['az', 'en', 'ru']))
    expect(fresh.every(({ publishedAt }) => publishedAt < Date.UTC(2026, 10, 24, 13, 59))).toBe(true)
    expect(asked.map((request) => request.kind === 'run' && request.job)).toContain('enrich-articles')
    expect(clock.rate()).toBe(1)
  })

  it.each([
    ['spring', '/schedule 02:30', '2027-03-28T00:59:5'],
    ['autumn', '/schedule 02:00', '2027-10-31T00:59:5'],
  ] as const)('has Rauf set his schedule before the night of %s', async (to, schedule, then) => {
    const scene = await openScene()
    answerAll(scene, scene.cast.rauf)
    await scene.director.direct({ kind: 'jump', to })
    const written = scene.cast.rauf.messages().filter(({ own }) => !own)
    expect(written.map(({ text }) => text)).toEqual(['/timezone Europe/Berlin', schedule])
    expect(new Date(scene.clock.now()).toISOString()).toContain(then)
  })

  it('makes one jump at a time', async () => {
    const scene = await openScene()
    answerAll(scene, scene.cast.rauf)
    const first = scene.director.direct({ kind: 'jump', to: 'spring' })
    await expect(scene.director.direct({ kind: 'jump', to: 'hour' })).rejects.toThrow('on its way')
    await first
    await scene.director.direct({ kind: 'jump', to: 'hour' })
  })
})

describe('the network', () => {
  it('switches faults of the local Telegram on and off, each once', async () => {
    const { director, telegram } = await openScene()
    for (const kind of ['outage', 'lose-answers', 'slow'] as const) {
      await director.direct({ kind, on: true })
      await director.direct({ kind, on: true })
    }
    expect(telegram.faults().map(({ kind }) => kind)).toEqual(['outage', 'lost-answer', 'slow'])
    expect(director.scene().faults).toMatchObject({ outage: true, losesAnswers: true, isSlow: true })
    for (const kind of ['outage', 'lose-answers', 'slow'] as const) await director.direct({ kind, on: false })
    expect(telegram.faults()).toEqual([])
  })

  it('closes the group to all but its administrators, and opens it again', async () => {
    const { director, cast, say } = await openScene()
    cast.group.addBot(cast.murad)
    await director.direct({ kind: 'close-group', on: true })
    expect(director.scene().isGroupClosed).toBe(true)
    expect((await say(cast.group.id, 'no')).description).toContain('not enough rights to send text messages')
    await director.direct({ kind: 'close-group', on: false })
    expect(director.scene().isGroupClosed).toBe(false)
    // A second has not passed since.
    expect((await say(cast.group.id, 'yes')).description).toContain('retry after 1')
  })

  it('holds the bot back for so many seconds, and counts what was refused', async () => {
    const { director, cast, say } = await openScene()
    cast.leyla.start()
    await director.direct({ kind: 'flood', seconds: 10 })
    expect(director.scene().faults.floodSecondsLeft).toBe(10)
    expect(await say(cast.leyla.id, 'no')).toMatchObject({ error_code: 429 })
    await expect.poll(() => director.scene().figures.floods, { timeout: 3000 }).toBe(1)
  })
})

describe('the audience', () => {
  it('joins and leaves, a few of it unreachable, and is known to Telegram', async () => {
    const { director, asked, telegram, say } = await openScene()
    await director.direct({ kind: 'audience', size: 1200 })
    expect(director.scene().audience).toBe(1200)
    const joins = asked.filter((request) => request.kind === 'join')
    expect(joins.map(({ count }) => count)).toEqual([1000, 200])
    const firstId = joins[0]?.firstId ?? 0
    const reach = Array.from({ length: 1200 }, (_, index) => telegram.chat(firstId + index)).map(
      (record) => record?.kind === 'private' && record.reach,
    )
    expect(reach.filter((each) => each === 'open').length).toBe(1170)
    expect(await say(firstId, 'hello')).toMatchObject({ ok: true })
    await director.direct({ kind: 'audience', size: 100 })
    expect(asked.filter((request) => request.kind === 'leave').map(({ count }) => count)).toEqual([1000, 100])
    await director.direct({ kind: 'audience', size: 0 })
    expect(director.scene().audience).toBe(0)
  })

  it('is as large as the bot said when that went down meanwhile', async () => {
    const { director, fake } = await openScene()
    await director.direct({ kind: 'audience', size: 100 })
    fake.refuses = true
    await expect(director.direct({ kind: 'audience', size: 1000 })).rejects.toThrow('not running')
    expect(director.scene().audience).toBe(100)
  })
})

describe('the bot', () => {
  it('is killed, and said to be down, starting and back', async () => {
    const { director, fake, become } = await openScene()
    const kill: Direction = { kind: 'kill' }
    await director.direct(kill)
    expect(fake.kills).toBe(1)
    expect(director.scene()).toMatchObject({ bot: 'down', caption: expect.stringContaining('kill -9') })
    await expect(director.direct(kill)).rejects.toThrow('not running')
    fake.restarts = 1
    become('starting')
    become('running')
    expect(director.scene()).toMatchObject({ bot: 'running', restarts: 1, caption: expect.stringContaining('is back') })
  })

  it('that dies by itself is told of', async () => {
    const { director, become } = await openScene()
    become('down')
    expect(director.scene().caption).toContain('died by itself')
  })

  it('tells every second what waits, and what was delivered', async () => {
    const { director, fake, cast, say } = await openScene()
    let told = 0
    director.subscribe(() => told++)
    cast.leyla.start()
    await say(cast.leyla.id, 'hello')
    fake.waiting = 77
    await expect.poll(() => director.scene().figures, { timeout: 4000 }).toMatchObject({ waiting: 77, delivered: 1 })
    expect(told).toBeGreaterThan(0)
  })
})

describe('the opening scene', () => {
  it('is played once, however often the page is opened', async () => {
    const scene = await openScene()
    answerAll(scene, scene.cast.leyla)
    scene.director.opened()
    scene.director.opened()
    await scene.telegram.until(() => scene.cast.leyla.last(), 'the welcome')
    scene.director.opened()
    expect(scene.cast.leyla.messages().filter(({ text }) => text === '/start')).toHaveLength(1)
    await expect.poll(() => scene.clock.now()).toBeGreaterThan(Date.UTC(2026, 10, 24, 3, 59))
  })
})
