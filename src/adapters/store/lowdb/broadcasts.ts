// Broadcasts as they are written down, and how far each got. Their deliveries are in fan-out.ts and in the ledger.
import type { Store } from '#adapters/store/store'
import type { Broadcast } from '#domain/broadcast'
import { isAsExpected } from '#domain/broadcast-change'
import { copy } from './copy.ts'
import type { Engine } from './engine.ts'
import type { BroadcastRecord } from './records.ts'
import type { Tallies } from './tallies.ts'

type Part = Pick<
  Store,
  | 'createBroadcast'
  | 'broadcast'
  | 'changeBroadcast'
  | 'listBroadcasts'
  | 'runningBroadcasts'
  | 'heldBroadcasts'
  | 'scheduledBroadcasts'
  | 'closingBroadcasts'
  | 'tally'
  | 'causes'
  | 'pruneDrafts'
>

export function createBroadcasts({ tables, transact, look }: Engine, tallies: Tallies): Part {
  const { broadcasts, counters } = tables
  // Asked for every tick, while the list of all grows for ever.
  const closing = new Set<string>()
  broadcasts.index((before, after) => {
    if (before) closing.delete(before.id)
    if (after && isClosing(after)) closing.add(after.id)
  })

  return {
    createBroadcast: ({ authorId, content, audience, createdAt }) =>
      transact(() => {
        // Counted beside them: the number of a draft that was pruned must not come again, it stands on buttons.
        const last = (counters.get('broadcasts')?.last ?? 0) + 1
        counters.put({ name: 'broadcasts', last })
        const record: BroadcastRecord = copy({
          id: String(last),
          authorId,
          content,
          audience,
          state: 'draft',
          createdAt,
          canaryPassed: false,
          queuedAll: false,
        })
        broadcasts.put(record)
        return toBroadcast(record)
      }),
    broadcast: (id) =>
      look(() => {
        const known = broadcasts.get(id)
        return known && toBroadcast(known)
      }),
    changeBroadcast: (id, from, change, expected) =>
      transact(() => {
        const known = broadcasts.get(id)
        if (known === undefined || !from.includes(known.state) || !isAsExpected(known, expected)) return undefined
        // What is undefined in the change is left out by the copy: taken away.
        const record = copy({ ...known, ...change }) as BroadcastRecord
        broadcasts.put(record)
        return toBroadcast(record)
      }),
    listBroadcasts: (limit, cursor) =>
      look(() => {
        const before = cursor === undefined ? Number.POSITIVE_INFINITY : Number(cursor)
        const older = [...broadcasts.values()]
          .filter(({ id, state }) => state !== 'draft' && Number(id) < before)
          .sort((a, b) => Number(b.id) - Number(a.id))
        const items = older.slice(0, limit)
        const last = items.at(-1)
        return {
          items: items.map(toBroadcast),
          ...(older.length > limit && last !== undefined ? { next: last.id } : {}),
        }
      }),
    runningBroadcasts: () =>
      look(() => [...broadcasts.values()].filter(({ state }) => state === 'running').map(toBroadcast)),
    heldBroadcasts: () =>
      look(() =>
        [...broadcasts.values()]
          .filter(({ state, heldBy }) => state === 'paused' && heldBy !== undefined)
          .map(toBroadcast),
      ),
    scheduledBroadcasts: (at) =>
      look(() =>
        [...broadcasts.values()]
          .filter(({ state, startAt = at }) => state === 'scheduled' && startAt <= at)
          .sort((a, b) => (a.startAt ?? at) - (b.startAt ?? at) || Number(a.id) - Number(b.id))
          .map(toBroadcast),
      ),
    closingBroadcasts: () =>
      look(() =>
        [...closing]
          .map((id) => toBroadcast(broadcasts.get(id) as BroadcastRecord))
          .sort((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0) || Number(a.id) - Number(b.id)),
      ),
    tally: (broadcastId) => look(() => tallies.of(broadcastId)),
    causes: (broadcastId) => look(() => tallies.causesOf(broadcastId)),
    pruneDrafts: (beforeAt) =>
      transact(() => {
        for (const broadcast of [...broadcasts.values()])
          if (isDraft(broadcast) && broadcast.createdAt < beforeAt) broadcasts.remove(broadcast.id)
      }),
  }
}

export function toBroadcast({ cursor: _cursor, sourceCursor: _read, ...broadcast }: BroadcastRecord): Broadcast {
  return copy(broadcast)
}

/** Nothing of it was ever sent, nor will be unless somebody says so. */
function isDraft({ state, startedAt }: BroadcastRecord): boolean {
  return state === 'draft' || (state === 'cancelled' && startedAt === undefined)
}

/** Over or stopped, and not yet told to be. */
function isClosing(broadcast: BroadcastRecord): boolean {
  if (broadcast.state === 'stopped') return broadcast.toldAt === undefined
  return hasEnded(broadcast) && broadcast.endedAt === undefined
}

/** True once nothing of it is sent any more; also of one that is not known. */
export function hasEnded(broadcast: BroadcastRecord | undefined): boolean {
  return broadcast === undefined || broadcast.state === 'cancelled' || broadcast.state === 'done'
}
