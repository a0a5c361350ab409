// The director behind the page's panel: newsroom, clock, network, audience and the bot's process in one scene.
import type { Director } from '#sandbox/page/director'
import type { Direction, Scene } from '#sandbox/page/protocol'
import { createAgency } from './agency.ts'
import { createAudience } from './audience.ts'
import { BACK, captionOf, DIED, GETTING_READY } from './captions.ts'
import { countAnswers, laterFigures, NO_FIGURES } from './figures.ts'
import { createNetwork } from './network.ts'
import { playOpening } from './opening.ts'
import type { Stage } from './stage.ts'
import { createTravel } from './travel.ts'

export type DirectorParts = Omit<Stage, 'start' | 'roots' | 'close'> & {
  /** Resolves when the bot runs. */
  running: Promise<unknown>
  /** Resolves when it has read the news and met its people. */
  ready: Promise<unknown>
}

export type DemoDirector = Director & { close: () => Promise<void> }

const SECOND_MS = 1000
/** With more than this to be sent, a clock that runs fast would only make a crowd. */
const BUSY = 50

export function createDirector(parts: DirectorParts): DemoDirector {
  const { telegram, newsroom, clock, bot, cast, reading } = parts
  const listeners = new Set<() => void>()
  const ending = new AbortController()
  let caption = GETTING_READY
  let figures = NO_FIGURES
  let isKilling = false
  let isOpened = false
  let told = ''

  const changed = () => {
    told = JSON.stringify({ ...scene(), now: 0 })
    for (const listener of listeners) listener()
  }
  const say = (text: string) => {
    caption = text
    changed()
  }
  const network = createNetwork(telegram, clock.now)
  const agency = createAgency({ newsroom, wait: clock.wait, onPublished: () => void reading.headlines().then(changed) })
  const audience = createAudience({ telegram, bot, now: clock.now, onChange: changed })
  const travel = createTravel({ telegram, clock, agency, reading, cast, isBusy: () => figures.waiting > BUSY })

  const scene = (): Scene => ({
    now: clock.now(),
    rate: clock.rate(),
    bot: bot.state(),
    restarts: bot.restarts(),
    faults: network.faults(),
    isGroupClosed: cast.group.permissions().texts === false,
    stories: agency.stories(),
    isPublishing: agency.isPublishing(),
    audience: audience.size(),
    figures,
    caption,
  })

  // Once a second of real time, whatever the demo's clock does.
  let countedAt = performance.now()
  const count = async () => {
    const waiting = await bot.ask({ kind: 'waiting' }).catch(() => figures.waiting)
    const seconds = Math.max(1, Math.round((performance.now() - countedAt) / SECOND_MS))
    countedAt = performance.now()
    figures = laterFigures(figures, countAnswers(telegram.tally()), waiting, seconds)
    if (JSON.stringify({ ...scene(), now: 0 }) !== told) changed()
  }
  const everySecond = setInterval(() => void count(), SECOND_MS)
  const leaveClock = clock.subscribe(changed)
  const leaveBot = bot.subscribe((state) => {
    if (state === 'running' && bot.restarts() > 0) caption = BACK
    if (state === 'down' && !isKilling && !ending.signal.aborted) caption = DIED
    changed()
  })

  async function direct(direction: Direction): Promise<void> {
    const done = (title?: string) => say(captionOf(direction, title))
    switch (direction.kind) {
      case 'publish': {
        const { title } = agency.publish(direction.what)
        void reading.headlines()
        return done(title)
      }
      case 'correct': {
        const story = agency.correct(direction.number)
        if (story === undefined) throw new Error('That story is not on the site any more.')
        void reading.headlines()
        return done(story.title)
      }
      case 'withdraw':
        if (!agency.withdraw(direction.number)) throw new Error('That story is not on the site any more.')
        return done()
      case 'publishing':
        await agency.setPublishing(direction.on)
        return done()
      case 'jump':
        await travel.jump(direction.to)
        return done()
      case 'outage':
      case 'lose-answers':
      case 'slow':
        network.set(direction.kind, direction.on)
        return done()
      case 'close-group':
        cast.group.permit({ texts: !direction.on, media: !direction.on })
        return done()
      case 'flood':
        network.flood(direction.seconds)
        return done()
      case 'kill':
        isKilling = true
        await bot.kill().finally(() => {
          isKilling = false
        })
        return done()
      case 'audience':
        await audience.resize(direction.size)
        return done()
    }
  }

  return {
    scene,
    direct,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    opened: () => {
      if (isOpened) return
      isOpened = true
      void playOpening({ ...parts, travel, say, signal: ending.signal }).then(() =>
        ending.signal.aborted ? undefined : agency.setPublishing(true),
      )
    },
    close: async () => {
      ending.abort()
      clearInterval(everySecond)
      leaveClock()
      leaveBot()
      listeners.clear()
      await agency.setPublishing(false)
    },
  }
}
