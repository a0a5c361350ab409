// The ledger's part of a store in memory, by the rules of `#domain/delivery-rules`: for tests of the worker alone.
import type { Store } from '#deps'
import type { Article } from '#domain/article'
import type { Chat } from '#domain/chat'
import type { Delivery } from '#domain/delivery'
import { type DeliveryEvent, nextState } from '#domain/delivery-rules'
import type { ShownDigest } from '#domain/digest'

export type FakeLedger = {
  store: Store
  chats: Map<number, Chat>
  deliveries: Map<string, Delivery>
  articles: Map<string, Article>
  digests: Map<number, ShownDigest>
  /** While set, every write fails with it: a full disk. */
  failure: Error | undefined
}

export function createFakeLedger(): FakeLedger {
  const seen = new Map<string, number>()
  const ledger: Omit<FakeLedger, 'store'> = {
    chats: new Map(),
    deliveries: new Map(),
    articles: new Map(),
    digests: new Map(),
    failure: undefined,
  }
  const write = async () => {
    if (ledger.failure !== undefined) throw ledger.failure
  }
  const apply = (key: string, event: DeliveryEvent): Delivery | undefined => {
    const known = ledger.deliveries.get(key)
    const next = known && nextState(known, event)
    if (next !== undefined) ledger.deliveries.set(key, next)
    return next
  }
  const store: Partial<Store> = {
    problem: () => ledger.failure?.message,
    chat: async (chatId) => structuredClone(ledger.chats.get(chatId)),
    articles: async (ids) => ids.flatMap((id) => ledger.articles.get(id) ?? []),
    latestDigest: async (chatId) => structuredClone(ledger.digests.get(chatId)),
    claimDeliveries: async (owner, at, limit) => {
      await write()
      const claimed: Delivery[] = []
      for (const key of ledger.deliveries.keys()) {
        const next = claimed.length < limit ? apply(key, { kind: 'claim', owner, at }) : undefined
        if (next !== undefined) claimed.push(structuredClone(next))
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
      const chat = ledger.chats.get(settled.chatId)
      if (shown !== undefined) ledger.digests.set(shown.chatId, shown)
      if (shown?.slotAt !== undefined && chat !== undefined) chat.digestedUntil = shown.slotAt
      return true
    },
    keepAlive: async (owner, at) => {
      await write()
      seen.set(owner, at)
    },
    recoverDeliveries: async (silentSinceAt, at) => {
      await write()
      const result = { requeued: 0, unknown: 0 }
      for (const { key, owner } of [...ledger.deliveries.values()]) {
        if (owner === undefined || (seen.get(owner) ?? 0) >= silentSinceAt) continue
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
