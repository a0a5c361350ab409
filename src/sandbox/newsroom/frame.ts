// What every page of the site shares: navigation, cookie notice, scripts, footer, and lists of headlines.
import type { Language } from './articles/article.ts'
import { escapeMarkup } from './markup.ts'
import { languagePrefix, languages, sectionName, sections, words } from './words.ts'

export type Headline = { title: string; link: string; stamp: string; picture?: string }

export type Frame = { language: Language; title: string; head?: string; main: string }

const style = `body{font:17px/1.55 Georgia,serif;margin:0;color:#1d2733;background:#fff}
header,main,footer{max-width:920px;margin:auto;padding:12px 20px}nav ul{display:flex;flex-wrap:wrap;gap:6px 14px;list-style:none;padding:0;font:12px sans-serif}
a{color:#0b5a8a;text-decoration:none}h1{line-height:1.25}.entry-meta,.news-date,.news-category{font:13px sans-serif;color:#6a7683}
figure{margin:16px 0}img{max-width:100%;height:auto}h2.entry-title{font-size:17px;margin:14px 0 0}aside li{font-size:15px;margin:6px 0}
.cookies{position:fixed;bottom:0;width:100%;background:#eef3f7;font:13px sans-serif;padding:8px 20px}`

/** A whole HTML document around `main`; `head` and `main` are HTML. */
export function renderFrame({ language, title, head = '', main }: Frame): string {
  const text = words[language]
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeMarkup(title)} - ${escapeMarkup(text.agency)}</title>
${head}
<style>${style}</style>
<script>window.dataLayer = window.dataLayer || []; function share(to) { dataLayer.push({ share: to }); return false }</script>
</head><body>
<header class="site-header"><a class="logo" href="${languagePrefix(language) || '/'}">${escapeMarkup(text.agency)}</a>
<nav><ul>${navigation(language)}</ul></nav></header>
${main}
<div class="cookies"><p>${escapeMarkup(text.cookies)}</p><button onclick="this.parentNode.remove()">${escapeMarkup(text.cookiesButton)}</button></div>
<footer><p>© ${escapeMarkup(text.agency)}. ${escapeMarkup(text.rights)}</p></footer>
<script>dataLayer.push({ event: 'view', paragraphs: ['<p>not a part of the text</p>'] })</script>
</body></html>
`
}

/** Headlines with pictures and stamps, as below an article and in a section's list. */
export function renderHeadlines(headlines: Headline[]): string {
  return headlines.map(renderHeadline).join('\n')
}

function renderHeadline({ title, link, stamp, picture }: Headline): string {
  const [name, href] = [escapeMarkup(title), escapeMarkup(link)]
  const image =
    picture === undefined ? '' : `<img src="${escapeMarkup(picture)}" width="160" loading="lazy" alt="${name}">`
  return `<div class="entry-header"><a href="${href}">${image}</a></div><h2 class="entry-title"><a href="${href}">${name}</a></h2><div class="entry-meta">${escapeMarkup(stamp)}</div>`
}

function navigation(language: Language): string {
  const prefix = languagePrefix(language)
  const items = [
    [prefix || '/', words[language].home],
    ...sections.map((section) => [`${prefix}/bolme/${section}`, sectionName(section, language)]),
    ...languages.map((other) => [languagePrefix(other) || '/', other.toUpperCase()]),
  ]
  return items.map(([href = '', name = '']) => `<li><a href="${href}">${escapeMarkup(name)}</a></li>`).join('')
}
