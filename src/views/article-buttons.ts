// The buttons under an article: the agency's own page, sharing, other forms of it.
import type { Article } from '#domain/article'
import type { Locale } from '#locale'
import { cleanText, cutText, httpUrl } from './html.ts'
import type { Button } from './message.ts'

/** Percent-encoded, every letter of a title may take nine characters of the address. */
const SHARED_TITLE = 120

/**
 * Original and share as one row; none for an article without a usable address. With `botUsername` what is shared also
 * leads to the article in the bot.
 */
export function linkButtons(article: Article, botUsername: string | undefined, locale: Locale): Button[] {
  const url = httpUrl(article.url)
  if (url === undefined) return []
  const title = cutText(article.title, SHARED_TITLE)
  const text = botUsername === undefined ? title : `${title}\nhttps://t.me/${botUsername}?start=a_${article.id}`
  const query = `url=${encodeURIComponent(url)}&text=${encodeURIComponent(cleanText(text))}`
  return [
    { text: locale.text('button-original'), url },
    { text: locale.text('button-share'), url: `https://t.me/share/url?${query}` },
  ]
}
