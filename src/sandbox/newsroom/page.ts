// A story's page in the agency's mark-up, with the furniture real pages drown a text in. Nothing in it is fetched.

import type { Language } from './articles/article.ts'
import { type Headline, renderFrame, renderHeadlines } from './frame.ts'
import { escapeMarkup } from './markup.ts'
import { languagePrefix, words } from './words.ts'

export type PageDocument = {
  language: Language
  title: string
  section: { slug: string; name: string }
  /** As printed: `13.09.2026 [17:03]`. */
  stamp: string
  /** The inside of `div.news-body`: HTML. */
  body: string
  /** Absolute URLs. */
  url: string
  picture?: string
  versions?: { language: string; url: string }[]
  /** Of the section, and of all: what stands below and beside the text. */
  related?: Headline[]
  latest?: Headline[]
}

/** A whole HTML document; all but `body` is escaped here. */
export function renderPage(page: PageDocument): string {
  const text = words[page.language]
  const main = `<main><div class="news-view">
<div class="news-category"><a href="${sectionLink(page)}">${escapeMarkup(page.section.name)}</a></div>
<h1 class="entry-title">${escapeMarkup(page.title)}</h1>
<div class="entry-meta"><span class="news-date">${escapeMarkup(page.stamp)}</span></div>
<div class="share-buttons"><a href="#" onclick="share('f')">Facebook</a> <a href="#" onclick="share('t')">Telegram</a> <a href="#" onclick="share('x')">X</a></div>
${page.picture === undefined ? '' : `<figure><img src="${escapeMarkup(page.picture)}" width="640" height="360" alt=""></figure>\n`}<div class="news-body">
${page.body}
</div>
<div class="share"><p>${escapeMarkup(text.share)}</p></div>
<div class="follow"><p>${escapeMarkup(text.follow)}</p></div>
<section class="related"><h3>${escapeMarkup(text.otherNews)}</h3>
${renderHeadlines(page.related ?? [])}
</section>
<form class="subscription" action="#"><p>${escapeMarkup(text.subscribe)}</p><input type="email" placeholder="e-mail"><button>${escapeMarkup(text.subscribeButton)}</button></form>
</div>
<aside class="latest"><h3>${escapeMarkup(text.latest)}</h3><ul>
${(page.latest ?? []).map(renderLine).join('\n')}
</ul></aside></main>`
  return renderFrame({ language: page.language, title: page.title, head: renderHead(page), main })
}

function renderHead({ title, url, picture, versions = [], language }: PageDocument): string {
  const properties = [
    ['og:title', title],
    ['og:type', 'article'],
    ['og:url', url],
    ['og:site_name', words[language].agency],
    ...(picture === undefined ? [] : [['og:image', picture]]),
  ]
  return [
    `<link rel="canonical" href="${escapeMarkup(url)}">`,
    ...properties.map(([name = '', content = '']) => `<meta property="${name}" content="${escapeMarkup(content)}">`),
    ...versions.map(
      (v) => `<link rel="alternate" hreflang="${escapeMarkup(v.language)}" href="${escapeMarkup(v.url)}">`,
    ),
  ].join('\n')
}

function renderLine({ title, link, stamp }: Headline): string {
  return `<li><a href="${escapeMarkup(link)}">${escapeMarkup(title)}</a> <span class="news-date">${escapeMarkup(stamp)}</span></li>`
}

function sectionLink({ language, section }: PageDocument): string {
  return `${languagePrefix(language)}/bolme/${escapeMarkup(section.slug)}`
}
