import fc from 'fast-check'
import { Low } from 'lowdb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Key, kind } from '#adapters/store/kind'
import { createEngine } from '#adapters/store/lowdb/engine'
import { createFiles } from '#adapters/store/lowdb/files'
import { createJournalAdapter } from '#adapters/store/lowdb/journal-adapter'
import { LIMITS } from '#adapters/store/lowdb/lowdb-store'
import { createSchema } from '#adapters/store/lowdb/shapes'
import { createTables, type Tables } from '#adapters/store/lowdb/tables'
import { createRecords as createLowdbRecords } from '#adapters/store/lowdb/transact'
import { createDatabase, type Database } from '#adapters/store/postgres/database'
import { makeKindTables } from '#adapters/store/postgres/kind-tables'
import { createRecords as createPostgresRecords } from '#adapters/store/postgres/transact'
import type { Range, Records, Tx } from '#adapters/store/records'
import { NOW } from '../../support/builders.ts'
import { newDatabase } from '../../support/postgres.ts'
import { makeFolder, removeFolders, silentLog } from '../../support/store-folders.ts'

/** A kind no release has: a chat hears nothing of a story for a while. */
type MutedStory = { chatId: number; storyId: string; until?: number; words?: string[] }

const MUTED = kind<MutedStory>({
  name: 'muted_stories',
  key: ({ chatId, storyId }) => `${chatId} ${storyId}`,
  keyType: 'string',
  shape: { chatId: 'number', storyId: 'string', until: 'number?', words: 'array?' },
  indexes: { chat: ['chatId', 'storyId'], until: ['until'] },
})
const COUNTERS = kind<{ id: number; count: number }>({
  name: 'test_counters',
  key: ({ id }) => id,
  keyType: 'number',
  shape: { id: 'number', count: 'number' },
  indexes: { count: ['count'] },
})
const KINDS = [MUTED, COUNTERS]

/** `reopen`: as another process finds it. */
type Opened = { records: Records; reopen: () => Promise<Records>; end: () => Promise<void> }

async function openLowdb(): Promise<Opened> {
  const folder = await makeFolder()
  const adapters: ReturnType<typeof createJournalAdapter>[] = []
  const open = async () => {
    const schema = createSchema(KINDS)
    const adapter = createJournalAdapter(createFiles(), folder, silentLog, LIMITS, schema)
    adapters.push(adapter)
    const low = new Low<Tables>(adapter, createTables(schema).tables)
    await low.read()
    return createLowdbRecords(createEngine(low), KINDS, () => NOW)
  }
  return {
    records: await open(),
    reopen: async () => {
      await adapters.at(-1)?.close()
      return open()
    },
    end: async () => {
      await adapters.at(-1)?.close()
      await removeFolders([folder])
    },
  }
}

let database: Database
beforeAll(async () => {
  database = createDatabase({ url: await newDatabase(), now: () => NOW, wait: async () => {} })
  await database.transact(async (query) => {
    await query('create table commits (token bigint primary key, at timestamptz not null default clock_timestamp())')
    await makeKindTables(query, KINDS)
  })
})
afterAll(() => database.close())

async function openPostgres(): Promise<Opened> {
  await database.transact(async (query) => {
    for (const { name } of KINDS) await query(`delete from ${name}`)
  })
  const open = () => createPostgresRecords(database)
  return { records: open(), reopen: async () => open(), end: async () => {} }
}

const ENGINES = [
  ['lowdb', openLowdb],
  ['PostgreSQL', openPostgres],
] as const

async function on<T>(open: () => Promise<Opened>, run: (opened: Opened) => Promise<T>): Promise<T> {
  const opened = await open()
  try {
    return await run(opened)
  } finally {
    await opened.end()
  }
}

type Step =
  | { do: 'put'; story: MutedStory }
  | { do: 'remove'; key: string }
  | { do: 'get'; keys: string[] }
  | { do: 'pages'; range: Range; limit: number }
  | { do: 'count'; range: Range }

const chatId = fc.constantFrom(1, 2, -100)
const storyId = fc.constantFrom('a', 'B', 'ə', 'a b')
const until = fc.constantFrom(5, 6, 70)
const key = fc.tuple(chatId, storyId).map(([chat, story]) => `${chat} ${story}`)
const story: fc.Arbitrary<MutedStory> = fc.record(
  { chatId, storyId, until, words: fc.array(fc.constantFrom('x', '"', '\\')) },
  { requiredKeys: ['chatId', 'storyId'] },
)
const bounds = (value: fc.Arbitrary<Key>) =>
  fc.record({ from: value, until: value, descending: fc.boolean() }, { requiredKeys: [] })
const range: fc.Arbitrary<Range> = fc.oneof(
  bounds(key),
  fc.tuple(bounds(chatId), fc.constant({ by: 'chat' })).map(([bound, by]) => ({ ...bound, ...by })),
  fc.tuple(bounds(storyId), chatId).map(([bound, chat]) => ({ ...bound, by: 'chat', is: [chat] })),
  fc.tuple(bounds(until), fc.constant({ by: 'until' })).map(([bound, by]) => ({ ...bound, ...by })),
)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('put' as const), story }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), key }) },
  fc.record({ do: fc.constant('get' as const), keys: fc.array(key, { maxLength: 3 }) }),
  fc.record({ do: fc.constant('pages' as const), range, limit: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ do: fc.constant('count' as const), range }),
)
const transactions = fc.array(
  fc.record({ steps: fc.array(step, { minLength: 1, maxLength: 8 }), fails: fc.boolean() }),
  { maxLength: 6 },
)

/** The same, over a plain map, as plainly as can be. */
function expected(stories: Map<string, MutedStory>, step: Step): unknown {
  const listed = ({ by, is = [], from, until, descending }: Range) => {
    const rows = [...stories.values()].flatMap((each) => {
      const fields: (Key | undefined)[] =
        by === undefined ? [] : by === 'chat' ? [each.chatId, each.storyId] : [each.until]
      const position = [...fields, MUTED.key(each)]
      const [first, second] = [position[0], position[1]]
      if (fields.includes(undefined)) return []
      if (is.length > 0 && first !== is[0]) return []
      const bounded = (is.length > 0 ? second : first) as Key
      if ((from !== undefined && bounded < from) || (until !== undefined && bounded > until)) return []
      return [{ each, position: position as Key[] }]
    })
    const before = (a: Key[], b: Key[]): number => {
      const place = a.findIndex((value, index) => value !== b[index])
      return place === -1 ? 0 : (a[place] as Key) < (b[place] as Key) ? -1 : 1
    }
    rows.sort((a, b) => before(a.position, b.position))
    return (descending ? rows.toReversed() : rows).map(({ each }) => each)
  }
  switch (step.do) {
    case 'put':
      return void stories.set(MUTED.key(step.story) as string, step.story)
    case 'remove':
      return void stories.delete(step.key)
    case 'get':
      return step.keys.flatMap((each) => stories.get(each) ?? [])
    case 'pages':
      return listed(step.range)
    case 'count':
      return listed(step.range).length
  }
}

async function take(tx: Tx, step: Step): Promise<unknown> {
  switch (step.do) {
    case 'put':
      return tx.put(MUTED, step.story)
    case 'remove':
      return tx.remove(MUTED, step.key)
    case 'get':
      return (await Promise.all(step.keys.map((each) => tx.get(MUTED, each)))).filter((each) => each !== undefined)
    case 'count':
      return tx.count(MUTED, step.range)
    case 'pages': {
      const items: MutedStory[] = []
      let cursor: string | undefined
      do {
        const page = await tx.scan(MUTED, step.range, step.limit, cursor)
        if (page.next !== undefined) expect(page.items).toHaveLength(step.limit)
        items.push(...page.items)
        cursor = page.next
      } while (cursor !== undefined)
      return items
    }
  }
}

describe.each(ENGINES)('a declared kind of record on %s', (_name, open) => {
  it('is read and left by any transactions as by a map', async () => {
    await on(open, async ({ records }) => {
      await fc.assert(
        fc.asyncProperty(transactions, async (all) => {
          await records.transact(async (tx) => {
            for (const each of (await tx.scan(MUTED, {}, 999)).items) tx.remove(MUTED, MUTED.key(each))
          })
          let stories = new Map<string, MutedStory>()
          for (const { steps, fails } of all) {
            const next = new Map(stories)
            const run = records.transact(async (tx) => {
              for (const each of steps) expect(await take(tx, each)).toEqual(expected(next, each))
              if (fails) throw new RangeError('taken back')
            })
            if (fails) await expect(run).rejects.toThrow(RangeError)
            else {
              await run
              stories = next
            }
          }
          const left = await records.look((reading) => reading.scan(MUTED, {}, 999))
          expect(left).toEqual({ items: expected(stories, { do: 'pages', range: {}, limit: 1 }) })
        }),
        { numRuns: 60 },
      )
    })
  })

  it('is there for the next process', async () => {
    await on(open, async ({ records, reopen }) => {
      const muted = { chatId: 7, storyId: 'storm', until: 9, words: ['ə', '"'] }
      await records.transact(async (tx) => tx.put(MUTED, muted))
      const later = await reopen()
      expect(await later.look((reading) => reading.get(MUTED, '7 storm'))).toEqual(muted)
    })
  })

  it('loses no change of two that come together', async () => {
    await on(open, async ({ records }) => {
      const add = () =>
        records.transact(async (tx) => {
          const count = (await tx.get(COUNTERS, 1))?.count ?? 0
          tx.put(COUNTERS, { id: 1, count: count + 1 })
        })
      await Promise.all(Array.from({ length: 25 }, add))
      expect(await records.look((reading) => reading.get(COUNTERS, 1))).toEqual({ id: 1, count: 25 })
    })
  })

  it('gives each of two that number a new record together a number of its own', async () => {
    await on(open, async ({ records }) => {
      const add = () =>
        records.transact(async (tx) => {
          let id = ((await tx.scan(COUNTERS, { descending: true }, 1)).items[0]?.id ?? 0) + 1
          while ((await tx.get(COUNTERS, id)) !== undefined) id++
          tx.put(COUNTERS, { id, count: 0 })
        })
      await Promise.all(Array.from({ length: 12 }, add))
      const { items } = await records.look((reading) => reading.scan(COUNTERS, {}, 99))
      expect(items.map(({ id }) => id)).toEqual(Array.from({ length: 12 }, (_, place) => place + 1))
    })
  })

  it('is not the caller’s to change afterwards', async () => {
    await on(open, async ({ records }) => {
      const muted = { chatId: 7, storyId: 'storm', words: ['harbour'] }
      await records.transact(async (tx) => tx.put(MUTED, muted))
      muted.words.push('added by the caller')
      const got = await records.look((reading) => reading.get(MUTED, '7 storm'))
      got?.words?.push('added by the reader')
      expect(await records.look((reading) => reading.get(MUTED, '7 storm'))).toEqual({ ...muted, words: ['harbour'] })
    })
  })

  it('is refused when it has not its shape', async () => {
    await on(open, async ({ records }) => {
      const wrong = { chatId: 7, storyId: 8 } as unknown as MutedStory
      const run = records.transact(async (tx) => tx.put(MUTED, wrong))
      await expect(run).rejects.toThrow('muted_stories.storyId is number, not string')
    })
  })
})

describe('a declaration', () => {
  it('is refused with an index by a field that cannot be sorted by', () => {
    const declare = (field: string) => () => kind<MutedStory>({ ...MUTED, indexes: { wrong: [field] } })
    expect(declare('words')).toThrow('The index muted_stories.wrong needs a string or a number; "words" is neither.')
    expect(declare('colour')).toThrow('"colour" is neither')
  })
})
