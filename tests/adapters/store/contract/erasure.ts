// /forget leaves nothing of the chat in any file or table, at once or as soon as what asked for it is answered, also after a
// kill at any step.
import { describe, expect, it } from 'vitest'
import type { KeptUpdate } from '#adapters/store/store-processes'
import type { DeliveryTask, Settlement, Shown } from '#domain/delivery'
import { anItem, aShownDigest, DAY, HOUR, NOW, settings } from '../../../support/builders.ts'
import { aBroadcastDraft, type World } from './world.ts'

const CHAT = 7_310_045_512
const FORMER = -5_120_045_731
const NAME = 'Narmin of the test'

export function erasureContract(world: World) {
  const press = (id: number) =>
    ({ update_id: id, callback_query: { from: { id: CHAT, first_name: NAME }, data: 'forget' } }) as KeptUpdate
  const isGone = () => expect.poll(() => world.traces(CHAT, FORMER, NAME), { timeout: 5000 }).toEqual([])

  /** All that a reader's chat can have: it was a group of another id, too. */
  async function fill(): Promise<void> {
    const { store } = world
    await world.startFeed()
    await world.fetchItems([anItem({ number: 1 }), anItem({ number: 2 })])
    await world.subscribe(FORMER)
    const settle = async (chatId: number, key: string, task: DeliveryTask, end: Settlement, shown?: Shown) => {
      await world.queue(key, chatId, task)
      await world.settleNext(end, shown)
    }
    await settle(
      FORMER,
      `alert:${FORMER}:1`,
      { kind: 'alert', articleId: '1', level: 'flash' },
      { state: 'sent', messageId: 3 },
    )
    await store.migrateChat(FORMER, CHAT)
    await store.changeSettings(CHAT, { words: ['quay'], connection: { title: NAME, by: CHAT } }, [], 'keep')
    await store.subscribe(6, 'group', settings({ connection: { title: 'A group', by: CHAT } }), NOW, NOW)
    const digest = { kind: 'digest' as const, slotKey: 'then', slotAt: NOW - DAY }
    await settle(
      CHAT,
      `digest:${CHAT}:then`,
      digest,
      { state: 'sent', messageId: 7 },
      {
        kind: 'digest',
        digest: aShownDigest({ chatId: CHAT }),
        heldIds: [],
      },
    )
    await settle(
      CHAT,
      `alert:${CHAT}:2`,
      { kind: 'alert', articleId: '2', level: 'word' },
      { state: 'sent', messageId: 8 },
    )
    await settle(CHAT, `edit:${CHAT}`, { kind: 'digest-edit', messageId: 7 }, { state: 'unknown', reason: 'timeout' })
    // Its receipts are where they are kept for long, and indexed.
    await store.pruneDeliveries()
    await store.receipts(CHAT, 9)
    await settle(CHAT, `edit:${CHAT}:fresh`, { kind: 'digest-edit', messageId: 7 }, { state: 'blocked', reason: 'x' })
    await world.queue(`later:${CHAT}`, CHAT, { kind: 'catch-up', fromAt: NOW }, NOW + HOUR)
    await store.rememberList(CHAT, ['1'])
    await store.addBookmark(CHAT, '1', NOW)
    for (const key of [`${CHAT}:${CHAT}`, `search:${CHAT}`, `-100:${CHAT}`, `${CHAT}:album`])
      await store.saveSession(key, { message: NAME })
    await store.createBroadcast({ ...aBroadcastDraft(), authorId: CHAT })
    await store.noteAct({ at: NOW, actorId: CHAT, act: 'refused', subject: '/broadcast' })
    for (const name of [`answering ${CHAT}`, `album ${CHAT} 77`]) await store.takeLease(name, 'a', HOUR)
  }

  describe('forgets a chat so that nothing tells of it:', () => {
    it('all that was stored, with what it was before it moved', async () => {
      await fill()
      expect(await world.traces(CHAT)).not.toEqual([])
      await world.store.forgetChat(CHAT)
      await isGone()
      // Somebody tried, and a broadcast counts as it did.
      expect((await world.store.listActs(9)).items).toMatchObject([{ act: 'refused', actorId: 0 }])
      expect((await world.store.chat(6))?.connection).toEqual({ title: 'A group' })
    })

    it('the place broadcasts and recalls got to, which go on from there', async () => {
      // The last one's id begins with other digits.
      for (const chatId of [1, 2, 3, CHAT, CHAT + 1]) await world.subscribe(chatId)
      const done = await world.startBroadcast()
      await world.queueAll(done.id)
      for (const { key } of await world.store.claimDeliveries('a', NOW, 99)) {
        await world.store.markSending(key, 'a')
        await world.store.settleDelivery(key, 'a', { state: 'sent', messageId: 5 }, NOW)
      }
      await world.store.changeBroadcast(done.id, ['running'], { state: 'done' })
      const running = await world.startBroadcast()
      const recall = await world.startRevision(done.id)
      for (const { id } of [running, recall]) expect(await world.store.queueBroadcast(id, NOW, 4)).toBe(4)
      await world.store.forgetChat(CHAT)
      await expect.poll(() => world.traces(CHAT), { timeout: 5000 }).toEqual([])
      for (const { id } of [running, recall]) {
        await world.queueAll(id)
        expect((await world.store.tally(id)).queued).toBe(5)
      }
    })

    it('what is being answered just then, with its sender’s name, once it is answered', async () => {
      await world.subscribe(CHAT)
      await world.store.keepUpdates([press(1), press(2)])
      await world.store.forgetChat(CHAT)
      await world.store.finishUpdate(1)
      await world.store.finishUpdate(2)
      await isGone()
    })

    it.each([
      ['before it is answered', false],
      ['after', true],
    ])('also where the process is killed %s', async (_, isAnswered) => {
      await fill()
      await world.store.keepUpdates([press(1)])
      await world.store.forgetChat(CHAT)
      if (isAnswered) await world.store.finishUpdate(1)
      const later = await world.crash()
      // What was not answered comes again.
      if (!isAnswered) {
        expect(await later.openUpdates()).toHaveLength(1)
        await later.forgetChat(CHAT)
        await later.finishUpdate(1)
      }
      await isGone()
    })
  })
}
