// Builders of article pages around a body, with the furniture real sites put beside it.

const MENU = ['Politics', 'Economy', 'Culture', 'Sport', 'World']

/** A page whose article holds `body`; `title` is its headline. */
export function pageHtml(
  body: string,
  options: { title?: string; lang?: string; head?: string; after?: string } = {},
): string {
  const { title = 'The harbour opens again after forty years', lang = 'en', head = '', after = '' } = options
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${title} - Coast Daily</title>
<meta property="og:title" content="${title}"><meta property="og:site_name" content="Coast Daily">${head}</head><body>
<header><nav><ul>${MENU.map((name) => `<li><a href="/${name}">${name}</a></li>`).join('')}</ul></nav></header>
<main><article><h1>${title}</h1><div class="content">${body}</div>${after}</article></main>
<footer><p>© 2025 Coast Daily. All rights reserved.</p></footer></body></html>`
}

/** Paragraph elements. */
export function paragraphs(...texts: string[]): string {
  return texts.map((text) => `<p>${text}</p>`).join('\n')
}
