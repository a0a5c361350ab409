// The digest as one message: date, greeting, headlines by section, buttons to read. What goes in is chosen elsewhere.
import type { Instant } from '#domain/article'
import type { DigestGroup } from '#domain/digest'
import type { Locale } from '#locale'
import { type Action, actionData } from './action.ts'
import { durationText } from './duration-text.ts'
import { greeting } from './greeting.ts'
import { fitTitles, renderHeadline, shortWhen } from './headline.ts'
import { escapeHtml } from './html.ts'
import type { Button, Keyboard, Message } from './message.ts'
import { numberRows, turnRow } from './number-buttons.ts'
import { sectionEmoji, sectionName } from './section-name.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const LONGEST_CATCH_UP_MS = 3 * DAY_MS

export type DigestView = {
  /** What this page shows, in reading order. */
  groups: DigestGroup[]
  /** How many headlines of the window follow after this page. */
  restCount: number
  /** From 0. */
  page: number
  pages: number
  /** Number of the page's first headline; 1 by default. */
  firstNumber?: number
  /** The window. Buttons carry it in whole seconds: give it so. */
  fromAt: Instant
  untilAt: Instant
  zone: string
  /** The moment whose date and time of day the message speaks of. */
  at: Instant
  /**
   * `nothing-new`: asked for, nothing came since the last one, so the last 24 hours are shown. `catch-up`: what a pause
   * kept back.
   */
  mode: 'scheduled' | 'asked' | 'nothing-new' | 'catch-up'
  /** With `catch-up`: how long the pause was; the window's length by default. */
  missedMs?: number
  /** Articles corrected later than this are marked "updated 14:05". */
  correctedSince?: Instant
}

/** The digest, at most 4,096 code points for ten headlines of any length: titles are cut evenly where they must be. */
export function renderDigest(view: DigestView, locale: Locale): Message {
  const articles = view.groups.flatMap((group) => group.articles)
  const first = view.firstNumber ?? 1
  const html = fitTitles((titleLimit) =>
    [renderHead(view, articles.length, locale), ...renderGroups(view, titleLimit, locale)].join('\n\n'),
  )
  const everything = view.mode === 'catch-up' ? [[latestButton('button-everything', view.at, locale)]] : []
  return { html, keyboard: [...numberRows(articles, first), ...renderTurning(view, locale), ...everything] }
}

/** For readers who want to be told when nothing is new; the button leads on to what there is. */
export function renderNothingNew(view: { zone: string; at: Instant }, locale: Locale): Message {
  return {
    html: [
      renderDate(view, locale),
      `${greeting(view.at, view.zone, locale)} ${locale.html('digest-nothing-new')}`,
    ].join('\n'),
    keyboard: [[latestButton('button-latest', view.at, locale)]],
  }
}

function latestButton(key: string, at: Instant, locale: Locale): Button {
  const latest: Action = { kind: 'latest', section: '', untilSec: Math.ceil(at / 1000), page: 0 }
  return { text: locale.text(key), data: actionData(latest) }
}

function renderHead(view: DigestView, count: number, locale: Locale): string {
  const date = renderDate(view, locale)
  if (view.page > 0) return `${date}\n${locale.html('digest-page', { page: view.page + 1, pages: view.pages })}`
  const hello = escapeHtml(greeting(view.at, view.zone, locale))
  if (view.mode === 'catch-up') return `${date}\n${hello} ${renderMissed(view, count, locale)}`
  if (count === 0) return `${date}\n${hello} ${locale.html('digest-quiet-day')}`
  const intro = view.mode === 'nothing-new' ? locale.html('digest-last-day') : locale.html('digest-intro', { count })
  return `${date}\n${hello} ${intro}`
}

/** What a pause kept back; of a long one only the last days are shown, and it says so. */
function renderMissed(view: DigestView, count: number, locale: Locale): string {
  const missedMs = view.missedMs ?? view.untilAt - view.fromAt
  const missed = durationText(missedMs, locale)
  if (count === 0) return locale.html('digest-missed-nothing', { missed })
  const intro = locale.html('digest-missed', { missed, count })
  return missedMs > LONGEST_CATCH_UP_MS ? `${intro}\n${locale.html('digest-missed-long')}` : intro
}

function renderDate(view: { zone: string; at: Instant }, locale: Locale): string {
  const date = locale.date(view.at, view.zone)
  return `<b>${escapeHtml(date.slice(0, 1).toLocaleUpperCase(locale.language) + date.slice(1))}</b>`
}

function renderGroups(view: DigestView, titleLimit: number, locale: Locale): string[] {
  let number = view.firstNumber ?? 1
  return view.groups.map(({ section, articles }) => {
    const lines = articles.map((article) => {
      const { correctedAt } = article
      const corrected =
        correctedAt !== undefined && view.correctedSince !== undefined && correctedAt > view.correctedSince
      const headline = {
        number: number++,
        when: headlineWhen(article.publishedAt, view, locale),
        titleLimit,
        ...(corrected && { updatedAt: shortWhen(correctedAt, view.at, view.zone, locale) }),
      }
      return renderHeadline(article, headline, locale)
    })
    return [`${sectionEmoji(section)} <b>${escapeHtml(sectionName(locale, section))}</b>`, ...lines].join('\n')
  })
}

/** Within a day before the digest a time says enough: nearly all of a morning's headlines are yesterday's. */
function headlineWhen(at: Instant, view: DigestView, locale: Locale): string {
  const age = view.at - at
  return age >= 0 && age < DAY_MS ? locale.time(at, view.zone) : locale.dateTime(at, view.zone)
}

function renderTurning(view: DigestView, locale: Locale): Keyboard {
  const turnTo = (page: number): Action => ({
    kind: 'more',
    fromSec: Math.floor(view.fromAt / 1000),
    untilSec: Math.floor(view.untilAt / 1000),
    page,
  })
  const next = view.page + 1 < view.pages ? turnTo(view.page + 1) : undefined
  if (view.page === 0)
    return next ? [[{ text: locale.text('button-more', { count: view.restCount }), data: actionData(next) }]] : []
  const here = { text: `${view.page + 1}/${view.pages}`, action: turnTo(view.page) }
  return turnRow(turnTo(view.page - 1), here, next)
}
