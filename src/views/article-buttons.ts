// The buttons under an article: keeping it, the agency's own page, sharing, other forms of it.
import type { Article } from '#domain/article'
import type { RichMessages } from '#domain/text-form'
import type { Locale } from '#locale'
import { actionData } from './action.ts'
import { cleanText, cutText, httpUrl } from './html.ts'
import type { Button, Keyboard } from './message.ts'
import { type StoryState, storyButton } from './story-button.ts'

/** Percent-encoded, every letter of a title may take nine characters of the address. */
const SHARED_TITLE = 120
/** What every client and server takes; t.me answers 400 to much longer ones. An address that is encoded already grows threefold. */
const LONGEST_ADDRESS = 2048

/** How an article is shown to one reader. */
export type ArticleOptions = {
  zone: string
  /** Whether it may be shown in the rich form. Absent: off. */
  richMessages?: RichMessages
  /** Set: what is shared also leads to the article in the bot. */
  botUsername?: string
  /** It is among the chat's bookmarks. */
  isSaved?: boolean
  /** Absent: its headline has too few words of its own to be followed. */
  story?: StoryState
  /** The same article in other languages. */
  twins?: Pick<Article, 'id' | 'language'>[]
}

/** All of them but those that turn pages; `form`: a row for another form of the same text. */
export function articleRows(article: Article, options: ArticleOptions, locale: Locale, form: Button[] = []): Keyboard {
  const { isSaved = false, story } = options
  const keep = [
    saveButton(article.id, isSaved, locale),
    ...(story === undefined ? [] : [storyButton(article.id, story, 'article', locale)]),
  ]
  const rows = [keep, linkButtons(article, options, locale), form, ...twinRows(options, locale)]
  return rows.filter((row) => row.length > 0)
}

/** Each named in its own language. */
function twinRows({ twins = [] }: ArticleOptions, locale: Locale): Keyboard {
  const buttons = twins.map(({ id, language }) => ({
    text: `🌐 ${locale.ownLanguageName(language)}`,
    data: actionData({ kind: 'read', id }),
  }))
  return buttons.flatMap((_, index) => (index % 3 === 0 ? [buttons.slice(index, index + 3)] : []))
}

/** The toggle, which shows its state. */
export function saveButton(id: string, isSaved: boolean, locale: Locale): Button {
  return isSaved
    ? { text: locale.text('button-saved'), data: actionData({ kind: 'unsave', id }) }
    : { text: locale.text('button-save'), data: actionData({ kind: 'save', id }) }
}

/** Original and share; none for an article without a usable address, and no share where even the bare address is too long. */
function linkButtons(article: Article, { botUsername }: ArticleOptions, locale: Locale): Button[] {
  const url = httpUrl(article.url)
  if (url === undefined) return []
  const link = botUsername === undefined ? [] : [`https://t.me/${botUsername}?start=a_${article.id}`]
  const shared = [[cutText(article.title, SHARED_TITLE), ...link], link]
    .map((lines) => shareAddress(url, lines.join('\n')))
    .find(({ length }) => length <= LONGEST_ADDRESS)
  const share = shared === undefined ? [] : [{ text: locale.text('button-share'), url: shared }]
  return [{ text: locale.text('button-original'), url }, ...share]
}

function shareAddress(url: string, text: string): string {
  const words = text === '' ? '' : `&text=${encodeURIComponent(cleanText(text))}`
  return `https://t.me/share/url?url=${encodeURIComponent(url)}${words}`
}
