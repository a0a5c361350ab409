import { describe, expect, it } from 'vitest'
import type { DeliveryTask } from '#domain/delivery'
import type { DayFigures } from '#domain/figures'
import { anItem, DAY, NOW } from '../../../support/builders.ts'
import type { World } from './world.ts'

const TODAY = '2026-11-24'
const NOTHING: Omit<DayFigures, 'day' | 'active'> = {
  joined: 0,
  left: 0,
  digests: 0,
  alerts: 0,
  broadcasts: 0,
  blocked: 0,
  failed: 0,
  reads: 0,
}

export function figuresContract(world: World) {
  const { subscribe, queue, settleNext, startBroadcast } = world
  const settings = { language: 'az', schedule: [], zone: 'Asia/Baku', sponsored: false, tellWhenEmpty: false }
  const join = (chatId: number, at = NOW) =>
    world.store.subscribe(chatId, 'private', { ...settings, sections: { chosen: 'all', other: true } }, undefined, at)
  const today = async () => (await world.store.dayFigures(TODAY, TODAY))[0]

  describe('how things stand', () => {
    it('is counted by state, language and section, most first', async () => {
      await subscribe(1, NOW, { language: 'ru' })
      await subscribe(2, NOW, { language: 'ru', sections: { chosen: ['sport', 'economy'], other: false } })
      await subscribe(3, NOW, { pause: { fromAt: NOW - DAY, untilAt: NOW + 1 } })
      await subscribe(4, NOW, { sections: { chosen: ['sport'], other: true }, pause: { fromAt: 0, untilAt: NOW } })
      await subscribe(5, NOW, { language: 'ru' })
      await subscribe(6, NOW, { language: 'en' })
      await subscribe(7, NOW, { language: 'en' })
      await world.store.deactivateChat(6, 'stopped')
      await world.store.deactivateChat(7, 'unreachable')
      for await (const store of world.nowAndLater())
        expect(await store.standing(NOW)).toEqual({
          active: 5,
          paused: 1,
          stopped: 1,
          unreachable: 1,
          languages: [
            ['ru', 3],
            ['az', 2],
          ],
          sections: [
            ['all', 3],
            ['sport', 2],
            ['economy', 1],
          ],
        })
    })
  })

  describe('the figures of a day', () => {
    it('count who came, came back, and left', async () => {
      for (const chatId of [1, 2, -3, -4, 5]) await join(chatId)
      await join(1)
      await world.store.deactivateChat(1, 'stopped')
      await world.store.deactivateChat(1, 'unreachable')
      await join(1)
      await world.store.forgetChat(2)
      await world.store.forgetChat(2)
      await world.store.migrateChat(-3, -1_000_003)
      expect(await today()).toEqual({ day: TODAY, active: 4, ...NOTHING, joined: 6, left: 2 })
      await world.store.migrateChat(-4, -1_000_003)
      await world.store.deactivateChat(5, 'stopped')
      await world.store.forgetChat(5)
      for await (const store of world.nowAndLater())
        expect(await store.dayFigures(TODAY, TODAY)).toEqual([
          { day: TODAY, active: 2, ...NOTHING, joined: 6, left: 4 },
        ])
    })

    it('count what was sent by its kind, and what could not be, on the day it ended', async () => {
      const { id: broadcastId } = await startBroadcast()
      const tasks: DeliveryTask[] = [
        { kind: 'digest', slotKey: 's', slotAt: NOW },
        { kind: 'catch-up', fromAt: NOW - DAY },
        { kind: 'alert', articleId: '9', level: 'word' },
        { kind: 'broadcast', broadcastId },
        { kind: 'recall', broadcastId, messageIds: [1], sentAt: NOW },
        { kind: 'correction', broadcastId, messageIds: [1] },
        { kind: 'digest-edit', messageId: 1 },
        { kind: 'alert-edit', articleId: '9', messageId: 1, level: 'word' },
      ]
      for (const [n, task] of tasks.entries()) await queue(`sent${n}`, n + 1, task)
      for (const _ of tasks) await settleNext({ state: 'sent', messageId: 1 })
      await queue('empty', 1, { kind: 'digest', slotKey: 't', slotAt: NOW })
      await settleNext({ state: 'sent', reason: 'nothing-new' })
      await queue('back', 1, { kind: 'alert', articleId: '1', level: 'word' })
      await settleNext({ state: 'pending', reason: 'flood-wait', notBeforeAt: NOW })
      await settleNext({ state: 'blocked', reason: 'blocked-by-user' })
      await queue('late', 1, { kind: 'alert', articleId: '2', level: 'word' })
      await settleNext({ state: 'expired', reason: 'too-late' })
      await queue('refused', 1, { kind: 'broadcast', broadcastId }, NOW)
      await settleNext({ state: 'failed', reason: 'http-400' }, undefined, NOW + DAY)
      const counted = { ...NOTHING, digests: 2, alerts: 1, broadcasts: 1, blocked: 1 }
      for await (const store of world.nowAndLater())
        expect(await store.dayFigures(TODAY, '2026-11-30')).toEqual([
          { day: TODAY, active: 0, ...counted },
          { day: '2026-11-25', active: 0, ...NOTHING, failed: 1 },
        ])
    })

    it('count reads', async () => {
      await world.startFeed()
      await world.fetchItems([anItem({ number: 1 })])
      await world.store.countRead('1', NOW)
      await world.store.countRead('1', NOW)
      expect(await today()).toMatchObject({ reads: 2 })
    })

    it('begin at midnight UTC, are listed between two days, and kept for two years', async () => {
      const midnight = Date.UTC(2026, 10, 25)
      await join(1, midnight - 1)
      await join(2, midnight)
      await world.store.noteStanding(midnight + 5 * DAY)
      const days = async (from: string, until: string) =>
        (await world.store.dayFigures(from, until)).map(({ day, joined, active }) => [day, joined, active])
      expect(await days('2026-11-24', '2026-11-30')).toEqual([
        ['2026-11-24', 1, 1],
        ['2026-11-25', 1, 2],
        ['2026-11-30', 0, 2],
      ])
      expect(await days('2026-11-25', '2026-11-29')).toEqual([['2026-11-25', 1, 2]])
      await world.store.noteStanding(midnight + 731 * DAY)
      expect((await days('2026-01-01', '2029-01-01')).map(([day]) => day)).toEqual([
        '2026-11-25',
        '2026-11-30',
        '2028-11-25',
      ])
    })
  })
}
