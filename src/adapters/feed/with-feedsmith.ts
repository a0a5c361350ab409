// Reads a feed with feedsmith, the more exact of the two parsers. It refuses whole documents the other one takes.
import { parseFeed } from 'feedsmith'
import { isPicture, present, type RawFeed, type RawItem } from './raw-feed.ts'

type Parsed = ReturnType<typeof parseFeed<string>>
type Rss = Extract<Parsed, { format: 'rss' }>['feed']
type Rdf = Extract<Parsed, { format: 'rdf' }>['feed']
type Atom = Extract<Parsed, { format: 'atom' }>['feed']
type Json = Extract<Parsed, { format: 'json' }>['feed']
type RssItem = NonNullable<Rss['items']>[number]
type RdfItem = NonNullable<Rdf['items']>[number]
type Entry = NonNullable<Atom['entries']>[number]
type JsonItem = NonNullable<Json['items']>[number]
type Media = NonNullable<RssItem['media']>

/** The feed as feedsmith reads it; undefined where it cannot. */
export function parseWithFeedsmith(text: string): RawFeed | undefined {
  try {
    const parsed = parseFeed<string>(text)
    switch (parsed.format) {
      case 'rss':
        return rawFeed(parsed.feed.title, parsed.feed.link, parsed.feed.items?.map(fromRss))
      case 'rdf':
        return rawFeed(parsed.feed.title, parsed.feed.link, parsed.feed.items?.map(fromRdf))
      case 'atom':
        return rawFeed(parsed.feed.title?.value, alternate(parsed.feed.links), parsed.feed.entries?.map(fromEntry))
      case 'json':
        return rawFeed(parsed.feed.title, parsed.feed.home_page_url, parsed.feed.items?.map(fromJson))
    }
  } catch {
    // It throws its own errors for what is no feed, and plain TypeErrors for a feed without items.
    return undefined
  }
}

function rawFeed(title: string | undefined, siteLink: string | undefined, items: RawItem[] | undefined): RawFeed {
  return { ...present({ title, siteLink }), items: items ?? [] }
}

function fromRss(item: RssItem): RawItem {
  const enclosures = item.enclosures?.filter(({ type, url }) => isPicture(type, url)) ?? []
  return {
    ...present({
      title: item.title ?? item.dc?.titles?.[0] ?? mediaTitle(item.media),
      link: item.link ?? alternate(item.atom?.links),
      guid: item.guid?.value ?? item.atom?.id,
      guidIsPermaLink: item.guid?.isPermaLink,
      date: item.pubDate ?? item.dc?.dates?.[0] ?? item.atom?.published ?? item.atom?.updated,
      summary: item.description ?? item.dc?.descriptions?.[0] ?? item.itunes?.summary,
      content: item.content?.encoded,
      base: item.xml?.base,
    }),
    pictures: urls([...enclosures, ...mediaPictures(item.media), { url: item.itunes?.image }]),
    categories: item.categories?.flatMap(({ name }) => name ?? []) ?? [],
  }
}

function fromRdf(item: RdfItem): RawItem {
  return {
    ...present({
      title: item.title ?? item.dc?.titles?.[0],
      link: item.link,
      guid: item.rdf?.about ?? item.dc?.identifiers?.[0],
      date: item.dc?.dates?.[0],
      summary: item.description ?? item.dc?.descriptions?.[0],
      content: item.content?.encoded,
      base: item.xml?.base,
    }),
    pictures: urls(mediaPictures(item.media)),
    categories: item.dc?.subjects ?? [],
  }
}

function fromEntry(entry: Entry): RawItem {
  const enclosures = entry.links?.filter(({ rel, type, href }) => rel === 'enclosure' && isPicture(type, href)) ?? []
  return {
    ...present({
      title: entry.title?.value ?? mediaTitle(entry.media),
      titleIsText: entry.title?.type === 'text' ? true : undefined,
      link: alternate(entry.links),
      guid: entry.id,
      guidIsPermaLink: false,
      date: entry.published ?? entry.updated ?? entry.dc?.dates?.[0],
      summary: entry.summary?.value,
      content: entry.content?.value,
      base: entry.xml?.base ?? entry.content?.xml?.base,
    }),
    pictures: urls([...enclosures.map(({ href }) => ({ url: href })), ...mediaPictures(entry.media)]),
    categories: entry.categories?.flatMap(({ label, term }) => label ?? term ?? []) ?? [],
  }
}

function fromJson(item: JsonItem): RawItem {
  const attached = item.attachments?.filter(({ mime_type, url }) => isPicture(mime_type, url)) ?? []
  return {
    ...present({
      title: item.title,
      titleIsText: true,
      link: item.url ?? item.external_url,
      guid: item.id,
      guidIsPermaLink: false,
      date: item.date_published ?? item.date_modified,
      summary: item.summary,
      content: item.content_html ?? item.content_text,
    }),
    pictures: urls([{ url: item.image }, { url: item.banner_image }, ...attached]),
    categories: item.tags ?? [],
  }
}

type Links = { href?: string; rel?: string; type?: string }[] | undefined

/** RFC 4287 §4.2.7.2: a link without `rel` is an alternate one; the HTML one is what people read. */
function alternate(links: Links): string | undefined {
  const alternates = links?.filter(({ rel }) => rel === undefined || rel === 'alternate') ?? []
  return (alternates.find(({ type }) => !type || /html/i.test(type)) ?? alternates[0])?.href
}

function mediaTitle(media: Media | undefined): string | undefined {
  return media?.title?.value ?? media?.groups?.[0]?.title?.value
}

function mediaPictures(media: Media | undefined): { url?: string }[] {
  const groups = media?.groups ?? []
  const contents = [...(media?.contents ?? []), ...groups.flatMap((group) => group.contents ?? [])]
  const pictures = contents.filter(({ type, medium, url }) => medium === 'image' || isPicture(type, url))
  return [...pictures, ...(media?.thumbnails ?? []), ...groups.flatMap((group) => group.thumbnails ?? [])]
}

function urls(candidates: { url?: string | undefined }[]): string[] {
  return candidates.flatMap(({ url }) => url ?? [])
}
