// The list of editors for an owner, and the sentences about who became one. It shows ids: names are not kept.
import type { Editor } from '#domain/editor'
import type { Locale } from '#locale'
import { deskArrows, deskButton } from './desk-buttons.ts'
import { escapeHtml } from './html.ts'
import type { Message } from './message.ts'

const PAGE_SIZE = 10

export type EditorsView = { ownerIds: number[]; editors: Editor[]; page: number; zone: string }

/** Owners, then editors in the order they were added, ten a page, each with a button that asks before it removes. */
export function renderEditors({ ownerIds, editors, page, zone }: EditorsView, locale: Locale): Message {
  const last = Math.max(0, Math.ceil(editors.length / PAGE_SIZE) - 1)
  const here = Math.min(page, last)
  const shown = editors.slice(here * PAGE_SIZE, (here + 1) * PAGE_SIZE)
  const lines = [
    ...(here === 0 ? ownerIds.map((id) => locale.html('editors-owner', { id: idHtml(id) })) : []),
    ...shown.map(({ id, addedBy, at }) =>
      locale.html('editors-one', { id: idHtml(id), by: idHtml(addedBy), when: locale.dateTime(at, zone) }),
    ),
  ]
  const removals = shown.map(({ id }) => [
    deskButton(locale.text('button-editor-remove', { id: String(id) }), 'remove', String(id), here),
  ])
  return {
    html: [
      locale.html('editors-screen'),
      lines.map((line) => `• ${line}`).join('\n'),
      ...(editors.length === 0 ? [locale.html('editors-none')] : []),
      locale.html('editors-hint'),
    ].join('\n\n'),
    keyboard: [...removals, ...deskArrows('editors', '', here, here < last)],
  }
}

/** The second question before somebody is removed. */
export function renderRemoval(id: number, page: number, locale: Locale): Message {
  return {
    html: locale.html('editors-remove-ask', { id: idHtml(id) }),
    keyboard: [
      [deskButton(locale.text('button-editor-remove-sure'), 'remove-sure', String(id), page)],
      [deskButton(locale.text('button-keep'), 'editors', '', page)],
    ],
  }
}

/** What came of adding or removing: a text `editors-…` about this id. */
export function renderEditorChange(
  key: 'added' | 'added-unreached' | 'known' | 'is-owner' | 'removed' | 'unknown',
  id: number,
  locale: Locale,
): Message {
  return { html: locale.html(`editors-${key}`, { id: idHtml(id) }) }
}

/** An id as it can be copied. */
export function idHtml(id: number): { html: string } {
  return { html: `<code>${escapeHtml(String(id))}</code>` }
}
