import { describe, expect, it } from 'vitest'
import { type BroadcastContent, EMPTY_TALLY } from '#domain/broadcast'
import type { Expected } from '#domain/broadcast-change'
import { DAY, HOUR, NOW } from '../../../support/builders.ts'
import { aBroadcastDraft, allPages, type World } from './world.ts'

const FAILED = { state: 'failed', reason: 'http-400' } as const
const BREAKING = { content: { kind: 'article', articleId: '9', level: 'urgent' } } as const

export function broadcastsContract(world: World) {
  const { subscribe, startBroadcast, settleNext, queueAll } = world
  const claimed = async () =>
    (await world.store.claimDeliveries('a', NOW, 99)).map(({ chatId }) => chatId).sort((a, b) => a - b)

  describe('broadcasts', () => {
    it('are numbered drafts that keep copies, and no number comes again', async () => {
      const draft = aBroadcastDraft()
      const first = await world.store.createBroadcast(draft)
      if (draft.content.kind === 'text') draft.content.text = 'Changed by the caller'
      expect(first).toEqual({
        ...aBroadcastDraft(),
        id: '1',
        state: 'draft',
        canaryPassed: false,
        queuedAll: false,
      })
      expect(await world.store.broadcast('1')).toEqual(first)
      await world.store.createBroadcast({ ...draft, createdAt: NOW + HOUR })
      await world.store.pruneDrafts(NOW + 2 * HOUR)
      expect(await world.store.broadcast('2')).toBeUndefined()
      await world.reopen()
      expect((await world.store.createBroadcast(draft)).id).toBe('3')
    })

    it('change only from a state they are in', async () => {
      const { id } = await world.store.createBroadcast(aBroadcastDraft())
      const starts = await Promise.all(
        [5, 6].map((cardId) => world.store.changeBroadcast(id, ['draft'], { state: 'running', cardId })),
      )
      // Whichever came first.
      expect(starts.filter((started) => started?.state === 'running')).toHaveLength(1)
      expect(starts).toContain(undefined)
      expect(await world.store.changeBroadcast('unknown', ['draft'], { state: 'running' })).toBeUndefined()
      expect((await world.store.changeBroadcast(id, ['paused', 'running'], { state: 'stopped' }))?.state).toBe(
        'stopped',
      )
    })

    it('change only as the version, and with as many approvals, as were seen; undefined takes a field away', async () => {
      const { id } = await world.store.createBroadcast(aBroadcastDraft())
      const change = (version: number, approvals?: number) =>
        world.store.changeBroadcast(
          id,
          ['draft'],
          { startAt: NOW + HOUR, version: 2, approvals: [{ editorId: 5, at: NOW }] },
          approvals === undefined ? { version } : { version, approvals },
        )
      expect([await change(2), await change(1, 1)]).toEqual([undefined, undefined])
      expect(await change(1, 0)).toMatchObject({ version: 2, startAt: NOW + HOUR })
      expect(await change(1)).toBeUndefined()
      await world.store.changeBroadcast(id, ['draft'], { startAt: undefined, approvals: undefined }, { version: 2 })
      await world.reopen()
      const after = await world.store.broadcast(id)
      expect([after?.version, after && 'startAt' in after, after && 'approvals' in after]).toEqual([2, false, false])
    })

    it('change only as asked for on as many cards as were seen: of two that are asked at once none is lost', async () => {
      const { id } = await world.store.createBroadcast(aBroadcastDraft())
      const ask = (cardId: number) =>
        world.store.changeBroadcast(id, ['draft'], { asked: [{ editorId: 5, cardId }] }, { version: 1, asked: 0 })
      const done = await Promise.all([ask(1), ask(2)])
      expect(done.filter((change) => change !== undefined)).toHaveLength(1)
      await world.reopen()
      expect((await world.store.broadcast(id))?.asked).toHaveLength(1)
    })

    it('are listed newest first without drafts, and those that run for themselves', async () => {
      for (let number = 1; number <= 12; number++) await startBroadcast()
      await world.store.createBroadcast(aBroadcastDraft())
      await world.store.changeBroadcast('3', ['running'], { state: 'done' })
      const listed = await allPages((cursor) => world.store.listBroadcasts(5, cursor))
      expect(listed.map(({ id }) => Number(id))).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
      expect((await world.store.runningBroadcasts()).map(({ id }) => id)).not.toContain('3')
      expect(await world.store.runningBroadcasts()).toHaveLength(11)
    })

    it('change only while they are as somebody saw them', async () => {
      const { id } = await world.store.createBroadcast(aBroadcastDraft())
      const change = (expected: Expected, version: number) =>
        world.store.changeBroadcast(id, ['draft'], { version, approvals: [{ editorId: 7, at: NOW }] }, expected)
      expect(await change({ version: 2 }, 3)).toBeUndefined()
      expect(await change({ version: 1, approvals: 1 }, 3)).toBeUndefined()
      expect(await change({ version: 1, approvals: 0 }, 2)).toMatchObject({ version: 2 })
      expect(await change({ version: 1 }, 3)).toBeUndefined()
      expect(await change({ version: 2 }, 3)).toMatchObject({ version: 3 })
    })

    it('that are scheduled start as the version that was due, or not at all', async () => {
      const { store } = world
      const { id } = await store.createBroadcast(aBroadcastDraft())
      await store.changeBroadcast(id, ['draft'], { state: 'scheduled', startAt: NOW })
      const [due] = await store.scheduledBroadcasts(NOW)
      await store.changeBroadcast(id, ['scheduled'], { state: 'draft' })
      await store.changeBroadcast(id, ['draft'], { state: 'scheduled', startAt: NOW + HOUR, version: 2 })
      const start = (version: number) =>
        store.changeBroadcast(id, ['scheduled'], { state: 'running', startedAt: NOW }, { version })
      expect([due?.id, await start(1)]).toEqual([id, undefined])
      for await (const later of world.nowAndLater())
        expect(await later.broadcast(id)).toMatchObject({ state: 'scheduled', startAt: NOW + HOUR })
      expect(await world.store.changeBroadcast(id, ['scheduled'], { state: 'running' }, { version: 2 })).toBeDefined()
    })

    it('have fields that can be set and taken away', async () => {
      const { id } = await world.store.createBroadcast(aBroadcastDraft())
      const approvals = [{ editorId: 7, at: NOW }]
      const late = { lateAt: NOW + 1, released: true, shown: '2-1' } as const
      const set = { version: 2, startAt: NOW + HOUR, approvals, heldBy: '9', cardId: 3, ...late }
      await world.store.changeBroadcast(id, ['draft'], { state: 'waiting', ...set })
      approvals.pop()
      for await (const store of world.nowAndLater())
        expect(await store.broadcast(id)).toMatchObject({ ...set, approvals: [{ editorId: 7, at: NOW }] })
      const notLate = { lateAt: undefined, released: undefined, shown: undefined }
      const gone = { startAt: undefined, approvals: undefined, heldBy: undefined, cardId: undefined, ...notLate }
      await world.store.changeBroadcast(id, ['waiting'], { state: 'draft', ...gone })
      const { version: _version, ...draft } = (await (await world.reopen()).broadcast(id)) ?? {}
      expect(draft).toEqual({ ...aBroadcastDraft(), id, state: 'draft', canaryPassed: false, queuedAll: false })
    })

    it('are held while they are paused for another one, and no longer', async () => {
      const [held, paused] = [await world.startBroadcast(), await world.startBroadcast()]
      await world.store.changeBroadcast(held.id, ['running'], { state: 'paused', heldBy: '9' })
      await world.store.changeBroadcast(paused.id, ['running'], { state: 'paused' })
      for await (const store of world.nowAndLater())
        expect((await store.heldBroadcasts()).map(({ id }) => id)).toEqual([held.id])
      await world.store.changeBroadcast(held.id, ['paused'], { state: 'running' })
      expect(await world.store.heldBroadcasts()).toEqual([])
    })

    it('are listed while they wait for approval or for their time, and are due when that has come', async () => {
      for (const startAt of [NOW + 2, NOW, NOW + 1, NOW + 1]) {
        const { id } = await world.store.createBroadcast(aBroadcastDraft())
        await world.store.changeBroadcast(id, ['draft'], { state: 'scheduled', startAt })
      }
      const { id } = await world.store.createBroadcast(aBroadcastDraft())
      await world.store.changeBroadcast(id, ['draft'], { state: 'waiting', startAt: NOW })
      expect((await world.store.listBroadcasts(9)).items.map(({ state }) => state)).toEqual([
        'waiting',
        ...Array.from({ length: 4 }, () => 'scheduled'),
      ])
      expect((await world.store.scheduledBroadcasts(NOW - 1)).map(({ id }) => id)).toEqual([])
      expect((await world.store.scheduledBroadcasts(NOW + 1)).map(({ id }) => id)).toEqual(['2', '3', '4'])
    })

    it('that were cancelled before they began are forgotten like drafts, those that had begun are not', async () => {
      const { id: begun } = await startBroadcast()
      await world.store.changeBroadcast(begun, ['running'], { state: 'cancelled' })
      for (const state of ['cancelled', 'waiting', 'scheduled'] as const) {
        const { id } = await world.store.createBroadcast(aBroadcastDraft())
        await world.store.changeBroadcast(id, ['draft'], { state, startAt: NOW })
      }
      await world.store.pruneDrafts(NOW)
      expect(await world.store.broadcast('2')).toBeDefined()
      await world.store.pruneDrafts(NOW + 1)
      expect((await world.store.listBroadcasts(9)).items.map(({ id }) => id)).toEqual(['4', '3', begun])
    })

    it('that are over or stopped are closing until that was told, the first started first', async () => {
      for (let number = 1; number <= 30; number++) await startBroadcast()
      const dropped = await world.store.createBroadcast(aBroadcastDraft())
      await world.store.changeBroadcast(dropped.id, ['draft'], { state: 'cancelled', endedAt: NOW })
      await world.store.changeBroadcast('2', ['running'], { state: 'done', startedAt: NOW + 1 })
      await world.store.changeBroadcast('10', ['running'], { state: 'cancelled' })
      await world.store.changeBroadcast('9', ['running'], { state: 'done' })
      await world.store.changeBroadcast('8', ['running'], { state: 'stopped' })
      for await (const store of world.nowAndLater())
        expect((await store.closingBroadcasts()).map(({ id }) => id)).toEqual(['8', '9', '10', '2'])
      await world.store.changeBroadcast('8', ['stopped'], { toldAt: NOW })
      await world.store.changeBroadcast('10', ['cancelled'], { endedAt: NOW })
      expect((await world.store.closingBroadcasts()).map(({ id }) => id)).toEqual(['9', '2'])
    })

    it('keep drafts that are young, and what is no draft', async () => {
      await startBroadcast()
      await world.store.createBroadcast({ ...aBroadcastDraft(), createdAt: NOW + DAY })
      await world.store.pruneDrafts(NOW + DAY)
      expect(await world.store.broadcast('1')).toBeDefined()
      expect(await world.store.broadcast('2')).toBeDefined()
    })
  })

  describe('recipients', () => {
    it('get one delivery each, by id, in slices, and the broadcast knows its end', async () => {
      for (const chatId of [5, -7, 3, 1, 4, 2]) await subscribe(chatId)
      await world.store.deactivateChat(4, 'stopped')
      const { id } = await startBroadcast()
      expect(await world.store.queueBroadcast(id, NOW, 2)).toBe(2)
      expect(await claimed()).toEqual([-7, 1])
      expect((await world.store.broadcast(id))?.queuedAll).toBe(false)
      await world.reopen()
      expect(await queueAll(id, 2)).toBe(3)
      expect(await claimed()).toEqual([2, 3, 5])
      expect(await world.store.tally(id)).toEqual({ ...EMPTY_TALLY, queued: 5 })
      await subscribe(6)
      expect(await queueAll(id)).toBe(0)
    })

    it('are asked for in slices by however many callers, each once', async () => {
      for (let chatId = 1; chatId <= 25; chatId++) await subscribe(chatId)
      const { id } = await startBroadcast()
      const counts = await Promise.all(Array.from({ length: 5 }, () => world.store.queueBroadcast(id, NOW, 7)))
      expect(counts.toSorted()).toEqual([0, 4, 7, 7, 7])
      expect(await claimed()).toHaveLength(25)
    })

    it('are nobody while it does not run', async () => {
      await subscribe(1)
      const { id } = await startBroadcast()
      await world.store.changeBroadcast(id, ['running'], { state: 'paused' })
      expect(await world.store.queueBroadcast(id, NOW, 9)).toBe(0)
      expect(await world.store.broadcast(id)).toMatchObject({ queuedAll: false })
      expect(await world.store.queueBroadcast('unknown', NOW, 9)).toBe(0)
    })

    it('are those of its audience, who are not paused, and are counted beforehand', async () => {
      await subscribe(1)
      await subscribe(2, NOW, { language: 'ru' })
      await subscribe(3, NOW, { language: 'en', secondLanguage: 'ru' })
      await subscribe(4, NOW, { language: 'ru', pause: { fromAt: NOW - DAY, untilAt: NOW + 1 } })
      const audience = { kind: 'languages' as const, languages: ['ru'], seconds: ['ru'] }
      const { id, content } = await startBroadcast({ audience })
      expect(await world.store.countRecipients({ content, audience }, NOW)).toBe(2)
      expect(await world.store.countRecipients({ content, audience }, NOW + 1)).toBe(3)
      await queueAll(id)
      expect(await claimed()).toEqual([2, 3])
    })

    it.each([
      { kind: 'media', items: [{ kind: 'photo', fileId: 'f' }], text: '', entities: [], captionAbove: false },
      { kind: 'story', articleId: '9' },
    ] as const)('of a $kind get a broadcast’s delivery', async (content) => {
      await subscribe(1)
      const { id } = await startBroadcast({ content: structuredClone(content) as BroadcastContent })
      await queueAll(id)
      expect(await world.store.claimDeliveries('a', NOW, 9)).toMatchObject([
        { key: `broadcast:${id}:1`, task: { kind: 'broadcast', broadcastId: id } },
      ])
    })

    it('are those who get one of its sections', async () => {
      await subscribe(1, NOW, { sections: { chosen: ['sport'], other: true } })
      await subscribe(2, NOW, { sections: { chosen: ['economy'], other: false } })
      await subscribe(3)
      const audience = { kind: 'sections' as const, sections: ['sport', 'politics'] }
      const { id, content } = await startBroadcast({ audience })
      expect(await world.store.countRecipients({ content, audience }, NOW)).toBe(2)
      await queueAll(id)
      expect(await claimed()).toEqual([1, 3])
    })

    it('of breaking news are who wants alerts of its level and had none of the article', async () => {
      await subscribe(1)
      await subscribe(2, NOW, { alerts: { choice: 'flash', cap: 5 } })
      await subscribe(3)
      await world.queue('alert:3:9', 3, { kind: 'alert', articleId: '9', level: 'word' })
      await settleNext({ state: 'sent', messageId: 1 })
      const { id, content, audience } = await startBroadcast(BREAKING)
      expect(await world.store.countRecipients({ content, audience }, NOW)).toBe(1)
      expect(await queueAll(id)).toBe(1)
      expect(await world.store.claimDeliveries('a', NOW, 9)).toMatchObject([
        { key: 'alert:1:9', task: { kind: 'alert', articleId: '9', level: 'urgent', broadcastId: id } },
      ])
    })

    it('of a flash are also those whose lesser alert of the article still waits, which is then no other any more', async () => {
      await subscribe(1)
      await subscribe(2)
      await world.queue('alert:2:9', 2, { kind: 'alert', articleId: '9', level: 'word' })
      const slow = await startBroadcast(BREAKING)
      await queueAll(slow.id)
      await world.store.changeBroadcast(slow.id, ['running'], { state: 'paused' })
      const flash = await startBroadcast({ content: { kind: 'article', articleId: '9', level: 'flash' } })
      expect(await queueAll(flash.id)).toBe(2)
      expect(await world.store.claimDeliveries('a', NOW, 9)).toMatchObject([
        { key: 'alert:1:9', task: { level: 'flash', broadcastId: flash.id } },
        { key: 'alert:2:9', task: { level: 'flash', broadcastId: flash.id } },
      ])
      expect(await world.store.tally(slow.id)).toMatchObject({ queued: 1, expired: 1 })
      expect(await world.store.causes(slow.id)).toEqual([['superseded', 1]])
    })

    it('are not missed when a group moves behind what was passed', async () => {
      for (const chatId of [-300, -200, -100]) await subscribe(chatId)
      const { id } = await startBroadcast()
      await world.store.queueBroadcast(id, NOW, 2)
      await world.store.migrateChat(-100, -1_000_100)
      await world.store.migrateChat(-200, -1_000_200)
      await queueAll(id)
      expect(await claimed()).toEqual([-1_000_200, -1_000_100, -300])
    })
  })

  describe('the tally', () => {
    it('counts every end once, and nothing that goes back', async () => {
      for (let chatId = 1; chatId <= 7; chatId++) await subscribe(chatId)
      const { id } = await startBroadcast()
      await queueAll(id)
      await settleNext({ state: 'sent', messageId: 1 })
      await settleNext(FAILED)
      await settleNext({ state: 'blocked', reason: 'blocked-by-user' })
      await settleNext({ state: 'expired', reason: 'paused' })
      await settleNext({ state: 'pending', reason: 'flood-wait', notBeforeAt: NOW + 1 })
      await world.store.deactivateChat(6, 'stopped')
      await world.store.forgetChat(7)
      const tally = { queued: 7, sent: 1, failed: 1, blocked: 1, expired: 3, unknown: 0 }
      for await (const store of world.nowAndLater()) {
        expect(await store.tally(id)).toEqual(tally)
        expect(await store.causes(id)).toEqual([
          ['blocked-by-user', 1],
          ['forgotten', 1],
          ['http-400', 1],
          ['paused', 1],
          ['stopped', 1],
        ])
      }
      expect(await world.store.causes('unknown')).toEqual([])
      expect(await world.store.tally('unknown')).toEqual(EMPTY_TALLY)
    })

    it('counts one that was being sent to a chat forgotten meanwhile, whose answer changes nothing', async () => {
      await subscribe(1)
      const { id } = await startBroadcast()
      await queueAll(id)
      const [delivery] = await world.store.claimDeliveries('a', NOW, 1)
      await world.store.markSending(delivery?.key ?? '', 'a')
      await world.store.forgetChat(1)
      expect(await world.store.settleDelivery(delivery?.key ?? '', 'a', { state: 'sent', messageId: 1 }, NOW)).toBe(
        false,
      )
      expect(await world.store.tally(id)).toMatchObject({ queued: 1, sent: 0, expired: 1 })
    })
  })

  describe('causes', () => {
    it('come most first, and are not more than can be read', async () => {
      for (let chatId = 1; chatId <= 44; chatId++) await subscribe(chatId)
      const { id } = await startBroadcast()
      await queueAll(id)
      await settleNext(FAILED)
      for (let turn = 1; turn <= 3; turn++) await settleNext({ state: 'blocked', reason: 'kicked' })
      for (let turn = 1; turn <= 40; turn++) await settleNext({ state: 'failed', reason: `Bad Request: ${turn}` })
      const causes = await world.store.causes(id)
      expect(causes.slice(0, 2)).toEqual([
        ['other', 12],
        ['kicked', 3],
      ])
      expect(causes.reduce((sum, [, count]) => sum + count, 0)).toBe(44)
      await world.store.retryFailed(id, NOW, 99)
      expect(await world.store.causes(id)).toEqual([['kicked', 3]])
    })
  })

  describe('a broadcast cancelled', () => {
    it('expires in slices what is pending, and what comes back later', async () => {
      for (let chatId = 1; chatId <= 6; chatId++) await subscribe(chatId)
      const { id } = await startBroadcast()
      await queueAll(id)
      const [delivery] = await world.store.claimDeliveries('a', NOW, 1)
      expect(await world.store.expireBroadcast(id, NOW, 9)).toBe(0)
      await world.store.changeBroadcast(id, ['running'], { state: 'cancelled', endedAt: NOW })
      const slices = []
      for (let count = 1; count > 0; slices.push(count)) count = await world.store.expireBroadcast(id, NOW, 2)
      expect(slices).toEqual([2, 2, 1, 0])
      const back = { state: 'pending', reason: 'http-502', notBeforeAt: NOW + 1 } as const
      await world.store.settleDelivery(delivery?.key ?? '', 'a', back, NOW)
      expect(await world.store.tally(id)).toMatchObject({ queued: 6, expired: 6 })
      expect(await world.store.receipts(1, 9)).toMatchObject([{ state: 'expired', reason: 'cancelled' }])
      expect(await world.store.retryFailed(id, NOW, 9)).toBe(0)
    })

    it('gives the keys of its alerts back', async () => {
      await subscribe(1)
      const first = await startBroadcast(BREAKING)
      await queueAll(first.id)
      await world.store.changeBroadcast(first.id, ['running'], { state: 'cancelled' })
      await world.store.expireBroadcast(first.id, NOW, 9)
      const second = await startBroadcast(BREAKING)
      expect(await queueAll(second.id)).toBe(1)
      expect(await claimed()).toEqual([1])
    })
  })

  describe('failed deliveries', () => {
    it('of a broadcast that goes on are tried again, even after a restart', async () => {
      for (const chatId of [1, 2, 3]) await subscribe(chatId)
      const { id } = await startBroadcast()
      await queueAll(id)
      for (let turn = 0; turn < 3; turn++) await settleNext(FAILED)
      await world.store.deactivateChat(3, 'stopped')
      await world.store.changeBroadcast(id, ['running'], { state: 'stopped' })
      await world.reopen()
      expect(await world.store.retryFailed(id, NOW + 1, 2)).toBe(2)
      expect(await world.store.retryFailed(id, NOW + 1, 2)).toBe(1)
      expect(await world.store.retryFailed(id, NOW + 1, 2)).toBe(0)
      expect(await world.store.tally(id)).toEqual({ ...EMPTY_TALLY, queued: 3, expired: 1 })
      expect(await claimed()).toEqual([])
      await world.store.changeBroadcast(id, ['stopped'], { state: 'running' })
      await settleNext({ state: 'sent', messageId: 1 }, undefined, NOW + 1)
      await settleNext({ state: 'sent', messageId: 2 }, undefined, NOW + 1)
      expect(await world.store.tally(id)).toEqual({ ...EMPTY_TALLY, queued: 3, sent: 2, expired: 1 })
      expect(await world.store.causes(id)).toEqual([['stopped', 1]])
    })

    it('of a broadcast that ended stay failed', async () => {
      await subscribe(1)
      const { id } = await startBroadcast()
      await queueAll(id)
      await settleNext(FAILED)
      await world.store.changeBroadcast(id, ['running'], { state: 'done' })
      expect(await world.store.retryFailed(id, NOW, 9)).toBe(0)
      await world.reopen()
      expect(await world.store.receipts(1, 9)).toMatchObject([{ state: 'failed' }])
    })
  })
}
