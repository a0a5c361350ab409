// Figures for editors: how things stand now, and what happened on each of the newsroom's days.
import type { Counted } from '#adapters/store/shared/counted'
import type { Store } from '#adapters/store/store'
import type { DayFigures, Standing } from '#domain/figures'
import type { Database } from './database.ts'
import { countDay, dayOf, noteActive } from './figure-rows.ts'

type Part = Pick<Store, 'standing' | 'dayFigures' | 'noteStanding' | 'countRead' | 'reads'>

const DAY_MS = 24 * 60 * 60 * 1000
/** Two years, a leap day among them. */
const DAYS_KEPT = 731
const COUNTED: Record<Counted, 0> = {
  joined: 0,
  left: 0,
  digests: 0,
  alerts: 0,
  broadcasts: 0,
  blocked: 0,
  failed: 0,
  reads: 0,
}

type Counts = { name: string; count: number }[]

export function createFigures({ read, transact }: Database): Part {
  const pairs = (rows: Counts): [string, number][] => rows.map(({ name, count }) => [name, count])
  return {
    standing: async (at) => {
      const [states] = await read<Omit<Standing, 'languages' | 'sections'>>(
        `select count(*) filter (where state = 'active') as active,
           count(*) filter (where state = 'active' and (chat->'pause'->>'untilAt')::bigint > $1) as paused,
           count(*) filter (where state = 'stopped') as stopped,
           count(*) filter (where state = 'unreachable') as unreachable
         from chats`,
        [at],
      )
      const languages = await read<Counts[number]>(
        `select chat->>'language' collate "C" as name, count(*) as count from chats where state = 'active'
         group by 1 order by 2 desc, 1`,
      )
      const sections = await read<Counts[number]>(
        `select section collate "C" as name, count(*) as count from chats,
           jsonb_array_elements_text(case jsonb_typeof(chat->'sections'->'chosen')
             when 'array' then chat->'sections'->'chosen' else '["all"]' end) as section
         where state = 'active' group by 1 order by 2 desc, 1`,
      )
      return {
        ...(states ?? { active: 0, paused: 0, stopped: 0, unreachable: 0 }),
        languages: pairs(languages),
        sections: pairs(sections),
      }
    },
    dayFigures: async (fromDay, untilDay) => {
      const rows = await read<{ day: string; active: number | null; counts: Partial<Record<Counted, number>> }>(
        `select day, coalesce(counts, '{}') as counts, coalesce(active, (
           select active from day_standing as earlier where earlier.day < day order by earlier.day desc limit 1)) as active
         from (select day, jsonb_object_agg(what, count) as counts
               from (select day, what, sum(count) as count from day_counts
                     where day between $1 and $2 group by day, what) as summed
               group by day) as counted
         full join (select * from day_standing where day between $1 and $2) as stood using (day)
         order by day`,
        [fromDay, untilDay],
      )
      return rows.map(({ day, active, counts }): DayFigures => ({ day, active: active ?? 0, ...COUNTED, ...counts }))
    },
    noteStanding: (at) =>
      transact(async (query) => {
        await noteActive(query, at)
        for (const table of ['day_counts', 'day_standing'])
          await query(`delete from ${table} where day < ${dayOf('$1::bigint')}`, [at - DAYS_KEPT * DAY_MS])
      }),
    countRead: (articleId, at) =>
      transact(async (query) => {
        // One that was pruned meanwhile would leave its counter behind.
        const counted = await query(
          `insert into reads select id, 1 from articles where id = $1
           on conflict (article_id) do update set count = reads.count + 1 returning article_id`,
          [articleId],
        )
        if (counted.length > 0) await countDay(query, 'reads', at)
      }),
    reads: async (articleIds) => {
      const rows = await read<{ article_id: string; count: number }>(
        'select article_id, count from reads where article_id = any($1)',
        [articleIds],
      )
      const counts = new Map(rows.map(({ article_id, count }) => [article_id, count]))
      return Object.fromEntries(articleIds.map((id) => [id, counts.get(id) ?? 0]))
    },
  }
}
