import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { longTexts } from '#adapters/store/postgres/migrations/013-long-texts'
import { openPostgresStore } from '#adapters/store/postgres/postgres-store'
import { MATCHES, SEARCH_TIERS } from '#adapters/store/postgres/search'
import type { Store } from '#adapters/store/store'
import { aFeed, anArticle, anItem, aPage, MINUTE, NOW } from '../../support/builders.ts'
import { type Server, startPostgres } from '../../support/postgres.ts'

const ARTICLES = 45_000

let server: Server
let store: Store
let client: pg.Client
beforeAll(async () => {
  server = await startPostgres()
  const url = await server.createDatabase()
  store = await openPostgresStore({ url, now: () => NOW, wait: async () => {} })
  client = new pg.Client({ connectionString: url })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await store.close()
  await server.stop()
})

describe('articles of an earlier release', () => {
  it('are made findable by any number of processes at once, each by one, and a step at a time', async () => {
    await store.syncFeeds([aFeed()], NOW)
    const items = Array.from({ length: 30 }, (_, index) => anItem({ number: index + 1, title: 'Xəbər' }))
    await store.recordFetch('az', { kind: 'items', items, validators: {} }, NOW, NOW)
    await store.recordPage('7', aPage({ lead: ['Nadir söz'] }), undefined, NOW)
    await client.query('update articles set title_words = null, words = null')
    expect(await store.newestUnindexedAt()).toBe(NOW - 60 * MINUTE)
    const made = await Promise.all([1, 2, 3, 4].map(() => store.indexArticles(9)))
    expect(made.reduce((sum, each) => sum + each)).toBe(30)
    expect(await store.indexArticles(9)).toBe(0)
    expect(await store.newestUnindexedAt()).toBeUndefined()
    const phrases = [
      [
        { word: 'nadir', whole: true },
        { word: 'so', whole: false },
      ],
    ]
    const { items: found } = await store.searchArticles({ phrases, languages: ['az'], sponsored: false }, 9)
    expect(found.map(({ id }) => id)).toEqual(['7'])
  })

  it('are made anew where a text is long, and no others', async () => {
    const text = Array.from({ length: 7000 }, (_, index) => `söz və ${index}`).join(' ')
    await store.recordPage('8', aPage({ lead: [text] }), undefined, NOW)
    await client.query(longTexts)
    const { rows } = await client.query('select id from articles where words is null')
    expect(rows).toEqual([{ id: '8' }])
    expect(await store.indexArticles(9)).toBe(1)
  })
})

describe('a search over three months of news', () => {
  beforeAll(async () => {
    // A word in every second text, one in every hundredth headline, one in a single text.
    await client.query(
      `insert into articles (id, article, seen_at, host, title_words, words)
       select 'a' || n, $1::jsonb || jsonb_build_object('id', 'a' || n, 'countsAt', $2::bigint - n * 1000), $2, 'x',
         (case when n % 100 = 0 then '''prezident'':1' else '''bank'':1' end)::tsvector,
         (case when n % 100 = 0 then '''prezident'':1' else '''bank'':1' end
           || ' ''soz' || n % 5000 || ''':3' || case when n % 2 = 0 then ' ''azerbaycan'':4' else '' end
           || case when n = 777 then ' ''nadir'':5 ''soz'':6' else '' end)::tsvector
       from generate_series(1, ${ARTICLES}) as n`,
      [anArticle(), NOW],
    )
    await client.query('vacuum analyze articles')
  })

  const explain = async (text: string, values: unknown[]) => {
    const { rows } = await client.query(`explain ${text}`, values)
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  }

  it.each(["('prezident':*)", "('nadir' <-> 'soz':*)", "('bank':*) & ('azerbaycan':*)"])(
    'reads no table from end to end for %s',
    async (query) => {
      for (const tier of SEARCH_TIERS) {
        const plan = await explain(tier, [query, ['az'], false, null, null, '', 11])
        expect(plan).toMatch(/Index/)
        expect(plan).not.toMatch(/Seq Scan/)
      }
    },
  )

  it.each(["('nadir' <-> 'soz':*)", "('yoxdur':*)"])(
    'finds what is rare or not there by the words’ index and not through all the news: %s',
    async (query) => {
      const plan = await explain(SEARCH_TIERS[1], [query, ['az'], false, null, null, '', 11])
      expect(plan).toMatch(/Bitmap Index Scan on articles_words/)
      expect(plan).not.toMatch(/articles_news/)
    },
  )

  it('finds what is alike by the words’ indexes', async () => {
    for (const text of Object.values(MATCHES))
      expect(await explain(text, ["('nadir') | ('soz7':*)", ["('nadir')", "('soz7':*)"], 1, 5])).toMatch(
        /Bitmap Index Scan on articles_(title_)?words/,
      )
  })

  it('looks for what is not indexed in an index that is empty', async () => {
    const text = 'select id from articles where words is null order by counts_at desc, id desc limit 50'
    expect(await explain(text, [])).toMatch(/articles_wordless/)
  })
})
