// The site by path: feeds, story pages, lists, pictures, robots.txt. Every answer is made from the desk, none is stored.
import type { Language, SectionSlug } from './articles/article.ts'
import { bodyBlocks, renderBlocks } from './body.ts'
import type { Desk, Story } from './desk.ts'
import { renderFeed } from './feed.ts'
import { type Headline, renderFrame, renderHeadlines } from './frame.ts'
import { escapeMarkup } from './markup.ts'
import { renderPage } from './page.ts'
import { drawPicture } from './picture.ts'
import { monthAndDay, pageStamp } from './stamp.ts'
import { languagePrefix, sectionName, sections, words } from './words.ts'

export type Kind = 'feeds' | 'pages' | 'lists' | 'pictures' | 'robots'

export type Answer = {
  kind: Kind
  status: number
  type: string
  body: string | Buffer
  /** Milliseconds; undefined where the answer has no date of its own. */
  modifiedAt?: number
  location?: string
}

const feedSize = 50
const html = 'text/html; charset=UTF-8'

/** The dateline of a story: `Baku, November 24, CNA`; undefined where it has no place. */
function datelineOf({ city, publishedAt, language }: Story): string | undefined {
  return city && `${city}, ${monthAndDay(publishedAt, language)}, ${words[language].short}`
}

/** What a GET of `path` (without query) finds; an unknown one gets a 404 page. */
export function answerPath(desk: Desk, root: string, path: string): Answer {
  if (path === '/robots.txt') return { kind: 'robots', status: 200, type: 'text/plain', body: robots }
  const [, prefix = '', rest = ''] = /^(?:\/(en|ru))?(\/.*)?$/.exec(path) ?? []
  const language: Language = prefix === 'en' || prefix === 'ru' ? prefix : 'az'
  const feed = /^\/rss(?:-(\w+)\.xml)?$/.exec(rest)
  if (feed) return feedAnswer(desk, root, language, feed[1])
  const story = /^\/xeber\/[^/]*?-?(\d{1,9})$/.exec(rest)
  if (story) return storyAnswer(desk, root, language, path, Number(story[1]))
  const picture = /^\/files\/(\w+)\/(\d{1,9})_640x360\.png$/.exec(path)
  if (picture) return pictureAnswer(desk, picture[1], Number(picture[2]))
  const list = /^(?:\/|\/bolme\/(\w+))?$/.exec(rest)
  return list ? listAnswer(desk, root, language, list[1]) : missing(language)
}

function feedAnswer(desk: Desk, root: string, language: Language, slug: string | undefined): Answer {
  const section = sections.find((known) => known === slug)
  if (slug !== undefined && !section) return missing(language)
  const stories = desk.newest(language).filter((story) => !section || story.section === section)
  const entries = stories.slice(0, feedSize).map((story) => ({ ...story, link: root + story.path }))
  const title = `${words[language].short} – ${words[language].agency}`
  const body = renderFeed({ title, link: root + languagePrefix(language), entries })
  return { kind: 'feeds', status: 200, type: 'text/xml; charset=UTF-8', body, modifiedAt: desk.changedAt(language) }
}

function storyAnswer(desk: Desk, root: string, language: Language, path: string, number: number): Answer {
  const story = desk.find(number)
  if (!story || story.language !== language) return missing(language)
  if (story.withdrawn) return missing(language, 410)
  // Only the number counts: a link from before a correction leads to the present one.
  if (story.path !== path) {
    return { kind: 'pages', status: 301, type: html, body: '', location: root + story.path }
  }
  const others = desk.newest(language).filter((other) => other.number !== number)
  const picture = pictureOf(story, root)
  const body = renderPage({
    language,
    title: story.title,
    section: { slug: story.section, name: sectionName(story.section, language) },
    stamp: pageStamp(story.publishedAt),
    body: renderBlocks(bodyBlocks(story.body, datelineOf(story))),
    url: root + story.path,
    ...(picture === undefined ? {} : { picture }),
    versions: versionsOf(desk, story, root),
    related: others
      .filter((other) => other.section === story.section)
      .slice(0, 9)
      .map((o) => headline(o, root)),
    latest: others.slice(0, 30).map((other) => headline(other, root, story.publishedAt)),
  })
  return { kind: 'pages', status: 200, type: html, body, modifiedAt: story.changedAt }
}

function listAnswer(desk: Desk, root: string, language: Language, slug: string | undefined): Answer {
  const section = sections.find((known) => known === slug)
  if (slug !== undefined && !section) return missing(language)
  const stories = desk.newest(language).filter((story) => !section || story.section === section)
  const title = section ? sectionName(section, language) : words[language].latest
  const list = renderHeadlines(stories.slice(0, feedSize).map((story) => headline(story, root)))
  const main = `<main><h1>${escapeMarkup(title)}</h1>\n${list}</main>`
  return { kind: 'lists', status: 200, type: html, body: renderFrame({ language, title, main }) }
}

function pictureAnswer(desk: Desk, slug: string | undefined, number: number): Answer {
  const story = desk.find(number)
  if (!story?.picture || story.section !== slug) return missing('en')
  return { kind: 'pictures', status: 200, type: 'image/png', body: drawPicture(story.section, number) }
}

function missing(language: Language, status: 404 | 410 = 404): Answer {
  const title = status === 410 ? words[language].withdrawn : words[language].notFound
  const main = `<main><h1>${escapeMarkup(title)}</h1></main>`
  return { kind: 'pages', status, type: html, body: renderFrame({ language, title, main }) }
}

function versionsOf(desk: Desk, { story, number }: Story, root: string): { language: Language; url: string }[] {
  if (story === undefined) return []
  const versions = desk.newest().filter((other) => other.story === story && other.number !== number)
  return versions.map(({ language, path }) => ({ language, url: root + path }))
}

function headline(story: Story, root: string, pageAt?: number): Headline {
  const picture = pictureOf(story, root)
  const stamp = pageStamp(story.publishedAt, pageAt)
  return { title: story.title, link: root + story.path, stamp, ...(picture === undefined ? {} : { picture }) }
}

function pictureOf(
  { picture, section, number }: { picture?: boolean; section: SectionSlug; number: number },
  root: string,
) {
  return picture ? `${root}/files/${section}/${number}_640x360.png` : undefined
}

const robots = `User-agent: *
Disallow: /search
Disallow: /editor/
`
