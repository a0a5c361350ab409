// Reads a feed with rss-parser, which takes documents feedsmith refuses. Only its `parseString`: the rest is not guarded.
import Parser from 'rss-parser'
import { isPicture, present, type RawFeed, type RawItem } from './raw-feed.ts'

/** What of its items is used; all of it unknown, since repeated or marked up elements come as objects. */
type Item = Record<string, unknown>

const KEEP_ALL = { keepArray: true }

/** The feed as rss-parser reads it; undefined where it cannot. */
export async function parseWithRssParser(text: string): Promise<RawFeed | undefined> {
  // A new one each time: a parser that threw once keeps the state of the failed document.
  const parser = new Parser<Item, Item>({
    defaultRSS: 2,
    customFields: {
      item: [
        ['feedburner:origLink', 'origLink'],
        ['media:content', 'mediaContent', KEEP_ALL],
        ['media:thumbnail', 'mediaThumbnail', KEEP_ALL],
        ['enclosure', 'enclosures', KEEP_ALL],
        ['guid', 'guids', KEEP_ALL],
        'description',
        'image',
        'updated',
        'published',
      ],
    },
  })
  try {
    const feed = await parser.parseString(text)
    return { ...present({ title: textOf(feed.title), siteLink: textOf(feed.link) }), items: feed.items.map(fromItem) }
  } catch {
    return undefined
  }
}

function fromItem(item: Item): RawItem {
  const permaLink = attributesOf(list(item['guids'])[0])['isPermaLink']
  const enclosures = list(item['enclosures']).map(attributesOf)
  const contents = list(item['mediaContent']).map(attributesOf)
  const pictures = [
    ...[...enclosures, ...contents].filter(({ type, medium, url }) => medium === 'image' || isPicture(type, url)),
    ...list(item['mediaThumbnail']).map(attributesOf),
  ]
  return {
    ...present({
      title: textOf(item['title']),
      link: textOf(item['origLink']) ?? textOf(item['link']),
      guid: textOf(item['guid']) ?? textOf(item['id']) ?? textOf(item['rdf:about']),
      guidIsPermaLink: permaLink === undefined ? undefined : permaLink.toLowerCase() !== 'false',
      date: textOf(item['pubDate']) ?? textOf(item['date']) ?? textOf(item['published']) ?? textOf(item['updated']),
      summary: textOf(item['summary']) ?? textOf(item['description']),
      content: textOf(item['content:encoded']) ?? textOf(item['content']),
    }),
    pictures: [...pictures.flatMap(({ url }) => url ?? []), ...imageUrls(item['image'])],
    categories: list(item['categories']).flatMap(
      (category) => textOf(category) ?? attributesOf(category)['term'] ?? [],
    ),
  }
}

/** Some agencies give an item an `<image>` of its own, as a channel has. */
function imageUrls(image: unknown): string[] {
  const url = image !== null && typeof image === 'object' && 'url' in image ? list(image.url)[0] : image
  const text = textOf(url)
  return text === undefined ? [] : [text]
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined
  if (Array.isArray(value)) return textOf(value[0])
  return value !== null && typeof value === 'object' && '_' in value ? textOf(value._) : undefined
}

function attributesOf(value: unknown): Partial<Record<string, string>> {
  return value !== null && typeof value === 'object' && '$' in value ? (value.$ as Record<string, string>) : {}
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value]
}
