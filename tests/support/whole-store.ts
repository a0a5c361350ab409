// A store with something of every kind, as weeks of work leave it, for tests that move it or copy it.
import type { Store } from '#adapters/store/store'
import type { KeptUpdate } from '#adapters/store/store-processes'
import type { Broadcast } from '#domain/broadcast'
import type { DeliveryTask, Settlement, Shown } from '#domain/delivery'
import { aFeed, anItem, aPage, aShownDigest, DAY, HOUR, MINUTE, MORNINGS, NOW, settings } from './builders.ts'

const CHATS = 60
export const SLOT_KEY = '2026-11-24T08:00'
/** In it half of a surrogate pair and a NUL, as a broken feed sends them. */
const BROKEN_TITLE = 'Half a pair \ud83d and a NUL \0 in it'

/** An article beyond retention, kept for a bookmark of it. */
const OLD = '8'

/** Fills an empty store. Deliveries end in every state, two are held by a process that is gone. */
export async function fillStore(store: Store): Promise<void> {
  await fillNews(store)
  await fillReaders(store)
  await fillDeliveries(store)
  await fillBroadcasts(store)
  await fillDesk(store)
}

async function fillNews(store: Store): Promise<void> {
  await store.syncFeeds([aFeed(), aFeed({ id: 'en', url: 'https://agency.example/en/rss', language: 'en' })], NOW - DAY)
  const fetch = (numbers: number[], at: number, title?: string) =>
    store.recordFetch(
      'az',
      {
        kind: 'items',
        validators: { etag: '"x"' },
        items: numbers.map((number) => anItem({ number, ...(title === undefined ? {} : { title }) })),
      },
      at,
      at + MINUTE,
    )
  await fetch([Number(OLD)], NOW - 100 * DAY)
  await fetch([1, 2, 3], NOW - DAY)
  await fetch([3, 4, 5, 6], NOW - HOUR)
  await fetch([6, 7], NOW - HOUR, BROKEN_TITLE)
  await store.recordFetch('en', { kind: 'failure', code: 'timeout', detail: 'slow' }, NOW, NOW + MINUTE)
  await store.recordPage('1', aPage({ title: 'The page ♦', picture: 'https://agency.example/1.jpg' }), 'politics', NOW)
  await store.recordPage('2', aPage(), undefined, NOW - HOUR)
  await store.recordPage('2', aPage({ lead: ['Again.'] }), undefined, NOW)
  await store.recordPageFailure('3', 'timeout', NOW)
  await store.withdrawArticle('4', NOW)
  await store.rememberPicture('https://agency.example/1.jpg', 'file-1')
  await store.countRead('1', NOW)
  await store.countRead('1', NOW)
  await store.markAnnounced(['4', '5', '6'], { ids: ['5'], at: NOW })
  await store.noteProposed('5', 3)
}

async function fillReaders(store: Store): Promise<void> {
  for (let id = 1; id <= CHATS; id++)
    await store.subscribe(id, 'private', settings(id % 3 === 0 ? { words: ['quay', 'gas'] } : {}), NOW, NOW - 5 * DAY)
  await store.changeSettings(2, { quiet: { fromMinute: 1380, toMinute: 420 }, topicId: 4 }, [], 'keep')
  await store.changeSettings(3, { pause: { fromAt: NOW - DAY, untilAt: NOW + DAY } }, [], 'keep')
  await store.deactivateChat(4, 'stopped')
  await store.rememberList(5, ['1', '2'])
  for (const [index, id] of ['1', '4', OLD].entries()) await store.addBookmark(5, id, NOW - index)
  await store.addBookmark(6, '1', NOW)
  await store.pruneArticles(NOW - 99 * DAY)
  await store.rememberDigest(aShownDigest({ chatId: 6 }))
  await store.rememberDigest(aShownDigest({ chatId: 7, page: 1, editedAt: NOW }))
  await store.saveSession('8:8', { step: 'time', drafts: [1, null, 'text'] })
  await store.saveSession('9:9', 'a text')
  await store.keepUpdates([{ update_id: 71 }, { update_id: 72, message: { text: BROKEN_TITLE } } as KeptUpdate])
  await store.beginUpdate(72)
}

async function fillDeliveries(store: Store): Promise<void> {
  const settle = async (key: string, chatId: number, task: DeliveryTask, end: Settlement, shown?: Shown, at = NOW) => {
    await store.queueDeliveries([{ key, chatId, task, notBeforeAt: at }], at)
    for (const delivery of await store.claimDeliveries('a', at, 99)) {
      await store.markSending(delivery.key, 'a')
      await store.settleDelivery(delivery.key, 'a', end, at, shown)
    }
  }
  const digest = (slotKey: string, slotAt: number): DeliveryTask => ({ kind: 'digest', slotKey, slotAt })
  for (const [index, daysAgo] of [29, 20, 2, 1].entries())
    await settle(
      `digest:10:day-${index}`,
      10,
      digest(`day-${index}`, NOW - daysAgo * DAY),
      { state: 'sent', messageId: 70 + index, items: 3 },
      undefined,
      NOW - daysAgo * DAY,
    )
  const alert = (articleId: string, level: 'flash' | 'urgent' | 'word' | 'notable'): DeliveryTask => ({
    kind: 'alert',
    articleId,
    level,
  })
  await settle(
    'alert:11:1',
    11,
    alert('1', 'urgent'),
    { state: 'sent', messageId: 5 },
    { kind: 'alert', date: '2026-11-24' },
  )
  await settle(
    'alert:12:1',
    12,
    alert('1', 'word'),
    { state: 'expired', reason: 'held' },
    { kind: 'held', articleId: '1' },
  )
  await settle('alert:13:1', 13, alert('1', 'word'), { state: 'failed', reason: 'http-400' })
  await settle('alert:14:1', 14, alert('1', 'word'), { state: 'blocked', reason: 'blocked-by-user' })
  await settle(
    'edit',
    15,
    { kind: 'alert-edit', articleId: '1', messageId: 5, level: 'word' },
    { state: 'unknown', reason: 'timeout' },
  )
  // A group that became a supergroup.
  const connection = { title: 'A group ♦', by: 5 }
  await store.subscribe(-20, 'group', settings({ connection }), NOW, NOW - DAY)
  await settle('digest:-20:old', -20, digest('old', NOW - HOUR), { state: 'sent', messageId: 1 }, undefined, NOW - HOUR)
  await settle('alert:-20:2', -20, alert('2', 'flash'), { state: 'sent', messageId: 2 })
  await store.migrateChat(-20, -100_021)

  await store.queueSlot({
    due: { zone: 'Asia/Baku', schedule: MORNINGS, slotAt: NOW, chats: 1 },
    slot: { key: SLOT_KEY, at: NOW },
    nextSlotAt: NOW + DAY,
    queuedAt: NOW,
    limit: 20,
  })
  await store.queueDeliveries([{ key: 'alert:16:2', chatId: 16, task: alert('2', 'notable'), notBeforeAt: NOW }], NOW)
  const held = await store.claimDeliveries('gone', NOW, 4)
  await store.markSending(held[1]?.key ?? '', 'gone')
  // Since it was claimed it became another one.
  await store.queueDeliveries([{ key: 'alert:16:2', chatId: 16, task: alert('2', 'flash'), notBeforeAt: NOW }], NOW)
  await store.queueDeliveries(
    [{ key: 'later', chatId: 17, task: { kind: 'digest-edit', messageId: 9 }, notBeforeAt: NOW + HOUR }],
    NOW,
  )
}

async function fillBroadcasts(store: Store): Promise<void> {
  const create = (over: Partial<Pick<Broadcast, 'content' | 'audience'>> = {}) =>
    store.createBroadcast({
      authorId: 1,
      content: { kind: 'text', text: 'A word to all', entities: [], preview: false },
      audience: { kind: 'everyone' },
      createdAt: NOW - HOUR,
      ...over,
    })
  const start = async (over: Parameters<typeof create>[0] = {}) => {
    const { id } = await create(over)
    await store.changeBroadcast(id, ['draft'], { state: 'running', startedAt: NOW })
    return id
  }
  await create()
  const pruned = await create()
  await store.changeBroadcast(pruned.id, ['draft'], { state: 'cancelled' })
  const waiting = await create({ audience: { kind: 'sections', sections: ['politics'] } })
  await store.changeBroadcast(waiting.id, ['draft'], {
    state: 'waiting',
    version: 2,
    approvals: [{ editorId: 3, at: NOW }],
  })
  const later = await create()
  await store.changeBroadcast(later.id, ['draft'], { state: 'scheduled', startAt: NOW + HOUR })

  const words = await start()
  await store.queueBroadcast(words, NOW, 40)
  for (const [index, { key, task }] of (await store.claimDeliveries('b', NOW, 60)).entries()) {
    await store.markSending(key, 'b')
    if (task.kind !== 'broadcast') {
      await store.settleDelivery(key, 'b', { state: 'pending', reason: 'flood-wait', notBeforeAt: NOW }, NOW)
      continue
    }
    const ends: Settlement[] = [
      { state: 'sent', messageId: 100 + index },
      { state: 'failed', reason: 'http-400' },
    ]
    await store.settleDelivery(key, 'b', ends[index % 7 === 0 ? 1 : 0] as Settlement, NOW)
  }
  await store.changeBroadcast(words, ['running'], { state: 'paused' })
  const correction = await start({
    content: { kind: 'correction', of: words, text: 'Rather this', entities: [], preview: false },
  })
  await store.queueBroadcast(correction, NOW, 5)
  await store.changeBroadcast(words, ['paused'], { state: 'cancelled' })
  await start({ content: { kind: 'recall', of: words } })
  const flash = await start({ content: { kind: 'article', articleId: '6', level: 'flash' } })
  await store.queueBroadcast(flash, NOW, 30)
  await store.pruneDrafts(NOW - DAY)
}

async function fillDesk(store: Store): Promise<void> {
  await store.addEditor({ id: 9, addedBy: 1, at: NOW })
  await store.addEditor({ id: 3, addedBy: 1, at: NOW + 1 })
  for (const act of ['editor-added', 'feed-polled', 'refused'] as const)
    await store.noteAct({ at: NOW, actorId: 1, act, subject: '9' })
  await store.noteAct({ at: NOW, act: 'broadcast-stopped', subject: '5' })
  await store.noteStanding(NOW - DAY)
  await store.noteStanding(NOW)
  await store.openIncident({ kind: 'feed-failing', subject: 'en', since: NOW })
  await store.openIncident({ kind: 'disk', subject: '', since: NOW })
  await store.noteIncidentTold({ kind: 'disk', subject: '' }, NOW)
}
