// The minute's tick: whose slot has come. It writes deliveries down and moves the chats on; it composes and sends nothing.
import type { Deps } from '#deps'
import type { Instant } from '#domain/article'
import type { Schedule } from '#domain/schedule'
import { lastSlot, nextSlot, type Slot } from '#domain/schedule-slots'

const GROUPS_AT_ONCE = 100
const CHATS_AT_ONCE = 500
/** A digest that could not go out in this time is skipped: the reader has moved on with the day. */
const LATEST_MS = 3 * 3_600_000

/** Queues every slot that is due; says how many chats were moved on. */
export async function queueDigests(deps: Pick<Deps, 'store' | 'now' | 'wait' | 'log'>): Promise<number> {
  const { store, now, wait, log } = deps
  let handled = 0
  for (;;) {
    const at = now()
    const groups = await store.dueSlots(at, GROUPS_AT_ONCE)
    if (groups.length === 0) break
    for (const due of groups) {
      const { slot, next } = planSlot(due.schedule, due.zone, at)
      const plan = {
        due,
        queuedAt: at,
        limit: CHATS_AT_ONCE,
        ...(slot && { slot }),
        ...(next && { nextSlotAt: next.at }),
      }
      let inGroup = 0
      for (let chats = 1; chats > 0; ) {
        chats = await store.queueSlot(plan)
        inGroup += chats
        // A reader's press is handled between two slices.
        await wait(0)
      }
      // A group nobody is left in and that is still told as due would be met for ever.
      if (inGroup === 0) return handled
      handled += inGroup
      log.info('digests-queued', { slot: slot?.key ?? 'skipped', zone: due.zone, chats: inGroup })
    }
  }
  return handled
}

/**
 * What a schedule that is due at `at` comes to: the slot to send now (the latest past one, if it is within three
 * hours: after downtime one digest covers the slots before it) and the next one.
 */
export function planSlot(
  schedule: Schedule,
  zone: string,
  at: Instant,
): { slot: Slot | undefined; next: Slot | undefined } {
  const last = lastSlot(schedule, zone, at)
  return { slot: last && at - last.at <= LATEST_MS ? last : undefined, next: nextSlot(schedule, zone, at) }
}
