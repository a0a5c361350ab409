// A worker with everything around it in memory and in virtual time: what its tests have in common.
import type { Deps } from '#deps'
import type { Broadcast } from '#domain/broadcast'
import type { Chat } from '#domain/chat'
import type { Delivery, DeliveryTask } from '#domain/delivery'
import type { PaidBroadcast } from '#domain/stars'
import { createDeliverer, type Deliverer, type DelivererOptions } from '#jobs/deliver'
import type { DigestComposer } from '#jobs/show-digest'
import { loadLocales } from '#locale-fluent'
import { aBroadcast, aChat, aDelivery, anArticle, MINUTE, NOW } from './builders.ts'
import { createFakeLedger, type FakeLedger } from './fake-ledger.ts'
import { createFakeTelegram, type FakeTelegram } from './fake-telegram.ts'
import { createVirtualTime, type VirtualTime } from './virtual-time.ts'

export const locales = loadLocales(new URL('../../locales/', import.meta.url))

export const oneHeadline: DigestComposer = async (_settings, { fromAt, untilAt }) => ({
  fromAt,
  untilAt,
  groups: [{ section: 'politics', articles: [anArticle()] }],
  restIds: [],
})
export const noHeadline: DigestComposer = async () => undefined

export type DeliverWorld = {
  time: VirtualTime
  ledger: FakeLedger
  telegram: FakeTelegram
  logged: string[]
  deps: Deps
  deliverer: Deliverer
  /** Writes a delivery down for a chat, which is made where it is not known; its key is `<kind>:<chat>`. */
  queue(chatId: number, task: DeliveryTask, over?: Partial<Delivery>): void
  drain(): Promise<number>
  /** The delivery of this key, or the chat's digest. */
  state(key: string | number): Delivery | undefined
  /** Runs the worker until `work` is done, then stops it. */
  running<T>(work: () => Promise<T>): Promise<T>
}

export type DeliverWorldOptions = {
  chats?: Chat[]
  broadcasts?: Broadcast[]
  composeDigest?: DigestComposer
  inFlight?: DelivererOptions['inFlight']
  paidBroadcast?: PaidBroadcast
  /** In place of the fake: what the worker sends through. */
  createTelegram?: (time: VirtualTime) => Deps['telegram']
}

/** At NOW and a minute. One article and one running broadcast of text are there. */
export function createDeliverWorld(options: DeliverWorldOptions = {}): DeliverWorld {
  const {
    chats = [],
    broadcasts = [aBroadcast({ state: 'running' })],
    composeDigest = oneHeadline,
    inFlight,
    paidBroadcast = 'off',
    createTelegram,
  } = options
  const time = createVirtualTime(NOW + MINUTE)
  const ledger = createFakeLedger(time.now)
  const telegram = createFakeTelegram()
  const logged: string[] = []
  const note = (event: string) => void logged.push(event)
  for (const chat of chats) ledger.chats.set(chat.id, chat)
  for (const broadcast of broadcasts) ledger.broadcasts.set(broadcast.id, broadcast)
  ledger.articles.set('4411239', anArticle())
  const deps = {
    ...time,
    random: () => 0.5,
    log: { debug: () => {}, info: () => {}, warn: note, error: note },
    store: ledger.store,
    telegram: createTelegram?.(time) ?? telegram,
    locales,
    settings: {
      ownerIds: [],
      approvals: 0,
      richMessages: 'offer',
      defaultLanguage: 'en',
      defaultZone: 'Asia/Baku',
      defaultDigestMinutes: [480],
      retentionDays: 90,
      messagesPerSecond: 30,
      paidBroadcast,
    },
  } as Partial<Deps> as Deps
  const deliverer = createDeliverer(deps, {
    owner: 'me',
    composeDigest,
    ...(inFlight === undefined ? {} : { inFlight }),
  })
  return {
    time,
    ledger,
    telegram,
    logged,
    deps,
    deliverer,
    queue: (chatId, task, over = {}) => {
      if (!ledger.chats.has(chatId)) ledger.chats.set(chatId, aChat({ id: chatId }))
      const key = over.key ?? `${task.kind}:${chatId}`
      ledger.deliveries.set(key, aDelivery({ key, chatId, task, ...over }))
    },
    drain: () => time.until(deliverer.drain()),
    state: (key) => ledger.deliveries.get(typeof key === 'number' ? `digest:${key}` : key),
    running: async (work) => {
      const stop = new AbortController()
      const ended = deliverer.run(stop.signal)
      try {
        return await work()
      } finally {
        stop.abort()
        await time.until(ended)
      }
    },
  }
}
