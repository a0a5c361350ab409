// Receipts in plain words: what went out when, and what did not and why. It tells only what the ledger knows.
import type { Instant } from '#domain/article'
import { type Delivery, type DeliveryTask, HELD } from '#domain/delivery'
import type { Locale } from '#locale'
import { ALERT_SYMBOLS } from './alert.ts'
import { shortWhen } from './headline.ts'
import { cutText, escapeHtml } from './html.ts'
import type { Message } from './message.ts'
import { alertsButton, settingsButton } from './screen-buttons.ts'

/** A delivery that ended; `title`: the headline an alert was about, where it is still known. */
export type Receipt = { delivery: Delivery; title?: string }

export type ReceiptsView = {
  /** Newest first. */
  receipts: Receipt[]
  zone: string
  at: Instant
  /** The next planned digest; undefined when none is. */
  nextAt: Instant | undefined
  /** HTML on the chat's present state, such as a pause. */
  note?: string
}

const LONGEST_TITLE = 90

/** Ends that are no loss of the reader's: what each says stands in the texts as `why-end-…`. */
const END_REASONS = ['too-late', 'paused', 'stopped', 'unreachable', 'not-wanted', 'withdrawn', 'cancelled']

/** The chat is there, but does not let the bot send this. */
const NO_RIGHTS = ['no-rights', 'no-media', 'topic-closed']

/** One line a receipt, then what comes next. Ten lines fit one message whatever the headlines. */
export function renderReceipts(view: ReceiptsView, locale: Locale): Message {
  const lines = view.receipts.map((receipt) => `• ${renderReceipt(receipt, view, locale)}`)
  const next =
    view.nextAt === undefined
      ? []
      : [locale.html('why-next', { next: shortWhen(view.nextAt, view.at, view.zone, locale) })]
  const parts = [
    locale.html('why-screen'),
    lines.length === 0 ? locale.html('why-empty') : lines.join('\n'),
    ...(view.note === undefined ? next : [view.note]),
  ]
  return { html: parts.join('\n\n'), keyboard: [[alertsButton(locale), settingsButton(locale)]] }
}

/** They change a message that has a receipt of its own. */
const CHANGES: Delivery['task']['kind'][] = ['digest-edit', 'alert-edit', 'recall', 'correction']

/** Whether a receipt says something to a reader: edits do not, nor does a catch-up that was not needed any more. */
export function isTelling({ task, state, reason }: Delivery): boolean {
  if (task.kind === 'catch-up') return state !== 'expired' || reason === 'too-late'
  return !CHANGES.includes(task.kind)
}

function renderReceipt({ delivery, title }: Receipt, { zone, at }: ReceiptsView, locale: Locale): string {
  const { task, settledAt, queuedAt } = delivery
  const subjectAt = task.kind === 'digest' ? task.slotAt : (settledAt ?? queuedAt)
  const subject = locale.html(`why-${subjectKey(task)}`, { when: shortWhen(subjectAt, at, zone, locale) })
  const quoted = title === undefined ? '' : ` <i>${escapeHtml(cutText(title, LONGEST_TITLE))}</i>`
  return `${symbolOf(task)} <b>${subject}</b>${quoted}: ${renderEnd(delivery, zone, locale)}`
}

function subjectKey(task: DeliveryTask): string {
  return task.kind === 'alert' ? `alert-${task.level}` : task.kind
}

function symbolOf(task: DeliveryTask): string {
  if (task.kind === 'alert') return ALERT_SYMBOLS[task.level]
  return task.kind === 'broadcast' ? '📢' : '📰'
}

function renderEnd(delivery: Delivery, zone: string, locale: Locale): string {
  const { state, reason = '', items, messageId } = delivery
  const end = (key: string, args = {}) => locale.html(`why-end-${key}`, args)
  const time = exactTime(delivery.settledAt ?? delivery.queuedAt, zone, locale)
  switch (state) {
    case 'sent':
      if (reason === 'nothing-new') return messageId === undefined ? end('skipped') : end('told-nothing', { time })
      return items === undefined ? end('sent', { time }) : end('sent-items', { time, count: items })
    case 'unknown':
      return end(reason === 'process-died' ? 'unknown-stopped' : 'unknown-connection')
    case 'blocked':
      return end(NO_RIGHTS.includes(reason) ? 'no-rights' : 'unreachable')
    case 'failed':
      return end('failed')
    default:
      if (reason === HELD) return end(heldKey(delivery.task))
      return end(END_REASONS.includes(reason) ? reason : 'dropped')
  }
}

function heldKey(task: DeliveryTask): string {
  return task.kind === 'alert' && task.level === 'notable' ? 'held-notable' : 'held-cap'
}

/** With seconds, `08:00:41`: today's zones differ from UTC by whole minutes. */
function exactTime(at: Instant, zone: string, locale: Locale): string {
  return `${locale.time(at, zone)}:${String(Math.floor(at / 1000) % 60).padStart(2, '0')}`
}
