// A broadcast's content as the one message readers get: for the preview, the test, the approval and the delivery alike.
// It chooses no article and no language: both are given.
import type { Article, Instant } from '#domain/article'
import type { BroadcastContent } from '#domain/broadcast'
import type { Locale } from '#locale'
import { actionData } from './action.ts'
import { renderAlert } from './alert.ts'
import { headlineMarks, shortWhen } from './headline.ts'
import { cutText, escapeHtml, httpUrl } from './html.ts'
import type { Button, Message, Post } from './message.ts'
import { sectionName } from './section-name.ts'

/** `article`: the one a chat gets (`versionFor`), for contents that are one. `at` is now. */
export type PostView = { article?: Article; zone: string; at: Instant }

const LONGEST_TITLE = 500
const LONGEST_SUMMARY = 1000

/**
 * What goes out: what an editor wrote as they wrote it, an article in the locale's words; of a recall the notice that
 * takes a message's place where it cannot be deleted. Throws for an article that is not given.
 */
export function renderPost(content: BroadcastContent, view: PostView, locale: Locale): Post {
  switch (content.kind) {
    case 'text':
    case 'correction':
      return { text: content.text, entities: content.entities, preview: content.preview }
    case 'media': {
      const { items: media, text, entities, captionAbove } = content
      return { media, text, entities, captionAbove }
    }
    case 'article':
      return renderAlert(given(view.article), { level: content.level, words: [], zone: view.zone, at: view.at }, locale)
    case 'story':
      return renderStory(given(view.article), view, locale)
    case 'recall':
      return { text: locale.text('recalled-notice'), entities: [], preview: false }
  }
}

type Change = Extract<BroadcastContent, { kind: 'recall' | 'correction' }>

/**
 * What takes the place of a message of `source` that is in the chats already: of a text the text, of media the caption.
 * The buttons go.
 */
export function renderChange(change: Change, source: BroadcastContent, locale: Locale): Post {
  const isRecall = change.kind === 'recall'
  const text = isRecall ? locale.text('recalled-notice') : change.text
  const entities = isRecall ? [] : change.entities
  if (source.kind === 'media') return { media: source.items, text, entities, captionAbove: source.captionAbove }
  return { text, entities, preview: !isRecall && change.preview }
}

/** Far below 4,096 code points whatever the feed says; a withdrawn headline is struck and says so. */
function renderStory(article: Article, { zone, at }: PostView, locale: Locale): Message {
  const { section, withdrawnAt, summary = '' } = article
  const title = `<b>${escapeHtml(cutText(article.title, LONGEST_TITLE))}</b>`
  const meta = [
    ...(section === undefined || section === 'other' ? [] : [cutText(sectionName(locale, section), 60)]),
    shortWhen(article.publishedAt, at, zone, locale),
    ...headlineMarks(article, undefined, locale),
  ]
  const head = [withdrawnAt === undefined ? title : `<s>${title}</s>`, `<i>${escapeHtml(meta.join(' · '))}</i>`]
  const lead = cutText(summary.trim(), LONGEST_SUMMARY)
  const url = httpUrl(article.url)
  const original: Button[] = url === undefined ? [] : [{ text: locale.text('button-original'), url }]
  return {
    html: [...head, ...(lead === '' ? [] : ['', escapeHtml(lead)])].join('\n'),
    keyboard: [[{ text: locale.text('button-read'), data: actionData({ kind: 'read', id: article.id }) }, ...original]],
  }
}

function given(article: Article | undefined): Article {
  if (article === undefined) throw new Error('no article was given to render')
  return article
}
