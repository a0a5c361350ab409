import { beforeEach, describe, expect, it } from 'vitest'
import type { AuditEntry } from '#domain/editor'
import { anItem, HOUR, MINUTE, NOW } from '../../../support/builders.ts'
import { allPages, type World } from './world.ts'

export function deskContract(world: World) {
  const { fetchItems, startFeed } = world

  describe('editors', () => {
    it('are added once and taken away once', async () => {
      const editor = { id: 7, addedBy: 1, at: NOW }
      expect(await world.store.addEditor(editor)).toBe(true)
      expect(await world.store.addEditor({ ...editor, addedBy: 2 })).toBe(false)
      expect(await world.store.addEditor({ ...editor, id: 8 })).toBe(true)
      expect(await world.store.removeEditor(8)).toBe(true)
      expect(await world.store.removeEditor(8)).toBe(false)
      for await (const store of world.nowAndLater()) expect(await store.editors()).toEqual([editor])
    })
  })

  describe('the record of acts', () => {
    const refusal: AuditEntry = { at: NOW, actorId: 9, act: 'refused', subject: '/broadcast' }

    it('keeps all, newest first, the bot’s own among them', async () => {
      const entries: AuditEntry[] = [
        { at: NOW, actorId: 1, act: 'editor-added', subject: '7' },
        { at: NOW + 1, act: 'broadcast-stopped', subject: '3' },
        ...Array.from(
          { length: 7 },
          (_, n): AuditEntry => ({ at: NOW + 2, actorId: 7, act: 'feed-polled', subject: `${n}` }),
        ),
      ]
      for (const entry of entries) await world.store.noteAct(entry)
      const newest = entries.toReversed()
      for await (const store of world.nowAndLater()) {
        for (const limit of [3, 4, 9, 99])
          expect(await allPages((cursor) => store.listActs(limit, cursor))).toEqual(newest)
        expect((await store.listActs(9)).next).toBeUndefined()
      }
    })

    it('tells what one person did, or had done to them as an editor', async () => {
      const own: AuditEntry[] = [
        { at: NOW, actorId: 1, act: 'editor-added', subject: '7' },
        { at: NOW + 1, actorId: 7, act: 'feed-polled', subject: 'az' },
        { at: NOW + 2, actorId: 7, act: 'refused', subject: '/audit' },
        { at: NOW + 3, actorId: 1, act: 'editor-removed', subject: '7' },
      ]
      const others: AuditEntry[] = [
        { at: NOW, actorId: 1, act: 'editor-added', subject: '77' },
        { at: NOW, actorId: 1, act: 'broadcast-started', subject: '7' },
        { at: NOW, act: 'broadcast-stopped', subject: '7' },
      ]
      for (const [index, entry] of own.entries()) {
        await world.store.noteAct(entry)
        for (const other of others.slice(index)) await world.store.noteAct(other)
      }
      for (const limit of [1, 3, 9])
        expect(await allPages((cursor) => world.store.listActs(limit, cursor, 7))).toEqual(own.toReversed())
      expect((await world.store.listActs(9, undefined, 8)).items).toEqual([])
    })

    it('goes on where a listing is while more is added', async () => {
      for (let n = 0; n < 4; n++) await world.store.noteAct({ ...refusal, actorId: n })
      const { items, next } = await world.store.listActs(2)
      await world.store.noteAct({ ...refusal, actorId: 4 })
      const rest = await world.store.listActs(9, next)
      expect([...items, ...rest.items].map(({ actorId }) => actorId)).toEqual([3, 2, 1, 0])
    })

    it('counts equal refusals once an hour, and nothing else', async () => {
      const tries: [Partial<AuditEntry>, boolean][] = [
        [{}, true],
        [{ at: NOW + HOUR - 1 }, false],
        [{ at: NOW + 1, subject: '/stats' }, true],
        [{ at: NOW + 2, actorId: 10 }, true],
        [{ at: NOW + 3, act: 'broadcast-paused' }, true],
        [{ at: NOW + 4, act: 'broadcast-paused' }, true],
        [{ at: NOW + HOUR }, true],
        [{ at: NOW + HOUR + 1 }, false],
      ]
      for (const [over] of tries) await world.store.noteAct({ ...refusal, ...over })
      const expected = tries.filter(([, isNoted]) => isNoted).map(([over]) => ({ ...refusal, ...over }))
      expect((await world.store.listActs(99)).items).toEqual(expected.toReversed())
    })
  })

  describe('reads', () => {
    it('are counted by article for as long as it is known', async () => {
      await startFeed()
      await fetchItems([anItem({ number: 1 }), anItem({ number: 2, publishedAt: NOW - HOUR })])
      await Promise.all([1, 2, 3].map(() => world.store.countRead('1', NOW)))
      await world.store.countRead('unknown', NOW)
      const ids = ['1', '2', 'unknown', '__proto__']
      const counted = Object.fromEntries(ids.map((id) => [id, id === '1' ? 3 : 0]))
      for await (const store of world.nowAndLater()) expect(await store.reads(ids)).toEqual(counted)
      expect(await world.store.reads([])).toEqual({})
      await fetchItems([])
      await world.store.pruneArticles(NOW + 1)
      expect(await world.store.reads(['1'])).toEqual({ 1: 0 })
    })
  })

  describe('proposals', () => {
    beforeEach(async () => {
      await startFeed()
      for (const number of [3, 2]) {
        await fetchItems([anItem({ number })])
        await world.store.markAnnounced([`${number}`], { ids: [`${number}`], at: NOW + 10 - number })
      }
    })
    const claimed = async (limit = 9) =>
      (await world.store.claimProposals(5 * MINUTE, limit)).map(({ articleId }) => articleId)

    it('are taken oldest first, and not again while they may still be worked at, by the clock of the store', async () => {
      expect(await claimed(1)).toEqual(['3'])
      expect(await claimed()).toEqual(['2'])
      await world.pass(4 * MINUTE)
      expect(await claimed()).toEqual([])
      await world.pass(MINUTE)
      expect(await claimed()).toEqual(['3', '2'])
    })

    it('know whom they were told to until they are over', async () => {
      for (const editorId of [7, 8, 7]) await world.store.noteProposed('3', editorId)
      await world.store.noteProposed('unknown', 7)
      await world.store.closeProposal('2')
      for await (const store of world.nowAndLater())
        expect(await store.claimProposals(0, 9)).toEqual([{ articleId: '3', at: NOW + 7, toldIds: [7, 8] }])
    })
  })

  describe('incidents', () => {
    it('are open once of each kind and subject, until they are over', async () => {
      const silent = { kind: 'feed-silent' as const, subject: 'az', since: NOW }
      expect(await world.store.openIncident(silent)).toBe(true)
      expect(await world.store.openIncident({ ...silent, since: NOW + 1 })).toBe(false)
      expect(await world.store.openIncident({ ...silent, subject: 'ru' })).toBe(true)
      expect(await world.store.openIncident({ kind: 'disk', subject: '', since: NOW })).toBe(true)
      expect(await world.store.closeIncident({ kind: 'disk', subject: '' })).toBe(true)
      expect(await world.store.closeIncident({ kind: 'disk', subject: '' })).toBe(false)
      for await (const store of world.nowAndLater())
        expect((await store.incidents()).toSorted((a, b) => (a.subject < b.subject ? -1 : 1))).toEqual([
          silent,
          { ...silent, subject: 'ru' },
        ])
    })

    it('that nobody was told of are opened again after five minutes, by one alone; those that were told are not', async () => {
      const disk = { kind: 'disk' as const, subject: '', since: NOW }
      await world.store.openIncident(disk)
      expect(await world.store.openIncident({ ...disk, since: NOW + 5 * MINUTE - 1 })).toBe(false)
      expect(await world.store.openIncident({ ...disk, since: NOW + 5 * MINUTE })).toBe(true)
      expect(await world.store.openIncident({ ...disk, since: NOW + 5 * MINUTE + 1 })).toBe(false)
      await world.store.noteIncidentTold({ kind: 'disk', subject: '' }, NOW + 6 * MINUTE)
      await world.store.noteIncidentTold({ kind: 'clock', subject: '' }, NOW)
      expect(await world.store.openIncident({ ...disk, since: NOW + HOUR })).toBe(false)
      for await (const store of world.nowAndLater())
        expect(await store.incidents()).toEqual([{ ...disk, since: NOW + 5 * MINUTE, toldAt: NOW + 6 * MINUTE }])
    })
  })
}
