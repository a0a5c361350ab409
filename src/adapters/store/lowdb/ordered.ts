// A sorted list in chunks: adding and removing cost O(log n) plus a short move, whatever the length. It must never be
// changed while one of its iterations is under way.

export type Ordered<T> = {
  add(item: T): void
  /** Removes the item that compares equal; false when there is none. */
  remove(item: T): boolean
  /** Puts `item` in the place of the one that compares equal; false when there is none. */
  replace(item: T): boolean
  /** Ascending, from the first item `skip` is false for; `skip` must be true for a beginning of the list only. */
  ascending(skip?: (item: T) => boolean): Generator<T, void>
  /** Descending; `skip` must be true for an end of the list only. */
  descending(skip?: (item: T) => boolean): Generator<T, void>
  size(): number
}

const CHUNK = 512

/** `compare` must be total: two different items never compare as 0. */
export function createOrdered<T>(compare: (a: T, b: T) => number): Ordered<T> {
  const chunks: T[][] = []
  let size = 0

  /** The first chunk whose last item is not before: where an item is, or belongs. */
  const chunkFrom = (isBefore: (item: T) => boolean) =>
    firstWhere(chunks.length, (index) => !isBefore(chunks[index]?.at(-1) as T))

  return {
    add(item) {
      const isBefore = (other: T) => compare(other, item) < 0
      const at = Math.min(chunkFrom(isBefore), Math.max(chunks.length - 1, 0))
      const chunk = chunks[at]
      size++
      if (chunk === undefined) {
        chunks.push([item])
        return
      }
      chunk.splice(
        firstWhere(chunk.length, (index) => !isBefore(chunk[index] as T)),
        0,
        item,
      )
      // A list that grows at its end keeps full chunks; one split in the middle keeps two halves.
      if (chunk.length > CHUNK)
        chunks.splice(at + 1, 0, chunk.splice(at === chunks.length - 1 ? CHUNK - 32 : CHUNK / 2))
    },
    remove(item) {
      const isBefore = (other: T) => compare(other, item) < 0
      const at = chunkFrom(isBefore)
      const chunk = chunks[at]
      if (chunk === undefined) return false
      const index = firstWhere(chunk.length, (place) => !isBefore(chunk[place] as T))
      if (index === chunk.length || compare(chunk[index] as T, item) !== 0) return false
      chunk.splice(index, 1)
      if (chunk.length === 0) chunks.splice(at, 1)
      size--
      return true
    },
    replace(item) {
      const isBefore = (other: T) => compare(other, item) < 0
      const chunk = chunks[chunkFrom(isBefore)] ?? []
      const index = firstWhere(chunk.length, (place) => !isBefore(chunk[place] as T))
      if (index === chunk.length || compare(chunk[index] as T, item) !== 0) return false
      chunk[index] = item
      return true
    },
    *ascending(skip = () => false) {
      const first = chunkFrom(skip)
      for (let at = first; at < chunks.length; at++) {
        const chunk = chunks[at] as T[]
        const start = at === first ? firstWhere(chunk.length, (index) => !skip(chunk[index] as T)) : 0
        for (let index = start; index < chunk.length; index++) yield chunk[index] as T
      }
    },
    *descending(skip = () => false) {
      const past = firstWhere(chunks.length, (index) => skip(chunks[index]?.[0] as T))
      for (let at = past - 1; at >= 0; at--) {
        const chunk = chunks[at] as T[]
        const end = at === past - 1 ? firstWhere(chunk.length, (index) => skip(chunk[index] as T)) : chunk.length
        for (let index = end - 1; index >= 0; index--) yield chunk[index] as T
      }
    },
    size: () => size,
  }
}

/** The items of all lists in one order. */
export function* mergeAscending<T>(lists: Ordered<T>[], compare: (a: T, b: T) => number): Generator<T, void> {
  const streams = lists.map((list) => list.ascending())
  const [only] = streams
  if (only !== undefined && streams.length === 1) return yield* only
  const heads = streams.flatMap((stream) => headOf(stream) ?? [])
  while (heads.length > 0) {
    const first = heads.reduce((best, head) => (compare(head.item, best.item) < 0 ? head : best))
    yield first.item
    const next = headOf(first.stream)
    if (next) heads[heads.indexOf(first)] = next
    else heads.splice(heads.indexOf(first), 1)
  }
}

function headOf<T>(stream: Generator<T, void>): { item: T; stream: Generator<T, void> } | undefined {
  const { value, done } = stream.next()
  return done ? undefined : { item: value as T, stream }
}

/** The first index below `length` that `test` holds for, `length` when none; once true it must stay true. */
function firstWhere(length: number, test: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (test(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** Compares by code units: the same order on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
