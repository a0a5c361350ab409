// All broadcasts that were started or are to be, in the order they are listed. It shows nothing.
import type { Deps } from '#deps'
import { type Broadcast, isUnderWay } from '#domain/broadcast'
import { LIST_GROUPS, type ListGroup } from '#views/broadcast-list'

type Listed = { broadcast: Broadcast; group: ListGroup }

const LISTED_AT_ONCE = 100
/** As many as the list has pages for, and some. */
const MOST_LISTED = 1000

/** Under way first, then what waits, what is planned (the next first), and the past, newest first. */
export async function listBroadcasts({ store }: Deps): Promise<Listed[]> {
  const listed: Listed[] = []
  let cursor: string | undefined
  do {
    const { items, next } = await store.listBroadcasts(LISTED_AT_ONCE, cursor)
    for (const broadcast of items) {
      const group = groupOf(broadcast)
      if (group !== undefined) listed.push({ broadcast, group })
    }
    cursor = next
  } while (cursor !== undefined && listed.length < MOST_LISTED)
  const rank = ({ group }: Listed) => LIST_GROUPS.indexOf(group)
  return listed.sort((a, b) => rank(a) - rank(b) || startOf(a) - startOf(b))
}

/** The listing is newest first already: only what is planned has an order of its own. */
function startOf({ broadcast, group }: Listed): number {
  return group === 'scheduled' ? (broadcast.startAt ?? 0) : 0
}

/** Undefined for what was dropped before it began. */
function groupOf(broadcast: Broadcast): ListGroup | undefined {
  const { state, startedAt } = broadcast
  if (state === 'waiting' || state === 'scheduled') return state
  if (startedAt === undefined) return undefined
  return isUnderWay(broadcast) ? 'running' : 'past'
}
