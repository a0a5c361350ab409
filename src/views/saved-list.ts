// The list of bookmarks, one page of it. A button turns its numbers from opening to removing, and back.
import type { Article, Instant } from '#domain/article'
import type { Locale } from '#locale'
import { type Action, actionData } from './action.ts'
import { renderArticleList } from './article-list.ts'
import type { Message } from './message.ts'
import { settingsButton } from './screen-buttons.ts'

export const SAVED_PAGE_SIZE = 10

export type SavedListView = {
  /** Of this page, saved last first. */
  articles: Article[]
  /** How many there are in all. */
  total: number
  /** From 0. */
  page: number
  isRemoving: boolean
  zone: string
  at: Instant
}

export function renderSavedList(
  { articles, total, page, isRemoving, zone, at }: SavedListView,
  locale: Locale,
): Message {
  const pages = Math.max(1, Math.ceil(total / SAVED_PAGE_SIZE))
  const turnTo = (number: number): Action => ({ kind: 'saved', page: number, isRemoving })
  const mode = {
    text: locale.text(isRemoving ? 'button-remove-done' : 'button-remove-some'),
    data: actionData({ kind: 'saved', page, isRemoving: !isRemoving }),
  }
  return renderArticleList(
    {
      kind: 'saved',
      articles,
      zone,
      at,
      firstNumber: page * SAVED_PAGE_SIZE + 1,
      ...(page > 0 ? { previous: turnTo(page - 1) } : {}),
      here: { text: `${page + 1}/${pages}`, action: turnTo(page) },
      ...(page + 1 < pages ? { next: turnTo(page + 1) } : {}),
      extra: [...(total > 0 ? [mode] : []), settingsButton(locale)],
      ...(isRemoving && total > 0
        ? {
            numbers: { act: (id: string): Action => ({ kind: 'unsave', id, page }), mark: '✖️ ' },
            note: locale.html('list-saved-removing'),
          }
        : {}),
    },
    locale,
  )
}
