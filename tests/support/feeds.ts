// Feed documents in the agency's shape, from a few items. Whatever a test does not name has a plain, distinct default.
import { renderFeed } from '#sandbox/newsroom/feed'

export type FeedItemGiven = { id?: number; title?: string; slug?: string; link?: string; publishedAt?: number }

export type FeedGiven = { title?: string; root?: string /** `''`, `/en`, `/ru` */; prefix?: string }

/** Sun, 13 Sep 2026 17:03:00 +0400: the date of the first item that has none; each later one is a minute older. */
export const feedStartAt = Date.UTC(2026, 8, 13, 13, 3)

/** An RSS document with title, link and pubDate in each item, in the order given. */
export function buildFeed(items: FeedItemGiven[], given: FeedGiven = {}): string {
  const { title = 'Xəzər Xəbər Agentliyi', root = 'https://agency.example', prefix = '' } = given
  const entries = items.map((item, index) => {
    const id = item.id ?? 4_411_000 - index
    return {
      title: item.title ?? `Headline ${id}`,
      link: item.link ?? `${root}${prefix}/xeber/${item.slug ?? `headline_${id}`}-${id}`,
      publishedAt: item.publishedAt ?? feedStartAt - index * 60_000,
    }
  })
  return renderFeed({ title, link: root + prefix, entries })
}
