// What editors are told when something is wrong that nobody would see: once, with an all-clear.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Deps } from '#deps'
import { createWatch } from '#jobs/watch'
import type { Message } from '#views/message'
import { aFeed, anItem, DAY, HOUR, MINUTE, NOW } from '../support/builders.ts'
import { type ClockWorld, createClockWorld } from '../support/clock-world.ts'
import { locales } from '../views/locales.ts'

const [OWNER, EDITOR] = [1, 2]
const MEGABYTE = 1024 * 1024

let world: ClockWorld
let deps: Deps
let told: { to: number; html: string }[]
let free: number | undefined
let skew: number | undefined
let paid: ReturnType<Deps['telegram']['paidState']>
/** What Telegram makes of a message. */
let answer: (to: number) => 'sent' | 'retry' | 'unreachable'
let watch: () => Promise<void>

beforeEach(async () => {
  world = await createClockWorld({ feeds: [aFeed()] })
  await world.store.addEditor({ id: EDITOR, addedBy: OWNER, at: NOW })
  told = []
  free = 1000 * MEGABYTE
  skew = 0
  paid = 'off'
  answer = () => 'sent'
  deps = {
    ...world.deps,
    settings: { ...world.deps.settings, ownerIds: [OWNER], defaultLanguage: 'en' },
    locales,
    freeDiskBytes: async () => free,
    clockSkewMs: () => skew,
    telegram: {
      paidState: () => paid,
      send: async (to: number, message: Message) => {
        const kind = answer(to)
        if (kind === 'sent') told.push({ to, html: message.html })
        return { kind, messageId: told.length }
      },
    } as unknown as Deps['telegram'],
  }
  watch = createWatch(deps)
})
afterEach(() => world.end())

/** What was told since the last look; everybody is told the same. */
function news(): string[] {
  const texts = told.splice(0)
  expect(texts.filter(({ to }) => to === OWNER).map(({ html }) => html)).toEqual(
    texts.filter(({ to }) => to === EDITOR).map(({ html }) => html),
  )
  return texts.filter(({ to }) => to === OWNER).map(({ html }) => html)
}
const fails = () =>
  world.store.recordFetch('az', { kind: 'failure', code: 'timeout', detail: '' }, world.clock.at, world.clock.at)
const brings = (number: number) =>
  world.store.recordFetch(
    'az',
    { kind: 'items', items: [anItem({ number, publishedAt: world.clock.at })], validators: {} },
    world.clock.at,
    world.clock.at,
  )
const answersNothingNew = () => world.store.recordFetch('az', { kind: 'not-modified' }, world.clock.at, world.clock.at)

describe('a feed that fails', () => {
  it('is told after an hour and five failures, once, and so is its end', async () => {
    await brings(1)
    for (let tries = 0; tries < 5; tries += 1) await fails()
    world.clock.at += HOUR - MINUTE
    await watch()
    expect(news()).toEqual([])
    world.clock.at += MINUTE
    await watch()
    const [alarm = '', ...rest] = news()
    expect(rest).toEqual([])
    expect(alarm).toContain('<b>Feed az</b> cannot be read: 5 tries in a row failed.')
    expect(alarm).toContain('did not answer')
    await fails()
    await watch()
    await createWatch(deps)()
    expect(news()).toEqual([])
    await answersNothingNew()
    await watch()
    expect(news()).toEqual(['✅ <b>Feed az</b> can be read again.'])
    await watch()
    expect(news()).toEqual([])
  })

  it('that is taken out of the configuration is nobody’s trouble any more', async () => {
    await brings(1)
    for (let tries = 0; tries < 5; tries += 1) await fails()
    world.clock.at += HOUR
    await watch()
    news()
    await world.store.syncFeeds([], world.clock.at)
    await watch()
    expect(news()).toEqual([])
    expect(await world.store.incidents()).toEqual([])
  })
})

describe('a feed that is silent', () => {
  /** A week and more of news every four hours: nights and weekends are known. */
  async function speaks(): Promise<void> {
    for (let number = 1; number <= 9 * 6; number += 1) {
      world.clock.at += 4 * HOUR
      await brings(number)
    }
  }

  it('is told after twelve hours, once, and so is its end', async () => {
    await speaks()
    world.clock.at += 12 * HOUR - MINUTE
    await answersNothingNew()
    await watch()
    expect(news()).toEqual([])
    world.clock.at += MINUTE
    await answersNothingNew()
    await watch()
    await watch()
    expect(news()).toEqual([expect.stringContaining('<b>Feed az</b> has been silent')])
    // A feed that cannot be read is not heard to speak.
    world.clock.at += 2 * HOUR
    for (let tries = 0; tries < 5; tries += 1) await fails()
    await watch()
    expect(news()).toEqual([expect.stringContaining('cannot be read')])
    await brings(9999)
    await watch()
    expect(news().sort()).toEqual(['✅ <b>Feed az</b> brings news again.', '✅ <b>Feed az</b> can be read again.'])
  })

  it('is not judged by the hours the bot itself was off', async () => {
    await speaks()
    world.clock.at += 3 * DAY
    await watch()
    expect(news()).toEqual([])
  })
})

describe('the disk', () => {
  it('is told when less than 200 MB are left, and fine only with some to spare', async () => {
    for (const [megabytes, text] of [
      [200, undefined],
      [199, 'Megabytes left: 199'],
      [150, undefined],
      [220, undefined],
      [250, 'has room again'],
      [199, 'Megabytes left: 199'],
    ] as const) {
      free = megabytes * MEGABYTE
      await watch()
      expect(news()).toEqual(text === undefined ? [] : [expect.stringContaining(text)])
    }
  })

  it('that nobody can ask changes nothing', async () => {
    free = undefined
    await watch()
    expect(news()).toEqual([])
  })

  it('whose store cannot write is told once all the same, with the all-clear', async () => {
    const full = async () => {
      throw new Error('ENOSPC')
    }
    let problem: string | undefined = 'the disk is full'
    const { openIncident, noteIncidentTold, closeIncident } = world.store
    const failing = { openIncident: full, noteIncidentTold: full, closeIncident: full }
    const store = { ...world.store, problem: () => problem, ...failing }
    watch = createWatch({ ...deps, store: store as Deps['store'] })
    await watch()
    await watch()
    expect(news()).toEqual([expect.stringContaining('cannot save its data')])
    problem = undefined
    Object.assign(store, { openIncident, noteIncidentTold, closeIncident })
    await watch()
    await watch()
    expect(news()).toEqual([expect.stringContaining('saves its data again')])
  })

  it('that is nearly full keeps nobody from being told that the store cannot write, and each ends by itself', async () => {
    let problem: string | undefined
    watch = createWatch({ ...deps, store: { ...world.store, problem: () => problem } as Deps['store'] })
    free = 100 * MEGABYTE
    await watch()
    expect(news()).toEqual([expect.stringContaining('Megabytes left: 100')])
    problem = 'the disk is full'
    await watch()
    expect(news()).toEqual([expect.stringContaining('cannot save its data')])
    problem = undefined
    await watch()
    expect(news()).toEqual([expect.stringContaining('saves its data again')])
    free = 1000 * MEGABYTE
    await watch()
    expect(news()).toEqual([expect.stringContaining('has room again')])
  })
})

describe('while Telegram cannot be reached', () => {
  beforeEach(() => {
    answer = () => 'retry'
  })

  it('what begins is told as soon as it can be, once', async () => {
    skew = HOUR
    await watch()
    await watch()
    expect(news()).toEqual([])
    answer = () => 'sent'
    await watch()
    await watch()
    expect(news()).toEqual([expect.stringContaining('It is 1 hour ahead')])
  })

  it('what is over before anybody was told of it has no all-clear either', async () => {
    skew = HOUR
    await watch()
    answer = () => 'sent'
    skew = 0
    await watch()
    expect(news()).toEqual([])
    expect(await world.store.incidents()).toEqual([])
  })

  it('an all-clear waits', async () => {
    answer = () => 'sent'
    skew = HOUR
    await watch()
    news()
    answer = () => 'retry'
    skew = 0
    await watch()
    await watch()
    answer = () => 'sent'
    await watch()
    await watch()
    expect(news()).toEqual([expect.stringContaining('is right again')])
  })

  it('one who was told is enough, and so is that nobody can be', async () => {
    answer = (to) => (to === OWNER ? 'retry' : 'sent')
    skew = HOUR
    await watch()
    await watch()
    expect(told.splice(0)).toHaveLength(1)
    skew = 0
    await watch()
    told.splice(0)
    answer = () => 'unreachable'
    skew = HOUR
    await watch()
    answer = () => 'sent'
    await watch()
    expect(news()).toEqual([])
  })

  it('what a killed process had opened is told by the next one, after a while', async () => {
    await world.store.openIncident({ kind: 'clock', subject: '', since: world.clock.at })
    answer = () => 'sent'
    skew = HOUR
    await watch()
    expect(news()).toEqual([])
    world.clock.at += 5 * MINUTE
    await watch()
    expect(news()).toEqual([expect.stringContaining('It is 1 hour ahead')])
  })
})

describe('several feeds', () => {
  const FEEDS = [
    aFeed(),
    aFeed({ id: 'en', url: 'https://agency.example/en.rss' }),
    aFeed({ id: 'ru', url: 'https://agency.example/ru.rss' }),
    aFeed({ id: 'other', url: 'https://elsewhere.example/rss' }),
  ]
  const ask = (id: string, isGood: boolean) =>
    world.store.recordFetch(
      id,
      isGood ? { kind: 'not-modified' } : { kind: 'failure', code: 'dns', detail: '' },
      world.clock.at,
      world.clock.at,
    )
  beforeEach(async () => {
    FEEDS[0] = aFeed({ url: 'https://agency.example/az.rss' })
    await world.store.syncFeeds(FEEDS, world.clock.at)
    for (const { id } of FEEDS) await ask(id, true)
  })

  it('of one host that fell together are one message and one all-clear, though each is asked at its own pace', async () => {
    for (const [id, tries] of [
      ['az', 5],
      ['en', 4],
      ['ru', 2],
      ['other', 2],
    ] as const)
      for (let count = 0; count < tries; count += 1) await ask(id, false)
    world.clock.at += HOUR
    await watch()
    expect(news()).toEqual([expect.stringMatching(/Several feeds.*: az, en, ru\. /)])
    await ask('ru', false)
    await watch()
    expect(news()).toEqual([])
    for (const id of ['az', 'en', 'ru']) await ask(id, true)
    await watch()
    expect(news()).toEqual([expect.stringContaining('can be read again: az, en, ru.')])
  })

  it('of which one has been failing for long do not fail with it', async () => {
    for (let count = 0; count < 5; count += 1) await ask('az', false)
    world.clock.at += 3 * HOUR
    await ask('en', true)
    for (let count = 0; count < 2; count += 1) await ask('en', false)
    await watch()
    expect(news()).toEqual([expect.stringContaining('Feed az')])
  })
})

describe('the clock', () => {
  it('is told when it is a minute off, in words, and once', async () => {
    for (const [ms, text] of [
      [59_000, undefined],
      [3 * MINUTE, 'It is 3 minutes ahead'],
      [4 * MINUTE, undefined],
      [undefined, undefined],
      [45_000, undefined],
      [5000, 'is right again'],
      [-HOUR, 'It is 1 hour behind'],
    ] as const) {
      skew = ms
      await watch()
      expect(news()).toEqual(text === undefined ? [] : [expect.stringContaining(text)])
    }
  })
})

describe('the payment for faster sending', () => {
  it('is told once when it is refused, once when it is taken again, and forgotten with paying', async () => {
    for (const [state, text] of [
      ['untried', undefined],
      ['accepted', undefined],
      ['refused', 'takes no payment'],
      ['refused', undefined],
      // After a restart nobody knows yet.
      ['untried', undefined],
      ['accepted', 'takes payment again'],
      ['refused', 'takes no payment'],
      ['off', undefined],
      ['accepted', undefined],
    ] as const) {
      paid = state
      await watch()
      expect(news()).toEqual(text === undefined ? [] : [expect.stringContaining(text)])
    }
  })
})

it('one who cannot be reached keeps nobody else from being told, and no text is logged', async () => {
  const { send } = deps.telegram
  deps.telegram.send = async (to, post) => {
    if (to === OWNER) throw new Error('broken')
    return send(to, post)
  }
  free = 1
  await watch()
  expect(told.map(({ to }) => to)).toEqual([EDITOR])
  expect(world.logged.join('\n')).toContain('editor-not-told')
})
