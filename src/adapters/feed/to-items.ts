// Raw items → feed items: links resolved, texts plain, dates read, identity found. An item that says nothing is left out.
import type { FeedItem } from '#domain/article'
import { identifyItems } from '#domain/identity'
import { sectionSlug } from '#domain/section'
import { parseTitle } from '#domain/title-marks'
import { uniqueItems } from '#domain/unique-items'
import { parseFeedDate } from './feed-date.ts'
import { picturesIn, summaryText, titleText } from './feed-text.ts'
import { present, type RawFeed, type RawItem } from './raw-feed.ts'

const LONGEST_URL = 2000
/** Feeds list the newest first; a longer one is an archive. */
const MOST_ITEMS = 1000
/** Pictures that only count readers, and share buttons, as feed services add to every item. */
const COUNTER =
  /^https?:\/\/(?:feeds?\d*|feedproxy|stats|pixel)\.[^/]+\/(?:~|b\.gif)|doubleclick|\/(?:pixel|counter|tracker)\b/

/**
 * The items of a feed in its order, each article once. `feedUrl` scopes guids; `baseUrl` resolves relative links; `zone` is that
 * of dates that name none.
 */
export function toItems(raw: RawFeed, feedUrl: string, baseUrl: string, zone?: string): FeedItem[] {
  const siteUrl = absolute(raw.siteLink, baseUrl) ?? baseUrl
  const read = raw.items.slice(0, MOST_ITEMS).flatMap((item) => readItem(item, baseUrl, zone) ?? [])
  const identities = identifyItems(read, feedUrl)
  const items = read.flatMap((item, at): FeedItem[] => {
    const identity = identities[at]
    if (!identity) return []
    const { title, flags } = parseTitle(item.title)
    const feedItem = {
      ...identity,
      url: item.url ?? siteUrl,
      title,
      flags,
      ...present({
        publishedAt: item.publishedAt,
        summary: item.summary === item.title ? undefined : item.summary,
        picture: item.picture,
        section: item.section,
      }),
    }
    return [feedItem]
  })
  return uniqueItems(items)
}

function readItem(item: RawItem, baseUrl: string, zone: string | undefined) {
  const base = absolute(item.base, baseUrl) ?? baseUrl
  // RSS 2.0: a guid is a permanent link unless it says otherwise.
  const guidLink = item.guidIsPermaLink === false ? undefined : absoluteOnly(item.guid)
  const url = absolute(item.link, base) ?? guidLink
  const summary = summaryText(item.summary) ?? summaryText(item.content)
  const title = titleText(item.title, item.titleIsText) ?? headOf(summary)
  if (title === undefined) return undefined
  const pictures = [...item.pictures, ...picturesIn(item.content), ...picturesIn(item.summary)]
  const [category, ...others] = item.categories
  return {
    title,
    ...present({
      url,
      guid: item.guid,
      guidIsPermaLink: item.guidIsPermaLink,
      publishedAt: parseFeedDate(item.date, zone),
      summary,
      picture: pictures.map((picture) => absolute(picture, url ?? base)).find((found) => found && !COUNTER.test(found)),
      section: category !== undefined && others.length === 0 ? sectionSlug(titleText(category) ?? '') : undefined,
    }),
  }
}

function absoluteOnly(text: string | undefined): string | undefined {
  return text !== undefined && /^https?:\/\//i.test(text) ? absolute(text, text) : undefined
}

/** An http(s) URL, resolved; undefined for anything that cannot be visited. */
function absolute(text: string | undefined, base: string): string | undefined {
  // White space inside comes from line breaks in the markup.
  const link = text
    ?.replace(/\s+/g, (space) => (/[\r\n\t]/.test(space) ? '' : '%20'))
    .replace(/^(?:%20)+|(?<!%20)(?:%20)+$/g, '')
  if (!link || !URL.canParse(link, base)) return undefined
  const url = new URL(link, base)
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:'
  return isWeb && url.username === '' && url.password === '' && url.href.length <= LONGEST_URL ? url.href : undefined
}

/** The beginning of the summary stands in for a missing title. */
function headOf(summary: string | undefined): string | undefined {
  if (summary === undefined || summary.length <= 100) return summary
  const cut = summary.slice(0, 100)
  return `${cut.slice(0, cut.lastIndexOf(' ') > 50 ? cut.lastIndexOf(' ') : 99)}…`
}
