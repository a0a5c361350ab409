// What the log tells of a delivery: enough to follow an article to its readers and to tell how late it was; nobody's chat.
import { describe, expect, it } from 'vitest'
import type { Delivery, DeliveryTask } from '#domain/delivery'
import { dueAt } from '#domain/delivery-outcomes'
import { aChat, aDelivery, anArticle, HOUR, MINUTE, NOW } from '../support/builders.ts'
import { createDeliverWorld, noHeadline } from '../support/deliver-world.ts'

const CHAT = 987_654_321

async function logOf(
  task: DeliveryTask,
  over: Partial<Delivery> = {},
  answer?: Parameters<typeof createDeliverWorld>[0],
) {
  const world = createDeliverWorld({ chats: [aChat({ id: CHAT, words: ['headline'], language: 'en' })], ...answer })
  const events: Record<string, unknown>[] = []
  const note = (event: string, fields = {}) => void events.push({ event, ...fields })
  Object.assign(world.deps.log, { debug: note, warn: note })
  world.ledger.articles.set('4411239', anArticle({ countsAt: NOW - 10 * MINUTE }))
  world.queue(CHAT, task, over)
  await world.drain()
  return events
}

const digest: DeliveryTask = { kind: 'digest', slotKey: '2026-11-24T08:00', slotAt: NOW }
const alert: DeliveryTask = { kind: 'alert', articleId: '4411239', level: 'word' }

describe('a delivery in the log', () => {
  it('names its article, and how long after that came in it was sent', async () => {
    expect(await logOf(alert, { queuedAt: NOW, notBeforeAt: NOW })).toEqual([
      {
        event: 'delivery',
        task: 'alert',
        alert: 'word',
        article: '4411239',
        state: 'sent',
        outcome: 'sent',
        dueMs: MINUTE,
        publishedMs: 11 * MINUTE,
      },
    ])
  })

  it('names its broadcast, or its slot', async () => {
    expect(await logOf({ kind: 'broadcast', broadcastId: '7' })).toMatchObject([{ broadcast: '7', state: 'sent' }])
    expect(await logOf(digest)).toMatchObject([{ slot: '2026-11-24T08:00', dueMs: MINUTE }])
  })

  it('is told also when nothing had to be sent, which is never late', async () => {
    const [told] = await logOf(digest, {}, { composeDigest: noHeadline })
    expect(told).toMatchObject({ task: 'digest', state: 'sent', outcome: 'none', reason: 'nothing-new' })
    expect(told).not.toHaveProperty('dueMs')
  })

  it.each([
    ['a digest: its slot', digest, NOW],
    ['an alert: when it was queued', alert, NOW - MINUTE],
    ['an edit, planned ahead: not known', { kind: 'digest-edit', messageId: 7 }, undefined],
    ['a catch-up, planned ahead: not known', { kind: 'catch-up', fromAt: NOW - HOUR }, undefined],
  ] as const)('that went back was due as before; %s', (_, task, at) => {
    const moved = { queuedAt: NOW - MINUTE, notBeforeAt: NOW + HOUR, reason: 'flood-wait' }
    expect(dueAt(aDelivery({ task, ...moved }))).toBe(at)
  })

  it('never names its chat', async () => {
    for (const task of [digest, alert, { kind: 'broadcast', broadcastId: '7' } as const])
      expect(JSON.stringify(await logOf(task))).not.toContain(String(CHAT))
  })
})
