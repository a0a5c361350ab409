// The minute's tick: whose slot has come. It writes deliveries down and moves the chats on; it composes and sends nothing.

import type { Deps, DueSlot, SlotPlan } from '#deps'
import type { Instant } from '#domain/article'
import { lastSlot, nextSlot } from '#domain/schedule-slots'

const GROUPS_AT_ONCE = 100
const CHATS_AT_ONCE = 500
/** A digest that could not go out in this time is skipped: the reader has moved on with the day. */
const LATEST_MS = 3 * 3_600_000

type World = Pick<Deps, 'store' | 'now' | 'wait' | 'log'>

/** Queues every slot that is due; says how many chats were moved on. */
export async function queueDigests(deps: World): Promise<number> {
  let handled = 0
  for (;;) {
    const at = deps.now()
    let inPass = 0
    for (const due of await deps.store.dueSlots(at, GROUPS_AT_ONCE)) inPass += await queueGroup(deps, due, at)
    handled += inPass
    // Also when groups are still told as due that nobody is left in: another process was faster, and none is met for ever.
    if (inPass === 0) return handled
  }
}

async function queueGroup({ store, wait, log }: World, due: DueSlot, at: Instant): Promise<number> {
  const plan = planSlot(due, at)
  let handled = 0
  for (let slice = CHATS_AT_ONCE; slice === CHATS_AT_ONCE; handled += slice) {
    slice = await store.queueSlot({ ...plan, due, queuedAt: at, limit: CHATS_AT_ONCE })
    // A reader's press is handled between two slices.
    await wait(0)
  }
  log.info('digests-queued', { slot: plan.slot?.key ?? 'skipped', zone: due.zone, chats: handled })
  return handled
}

/**
 * What a group that is due comes to: the slot to send now (the latest past one, if it is within three hours: after
 * downtime one digest covers the slots before it) and when its chats are due again.
 */
function planSlot({ schedule, zone, slotAt }: DueSlot, at: Instant): Pick<SlotPlan, 'slot' | 'nextSlotAt'> {
  const last = lastSlot(schedule, zone, at)
  const next = nextSlot(schedule, zone, at)
  // One before `slotAt` was handled, or passed before the chat chose this schedule.
  const isWanted = last !== undefined && last.at >= slotAt && at - last.at <= LATEST_MS
  return { ...(isWanted && { slot: last }), ...(next && { nextSlotAt: next.at }) }
}
