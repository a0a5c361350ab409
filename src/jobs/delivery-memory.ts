// What thousands of deliveries ask for within a short time, asked for once. It holds nothing longer than a change of it
// may stay unseen.
import type { Deps } from '#deps'
import type { Article, Instant } from '#domain/article'
import type { Broadcast } from '#domain/broadcast'
import type { Chat } from '#domain/chat'
import { isQuiet } from '#domain/quiet'
import { localDate } from '#domain/zone'
import type { Post } from '#views/message'
import { createShortMemory } from './short-memory.ts'

export type DeliveryMemory = {
  /** `asOf`: it was read at this moment or later; an edit must not show what it is to correct. */
  article(id: string, asOf?: Instant): Promise<Article | undefined>
  broadcast(id: string): Promise<Broadcast | undefined>
  /** Languages some enabled feed has. */
  newsLanguages(): Promise<string[]>
  /** Whether it is quiet in the chat now. */
  isQuiet(chat: Pick<Chat, 'quiet' | 'zone'>): boolean
  /** The local date now. */
  date(zone: string): string
  /** The message made of `subject` under `key`: made once, kept as long as the subject itself. */
  rendered<T extends Post>(subject: object, key: string, render: () => T): T
}

/** A correction, or a press on "cancel", is seen after this at the latest. */
const FRESH_MS = 250
const MOST_KEPT = 50
const MINUTE_MS = 60_000

export function createDeliveryMemory({ store, now }: Pick<Deps, 'store' | 'now'>): DeliveryMemory {
  const articles = createShortMemory<Article | undefined>(MOST_KEPT, FRESH_MS, now)
  const broadcasts = createShortMemory<Broadcast | undefined>(MOST_KEPT, FRESH_MS, now)
  const languages = createShortMemory<string[]>(1, FRESH_MS, now)
  const quiet = createMinuteMemory<boolean>(now)
  const dates = createMinuteMemory<string>(now)
  const messages = new WeakMap<object, Map<string, Post>>()
  return {
    // Nobody asks for a state as of a moment before that has come.
    article: (id, asOf) => articles(`${id} ${asOf}`, () => store.article(id)),
    broadcast: (id) => broadcasts(id, () => store.broadcast(id)),
    newsLanguages: () => languages('', () => store.newsLanguages()),
    isQuiet: ({ quiet: hours, zone }) =>
      hours !== undefined && quiet(`${hours.fromMinute} ${hours.toMinute} ${zone}`, () => isQuiet(hours, zone, now())),
    date: (zone) => dates(zone, () => localDate(now(), zone)),
    rendered: <T extends Post>(subject: object, key: string, render: () => T) => {
      const known = messages.get(subject) ?? new Map<string, Post>()
      messages.set(subject, known)
      const message = known.get(key) ?? render()
      known.set(key, message)
      return message as T
    },
  }
}

/** What holds for a whole minute by the wall clock: dates and quiet hours begin on one, and Temporal is slow. */
function createMinuteMemory<T>(now: () => Instant): (key: string, make: () => T) => T {
  const known = new Map<string, T>()
  let minute = 0
  return (key, make) => {
    const present = Math.floor(now() / MINUTE_MS)
    if (present !== minute) known.clear()
    minute = present
    const value = known.get(key) ?? make()
    known.set(key, value)
    return value
  }
}
