// One document may list an article twice, mostly before and after an update. It keeps one of each and judges nothing else.
import type { Instant } from './article.ts'
import { isSameArticle } from './identity.ts'

/**
 * The items in their order, each article once: of repeated ones the later published, else the one listed first, at the
 * place of the first.
 */
export function uniqueItems<T extends { keys: string[]; publishedAt?: Instant }>(items: T[]): T[] {
  const kept: T[] = []
  const placesByKey = new Map<string, number[]>()
  for (const item of items) {
    const places = item.keys.flatMap((key) => placesByKey.get(key) ?? [])
    const place = places.find((at) => isSameArticle(kept[at]?.keys ?? [], item.keys))
    const own = place ?? kept.length
    const known = kept[own]
    if (!known || (item.publishedAt ?? 0) > (known.publishedAt ?? 0)) kept[own] = item
    for (const key of item.keys) {
      const before = placesByKey.get(key) ?? []
      if (!before.includes(own)) placesByKey.set(key, [...before, own])
    }
  }
  return kept
}
