// What `/privacy` and SECURITY.md say is kept of a chat, sentence by sentence: so long and no longer, on each engine.
import { describe, expect, it } from 'vitest'
import type { KeptUpdate } from '#adapters/store/store-processes'
import type { Settlement } from '#domain/delivery'
import { rememberSearch } from '#features/remembered-searches'
import { prune } from '#jobs/prune'
import { aShownDigest, DAY, HOUR, NOW } from '../../../support/builders.ts'
import { silentLog } from '../../../support/store-folders.ts'
import type { World } from './world.ts'

const CHAT = 7_310_045_512

export function retentionContract(world: World) {
  const night = () =>
    prune({
      store: world.store,
      settings: { retentionDays: 90 } as Parameters<typeof prune>[0]['settings'],
      now: () => NOW,
      log: silentLog,
    })
  const isGone = (...told: string[]) => expect.poll(() => world.traces(...told), { timeout: 10_000 }).toEqual([])
  const anUpdate = (id: number, text: string) =>
    ({ update_id: id, message: { text, from: { id: CHAT, first_name: 'Narmin' } } }) as KeptUpdate

  describe('keeps, as /privacy and SECURITY.md say,', () => {
    it('what was sent and when for thirty days: digests, alerts, and what a broadcast that goes on may try again', async () => {
      await world.subscribe(CHAT)
      const { id } = await world.startBroadcast()
      const ends: [number, Settlement][] = [
        [NOW - 31 * DAY - 1, { state: 'sent', messageId: 1 }],
        [NOW - 29 * DAY, { state: 'sent', messageId: 2 }],
      ]
      for (const [index, [at, end]] of ends.entries()) {
        const mark = ['older', 'younger'][index] as string
        const settle = async (settlement: Settlement) => {
          for (const { key } of await world.store.claimDeliveries('a', at, 9)) {
            await world.store.markSending(key, 'a')
            await world.store.settleDelivery(key, 'a', settlement, at)
          }
        }
        await world.queue(
          `digest:${CHAT}:${mark}-slot`,
          CHAT,
          { kind: 'digest', slotKey: `${mark}-slot`, slotAt: at },
          at,
        )
        await settle(end)
        await world.queue(
          `alert:${CHAT}:${mark}-news`,
          CHAT,
          { kind: 'alert', articleId: `${mark}-news`, level: 'urgent' },
          at,
        )
        await settle(end)
        await world.queue(`broadcast:${id}:${CHAT}:${mark}`, CHAT, { kind: 'broadcast', broadcastId: id }, at)
        await settle({ state: 'failed', reason: `${mark}-reason` })
      }
      await world.store.changeBroadcast(id, ['running'], { state: 'stopped', toldAt: NOW })
      await night()
      const kept = (await world.store.receipts(CHAT, 99)).map(({ key }) => key)
      expect(kept.sort()).toEqual([
        `alert:${CHAT}:younger-news`,
        `broadcast:${id}:${CHAT}:younger`,
        `digest:${CHAT}:younger-slot`,
      ])
      // Why a broadcast failed is counted, and stays; to whom is in the key.
      await isGone(`${CHAT}:older`)
    })

    it('what else was written until it is answered, and its sender’s name no longer', async () => {
      await world.store.keepUpdates([anUpdate(1, 'first words'), anUpdate(2, 'second words')])
      await world.store.finishUpdate(1)
      await night()
      await isGone('first words')
      expect(await world.store.openUpdates()).toHaveLength(1)
      await world.store.finishUpdate(2)
      await night()
      await isGone('second words', 'Narmin')
    })

    it('what nobody could answer for two days at the latest', async () => {
      await world.store.keepUpdates([anUpdate(3, 'third words')])
      await world.pass(DAY + HOUR)
      await night()
      await isGone('third words', 'Narmin')
    })

    it('the message that began a question for two days at the latest', async () => {
      await world.store.saveSession(`${CHAT}:${CHAT}`, { message: 'Fifth words by Narmin' })
      await world.pass(DAY + HOUR)
      await night()
      await isGone('Fifth words', 'Narmin')
    })

    it('the last fifty searches', async () => {
      for (let number = 1; number <= 51; number++) await rememberSearch(world, CHAT, `search ${number}.`)
      await night()
      await isGone('search 1.')
      expect(await world.traces('search 2.')).not.toEqual([])
    })

    it('the headlines last shown, and none before them', async () => {
      await world.subscribe(CHAT)
      await world.store.rememberList(CHAT, ['first-list'])
      await world.store.rememberList(CHAT, ['second-list'])
      await world.store.rememberDigest(aShownDigest({ chatId: CHAT, messageId: 8_100_041 }))
      await world.store.rememberDigest(aShownDigest({ chatId: CHAT, messageId: 8_100_042 }))
      await night()
      await isGone('first-list', '8100041')
      expect(await world.traces('8100042')).not.toEqual([])
    })

    it('not what was read: how often an article was opened, and by whom nowhere', async () => {
      await world.startFeed()
      const { added } = await world.fetchItems([])
      expect(added).toEqual([])
      await world.store.countRead('4411239', NOW)
      expect(await world.traces(CHAT)).toEqual([])
    })
  })
}
