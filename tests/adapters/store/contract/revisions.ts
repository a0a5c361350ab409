import { describe, expect, it } from 'vitest'
import { EMPTY_TALLY } from '#domain/broadcast'
import type { Delivery } from '#domain/delivery'
import { isLeftBehind } from '#domain/delivery-rules'
import { DAY, HOUR, NOW } from '../../../support/builders.ts'
import type { World } from './world.ts'

const SENT = { state: 'sent', messageId: 7 } as const

export function revisionsContract(world: World) {
  const { subscribe, startBroadcast, startRevision, queueAll, settleNext } = world
  /** A broadcast that chats 1 … `chats` got, as message 11 … in the order it was sent. */
  const sendToAll = async (chats: number, over: Parameters<typeof startBroadcast>[0] = {}) => {
    for (let chatId = 1; chatId <= chats; chatId++) await subscribe(chatId)
    const { id } = await startBroadcast(over)
    await queueAll(id)
    for (let turn = 1; turn <= chats; turn++) await settleNext({ state: 'sent', messageId: 10 + turn })
    await world.store.changeBroadcast(id, ['running'], { state: 'done' })
    return id
  }
  const claimAll = async () =>
    (await world.store.claimDeliveries('a', NOW, 99)).toSorted((one, other) => one.chatId - other.chatId)
  const tasks = (deliveries: Delivery[]) => deliveries.map(({ chatId, task }) => ({ chatId, ...task }))

  describe('a recall', () => {
    it('goes to every chat with a message, with its ids and when it was sent, in slices', async () => {
      for (const chatId of [1, 2, 3, 4]) await subscribe(chatId)
      const source = await startBroadcast()
      await queueAll(source.id)
      await settleNext({ state: 'sent', messageId: 11, messageIds: [11, 12] })
      await settleNext({ state: 'sent', messageId: 13 })
      await settleNext({ state: 'failed', reason: 'http-400' })
      await settleNext({ state: 'sent' })
      await world.store.changeBroadcast(source.id, ['running'], { state: 'cancelled' })
      await world.reopen()
      const { id, content, audience } = await startRevision(source.id)
      expect(await world.store.countRecipients({ content, audience }, NOW)).toBe(2)
      expect(await queueAll(id, 1)).toBe(2)
      expect(tasks(await claimAll())).toEqual([
        { chatId: 1, kind: 'recall', broadcastId: id, messageIds: [11, 12], sentAt: NOW },
        { chatId: 2, kind: 'recall', broadcastId: id, messageIds: [13], sentAt: NOW },
      ])
      expect(await world.store.tally(id)).toEqual({ ...EMPTY_TALLY, queued: 2 })
      expect(await world.store.tally(source.id)).toMatchObject({ queued: 4, sent: 3 })
    })

    it('of breaking news takes the alerts of that broadcast back, and no others', async () => {
      const content = { kind: 'article', articleId: '9', level: 'flash' } as const
      await world.queue('alert:5:9', 5, { kind: 'alert', articleId: '9', level: 'word' })
      await settleNext(SENT)
      await subscribe(5)
      const source = await sendToAll(2, { content })
      const { id } = await startRevision(source)
      expect(await queueAll(id)).toBe(2)
      expect(tasks(await claimAll())).toMatchObject([
        { chatId: 1, messageIds: [11] },
        { chatId: 2, messageIds: [12] },
      ])
    })

    it('goes to chats that stopped, paused or cannot be reached, and to none that is forgotten', async () => {
      const source = await sendToAll(5)
      await world.store.deactivateChat(1, 'stopped')
      await world.store.changeSettings(2, { pause: { fromAt: NOW, untilAt: NOW + DAY } }, [], 'keep')
      const { id } = await startRevision(source)
      expect(await world.store.queueBroadcast(id, NOW, 3)).toBe(3)
      await world.store.deactivateChat(3, 'unreachable')
      await world.store.forgetChat(4)
      expect(await queueAll(id)).toBe(1)
      for (const { key } of await world.store.claimDeliveries('a', NOW, 9))
        await world.store.settleDelivery(key, 'a', { state: 'pending', reason: 'flood-wait', notBeforeAt: NOW }, NOW)
      expect((await claimAll()).map(({ chatId }) => chatId)).toEqual([1, 2, 3, 5])
    })

    it('leaves what stayed behind when a group became another chat, and counts it as unknown', async () => {
      await subscribe(-100)
      await subscribe(-200)
      const source = await startBroadcast()
      await queueAll(source.id)
      await settleNext({ state: 'sent', messageId: 1 })
      await settleNext({ state: 'sent', messageId: 2 })
      await world.store.changeBroadcast(source.id, ['running'], { state: 'done' })
      await world.store.migrateChat(-200, -1_000_200)
      await world.reopen()
      expect(await world.store.countMessagesOf(source.id, 0)).toEqual({ recent: 1, older: 0, unknown: 1 })
      const { id } = await startRevision(source.id)
      expect(await queueAll(id)).toBe(1)
      await world.store.migrateChat(-100, -1_000_100)
      const [left, ...others] = await claimAll()
      expect(left).toMatchObject({ chatId: -1_000_100, task: { messageIds: [] } })
      expect(others).toEqual([])
      expect(await world.store.countMessagesOf(source.id, 0)).toEqual({ recent: 0, older: 0, unknown: 2 })
    })

    it('that failed is tried again in a chat that stopped, and ends there when it is cancelled', async () => {
      const source = await sendToAll(2)
      const { id } = await startRevision(source)
      await queueAll(id)
      await settleNext({ state: 'failed', reason: 'http-400' })
      const [held] = await world.store.claimDeliveries('a', NOW, 1)
      for (const chatId of [1, 2]) await world.store.deactivateChat(chatId, 'stopped')
      expect(await world.store.retryFailed(id, NOW, 9)).toBe(1)
      expect(await world.store.tally(id)).toEqual({ ...EMPTY_TALLY, queued: 2 })
      await world.store.changeBroadcast(id, ['running'], { state: 'cancelled' })
      const back = { state: 'pending', reason: 'flood-wait', notBeforeAt: NOW } as const
      await world.store.settleDelivery(held?.key ?? '', 'a', back, NOW)
      expect(await world.store.expireBroadcast(id, NOW, 9)).toBe(1)
      expect(await world.store.tally(id)).toEqual({ ...EMPTY_TALLY, queued: 2, expired: 2 })
    })

    it('takes back of a chat that was two what is in the one it is', async () => {
      await subscribe(-100)
      await subscribe(-1_000_100)
      const source = await startBroadcast()
      await queueAll(source.id)
      const sentTo = [1, 2].map((messageId) => ({ messageId, chatId: 0 }))
      for (const sent of sentTo)
        sent.chatId = (await settleNext({ state: 'sent', messageId: sent.messageId }))?.chatId ?? 0
      await world.store.changeBroadcast(source.id, ['running'], { state: 'done' })
      await world.store.migrateChat(-100, -1_000_100)
      const { id } = await startRevision(source.id)
      expect(await queueAll(id)).toBe(1)
      const there = sentTo.find(({ chatId }) => chatId === -1_000_100)
      expect(tasks(await claimAll())).toMatchObject([{ chatId: -1_000_100, messageIds: [there?.messageId] }])
    })

    it('leaves a chat alone that is forgotten in the middle of a slice', async () => {
      const source = await sendToAll(2)
      const { id } = await startRevision(source)
      const [queued] = await Promise.all([world.store.queueBroadcast(id, NOW, 9), world.store.forgetChat(1)])
      // Whichever came first.
      expect([1, 2]).toContain(queued)
      expect((await claimAll()).map(({ chatId }) => chatId)).toEqual([2])
    })

    it('finds a group that becomes another chat in the middle of a slice', async () => {
      await subscribe(-100)
      const source = await startBroadcast()
      await queueAll(source.id)
      await settleNext(SENT)
      await world.store.changeBroadcast(source.id, ['running'], { state: 'done' })
      const { id } = await startRevision(source.id)
      await Promise.all([world.store.queueBroadcast(id, NOW, 9), world.store.migrateChat(-100, -1_000_100)])
      // Whichever came first: nothing is deleted in the new one.
      const claimed = await claimAll()
      expect(claimed.map(({ task }) => isLeftBehind(task))).toEqual(claimed.map(() => true))
    })

    it('takes none back twice though all of it comes past again', async () => {
      const source = await sendToAll(4)
      const { id } = await startRevision(source)
      expect(await world.store.queueBroadcast(id, NOW, 2)).toBe(2)
      await settleNext({ state: 'sent' })
      await settleNext({ state: 'sent' })
      await world.reopen()
      expect(await queueAll(id)).toBe(2)
      expect(await world.store.tally(id)).toMatchObject({ queued: 4, sent: 2 })
    })

    it('waits for what its source has under way, and takes that back as well', async () => {
      for (const chatId of [1, 2, 3]) await subscribe(chatId)
      const source = await startBroadcast()
      await queueAll(source.id)
      const under = await world.store.claimDeliveries('late', NOW, 2)
      for (const { key } of under) await world.store.markSending(key, 'late')
      const { id } = await startRevision(source.id)
      await world.store.changeBroadcast(source.id, ['running'], { state: 'cancelled' })
      expect(await world.store.queueBroadcast(id, NOW, 9)).toBe(0)
      expect(await world.store.queueBroadcast(id, NOW, 9)).toBe(0)
      expect(await world.store.broadcast(id)).toMatchObject({ queuedAll: false })
      const [first, second] = under as [Delivery, Delivery]
      await world.store.changeBroadcast(id, ['running'], { state: 'paused' })
      await world.store.settleDelivery(first.key, 'late', { state: 'sent', messageId: 21 }, NOW)
      await world.store.changeBroadcast(id, ['paused'], { state: 'running' })
      const back = { state: 'pending', reason: 'http-502', notBeforeAt: NOW } as const
      await world.store.settleDelivery(second.key, 'late', back, NOW)
      expect(await world.store.queueBroadcast(id, NOW, 9)).toBe(0)
      expect(await world.store.broadcast(id)).toMatchObject({ queuedAll: true })
      await world.pass(2000)
      expect(tasks(await claimAll())).toMatchObject([{ chatId: first.chatId, kind: 'recall', messageIds: [21] }])
    })

    it('is never all written down while its source may go on', async () => {
      await subscribe(1)
      const source = await startBroadcast()
      const { id } = await startRevision(source.id)
      expect(await world.store.queueBroadcast(id, NOW, 9)).toBe(0)
      expect(await world.store.broadcast(id)).toMatchObject({ queuedAll: false })
      await queueAll(source.id)
      await settleNext(SENT)
      await world.store.changeBroadcast(source.id, ['running'], { state: 'cancelled' })
      await queueAll(id)
      expect(tasks(await claimAll())).toMatchObject([{ chatId: 1, kind: 'recall' }])
    })

    it('is asked for in slices by however many callers, each message once', async () => {
      const source = await sendToAll(12)
      const { id } = await startRevision(source)
      while (!(await world.store.broadcast(id))?.queuedAll)
        await Promise.all([5, 5, 2].map((limit) => world.store.queueBroadcast(id, NOW, limit)))
      const messageIds = (await claimAll()).flatMap(({ task }) => ('messageIds' in task ? task.messageIds : []))
      expect(messageIds.toSorted()).toEqual(Array.from({ length: 12 }, (_, index) => index + 11))
      expect(await world.store.tally(id)).toMatchObject({ queued: 12 })
    })

    it('writes nothing down while it does not run', async () => {
      const source = await sendToAll(1)
      const { id } = await startRevision(source)
      await world.store.changeBroadcast(id, ['running'], { state: 'paused' })
      expect(await world.store.queueBroadcast(id, NOW, 9)).toBe(0)
      expect(await world.store.broadcast(id)).toMatchObject({ queuedAll: false })
    })
  })

  describe('a correction', () => {
    it('goes to the messages of its source, which may go on meanwhile with the corrected words', async () => {
      for (const chatId of [1, 2, 3]) await subscribe(chatId)
      const source = await startBroadcast()
      await queueAll(source.id)
      await settleNext({ state: 'sent', messageId: 11 })
      const [late] = await world.store.claimDeliveries('late', NOW, 1)
      await world.store.markSending(late?.key ?? '', 'late')
      await world.store.changeBroadcast(source.id, ['running'], { state: 'paused' })
      const { id } = await startRevision(source.id, 'correction')
      expect(await world.store.queueBroadcast(id, NOW, 9)).toBe(1)
      await world.store.settleDelivery(late?.key ?? '', 'late', { state: 'sent', messageId: 12 }, NOW)
      await queueAll(id)
      await world.pass(2000)
      expect(tasks(await claimAll())).toEqual([
        { chatId: 1, kind: 'correction', broadcastId: id, messageIds: [11] },
        { chatId: 2, kind: 'correction', broadcastId: id, messageIds: [12] },
      ])
      await world.store.changeBroadcast(source.id, ['paused'], { state: 'running' })
      expect(await claimAll()).toMatchObject([{ chatId: 3, task: { kind: 'broadcast', broadcastId: source.id } }])
    })
  })

  describe('the messages of a broadcast', () => {
    it('are counted by what can still be done about them', async () => {
      for (let chatId = 1; chatId <= 7; chatId++) await subscribe(chatId)
      const { id } = await startBroadcast()
      await queueAll(id)
      await settleNext({ state: 'sent', messageId: 1 }, undefined, NOW)
      for (const messageId of [2, 3]) await settleNext({ state: 'sent', messageId }, undefined, NOW + 2 * HOUR)
      const forgotten = await settleNext({ state: 'sent', messageId: 4 })
      await settleNext({ state: 'sent' })
      await settleNext({ state: 'blocked', reason: 'blocked-by-user' })
      const [lost] = await world.store.claimDeliveries('lost', NOW, 1)
      await world.store.markSending(lost?.key ?? '', 'lost')
      await world.store.changeBroadcast(id, ['running'], { state: 'cancelled' })
      expect(await world.store.recoverDeliveries(0, NOW + HOUR)).toEqual({ requeued: 0, unknown: 1 })
      await world.store.forgetChat(forgotten?.chatId ?? 0)
      // Without an id, lost with its process, and of a chat that is forgotten.
      for await (const store of world.nowAndLater())
        expect(await store.countMessagesOf(id, NOW + HOUR)).toEqual({ recent: 2, older: 1, unknown: 3 })
      expect(await world.store.countMessagesOf('77', 0)).toEqual({ recent: 0, older: 0, unknown: 0 })
    })

    it('may be twice in a chat whose answer was lost, once for each', async () => {
      for (let chatId = 1; chatId <= 3; chatId++) await subscribe(chatId)
      const { id } = await startBroadcast()
      await queueAll(id)
      const lost = { state: 'pending', reason: 'timeout', notBeforeAt: NOW, faults: 1, doubts: 1 } as const
      const first = await settleNext(lost)
      const [again] = await world.store.claimDeliveries('gone', NOW, 1)
      expect([again?.key, again?.doubts]).toEqual([first?.key, 1])
      await world.store.markSending(again?.key ?? '', 'gone')
      await world.store.recoverDeliveries(0, NOW + HOUR)
      await settleNext({ state: 'failed', reason: 'timeout', doubts: 1 })
      await settleNext(SENT)
      await settleNext({ state: 'sent', messageId: 5 }, undefined, NOW + HOUR)
      await world.store.changeBroadcast(id, ['running'], { state: 'done' })
      for await (const store of world.nowAndLater())
        expect(await store.countMessagesOf(id, 0)).toEqual({ recent: 2, older: 0, unknown: 3 })
    })

    it('that a recall could not delete are counted apart from those it did', async () => {
      const source = await sendToAll(3)
      const { id } = await startRevision(source)
      await queueAll(id)
      await settleNext({ state: 'sent', messageId: 11, reason: 'notice' })
      await settleNext({ state: 'sent' })
      for await (const store of world.nowAndLater())
        expect(await store.tally(id)).toEqual({ ...EMPTY_TALLY, queued: 3, sent: 2, notices: 1 })
    })

    it('are named by a copy of what the caller wrote down', async () => {
      const messageIds = [4]
      await world.queue('own', 1, { kind: 'correction', broadcastId: (await startBroadcast()).id, messageIds })
      messageIds.push(5)
      expect(tasks(await claimAll())).toMatchObject([{ messageIds: [4] }])
    })

    it('keep all their ids', async () => {
      await subscribe(1)
      const { id } = await startBroadcast()
      await queueAll(id)
      const messageIds = [4, 5, 6]
      await settleNext({ state: 'sent', messageId: 4, messageIds })
      messageIds.push(7)
      for await (const store of world.nowAndLater())
        expect((await store.deliveriesOf({ broadcastId: id }, 0, 9)).items).toMatchObject([
          { messageId: 4, messageIds: [4, 5, 6] },
        ])
    })
  })
}
