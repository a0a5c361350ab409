// The story of a simulation, told from its seed before anything runs: who does what when, what the agency publishes, and
// which faults come. It is data: what fails is made shorter by leaving events out.
import type { Fault } from '#sandbox/telegram/world'
import type { FeedTrouble } from './agency.ts'
import { type Chance, createChance } from './chance.ts'
import type { DiskTrouble } from './disk.ts'

/** People are numbered: readers first, then editors; the first editor is the owner. */
export type Act =
  | { do: 'say'; who: number; text: string; replyTo?: 'own' }
  /** Presses a button of a message of the bot's: one with these words, or by its place among all that are shown. */
  | { do: 'press'; who: number; label?: string; place: number }
  | { do: 'block' | 'unblock' | 'leave-telegram' | 'locate'; who: number }
  | { do: 'publish'; id: number; feed: string; title: string; section: string; paragraphs: string[] }
  | { do: 'correct'; id: number; title: string }
  | { do: 'withdraw' | 'hide' | 'show'; id: number }
  | { do: 'feed-trouble'; feed: string; trouble: FeedTrouble; forMs: number }
  | { do: 'telegram-trouble'; fault: Fault; forMs: number }
  | { do: 'silence'; share: number; forMs: number }
  | { do: 'disk-trouble'; trouble: DiskTrouble; forMs: number }
  /** After so many steps of the bot; `power`: the disk loses what was not synced. It starts again after `downMs`. */
  | { do: 'kill'; afterSteps: number; power: boolean; downMs: number }
  /** A clean end, as a deployment makes it. */
  | { do: 'restart'; downMs: number }
  /** Another process is started on the same folder: it must be refused. */
  | { do: 'second-process' }
  | { do: 'group'; who: number; group: number; act: GroupAct }

export type GroupAct = 'add' | 'subscribe' | 'say' | 'upgrade' | 'mute' | 'unmute' | 'kick' | 'stop'

export type Event = { at: number; act: Act }

export type Story = {
  seed: number
  startAt: number
  days: number
  readers: number
  editors: number
  napMs: number
  events: Event[]
}

export type StoryOptions = { seed: number; days: number; readers: number }

const SECOND = 1000
const MINUTE = 60 * SECOND
/** A story longer than that never dozes for a minute alone. */
const LONG_DAYS = 60
const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Days before clocks change in one of the zones below, a leap day, and an ordinary week. */
const STARTS = [
  '2026-11-24',
  '2027-03-12',
  '2027-03-26',
  '2027-04-02',
  '2027-10-01',
  '2027-10-29',
  '2027-11-05',
  '2028-02-27',
]
/** With daylight-saving changes on different nights, one of half an hour, and one without. */
const ZONES = ['Asia/Baku', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'] as const
export const FEEDS = ['en', 'az', 'ru'] as const
const SECTIONS = ['politics', 'economy', 'culture', 'sports', 'world']
const NOUNS =
  'harbour storm budget orchard museum railway ferry glacier bridge market theatre pipeline vineyard lighthouse'.split(
    ' ',
  )
const VERBS = 'reopens closes grows moves waits doubles returns halts expands opens'.split(' ')
const PLACES = 'Alat Guba Sheki Lankaran Shusha Zaqatala Astara Qabala Salyan Naftalan'.split(' ')

/** Which faults and features a seed has at all (swarm testing, Groce et al. 2012): what is rare beside others is common alone. */
type Swarm = {
  kills: boolean
  power: boolean
  telegramFaults: boolean
  silence: boolean
  diskFaults: boolean
  feedFaults: boolean
  corrections: boolean
  broadcasts: boolean
  groups: boolean
  departures: boolean
}

export function tellStory({ seed, days, readers }: StoryOptions): Story {
  const chance = createChance(seed, 'story')
  const swarm = {
    kills: chance.happens(0.75),
    power: chance.happens(0.5),
    telegramFaults: chance.happens(0.6),
    silence: chance.happens(0.4),
    diskFaults: chance.happens(0.4),
    feedFaults: chance.happens(0.5),
    corrections: chance.happens(0.7),
    broadcasts: chance.happens(0.8),
    groups: chance.happens(0.5),
    departures: chance.happens(0.7),
  }
  // Some minutes before a day begins, so that slots at midnight come in the story's days.
  const startAt = Date.parse(`${chance.pick(STARTS)}T00:00:00Z`)
  const editors = 3
  const events = [
    ...welcome(chance, readers, editors, startAt),
    ...readersActs(createChance(seed, 'readers'), swarm, readers, days, startAt),
    ...rushes(createChance(seed, 'rushes'), swarm, readers, days, startAt),
    ...news(createChance(seed, 'news'), swarm, days, startAt),
    ...desk(createChance(seed, 'desk'), swarm, readers, days, startAt),
    ...groups(createChance(seed, 'groups'), swarm, readers, days, startAt),
    ...troubles(createChance(seed, 'troubles'), swarm, days, startAt),
  ]
  const inOrder = events
    .map((event, place) => ({ event, place }))
    .sort((a, b) => a.event.at - b.event.at || a.place - b.place)
  return {
    seed,
    startAt,
    days,
    readers,
    editors,
    // Slots are at multiples of either.
    napMs: days < LONG_DAYS && chance.happens(0.15) ? MINUTE : 5 * MINUTE,
    events: inOrder.map(({ event }) => event),
  }
}

/** Everybody comes in the first minutes, and most choose how they want it. */
function welcome(chance: Chance, readers: number, editors: number, startAt: number): Event[] {
  const events: Event[] = []
  for (let who = 0; who < readers + editors; who += 1) {
    const at = startAt + 10 * SECOND + Math.floor((who * 20 * MINUTE) / (readers + editors))
    events.push({ at, act: { do: 'say', who, text: '/start' } })
    if (who >= readers || chance.happens(0.4)) continue
    events.push({ at: at + 15 * SECOND, act: { do: 'say', who, text: `/timezone ${chance.pick(ZONES)}` } })
    events.push({ at: at + 30 * SECOND, act: { do: 'say', who, text: schedule(chance) } })
  }
  for (let place = 1; place < editors; place += 1)
    events.push({
      at: startAt + 25 * MINUTE + place * 10 * SECOND,
      act: { do: 'say', who: readers, text: `/editors add ${idOf(readers + place)}` },
    })
  return events
}

/** A person's id: numbers that occur nowhere else. */
export function idOf(who: number): number {
  return 706_000_003 + who * 7_919
}

function schedule(chance: Chance): string {
  const time = () => `${String(chance.between(0, 23)).padStart(2, '0')}:${chance.pick(['00', '00', '30', '15', '55'])}`
  return chance.pick([
    () => `/schedule ${time()}`,
    () => `/schedule ${time()} ${time()}`,
    // In the hours that clocks skip and repeat.
    () => '/schedule 02:30',
    () => '/schedule 02:15 03:00',
    () => `/schedule weekdays ${time()}; weekends ${time()}`,
    () => `/schedule mon,wed,sun ${time()}`,
  ])()
}

const PLAIN_ACTS: ((chance: Chance) => string)[] = [
  () => '/digest',
  () => '/latest',
  (chance) => `/latest ${chance.pick(SECTIONS)}`,
  () => '/interviews',
  (chance) => `/read ${chance.between(1, 9)}`,
  (chance) => `/search ${chance.pick(NOUNS)}`,
  (chance) => `/topics ${chance.pick(SECTIONS)} ${chance.pick(SECTIONS)}`,
  () => '/topics all',
  (chance) => `/follow ${chance.pick(NOUNS)}`,
  (chance) => `/unfollow ${chance.pick(NOUNS)}`,
  () => '/following',
  schedule,
  () => '/schedule off',
  (chance) => `/timezone ${chance.pick(ZONES)}`,
  () => '/quiet 23:00-07:00',
  () => '/quiet off',
  (chance) => `/breaking ${chance.pick(['off', 'flash', 'urgent', 'all'])} ${chance.between(1, 9)}`,
  (chance) => `/language ${chance.pick(FEEDS)}`,
  (chance) => `/language ${chance.pick(FEEDS)} ${chance.pick(FEEDS)}`,
  (chance) => `/pause ${chance.pick(['12h', '1d', '3d'])}`,
  () => '/resume',
  () => '/saved',
  () => '/settings',
  () => '/why',
  () => '/why',
  (chance) => `/check ${chance.pick(NOUNS)} ${chance.pick(VERBS)} in ${chance.pick(PLACES)}`,
  () => '/privacy',
  () => '/export',
  () => '/help',
  () => '/start',
  () => '/stop',
  () => '/stop',
  () => '/stop',
  () => '/cancel',
  (chance) =>
    chance.pick(['hello', 'thanks', 'storm', '08:00', 'Berlin', '😀', 'a'.repeat(300), '/nonsense', '/schedule 25:99']),
]

function readersActs(chance: Chance, swarm: Swarm, readers: number, days: number, startAt: number): Event[] {
  const events: Event[] = []
  const perDay = readers > 200 ? 0.15 : 4
  for (let who = 0; who < readers; who += 1) {
    const times = Math.round(days * perDay * (chance.next() * 2))
    for (let time = 0; time < times; time += 1) {
      const at = startAt + 30 * MINUTE + Math.floor(chance.next() * (days * DAY - HOUR))
      const kind = chance.next()
      if (kind < 0.06) events.push(...forgetting(chance, who, at))
      else if (swarm.departures && kind < 0.12) events.push(...leaving(chance, who, at))
      else if (kind < 0.45) events.push({ at, act: { do: 'press', who, place: chance.next() } })
      else if (kind < 0.48) events.push({ at, act: { do: 'locate', who } })
      else events.push({ at, act: { do: 'say', who, text: chance.pick(PLAIN_ACTS)(chance) } })
      // Death comes while somebody is being answered.
      if (swarm.kills && chance.happens(0.1))
        events.push({
          at: at + chance.between(10, 150),
          act: { ...kill(chance, swarm), afterSteps: chance.between(0, 40) },
        })
      // People are quick at times: another press before the answer is there.
      if (chance.happens(0.2))
        events.push({ at: at + chance.between(100, 3000), act: { do: 'press', who, place: chance.next() } })
    }
  }
  return events
}

/** Once a day everybody asks at once, and the bot may die while most wait for their turn. */
function rushes(chance: Chance, swarm: Swarm, readers: number, days: number, startAt: number): Event[] {
  const events: Event[] = []
  for (let day = 0; day < days; day += 1) {
    const at = startAt + day * DAY + chance.between(60, 1300) * MINUTE
    for (let who = 0; who < readers; who += 1)
      events.push({ at: at + chance.between(0, 300), act: { do: 'say', who, text: '/latest' } })
    if (swarm.kills && chance.happens(0.7))
      events.push({
        at: at + chance.between(300, 1200),
        act: { ...kill(chance, swarm), afterSteps: chance.between(0, 20) },
      })
  }
  return events
}

function forgetting(chance: Chance, who: number, at: number): Event[] {
  const back = { at: at + chance.between(1, 20) * HOUR, act: { do: 'say', who, text: '/start' } } as const
  const forget: Event[] = [
    { at, act: { do: 'say', who, text: '/forget' } },
    { at: at + 20 * SECOND, act: { do: 'press', who, place: 0 } },
  ]
  return chance.happens(0.6) ? [...forget, back] : forget
}

function leaving(chance: Chance, who: number, at: number): Event[] {
  if (chance.happens(0.1)) return [{ at, act: { do: 'leave-telegram', who } }]
  return [
    { at, act: { do: 'block', who } },
    { at: at + chance.between(10, 3000) * MINUTE, act: { do: 'unblock', who } },
  ]
}

function news(chance: Chance, swarm: Swarm, days: number, startAt: number): Event[] {
  const events: Event[] = []
  let id = 4_411_000
  for (let at = startAt + MINUTE; at < startAt + days * DAY; at += chance.between(5, 160) * MINUTE) {
    id += chance.between(1, 5)
    const feed = chance.pick(FEEDS)
    const publish = {
      do: 'publish',
      id,
      feed,
      title: headline(chance, id),
      section: chance.pick(SECTIONS),
      paragraphs: paragraphs(chance),
    } as const
    events.push({ at, act: publish })
    if (!swarm.corrections) continue
    const later = at + chance.between(3, 900) * MINUTE
    if (chance.happens(0.15))
      events.push({ at: later, act: { do: 'correct', id, title: `${publish.title}, corrected` } })
    if (chance.happens(0.05)) events.push({ at: later + MINUTE, act: { do: 'withdraw', id } })
    if (chance.happens(0.05)) {
      events.push({ at: later, act: { do: 'hide', id } })
      events.push({ at: later + chance.between(5, 300) * MINUTE, act: { do: 'show', id } })
    }
  }
  return events
}

function headline(chance: Chance, id: number): string {
  const words = `${chance.pick(PLACES)} ${chance.pick(NOUNS)} ${chance.pick(VERBS)} near ${chance.pick(PLACES)} ${chance.pick(NOUNS)} ${id}`
  return chance.happens(0.05) ? `® ${words}` : chance.happens(0.05) ? `${words} VIDEO` : words
}

function paragraphs(chance: Chance): string[] {
  const sentence = () =>
    `The ${chance.pick(NOUNS)} of ${chance.pick(PLACES)} ${chance.pick(VERBS)} while the ${chance.pick(NOUNS)} ${chance.pick(VERBS)}.`
  return Array.from({ length: chance.between(2, 4) }, () => `${sentence()} ${sentence()} ${sentence()}`)
}

/** Broadcasts: each has a number of its own, by which it is known in the chats. */
function desk(chance: Chance, swarm: Swarm, readers: number, days: number, startAt: number): Event[] {
  if (!swarm.broadcasts) return []
  const events: Event[] = []
  let number = 0
  for (let at = startAt + HOUR; at < startAt + days * DAY - HOUR; at += chance.between(2, 20) * HOUR) {
    number += 1
    const who = readers + chance.between(0, 1)
    const audience = chance.pick(['everyone', 'everyone', 'en', 'politics'])
    events.push({ at, act: { do: 'say', who, text: bulletin(number) } })
    events.push({ at: at + 6 * SECOND, act: { do: 'say', who, text: `/broadcast ${audience} now`, replyTo: 'own' } })
    events.push({ at: at + 14 * SECOND, act: { do: 'press', who, label: 'Send', place: 0 } })
    events.push({ at: at + 20 * SECOND, act: { do: 'press', who, label: 'Send now', place: 0 } })
    const later = at + chance.between(25, 400) * SECOND
    if (chance.happens(0.2)) {
      events.push({ at: later, act: { do: 'press', who, label: 'Pause', place: 0 } })
      events.push({ at: later + 90 * SECOND, act: { do: 'press', who, label: 'Resume', place: 0 } })
    }
    if (chance.happens(0.3)) {
      events.push({ at: later + 10 * MINUTE, act: { do: 'press', who, label: 'Recall', place: 0 } })
      events.push({ at: later + 10 * MINUTE + 8 * SECOND, act: { do: 'press', who, label: 'Take it back', place: 0 } })
    }
    if (chance.happens(0.3)) events.push({ at: later + HOUR, act: { do: 'press', who, place: chance.next() } })
    if (chance.happens(0.2))
      events.push({
        at: later + HOUR,
        act: {
          do: 'say',
          who,
          text: chance.pick(['/broadcasts', '/stats', '/feeds', '/audit', '/breaking 1', '/plan']),
        },
      })
  }
  return events
}

function bulletin(number: number): string {
  return `Bulletin ${number}. The office says good morning.`
}

function groups(chance: Chance, swarm: Swarm, readers: number, days: number, startAt: number): Event[] {
  if (!swarm.groups) return []
  const events: Event[] = []
  for (let group = 0; group < 2; group += 1) {
    const who = chance.between(0, readers - 1)
    let at = startAt + 40 * MINUTE + group * MINUTE
    const then = (act: GroupAct) => events.push({ at, act: { do: 'group', who, group, act } })
    then('add')
    at += 20 * SECOND
    then('subscribe')
    for (at += HOUR; at < startAt + days * DAY - HOUR; at += chance.between(1, 14) * HOUR)
      then(chance.pick(['say', 'say', 'upgrade', 'mute', 'unmute', 'unmute', 'kick', 'add', 'subscribe', 'stop']))
  }
  return events
}

/** Faults come in bursts, with calm between them. */
function troubles(chance: Chance, swarm: Swarm, days: number, startAt: number): Event[] {
  const events: Event[] = []
  const end = startAt + days * DAY - 2 * HOUR
  // When most digests are under way, eight in the morning where most readers are.
  for (let day = 0; day < days && swarm.kills; day += 1)
    if (chance.happens(0.6))
      events.push({
        at: startAt + day * DAY + 4 * HOUR + chance.between(30, 600),
        act: { ...kill(chance, swarm), afterSteps: chance.between(0, 20), downMs: chance.between(500, 5000) },
      })
  for (let at = startAt + 35 * MINUTE; at < end; at += chance.between(1, 10) * HOUR) {
    for (let burst = chance.between(1, 4); burst > 0; burst -= 1) {
      const within = at + chance.between(0, 15 * MINUTE)
      const forMs = chance.between(2, 600) * SECOND
      const kinds: (() => Act)[] = []
      if (swarm.kills)
        kinds.push(
          () => kill(chance, swarm),
          () => kill(chance, swarm),
          () => ({ do: 'restart', downMs: chance.between(1, 90) * SECOND }),
        )
      if (swarm.kills) kinds.push(() => ({ do: 'second-process' }))
      if (swarm.telegramFaults) kinds.push(() => ({ do: 'telegram-trouble', fault: fault(chance), forMs }))
      if (swarm.silence) kinds.push(() => ({ do: 'silence', share: chance.pick([0.1, 0.5, 1]), forMs }))
      if (swarm.diskFaults)
        kinds.push(() => ({ do: 'disk-trouble', trouble: chance.pick(['full', 'refusing', 'slow'] as const), forMs }))
      if (swarm.feedFaults)
        kinds.push(() => ({
          do: 'feed-trouble',
          feed: chance.pick(FEEDS),
          trouble: chance.pick(['down', 'silent', 'cut', 'html', 'busy', 'empty'] as const),
          forMs: forMs * 4,
        }))
      if (kinds.length > 0) events.push({ at: within, act: chance.pick(kinds)() })
      // At the full hour digests are under way.
      if (swarm.kills && chance.happens(0.5))
        events.push({ at: Math.ceil(within / HOUR) * HOUR + chance.between(0, 2000), act: kill(chance, swarm) })
    }
  }
  return events
}

function kill(chance: Chance, swarm: Swarm): Extract<Act, { do: 'kill' }> {
  const downMs = chance.pick([500, 1000, 5000, 20_000, 3 * MINUTE, 4 * HOUR])
  return { do: 'kill', afterSteps: chance.between(0, 300), power: swarm.power && chance.happens(0.6), downMs }
}

function fault(chance: Chance): Fault {
  return chance.pick<() => Fault>([
    () => ({ kind: 'flood', seconds: chance.between(5, 40), times: chance.between(1, 3) }),
    () => ({ kind: 'flood', seconds: chance.between(20, 90), share: 0.5 }),
    () => ({ kind: 'flood', seconds: chance.between(20, 90), times: 2 }),
    () => ({ kind: 'outage' }),
    () => ({ kind: 'reset', share: chance.pick([0.1, 0.5, 1]) }),
    () => ({ kind: 'lost-answer', share: chance.pick([0.1, 0.3]) }),
    () => ({ kind: 'server-error', status: chance.pick([500, 502, 504]), share: chance.pick([0.2, 0.7, 1]) }),
    () => ({ kind: 'slow', ms: chance.between(200, 8000), share: 0.5 }),
  ])()
}
