// Figures of each of the newsroom's days, counted in the transactions where things happen: one small record of the day, however many
// they are. Counts only, never who.
import { type Counted, countedAs } from '#adapters/store/shared/counted'
import type { Store } from '#adapters/store/store'
import type { Instant } from '#domain/article'
import { createLocalDays } from '#domain/day-figures'
import type { Delivery } from '#domain/delivery'
import type { DayFigures } from '#domain/figures'
import type { Engine } from './engine.ts'
import { compareText } from './ordered.ts'

/** For transactions of other parts. */
export type DayCounts = {
  /** One more of these on the day of `at`. */
  count(what: Counted, at: Instant): void
  /** Counts a delivery that ended, if editors ask for its kind of end. */
  countEnd(ended: Delivery): void
}

type Part = Pick<Store, 'dayFigures' | 'noteStanding'>
export type Figures = { part: Part; counts: DayCounts }

const DAY_MS = 24 * 60 * 60 * 1000
/** Two years, a leap day among them. */
const DAYS_KEPT = 731

export function createFigures({ tables, transact, look }: Engine, zone: string): Figures {
  const { figures, chats } = tables
  let active = 0
  chats.index((before, after) => {
    active += Number(after?.state === 'active') - Number(before?.state === 'active')
  })
  const dayOf = createLocalDays(zone)
  const figuresOf = (at: Instant): DayFigures => {
    const day = dayOf(at)
    return { ...(figures.get(day) ?? { day, ...NOTHING }), active }
  }

  const counts: DayCounts = {
    count(what, at) {
      const record = figuresOf(at)
      record[what]++
      figures.put(record)
    },
    countEnd(ended) {
      const what = countedAs(ended)
      if (what !== undefined && ended.settledAt !== undefined) counts.count(what, ended.settledAt)
    },
  }
  const part: Part = {
    dayFigures: (fromDay, untilDay) =>
      look(() =>
        [...figures.values()]
          .filter(({ day }) => day >= fromDay && day <= untilDay)
          .sort((a, b) => compareText(a.day, b.day))
          .map((record) => ({ ...record })),
      ),
    noteStanding: (at) =>
      transact(() => {
        figures.put(figuresOf(at))
        const firstKept = createLocalDays(zone)(at - DAYS_KEPT * DAY_MS)
        for (const { day } of [...figures.values()]) if (day < firstKept) figures.remove(day)
      }),
  }
  return { counts, part }
}

const NOTHING: Omit<DayFigures, 'day'> = {
  active: 0,
  joined: 0,
  left: 0,
  digests: 0,
  alerts: 0,
  broadcasts: 0,
  blocked: 0,
  failed: 0,
  reads: 0,
}
