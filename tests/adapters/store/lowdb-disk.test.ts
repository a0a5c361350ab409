import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { Store } from '#adapters/store/store'
import { aFeed, anItem, DAY, MINUTE, NOW, settings } from '../../support/builders.ts'
import { createFaultyFiles, diskFull, type Gate, type Step } from '../../support/faulty-files.ts'
import { copyFolder, makeFolder, openIn, removeFolders } from '../../support/store-folders.ts'

const folders: string[] = []
const stores: Store[] = []
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close().catch(() => undefined)
  await removeFolders(folders)
})

async function openFaulty(gate: Gate, journalBytes = 1 << 20) {
  const folder = await makeFolder()
  folders.push(folder)
  let copied: ((copy: string) => void) | undefined
  const files = createFaultyFiles(async (step, path) => {
    if (copied && step === 'write' && path.includes('journal')) {
      const tell = copied
      copied = undefined
      tell(await copyFolder(folder))
    }
    await gate(step, path)
  })
  const store = await openIn(folder, { files, limits: { journalBytes } })
  stores.push(store)
  return {
    store,
    folder,
    /** What a process finds that is started after this one was killed between two writes. */
    async afterKill<T>(look: (store: Store) => Promise<T>): Promise<T> {
      const copy = new Promise<string>((resolve) => {
        copied = resolve
      })
      await store.saveSession('probe', 1)
      folders.push(await copy)
      const next = await openIn(await copy)
      try {
        return await look(next)
      } finally {
        await next.close()
      }
    },
  }
}

describe('a disk that refuses', () => {
  it.each(['write', 'half-written', 'sync'] as const)(
    'at the %s fails the caller, tells it, and works again',
    async (broken) => {
      let full = false
      const { store, afterKill } = await openFaulty((step, path) => {
        if (full && step === broken && path.includes('journal')) throw diskFull()
      })
      await store.saveSession('a', 1)
      full = true
      await expect(store.saveSession('a', 2)).rejects.toMatchObject({ name: 'StoreError', code: 'disk' })
      expect(await store.session('a')).toBe(1)
      expect(store.problem()).toContain('ENOSPC')
      full = false
      await store.saveSession('b', 3)
      expect(store.problem()).toBeUndefined()
      expect(await afterKill(async (next) => [await next.session('a'), await next.session('b')])).toEqual([1, 3])
    },
  )

  it('that cannot even be cut back is cut before the next write', async () => {
    let full = false
    const { store, afterKill } = await openFaulty((step) => {
      if (full && (step === 'half-written' || step === 'truncate')) throw diskFull()
    })
    full = true
    await expect(store.saveSession('a', 'x'.repeat(1000))).rejects.toMatchObject({ code: 'disk' })
    await expect(store.saveSession('a', 2)).rejects.toMatchObject({ code: 'disk' })
    full = false
    await store.saveSession('a', 3)
    expect(await afterKill((next) => next.session('a'))).toBe(3)
  })

  it('fails what was built on the failed change, too, and leaves every index as it was', async () => {
    let full = false
    const { store } = await openFaulty((step) => {
      if (full && step === 'sync') throw diskFull()
    })
    await store.syncFeeds([aFeed()], NOW)
    await store.recordFetch('az', { kind: 'items', items: [], validators: {} }, NOW - DAY, NOW)
    await store.subscribe(1, 'private', settings(), undefined, NOW)
    const content = { kind: 'text' as const, text: 'A word', entities: [], preview: false }
    const audience = { kind: 'everyone' as const }
    const { id } = await store.createBroadcast({ authorId: 5, content, audience, createdAt: NOW })
    full = true
    const outcomes = await Promise.allSettled([
      store.recordFetch('az', { kind: 'items', items: [anItem()], validators: {} }, NOW, NOW + MINUTE),
      store.withdrawArticle('4411239', NOW),
      store.subscribe(100, 'private', settings({ words: ['story'] }), NOW, NOW),
      store.changeBroadcast(id, ['draft'], { state: 'running' }),
      store.queueBroadcast(id, NOW, 9),
      store.claimDeliveries('a', NOW, 1),
      store.queueDeliveries(
        [{ key: 'e', chatId: 100, task: { kind: 'digest-edit', messageId: 1 }, notBeforeAt: NOW }],
        NOW,
      ),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(outcomes.map(() => 'rejected'))
    expect(await store.unannouncedArticles(9)).toEqual([])
    expect(await store.followers(['story'], 9)).toEqual({ items: [] })
    expect(await store.tally(id)).toMatchObject({ queued: 0 })
    expect(await store.articleByKey('num:agency.example/4411239')).toBeUndefined()
    expect(await store.listArticles({ languages: ['az'] }, 9)).toEqual({ items: [] })
    expect(await store.claimPages(MINUTE, 9)).toEqual([])
    expect(await store.dueSlots(NOW, 9)).toEqual([])
    expect(await store.nextDeliveryAt()).toBeUndefined()
    expect(await store.countChats()).toEqual({ active: 1, all: 1 })
    full = false
    await store.changeBroadcast(id, ['draft'], { state: 'running' })
    expect(await store.queueBroadcast(id, NOW, 9)).toBe(1)
    expect(await store.claimDeliveries('b', NOW, 9)).toMatchObject([{ chatId: 1 }])
    expect((await store.claimDueFeeds(NOW, MINUTE, 9)).length).toBe(1)
  })

  it('never shows a reader what is taken back later', async () => {
    let full = false
    const { store } = await openFaulty((step) => {
      if (full && step === 'sync') throw diskFull()
    })
    full = true
    const write = store.saveSession('a', 1)
    const read = store.session('a')
    await expect(write).rejects.toMatchObject({ code: 'disk' })
    expect(await read).toBeUndefined()
  })

  it('does not take the journal down with a snapshot', async () => {
    let full = false
    const { store, afterKill } = await openFaulty((step, path) => {
      if (full && path.includes('db.json') && step === 'half-written') throw diskFull()
    }, 200)
    full = true
    for (let n = 0; n < 9; n++) await store.saveSession('a', n)
    expect(store.problem()).toContain('no snapshot')
    expect(await afterKill((next) => next.session('a'))).toBe(8)
    full = false
    for (let n = 9; n < 19; n++) await store.saveSession('a', n)
    expect(store.problem()).toBeUndefined()
    expect(await afterKill((next) => next.session('a'))).toBe(18)
  })

  it('keeps promises and nothing else, whenever it fails', async () => {
    const operation = fc.record({ key: fc.constantFrom('a', 'b', 'c'), value: fc.nat(99), drop: fc.boolean() })
    const rounds = fc.array(fc.array(operation, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 })
    const failures = fc.array(
      fc.constantFrom<Step | 'none'>('write', 'half-written', 'sync', 'open', 'rename', 'none', 'none'),
    )
    await fc.assert(
      fc.asyncProperty(rounds, failures, async (batches, steps) => {
        let broken: Step | 'none' = 'none'
        const { store, afterKill } = await openFaulty((step) => {
          if (step === broken) throw diskFull()
        }, 300)
        const model = new Map<string, number>()
        for (const [round, batch] of batches.entries()) {
          broken = steps[round] ?? 'none'
          const done = await Promise.allSettled(
            batch.map(({ key, value, drop }) => (drop ? store.dropSession(key) : store.saveSession(key, value))),
          )
          for (const [index, { key, value, drop }] of batch.entries()) {
            if (done[index]?.status === 'rejected') continue
            if (drop) model.delete(key)
            else model.set(key, value)
          }
          for (const key of ['a', 'b', 'c']) expect(await store.session(key)).toBe(model.get(key))
        }
        broken = 'none'
        const found = await afterKill((next) => Promise.all(['a', 'b', 'c'].map((key) => next.session(key))))
        expect(found).toEqual(['a', 'b', 'c'].map((key) => model.get(key)))
      }),
      { numRuns: 40 },
    )
  })
})

describe('a process killed at any step', () => {
  it('finds all it had promised, and at most the write under way beside it', async () => {
    let promised = 0
    const copies: { folder: string; promised: number; at: string }[] = []
    let folder: string | undefined
    const opened = await openFaulty(async (step, path) => {
      if (folder === undefined) return
      copies.push({ folder: await copyFolder(folder), promised, at: `${step} ${path}` })
    }, 150)
    folder = opened.folder
    for (let n = 1; n <= 8; n++) {
      await opened.store.saveSession('n', n)
      promised = n
    }
    await opened.store.close()
    folders.push(...copies.map((copy) => copy.folder))
    // Appends, and several snapshots with every step they are made of.
    expect(new Set(copies.map(({ at }) => at.split(' ')[0]))).toEqual(
      new Set(['open', 'write', 'half-written', 'sync', 'rename', 'remove', 'folder']),
    )
    for (const copy of copies) {
      const store = await openIn(copy.folder)
      const found = (await store.session('n')) ?? 0
      expect([copy.promised, copy.promised + 1], copy.at).toContain(found)
      await store.saveSession('more', found)
      await store.close()
      const again = await openIn(copy.folder)
      expect([await again.session('n'), await again.session('more')]).toEqual([found || undefined, found])
      await again.close()
    }
  })

  it('keeps a page and its article together', async () => {
    const copies: string[] = []
    let folder: string | undefined
    const opened = await openFaulty(async () => {
      if (folder !== undefined) copies.push(await copyFolder(folder))
    })
    const { store } = opened
    await store.syncFeeds([aFeed()], NOW)
    await store.recordFetch('az', { kind: 'items', items: [anItem()], validators: {} }, NOW, NOW)
    const page = (title: string) => ({ title, lead: [title], paragraphs: [], turns: [], twins: [] })
    await store.recordPage('4411239', page('first'), undefined, NOW)
    folder = opened.folder
    await store.recordPage('4411239', page('second'), undefined, NOW + 1)
    folders.push(...copies)
    for (const copy of copies) {
      const next = await openIn(copy)
      const fetchedAt = (await next.article('4411239'))?.page?.fetchedAt
      const found = await next.page('4411239')
      expect(found).toMatchObject({ fetchedAt, page: { title: fetchedAt === NOW ? 'first' : 'second' } })
      await next.pruneArticles(0)
      expect(await next.page('4411239')).toEqual(found)
      await next.close()
    }
    expect(copies.length).toBeGreaterThan(5)
  })

  it('erases what it had begun to erase', async () => {
    let copy: string | undefined
    const opened = await openFaulty(() => undefined)
    const { store } = opened
    await store.queueDeliveries(
      [{ key: 'e', chatId: 100, task: { kind: 'digest-edit', messageId: 1 }, notBeforeAt: NOW }],
      NOW,
    )
    await store.claimDeliveries('a', NOW, 1)
    await store.settleDelivery('e', 'a', { state: 'sent' }, NOW)
    await store.close()
    const second = await openIn(opened.folder, {
      files: createFaultyFiles(async (step, path) => {
        if (copy !== undefined || step !== 'open' || !path.endsWith('2026-11-24.jsonl.tmp')) return
        copy = await copyFolder(opened.folder)
        folders.push(copy)
      }),
    })
    stores.push(second)
    expect(await second.receipts(100, 9)).toHaveLength(1)
    await second.forgetChat(100)
    expect(copy).toBeDefined()
    const next = await openIn(copy as string)
    stores.push(next)
    expect(await next.receipts(100, 9)).toEqual([])
  })
})

describe('group commit', () => {
  it('makes one fdatasync for all callers of a tick', async () => {
    let syncs = 0
    const { store } = await openFaulty((step, path) => {
      if (step === 'sync' && path.includes('journal')) syncs++
    })
    await Promise.all(Array.from({ length: 500 }, (_, n) => store.saveSession(`s${n}`, n)))
    expect(syncs).toBe(1)
  })

  it('reads without touching the disk when nothing waits', async () => {
    let steps = 0
    const { store } = await openFaulty(() => {
      steps++
    })
    const before = steps
    await store.countChats()
    await store.dueSlots(NOW, 9)
    expect(steps).toBe(before)
  })
})
