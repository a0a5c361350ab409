// Lists by cursor: one row more than asked for tells whether there is a following page.
import type { Listing } from '#adapters/store/listing'

/** `rows`: up to `limit + 1`; `cursorOf` of the last one shown leads to the next page. */
export function pageOf<T>(rows: T[], limit: number, cursorOf: (last: T) => string): Listing<T> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return rows.length > limit && last !== undefined ? { items, next: cursorOf(last) } : { items }
}
