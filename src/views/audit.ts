// The record of who did what when, in plain words. It knows ids and closed words only.
import { type AuditEntry, ERASED_ACTOR } from '#domain/editor'
import type { Locale } from '#locale'
import { deskArrows, deskButton } from './desk-buttons.ts'
import { idHtml } from './editors.ts'
import { escapeHtml } from './html.ts'
import type { Message } from './message.ts'

export type AuditView = {
  /** Newest first, of one page. */
  entries: AuditEntry[]
  /** Of this broadcast only; empty for all. */
  broadcastId: string
  page: number
  hasNext: boolean
  zone: string
}

/** One line an act, with its local time. */
export function renderAudit({ entries, broadcastId, page, hasNext, zone }: AuditView, locale: Locale): Message {
  const title = locale.html(broadcastId === '' ? 'audit-screen' : 'audit-screen-broadcast', { id: broadcastId })
  const lines = entries.map((entry) => {
    const when = escapeHtml(locale.dateTime(entry.at, zone))
    return `<i>${when}</i> · ${actText(entry, locale)}`
  })
  const all = broadcastId === '' ? [] : [[deskButton(locale.text('button-audit-all'), 'audit')]]
  return {
    html: [title, lines.length === 0 ? locale.html('audit-empty') : lines.join('\n')].join('\n\n'),
    keyboard: [...deskArrows('audit', broadcastId, page, hasNext), ...all],
  }
}

function actText({ act, actorId, subject = '', of }: AuditEntry, locale: Locale): string {
  const who = actorId === undefined ? locale.text('audit-bot') : personHtml(actorId, locale)
  return locale.html(`audit-${act}`, {
    who,
    what:
      of === undefined ? subjectText({ act, subject }, locale) : locale.text('audit-correction', { id: subject, of }),
  })
}

function personHtml(id: number, locale: Locale) {
  return id === ERASED_ACTOR ? locale.text('audit-erased') : idHtml(id)
}

function subjectText({ act, subject }: { act: AuditEntry['act']; subject: string }, locale: Locale) {
  if (act === 'feed-polled') return subject === '' ? locale.text('audit-all-feeds') : subject
  if (act !== 'refused' || subject.startsWith('/')) return subject
  return locale.text(subject === 'desk' ? 'audit-desk-button' : 'audit-broadcast-button')
}
