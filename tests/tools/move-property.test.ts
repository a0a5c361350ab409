// Whatever a store holds, with and without each optional field, is the same after a move from lowdb to PostgreSQL and back.
import fc from 'fast-check'
import { afterEach, expect, it } from 'vitest'
import { openLowdbTarget } from '#adapters/store/lowdb/portable-lowdb'
import { PORTABLE_KINDS, type Portable, type PortableStore, type PortableTarget } from '#adapters/store/portable'
import { openPortablePostgres } from '#adapters/store/postgres/portable-postgres'
import { canonicalJson } from '../../src/tools/move/canonical.ts'
import { moveStore } from '../../src/tools/move/move-store.ts'
import { anyStore } from '../support/any-record.ts'
import { DAY, NOW } from '../support/builders.ts'
import { newDatabase } from '../support/postgres.ts'
import { makeFolder, removeFolders, silentLog } from '../support/store-folders.ts'

const folders: string[] = []
afterEach(() => removeFolders(folders))

async function newFolder(): Promise<PortableTarget> {
  const folder = await makeFolder()
  folders.push(folder)
  return openLowdbTarget({ folder, wait: async () => {}, log: silentLog }, NOW)
}

const lineOf = ({ kind, value }: Portable) => `${kind} ${canonicalJson(value)}`

async function dumpOf(store: PortableStore): Promise<string[]> {
  const lines: string[] = []
  for await (const record of store.dump(NOW - 30 * DAY)) lines.push(lineOf(record))
  return lines.sort()
}

async function fill(target: PortableTarget, records: Portable[]): Promise<void> {
  for (const kind of PORTABLE_KINDS) {
    const those = records.filter((record) => record.kind === kind)
    await target.load(those, { fingerprint: 'test', startedAt: NOW, done: 0 })
  }
  await target.finish()
}

it('any content moves from lowdb to PostgreSQL and back unchanged', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(anyStore(PORTABLE_KINDS), async (records) => {
      const url = await newDatabase()
      const stores = [
        await newFolder(),
        await openPortablePostgres({ url, now: () => NOW, wait: async () => {} }),
        await newFolder(),
      ] as const
      try {
        const [first, database, last] = stores
        await fill(first, records)
        expect(await dumpOf(first)).toEqual(records.map(lineOf).sort())
        expect(await moveStore(first, database, NOW, () => {})).toMatchObject({ kind: 'moved' })
        expect(await moveStore(database, last, NOW, () => {})).toMatchObject({ kind: 'moved' })
        expect(await dumpOf(last)).toEqual(records.map(lineOf).sort())
      } finally {
        for (const store of stores) await store.close()
      }
    }),
    // Each try is a database of its own: a smaller counterexample is not worth minutes.
    { numRuns: 6, endOnFailure: true },
  )
})
