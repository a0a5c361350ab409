// A data folder as weeks of use would leave it, made through the store alone: readers and articles. What was sent to them
// is in fill-history.ts.
import type { Store } from '#adapters/store/store'
import type { FeedItem } from '#domain/article'
import { defaultSettings } from '#domain/chat'
import { BENCH_FEED } from './config.ts'
import type { ChatRange } from './limit/contract.ts'

/** `slotAt`: when their next digest is due, a whole minute; by default not for weeks. */
export type Readers = ChatRange & { language?: string; slotAt?: number }

export type FillJob = {
  folder: string
  /** The moment it is left at. */
  at: number
  readers: Readers[]
  /** So many articles on each of the days before. */
  articlesPerDay: number
  days: number
  /** The oldest articles carry marks in their headlines: too old for any digest, so that only alerts show them. */
  marked: number
  /** On so many of these days each reader got a digest. */
  digestDays: number
  /** On so many of these days each reader got five alerts as well. */
  alertDays: number
}

export const DAY_MS = 86_400_000
export const NOT_DUE_MS = 30 * DAY_MS
const AT_ONCE = 2000
const SECTIONS = ['politics', 'economy', 'society', 'culture', 'sport', 'world']

/** Subscribes readers to one digest a day, at the local time of their next slot. */
export async function fillReaders(store: Store, readers: Readers, at: number): Promise<void> {
  const { first, count, language = 'en', slotAt = Math.ceil(at / DAY_MS) * DAY_MS + NOT_DUE_MS } = readers
  const settings = defaultSettings(language, 'Asia/Baku', [minuteOf(slotAt)])
  await inSlices(count, (index) => store.subscribe(first + index, 'private', settings, slotAt, at))
}

/** The minute of the day in Baku, which is at UTC+4 all year. */
export function minuteOf(at: number): number {
  return (Math.floor(at / 60_000) + 240) % 1440
}

/** Articles of each day, each with its section: none waits for its page's, and none is new to followers. */
export async function fillArticles(
  store: Store,
  { at, articlesPerDay, days, marked }: Pick<FillJob, 'at' | 'articlesPerDay' | 'days' | 'marked'>,
): Promise<void> {
  await store.syncFeeds([BENCH_FEED], at)
  for (let day = days; day >= 1; day -= 1) {
    const from = at - day * DAY_MS
    const items = Array.from({ length: articlesPerDay }, (_, index) => {
      const number = (days - day) * articlesPerDay + index
      return itemOf(
        number,
        from + (index * DAY_MS) / articlesPerDay,
        number < marked ? ` ${markOfArticle(number)}` : '',
      )
    })
    const outcome = { kind: 'items' as const, items, validators: {} }
    const { added } = await store.recordFetch(BENCH_FEED.id, outcome, from + DAY_MS, at + 365 * DAY_MS)
    await store.markAnnounced(added.map(({ id }) => id))
    await inSlices(added.length, async (index) => {
      // Three tries in vain: the bot under test goes looking for no page.
      for (let tries = 0; tries < 3; tries += 1)
        await store.recordPageFailure(added[index]?.id ?? '', 'refused', from + DAY_MS)
    })
  }
}

/** The id of the article with this number, and the mark its headline carries. */
export function articleId(number: number): string {
  return String(4_000_000 + number)
}
export function markOfArticle(number: number): string {
  return `mark-n${number}`
}

function itemOf(number: number, publishedAt: number, ending: string): FeedItem {
  const id = articleId(number)
  const url = `https://agency.example/en/xeber/the_council_discusses_matter_${number}-${id}`
  return {
    keys: [`num:agency.example/${id}`, `url:agency.example/en/xeber/the_council_discusses_matter_${number}-${id}`],
    wantedId: id,
    url,
    title: `The council discusses matter ${number} of the harbour, the ${number % 90} new ferries and the long bridge${ending}`,
    flags: [],
    publishedAt: Math.floor(publishedAt),
    section: SECTIONS[number % SECTIONS.length] ?? 'society',
  }
}

async function inSlices(count: number, work: (index: number) => Promise<unknown>): Promise<void> {
  for (let done = 0; done < count; done += AT_ONCE)
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - done) }, (_, index) => work(done + index)))
}
