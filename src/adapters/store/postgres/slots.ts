// Slots: which chats are due for a digest, in groups that share zone, schedule and instant; and their fan-out, a slice by
// one statement.
import type { Store } from '#adapters/store/store'
import type { DueSlot } from '#adapters/store/store-sending'
import type { Instant } from '#domain/article'
import type { Schedule } from '#domain/schedule'
import type { Database } from './database.ts'

type GroupRow = { zone: string; schedule: string; next_slot_at: Instant; chats: number }

export function createSlots({ read, transact }: Database): Pick<Store, 'dueSlots' | 'queueSlot'> {
  return {
    dueSlots: async (at, limit) => {
      const rows = await read<GroupRow>(DUE_SLOTS, [at, limit])
      return rows.map(
        ({ zone, schedule, next_slot_at, chats }): DueSlot => ({
          zone,
          schedule: JSON.parse(schedule) as Schedule,
          slotAt: next_slot_at,
          chats,
        }),
      )
    },
    queueSlot: ({ due, slot, nextSlotAt, queuedAt, limit }) => {
      if (nextSlotAt !== undefined && nextSlotAt <= due.slotAt)
        throw new RangeError('A chat moves on to a later slot, never to the same or an earlier one.')
      return transact(async (query) => {
        const task = slot && { kind: 'digest', slotKey: slot.key, slotAt: slot.at }
        const [row] = await query<{ handled: number }>(QUEUE_SLICE, [
          due.slotAt,
          due.zone,
          JSON.stringify(due.schedule),
          limit,
          nextSlotAt ?? null,
          slot?.key ?? null,
          task ?? null,
          queuedAt,
          slot?.at ?? null,
        ])
        return row?.handled ?? 0
      })
    },
  }
}

export const DUE_SLOTS = `
select zone, schedule, next_slot_at, count(*) as chats from chats where next_slot_at <= $1
group by next_slot_at, zone, schedule order by next_slot_at, zone, schedule limit $2`

/**
 * What another process is moving on at this moment is passed over: it is no longer due when that is done. Written so that
 * every slice costs the same: compared as rows, the group is found in its index and nowhere else, and only a chat that had
 * another id, whose slot may stand under a key of that time, is looked up.
 */
export const QUEUE_SLICE = `
with due as (
  select id, former_ids from chats
  where next_slot_at = $1 and (zone, schedule) >= ($2, ($3::jsonb)::text collate "C")
    and (zone, schedule) <= ($2, ($3::jsonb)::text collate "C")
  order by zone, schedule, id limit $4 for update skip locked),
moved as (
  update chats set chat = case when $5::bigint is null then chat - 'nextSlotAt'
    else chat || jsonb_build_object('nextSlotAt', $5::bigint) end
  from due where chats.id = due.id),
written as (
  insert into deliveries (key, chat_id, delivery)
  select 'digest:' || id || ':' || $6, id, jsonb_build_object('key', 'digest:' || id || ':' || $6, 'chatId', id,
    'task', $7::jsonb, 'state', 'pending', 'queuedAt', $8::bigint, 'notBeforeAt', $9::bigint, 'attempts', 0)
  from due
  where $6::text is not null and case when former_ids = '{}' then true
    else (select true from deliveries where chat_id = due.id and slot_key = $6 limit 1) is null end
  on conflict (key) do nothing)
select count(*) as handled from due`
