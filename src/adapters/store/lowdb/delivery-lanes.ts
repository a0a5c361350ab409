// Pending deliveries in the order they are served: lane by lane, oldest first. Those of a broadcast stand in a list of
// their own, so that pausing it costs nothing: its list is passed by.
import type { Instant } from '#domain/article'
import type { Delivery, DeliveryKind, DeliveryTask } from '#domain/delivery'
import { laneOf } from '#domain/delivery-rules'
import { byTime, createFairQueue, type FairQueue } from './fair-queue.ts'
import { mergeAscending } from './ordered.ts'

export type DeliveryLanes = {
  add(delivery: Delivery): void
  remove(delivery: Delivery): void
  /** At most `limit` that may go at `at`, of these kinds (default: all), one a chat, none of a chat that `isBusy`. Costs the chats found and passed over. */
  ready(at: Instant, limit: number, isBusy: (chatId: number) => boolean, kinds?: readonly DeliveryKind[]): Delivery[]
  /** When the next one may go that belongs to no broadcast, or to a running one. */
  nextAt(): Instant | undefined
  /** All that is pending, by the pacer's lanes; those of a broadcast that does not run too. */
  waiting(): { lane: Lane; count: number; oldestAt?: Instant }[]
  /** The oldest of a broadcast; none only when it has none. */
  ofBroadcast(broadcastId: string, limit: number): Delivery[]
}

/** Flash alerts, other alerts, recalls, digests and catch-ups, broadcasts and corrections, edits. */
const RANKS = [0, 1, 2, 3, 4, 5]

type Lane = ReturnType<typeof laneOf>
type Line = { kind: DeliveryKind; rank: number; lane: Lane; count: number; broadcastId?: string; queue: FairQueue }

const LANES: readonly Lane[] = ['flash', 'urgent', 'digest', 'bulk']

export function createDeliveryLanes(isRunning: (broadcastId: string) => boolean): DeliveryLanes {
  const lanes = new Map<string, Line>()
  const nameOf = (task: DeliveryTask) => `${task.kind} ${rankOf(task)} ${broadcastOf(task) ?? ''}`
  const openLanes = () =>
    [...lanes.values()].filter(({ broadcastId }) => broadcastId === undefined || isRunning(broadcastId))

  return {
    add(delivery) {
      const name = nameOf(delivery.task)
      let lane = lanes.get(name)
      if (lane === undefined) {
        const broadcastId = broadcastOf(delivery.task)
        lane = {
          kind: delivery.task.kind,
          rank: rankOf(delivery.task),
          lane: laneOf(delivery.task),
          count: 0,
          queue: createFairQueue(),
          ...(broadcastId === undefined ? {} : { broadcastId }),
        }
        lanes.set(name, lane)
      }
      lane.queue.add(delivery)
      lane.count++
    },
    remove(delivery) {
      const name = nameOf(delivery.task)
      const lane = lanes.get(name)
      if (lane === undefined) return
      lane.queue.remove(delivery)
      lane.count--
      if (lane.queue.oldest.size() === 0) lanes.delete(name)
    },
    ready(at, limit, isBusy, kinds) {
      const found = new Map<number, Delivery>()
      const open = openLanes().filter(({ kind }) => kinds === undefined || kinds.includes(kind))
      for (const rank of RANKS) {
        const lists = open.filter((lane) => lane.rank === rank).map(({ queue }) => queue.oldest)
        for (const delivery of mergeAscending(lists, byTime)) {
          if (found.size >= limit || delivery.notBeforeAt > at) break
          if (!found.has(delivery.chatId) && !isBusy(delivery.chatId)) found.set(delivery.chatId, delivery)
        }
      }
      return [...found.values()]
    },
    nextAt() {
      const firsts = openLanes().map(({ queue }) => queue.oldest.ascending().next().value?.notBeforeAt)
      return firsts.reduce((a, b) => (a === undefined || (b !== undefined && b < a) ? b : a), undefined)
    },
    waiting: () =>
      LANES.map((lane) => {
        const lines = [...lanes.values()].filter((line) => line.lane === lane)
        const firsts = lines.flatMap(({ queue }) => queue.oldest.ascending().next().value?.notBeforeAt ?? [])
        const count = lines.reduce((sum, line) => sum + line.count, 0)
        return { lane, count, ...(firsts.length === 0 ? {} : { oldestAt: Math.min(...firsts) }) }
      }),
    ofBroadcast(broadcastId, limit) {
      const found: Delivery[] = []
      for (const lane of lanes.values()) {
        if (lane.broadcastId !== broadcastId) continue
        for (const delivery of lane.queue.oldest.ascending()) {
          if (found.length >= limit) break
          found.push(delivery)
        }
      }
      return found
    },
  }
}

/** The broadcast a delivery belongs to. */
export function broadcastOf(task: DeliveryTask): string | undefined {
  return 'broadcastId' in task ? task.broadcastId : undefined
}

/** Smaller is served sooner. */
function rankOf(task: DeliveryTask): number {
  if (task.kind === 'recall') return 2
  switch (laneOf(task)) {
    case 'flash':
      return 0
    case 'urgent':
      return 1
    case 'digest':
      return 3
    case 'bulk':
      return broadcastOf(task) === undefined ? 5 : 4
  }
}
