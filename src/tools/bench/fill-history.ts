// What weeks of use leave of digests and alerts sent: queued, claimed and settled through the store, nothing else.
import type { Store } from '#adapters/store/store'
import type { DeliveryTask, Settlement, Shown } from '#domain/delivery'
import type { ShownDigest } from '#domain/digest'
import { DAY_MS } from './fill.ts'
import type { ChatRange } from './limit/contract.ts'

const AT_ONCE = 2000
const HEADLINES = 10
const ALERTS_A_DAY = 5

/** One day's digests of these readers: queued, claimed and sent. `isLatest`: with what each was shown. */
export async function fillDigests(store: Store, readers: ChatRange, slotAt: number, isLatest: boolean): Promise<void> {
  const slotKey = new Date(slotAt).toISOString().slice(0, 16)
  const { items } = await store.listArticles({ languages: ['en'], fromAt: slotAt - DAY_MS, untilAt: slotAt }, 40)
  const ids = items.map(({ id }) => id)
  const messageId = Math.round(slotAt / DAY_MS)
  const task = { kind: 'digest' as const, slotKey, slotAt }
  const settlement = { state: 'sent' as const, messageId, items: HEADLINES }
  await send(store, readers, slotAt, (chatId) => {
    const digest = isLatest ? shownTo(chatId, messageId, slotAt, ids) : undefined
    const shown = digest && { kind: 'digest' as const, digest, heldIds: [] }
    return { key: `digest:${chatId}:${slotKey}`, task, settlement, shown }
  })
}

/** One day's alerts of these readers, of articles of the day before `dayAt`: sent some hours after it. */
export async function fillAlerts(store: Store, readers: ChatRange, dayAt: number): Promise<void> {
  const filter = { languages: ['en'], fromAt: dayAt - DAY_MS, untilAt: dayAt }
  const { items } = await store.listArticles(filter, ALERTS_A_DAY)
  const sentAt = dayAt + DAY_MS / 2
  const settlement = { state: 'sent' as const, messageId: Math.round(dayAt / DAY_MS) }
  for (const { id: articleId } of items) {
    const task = { kind: 'alert' as const, articleId, level: 'urgent' as const }
    await send(store, readers, sentAt, (chatId) => ({ key: `alert:${chatId}:${articleId}`, task, settlement }))
  }
}

type Message = { key: string; task: DeliveryTask; settlement: Settlement; shown?: Shown | undefined }

/** Has one message of each reader queued, claimed and settled. */
async function send(
  store: Store,
  { first, count }: ChatRange,
  at: number,
  messageTo: (chatId: number) => Message,
): Promise<void> {
  const owner = `history-${at}`
  for (let done = 0; done < count; done += AT_ONCE) {
    const chatIds = Array.from({ length: Math.min(AT_ONCE, count - done) }, (_, index) => first + done + index)
    const messages = new Map(chatIds.map((chatId) => [chatId, messageTo(chatId)]))
    const deliveries = [...messages].map(([chatId, { key, task }]) => ({ key, chatId, task, notBeforeAt: at }))
    await store.queueDeliveries(deliveries, at)
    const claimed = await store.claimDeliveries(owner, at, AT_ONCE)
    await Promise.all(
      claimed.map(({ key, chatId }) => {
        const { settlement, shown } = messages.get(chatId) ?? messageTo(chatId)
        return store.settleDelivery(key, owner, settlement, at, shown)
      }),
    )
  }
}

function shownTo(chatId: number, messageId: number, slotAt: number, ids: string[]): ShownDigest {
  const articles = ids.slice(0, HEADLINES).map((id) => ({ id, revision: 0 }))
  return {
    chatId,
    messageId,
    slotAt,
    sentAt: slotAt,
    fromAt: slotAt - DAY_MS,
    untilAt: slotAt,
    language: 'en',
    zone: 'Asia/Baku',
    groups: [{ section: 'politics', articles }],
    restIds: ids.slice(HEADLINES),
    page: 0,
  }
}
