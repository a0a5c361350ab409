// Receipts in plain words: what went out when, and what did not and why. It tells only what the ledger knows.
import type { Instant } from '#domain/article'
import { type Delivery, type DeliveryTask, HELD, SPLIT } from '#domain/delivery'
import { GENERAL, type Places, sectionsPlaced } from '#domain/forum'
import { sectionsNamed } from '#domain/section'
import type { Locale } from '#locale'
import { ALERT_SYMBOLS } from './alert.ts'
import { shortWhen } from './headline.ts'
import { cutText, escapeHtml } from './html.ts'
import type { Message } from './message.ts'
import { alertsButton, settingsButton } from './screen-buttons.ts'
import { sectionName } from './section-name.ts'

/** A delivery that ended; `title`: the headline an alert was about, where it is still known. */
export type Receipt = { delivery: Delivery; title?: string }

export type ReceiptsView = {
  /** Newest first. */
  receipts: Receipt[]
  zone: string
  at: Instant
  /** The next planned digest; undefined when none is. */
  nextAt: Instant | undefined
  /** Of a forum: where its news goes at present. */
  places?: Places
  /** HTML on the chat's present state, such as a pause. */
  note?: string
}

const LONGEST_TITLE = 90
const LONGEST_TOPIC = 60

/** Ends that are no loss of the reader's: what each says stands in the texts as `why-end-…`. */
const END_REASONS = ['too-late', 'paused', 'stopped', 'unreachable', 'not-wanted', 'withdrawn', 'cancelled']

/** The chat is there, but does not let the bot send this. */
const NO_RIGHTS = ['no-rights', 'no-media', 'topic-closed', 'payment-required', 'forbidden']

/**
 * One line a receipt, the topics of a forum's digest under its own, then what comes next. Ten receipts fit one message
 * whatever the headlines.
 */
export function renderReceipts(view: ReceiptsView, locale: Locale): Message {
  const lines = groupShares(view.receipts).map((receipts) => `• ${renderGroup(receipts, view, locale)}`)
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

/**
 * Whether a receipt says something to a reader: edits do not, nor what went on as shares, nor a catch-up that was not needed
 * any more.
 */
export function isTelling({ task, state, reason }: Delivery): boolean {
  // Its shares have receipts of their own.
  if (reason === SPLIT) return false
  if (task.kind === 'catch-up') return state !== 'expired' || reason === 'too-late'
  return !CHANGES.includes(task.kind)
}

/** Each by itself, but the shares of a digest together, where its newest stands. */
function groupShares(receipts: Receipt[]): Receipt[][] {
  const groups = new Map<unknown, Receipt[]>()
  for (const receipt of receipts) {
    const { task } = receipt.delivery
    const group = task.kind === 'digest' && task.share !== undefined ? task.slotAt : receipt
    groups.set(group, [...(groups.get(group) ?? []), receipt])
  }
  return [...groups.values()]
}

function renderGroup([first, ...others]: Receipt[], view: ReceiptsView, locale: Locale): string {
  if (first === undefined) return ''
  const topics = [first, ...others].flatMap(({ delivery }) => renderTopic(delivery, view, locale) ?? [])
  const subject = renderSubject(first, view, locale)
  return topics.length === 0
    ? `${subject}: ${renderEnd(first.delivery, view.zone, locale)}`
    : [`${subject}:`, ...topics.map((line) => `    ◦ ${line}`)].join('\n')
}

function renderSubject({ delivery, title }: Receipt, { zone, at }: ReceiptsView, locale: Locale): string {
  const { task, settledAt, queuedAt } = delivery
  const subjectAt = task.kind === 'digest' ? task.slotAt : (settledAt ?? queuedAt)
  const subject = locale.html(`why-${subjectKey(task)}`, { when: shortWhen(subjectAt, at, zone, locale) })
  const quoted = title === undefined ? '' : ` <i>${escapeHtml(cutText(title, LONGEST_TITLE))}</i>`
  return `${symbolOf(task)} <b>${subject}</b>${quoted}`
}

/** How the share of a topic ended; undefined for what is no share. Telegram tells no names of topics: their sections name them. */
function renderTopic(delivery: Delivery, { zone, places = {} }: ReceiptsView, locale: Locale): string | undefined {
  const { task } = delivery
  if (task.kind !== 'digest' || task.share === undefined) return undefined
  const { topicId, sections } = task.share
  const end = renderEnd(delivery, zone, locale)
  if (topicId === (places.topicId ?? GENERAL)) return `${locale.html('why-topic-rest')}: ${end}`
  const own = sectionsNamed(sections)
  const slugs = own.length > 0 ? own : sectionsPlaced(places, topicId)
  const names = slugs.map((slug) => sectionName(locale, slug)).join(', ')
  return `${locale.html('why-topic', { sections: cutText(names, LONGEST_TOPIC) })}: ${end}`
}

function subjectKey(task: DeliveryTask): string {
  if (task.kind === 'digest' && task.share?.pausedAt !== undefined) return 'catch-up'
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
