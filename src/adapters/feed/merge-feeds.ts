// Two readings of one document made one, field by field. The first is trusted, the second fills what it lacks.
import type { RawFeed, RawItem } from './raw-feed.ts'

/** `first` completed from `second`; either may be missing. */
export function mergeFeeds(first: RawFeed | undefined, second: RawFeed | undefined): RawFeed | undefined {
  if (!first || !second) return first ?? second
  const [base, other] = first.items.length >= second.items.length ? [first, second] : [second, first]
  const partners = partnersOf(base.items, other.items)
  return {
    ...second,
    ...first,
    items: base.items.map((item, at) => {
      const partner = partners[at]
      if (!partner) return item
      return base === first ? mergeItems(item, partner) : mergeItems(partner, item)
    }),
  }
}

function mergeItems(first: RawItem, second: RawItem): RawItem {
  return {
    ...second,
    ...first,
    // A link that only leads on to the original says less than the original.
    ...(second.link !== undefined && isDetour(first.link) && !isDetour(second.link) ? { link: second.link } : {}),
    pictures: [...new Set([...first.pictures, ...second.pictures])],
    categories: first.categories.length > 0 ? first.categories : second.categories,
  }
}

function isDetour(link: string | undefined): boolean {
  return link === undefined || /^https?:\/\/feed(?:s|proxy)\.[^/]+\/~r\//.test(link)
}

/** Items of the same place where both have as many; else those with the same link or title. */
function partnersOf(items: RawItem[], others: RawItem[]): (RawItem | undefined)[] {
  if (items.length === others.length) return others
  const byMark = new Map(others.flatMap((item) => marksOf(item).map((mark) => [mark, item] as const)))
  return items.map((item) =>
    marksOf(item)
      .map((mark) => byMark.get(mark))
      .find(Boolean),
  )
}

function marksOf({ link, guid, title }: RawItem): string[] {
  return [link, guid, title].filter((mark) => mark !== undefined)
}
