// The ledger's part of a store in memory, by the rules of `#domain/delivery-rules`: for tests of the worker alone.
import type { Store } from '#deps'
import type { Article } from '#domain/article'
import type { Broadcast } from '#domain/broadcast'
import type { Chat } from '#domain/chat'
import { type Delivery, type DeliveryTask, HELD, type Shown } from '#domain/delivery'
import { type DeliveryEvent, isUnderWay, laneOf, nextState } from '#domain/delivery-rules'
import type { ShownDigest } from '#domain/digest'

export type FakeLedger = {
  store: Store
  chats: Map<number, Chat>
  deliveries: Map<string, Delivery>
  articles: Map<string, Article>
  broadcasts: Map<string, Broadcast>
  digests: Map<number, ShownDigest>
  /** While set, every write fails with it: a full disk. */
  failure: Error | undefined
}

const LANES = ['flash', 'urgent', 'digest', 'broadcast', 'edit']

export function createFakeLedger(now: () => number): FakeLedger {
  const seen = new Map<string, number>()
  const ledger: Omit<FakeLedger, 'store'> = {
    chats: new Map(),
    deliveries: new Map(),
    articles: new Map(),
    broadcasts: new Map(),
    digests: new Map(),
    failure: undefined,
  }
  // Those not ended, by lane and in the order they came: so that a test of thousands need not look at all of them.
  const open = new Map(LANES.map((lane) => [lane, new Set<string>()]))
  /** Chats that have one under way. */
  const busy = new Set<number>()
  let known = 0
  const write = async () => {
    if (ledger.failure !== undefined) throw ledger.failure
  }
  const apply = (key: string, event: DeliveryEvent): Delivery | undefined => {
    const before = ledger.deliveries.get(key)
    const next = before && nextState(before, event)
    if (before === undefined || next === undefined) return undefined
    ledger.deliveries.set(key, next)
    if (isUnderWay(next)) busy.add(next.chatId)
    else if (isUnderWay(before)) busy.delete(next.chatId)
    return next
  }
  const isRunning = ({ task }: Delivery) => {
    const id = 'broadcastId' in task ? task.broadcastId : undefined
    const state = id === undefined ? undefined : ledger.broadcasts.get(id)?.state
    return state === undefined || state === 'running' || state === 'cancelled'
  }
  /** Tests put deliveries into the map as they please. */
  const takeNew = () => {
    if (ledger.deliveries.size === known) return
    known = ledger.deliveries.size
    for (const set of open.values()) set.clear()
    for (const { key, task } of ledger.deliveries.values()) open.get(lane(task))?.add(key)
  }
  const remember = (settled: Delivery, shown: Shown) => {
    const chat = ledger.chats.get(settled.chatId)
    if (shown.kind === 'digest') {
      ledger.digests.set(shown.digest.chatId, shown.digest)
      if (chat === undefined) return
      if (shown.heldIds.length > 0) chat.held = (chat.held ?? []).filter((id) => !shown.heldIds.includes(id))
      const { task } = settled
      if (task.kind === 'digest') chat.digestedUntil = task.slotAt
      if (task.kind === 'catch-up') {
        chat.digestedUntil = shown.digest.untilAt
        delete chat.pause
      }
    }
    if (shown.kind === 'alert' && chat !== undefined) {
      const { date } = shown
      chat.alertsSent = { date, count: chat.alertsSent?.date === date ? chat.alertsSent.count + 1 : 1 }
    }
    if (shown.kind === 'held') {
      if (chat !== undefined) chat.held = [...(chat.held ?? []), shown.articleId]
      ledger.deliveries.delete(settled.key)
      ledger.deliveries.set(`${HELD}:${settled.chatId}:${shown.articleId}`, settled)
    }
  }
  const store: Partial<Store> = {
    problem: () => ledger.failure?.message,
    chat: async (chatId) => structuredClone(ledger.chats.get(chatId)),
    article: async (id) => structuredClone(ledger.articles.get(id)),
    articles: async (ids) => ids.flatMap((id) => ledger.articles.get(id) ?? []),
    broadcast: async (id) => structuredClone(ledger.broadcasts.get(id)),
    listBroadcasts: async (limit) => {
      const begun = [...ledger.broadcasts.values()].filter(({ state }) => state !== 'draft')
      return { items: structuredClone(begun.sort((a, b) => Number(b.id) - Number(a.id)).slice(0, limit)) }
    },
    newsLanguages: async () => [...new Set([...ledger.articles.values()].map(({ language }) => language))],
    latestDigest: async (chatId) => structuredClone(ledger.digests.get(chatId)),
    changeSettings: async (chatId, change, drop) => {
      await write()
      const chat = ledger.chats.get(chatId)
      if (chat === undefined) return undefined
      Object.assign(chat, change)
      for (const setting of drop) delete chat[setting]
      return structuredClone(chat)
    },
    queueDeliveries: async (wanted, at) => {
      await write()
      const fresh = wanted.filter(({ key }) => !ledger.deliveries.has(key))
      for (const delivery of fresh) {
        ledger.deliveries.set(delivery.key, { ...delivery, state: 'pending', queuedAt: at, attempts: 0 })
      }
      return fresh.map(({ key }) => key)
    },
    claimDeliveries: async (owner, at, limit, kinds) => {
      await write()
      takeNew()
      const claimed: Delivery[] = []
      for (const keys of open.values()) {
        for (const key of keys) {
          if (claimed.length === limit) return claimed
          const delivery = ledger.deliveries.get(key)
          if (delivery === undefined || delivery.settledAt !== undefined) keys.delete(key)
          else if (kinds !== undefined && !kinds.includes(delivery.task.kind)) continue
          else if (!busy.has(delivery.chatId) && isRunning(delivery)) {
            const next = apply(key, { kind: 'claim', owner, at })
            if (next !== undefined) claimed.push({ ...next })
          }
        }
      }
      return claimed
    },
    markSending: async (key, owner) => {
      await write()
      return apply(key, { kind: 'mark-sending', owner }) !== undefined
    },
    settleDelivery: async (key, owner, settlement, at, shown) => {
      await write()
      const settled = apply(key, { kind: 'settle', owner, settlement, at })
      if (settled === undefined) return false
      if (shown !== undefined) remember(settled, shown)
      return true
    },
    keepAlive: async (owner) => {
      await write()
      seen.set(owner, now())
    },
    recoverDeliveries: async (silentMs, at) => {
      await write()
      const result = { requeued: 0, unknown: 0 }
      for (const { key, owner } of [...ledger.deliveries.values()]) {
        if (owner === undefined || (seen.get(owner) ?? 0) > now() - silentMs) continue
        result[apply(key, { kind: 'owner-silent', at })?.state === 'unknown' ? 'unknown' : 'requeued'] += 1
      }
      return result
    },
    deactivateChat: async (chatId, state) => {
      await write()
      const chat = ledger.chats.get(chatId)
      if (chat !== undefined) chat.state = state
    },
    migrateChat: async (fromId, toId) => {
      await write()
      const chat = ledger.chats.get(fromId)
      if (chat === undefined) return
      ledger.chats.delete(fromId)
      ledger.chats.set(toId, { ...chat, id: toId })
      for (const delivery of ledger.deliveries.values()) if (delivery.chatId === fromId) delivery.chatId = toId
    },
  }
  return Object.assign(ledger, { store: store as Store })
}

function lane(task: DeliveryTask): string {
  const own = laneOf(task)
  if (own !== 'bulk') return own
  return 'broadcastId' in task ? 'broadcast' : 'edit'
}
