// The agency of a simulation: feeds and pages with every habit they have, served by a function.
import type { Chance } from './chance.ts'

export type Answer = { status: number; headers: Record<string, string>; body: string } | 'silence' | 'refused'

export type FeedTrouble = 'down' | 'silent' | 'cut' | 'html' | 'busy' | 'empty'

export type Story = {
  id: number
  feed: string
  title: string
  section: string
  paragraphs: string[]
  publishedAt: number
  /** Its page answers 410. */
  isWithdrawn: boolean
  /** It is in the feed no more, as an editor took it out, or comes and goes. */
  isHidden: boolean
}

export type Agency = {
  stories: Map<number, Story>
  publish(story: Story): void
  change(id: number, change: Partial<Story>): void
  setTrouble(feed: string, trouble: FeedTrouble | undefined): void
  answer(url: URL, headers: Record<string, string>): Answer
}

const HOST = 'agency.example'
/** Items a feed holds. */
const FEED_ITEMS = 20

export function feedUrl(feed: string): string {
  return `https://${HOST}/${feed}/rss`
}

export function createAgency(chance: Chance): Agency {
  const stories = new Map<number, Story>()
  const byFeed = new Map<string, Story[]>()
  const troubles = new Map<string, FeedTrouble>()

  const feed = (name: string, headers: Record<string, string>): Answer => {
    const trouble = troubles.get(name)
    if (trouble === 'down') return 'refused'
    if (trouble === 'silent') return 'silence'
    if (trouble === 'html') return html(200, '<!doctype html><html><body><h1>Maintenance</h1></body></html>')
    if (trouble === 'busy') return { status: 429, headers: { 'retry-after': '120' }, body: 'busy' }
    if (trouble === 'empty') return { status: 200, headers: { 'content-type': 'application/rss+xml' }, body: '' }
    const shown = (byFeed.get(name) ?? [])
      .filter(({ isHidden }) => !isHidden)
      .slice(-FEED_ITEMS)
      .reverse()
    const etag = `"${shown.map(({ id, title }) => `${id}${title.length}${title.slice(-4)}`).join('')}"`
    if (trouble === undefined && headers['if-none-match'] === etag) return { status: 304, headers: { etag }, body: '' }
    const body = renderRss(name, shown)
    const isCut = trouble === 'cut'
    return {
      status: 200,
      headers: { 'content-type': 'application/rss+xml; charset=utf-8', ...(isCut ? {} : { etag }) },
      body: isCut ? body.slice(0, chance.between(0, body.length)) : body,
    }
  }

  return {
    stories,
    publish: (story) => {
      stories.set(story.id, story)
      const list = byFeed.get(story.feed) ?? []
      list.push(story)
      byFeed.set(story.feed, list.slice(-3 * FEED_ITEMS))
    },
    change: (id, change) => {
      const story = stories.get(id)
      if (story !== undefined) Object.assign(story, change)
    },
    setTrouble: (name, trouble) => {
      if (trouble === undefined) troubles.delete(name)
      else troubles.set(name, trouble)
    },
    answer: (url, headers) => {
      if (url.pathname === '/robots.txt') return { status: 404, headers: {}, body: '' }
      const [, name = '', kind] = url.pathname.split('/')
      if (kind === 'rss') return feed(name, lowerCased(headers))
      const story = stories.get(Number(/-(\d+)$/.exec(url.pathname)?.[1]))
      if (story === undefined) return html(404, 'not found')
      if (troubles.get(story.feed) === 'silent') return 'silence'
      if (troubles.get(story.feed) === 'down') return 'refused'
      return story.isWithdrawn ? html(410, 'gone') : html(200, renderPage(story))
    },
  }
}

function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

function html(status: number, body: string): Answer {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body }
}

function renderRss(name: string, stories: Story[]): string {
  const items = stories.map(
    ({ id, title, publishedAt, feed }) =>
      `<item><title>${escapeMarkup(title)}</title><link>https://${HOST}/${feed}/xeber/story-${id}</link><pubDate>${new Date(publishedAt).toUTCString()}</pubDate></item>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>The Agency ${name}</title><link>https://${HOST}/</link><description>News</description>${items.join('\n')}</channel></rss>`
}

function renderPage({ title, section, paragraphs, feed, id }: Story): string {
  return `<!doctype html><html lang="${feed}"><head><title>${escapeMarkup(title)}</title><meta property="og:title" content="${escapeMarkup(title)}"><link rel="canonical" href="https://${HOST}/${feed}/xeber/story-${id}"></head><body><main><div class="news-category"><a href="/${feed}/bolme/${section}">${section}</a></div><h1 class="entry-title">${escapeMarkup(title)}</h1><div class="news-body">${paragraphs.map((text) => `<p>${escapeMarkup(text)}</p>`).join('')}</div></main></body></html>`
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
