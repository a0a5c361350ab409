// After the clock was set back: what waits for a moment further ahead than anything waits is due now. What processes hold
// against each other is measured by the database's own clock.
import type { Store } from '#adapters/store/store'
import type { Instant } from '#domain/article'
import type { Schedule } from '#domain/schedule'
import { nextSlot } from '#domain/schedule-slots'
import { LONGEST_WAITS_MS } from '#domain/set-back'
import { CLOCK } from './clock.ts'
import type { Database } from './database.ts'

type Group = { zone: string; schedule: string; slot: Instant }

const CHATS_AT_ONCE = 2000
const { feed, failingFeed, delivery, catchUp, edits, hold } = LONGEST_WAITS_MS

/** `$1`: now, by the process's clock. Each is a transaction of its own. */
const MEND = [
  `update feeds set next_check_at = $1
   where next_check_at > $1::bigint + case when failures > 0 then ${failingFeed} else ${feed} end returning 1`,
  `update deliveries set delivery = delivery || jsonb_build_object('notBeforeAt', $1::bigint)
   where state = 'pending' and not_before_at > $1::bigint + case kind when 'catch-up' then ${catchUp} else ${delivery} end
   returning 1`,
  `update alerted set next_edit_at = $1 where next_edit_at > $1::bigint + ${edits} returning 1`,
]
const MEND_HOLDS = [
  `delete from leases where until_at > ${CLOCK} + ${hold} returning 1`,
  `delete from page_holds where until_at > ${CLOCK} + ${hold} returning 1`,
  `update updates set until_at = ${CLOCK} where not done and until_at > ${CLOCK} + ${hold} returning 1`,
  `update owners set seen_at = ${CLOCK} where seen_at > ${CLOCK} + ${hold} returning 1`,
  `update proposals set taken_at = null where taken_at > ${CLOCK} returning 1`,
  `delete from paces where busy_until > clock_timestamp() + ${hold} * interval '1 millisecond' returning 1`,
]

/** The paused have theirs behind their pause. A digest of a day that has not come leaves the next one not empty. */
const REPLAN = `
  with ahead as (
    select id from chats where next_slot_at = $1 and zone = $2 and schedule = ($3::jsonb)::text
      and coalesce((chat->'pause'->>'untilAt')::bigint <= $5, true)
    order by id limit ${CHATS_AT_ONCE} for update skip locked)
  update chats set chat = case when (chat->>'digestedUntil')::bigint > $5 then chat - 'digestedUntil' else chat end
    || jsonb_build_object('nextSlotAt', $4::bigint)
  from ahead where chats.id = ahead.id returning 1`

export function createMoments({ read, transact }: Database): Pick<Store, 'mendMoments'> {
  return {
    async mendMoments(at) {
      let mended = 0
      for (const statement of MEND) mended += (await transact((query) => query(statement, [at]))).length
      for (const statement of MEND_HOLDS) mended += (await transact((query) => query(statement))).length
      const groups = await read<Group>(
        'select distinct zone, schedule, next_slot_at as slot from chats where next_slot_at > $1',
        [at],
      )
      for (const { zone, schedule, slot } of groups) {
        const next = nextSlot(JSON.parse(schedule) as Schedule, zone, at)?.at
        if (next === undefined || next >= slot) continue
        for (let moved = CHATS_AT_ONCE; moved === CHATS_AT_ONCE; mended += moved)
          moved = (await transact((query) => query(REPLAN, [slot, zone, schedule, next, at]))).length
      }
      return mended
    },
  }
}
