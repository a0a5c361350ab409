import { describe, expect, it } from 'vitest'
import type { Delivery } from '#domain/delivery'
import { DAY, NOW } from '../../../support/builders.ts'
import { allPages, type World } from './world.ts'

export function deliveriesOfContract(world: World) {
  const { subscribe, startBroadcast, queueAll, settleNext } = world
  const sendAll = async () => {
    for (let messageId = 1; (await settleNext({ state: 'sent', messageId })) !== undefined; messageId++);
  }
  const chatsOf = (deliveries: Delivery[]) => [...new Set(deliveries.map(({ chatId }) => chatId))].sort((a, b) => a - b)

  describe('what was sent of a subject', () => {
    it('is every message of a broadcast, text or breaking news, and of nothing else', async () => {
      for (let chatId = 1; chatId <= 12; chatId++) await subscribe(chatId)
      const text = await startBroadcast()
      await queueAll(text.id)
      const withoutMessage = [
        await settleNext({ state: 'failed', reason: 'http-400' }),
        await settleNext({ state: 'sent' }),
      ].map((delivery) => delivery?.chatId)
      await sendAll()
      const everyone = Array.from({ length: 12 }, (_, index) => index + 1)
      const breaking = await startBroadcast({ content: { kind: 'article', articleId: '9', level: 'flash' } })
      await queueAll(breaking.id)
      await sendAll()
      await world.queue('alert:20:9', 20, { kind: 'alert', articleId: '9', level: 'word' })
      await world.queue('e', 21, { kind: 'alert-edit', articleId: '9', messageId: 1, level: 'word' })
      await world.queue('alert:22:99', 22, { kind: 'alert', articleId: '99', level: 'word' })
      await sendAll()
      for await (const store of world.nowAndLater()) {
        const list = async (subject: { articleId: string } | { broadcastId: string }, sinceAt = NOW) =>
          chatsOf(await allPages((cursor) => store.deliveriesOf(subject, sinceAt, 4, cursor)))
        expect(await list({ broadcastId: text.id })).toEqual(everyone.filter((id) => !withoutMessage.includes(id)))
        expect(await list({ broadcastId: breaking.id })).toEqual(everyone)
        expect(await list({ articleId: '9' })).toEqual([...everyone, 20])
        expect(await list({ articleId: '9' }, NOW + 1)).toEqual([])
        expect(await list({ broadcastId: '77' })).toEqual([])
      }
    })

    it('comes whole though receipts are put away and chats forgotten between two pages', async () => {
      for (let chatId = 1; chatId <= 30; chatId++) await subscribe(chatId)
      const { id } = await startBroadcast()
      await queueAll(id)
      for (let turn = 0; turn < 15; turn++) await settleNext({ state: 'sent', messageId: turn }, undefined, NOW - DAY)
      await world.reopen()
      await sendAll()
      let page = 0
      const deliveries = await allPages(async (cursor) => {
        page++
        // What is put away at a restart lies elsewhere than it did when the listing began.
        if (page === 3) await world.reopen()
        if (page === 5) await world.store.forgetChat(1)
        return world.store.deliveriesOf({ broadcastId: id }, NOW - 2 * DAY, 4, cursor)
      })
      expect(chatsOf(deliveries).filter((chatId) => chatId > 1)).toEqual(Array.from({ length: 29 }, (_, n) => n + 2))
      expect(
        chatsOf(await allPages((cursor) => world.store.deliveriesOf({ broadcastId: id }, 0, 4, cursor))),
      ).toHaveLength(29)
    })

    it('knows no message of a group that moved: what was sent is in the chat it was', async () => {
      await subscribe(-100)
      const { id } = await startBroadcast()
      await queueAll(id)
      await sendAll()
      await world.reopen()
      await world.store.migrateChat(-100, -1_000_100)
      for await (const store of world.nowAndLater())
        expect((await store.deliveriesOf({ broadcastId: id }, 0, 9)).items).toEqual([])
    })
  })
}
