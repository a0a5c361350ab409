// The agency's RSS document: title, link and date of an item, and nothing else it could be known by.
import { escapeMarkup } from './markup.ts'
import { rfc822 } from './stamp.ts'

export type FeedEntry = { title: string; link: string; publishedAt: number }

export type FeedDocument = { title: string; link: string; entries: FeedEntry[] }

/** RSS 2.0 with the agency's own indentation. Entries stay in the order given. */
export function renderFeed({ title, link, entries }: FeedDocument): string {
  const name = escapeMarkup(title)
  return `<?xml version="1.0" encoding="UTF-8" ?><rss version="2.0">
    <channel>
        <title>${name}</title>
        <link>${escapeMarkup(link)}</link>
        <description>${name}</description>
${entries.map(renderEntry).join('')}            </channel>
</rss>
`
}

function renderEntry({ title, link, publishedAt }: FeedEntry): string {
  return `                    <item>
                <title>${escapeMarkup(title)}</title>
                <link>${escapeMarkup(link)}</link>
                <pubDate>${rfc822(publishedAt)}</pubDate>
            </item>
`
}
