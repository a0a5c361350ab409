import { afterEach, describe, expect, it } from 'vitest'
import { openPostgresStore } from '#adapters/store/postgres/postgres-store'
import type { Store } from '#adapters/store/store'
import { settings } from '../../support/builders.ts'
import { newDatabase } from '../../support/postgres.ts'
import { makeFolder, openIn, removeFolders } from '../../support/store-folders.ts'

/** Half past one at night in Baku. */
const AT = Date.UTC(2026, 10, 24, 21, 30)
const zone = 'Asia/Baku'

const folders: string[] = []
afterEach(() => removeFolders(folders))

const openOnPostgres = async (parameters: string) =>
  openPostgresStore({ url: `${await newDatabase()}${parameters}`, zone, now: () => AT, wait: async () => {} })

const ENGINES: [string, () => Promise<Store>][] = [
  [
    'lowdb',
    async () => {
      folders.push(await makeFolder())
      return openIn(folders[0] as string, { now: () => AT, zone })
    },
  ],
  ['PostgreSQL', () => openOnPostgres('')],
  ['PostgreSQL with options in its address', () => openOnPostgres('?options=-c%20work_mem%3D8MB')],
]

describe.each(ENGINES)('figures on %s', (_name, open) => {
  it('are counted on the day it is in the newsroom', async () => {
    const store = await open()
    try {
      await store.subscribe(1, 'private', settings(), undefined, AT)
      await store.subscribe(2, 'private', settings(), undefined, AT - 2 * 3_600_000)
      await store.noteStanding(AT)
      expect(await store.dayFigures('2026-11-24', '2026-11-26')).toMatchObject([
        { day: '2026-11-24', joined: 1 },
        { day: '2026-11-25', joined: 1, active: 2 },
      ])
    } finally {
      await store.close()
    }
  })
})
