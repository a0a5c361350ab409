// All settings on one screen, and the small screens behind its buttons.
import { DEFAULT_ALERTS } from '#domain/alert'
import type { Instant } from '#domain/article'
import type { Chat, ChatSettings } from '#domain/chat'
import { isPaused } from '#domain/pause'
import { presentStories } from '#domain/story'
import { type RichMessages, usualForm } from '#domain/text-form'
import type { Locale } from '#locale'
import { type Action, actionData, type Screen, type Setting } from './action.ts'
import { cutText } from './html.ts'
import { alertsText } from './menu-alerts.ts'
import { receivingButtons } from './menu-pause.ts'
import type { Button, Keyboard, Message } from './message.ts'
import { quietText, scheduleText } from './schedule-text.ts'
import { alertsButton, followingButton, savedButton, settingsButton } from './screen-buttons.ts'
import { sectionName } from './section-name.ts'

const USUAL_HOURS = [7, 8, 9, 12, 18, 20, 21]
const USUAL_ZONES = [
  'Asia/Baku',
  'Europe/Istanbul',
  'Europe/Moscow',
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
]

const press = (text: string, action: Action): Button => ({ text, data: actionData(action) })
const show = (text: string, screen: Screen): Button => press(text, { kind: 'show', screen })
const set = (text: string, what: Setting, value: string): Button => press(text, { kind: 'set', what, value })
const tick = (on: boolean, text: string) => `${on ? '✅' : '▫️'} ${text}`

const MOST_WORDS_NAMED = 5

/** The settings screen at `at`. `active`: whether the chat is subscribed and did not stop; `richMessages`: off when absent. */
export function renderSettings(
  settings: ChatSettings & Partial<Pick<Chat, 'kind'>> & { richMessages?: RichMessages },
  active: boolean,
  at: Instant,
  locale: Locale,
): Message {
  const pause = isPaused(settings, at) ? settings.pause : undefined
  const second = settings.secondLanguage
  const languages = [settings.language, ...(second === undefined ? [] : [second])]
  const topics = settings.sections.chosen
  const html = locale.html('settings-screen', {
    languages: languages.map((code) => locale.languageName(code)).join(', '),
    topics:
      topics === 'all' ? locale.text('topics-all') : topics.map((slug) => sectionName(locale, slug)).join(', ') || '—',
    schedule: scheduleText(settings.schedule, locale),
    zone: settings.zone,
    quiet: quietText(settings.quiet, locale),
    alerts: alertsText(settings.alerts ?? DEFAULT_ALERTS, locale),
    words: followsText(settings, at, locale),
    sponsored: locale.text(settings.sponsored ? 'word-yes' : 'word-no'),
    empty: locale.text(settings.tellWhenEmpty ? 'word-yes' : 'word-no'),
  })
  const paused = pause && locale.html('settings-paused', { until: locale.dateTime(pause.untilAt, settings.zone) })
  const state = active ? (paused ?? []) : locale.html('settings-stopped')
  const keyboard: Keyboard = [
    [show(locale.text('button-language'), 'language'), show(locale.text('button-topics'), 'topics')],
    [show(locale.text('button-schedule'), 'schedule'), show(locale.text('button-timezone'), 'timezone')],
    [
      set(locale.text(settings.quiet ? 'button-quiet-off' : 'button-quiet-on'), 'quiet', settings.quiet ? 'off' : 'on'),
      alertsButton(locale),
    ],
    [followingButton(locale), ...(isOwn(settings) ? [savedButton(locale)] : [])],
    [
      ...receivingButtons(settings, active, pause !== undefined, locale),
      show(locale.text('button-privacy'), 'privacy'),
    ],
    [set(tick(settings.sponsored, locale.text('button-sponsored')), 'sponsored', settings.sponsored ? 'off' : 'on')],
    [set(tick(settings.tellWhenEmpty, locale.text('button-empty')), 'empty', settings.tellWhenEmpty ? 'off' : 'on')],
    ...(isOwn(settings) ? formRows(settings, locale) : []),
  ]
  return { html: [html].concat(state).join('\n\n'), keyboard }
}

/** The form of long articles, where there is a choice. */
function formRows({ textForm, richMessages = 'off' }: Parameters<typeof renderSettings>[0], locale: Locale): Keyboard {
  if (richMessages === 'off') return []
  const isRich = (textForm ?? usualForm(richMessages)) === 'rich'
  return [[set(tick(isRich, locale.text('button-long-rich')), 'form', isRich ? 'pages' : 'rich')]]
}

/** What only one person has a use for is left out of a group's and a channel's. */
function isOwn({ kind = 'private' }: Partial<Pick<Chat, 'kind'>>): boolean {
  return kind === 'private'
}

function followsText({ words = [], stories }: ChatSettings, at: Instant, locale: Locale): string {
  const count = presentStories(stories, at).length
  const more = words.length - MOST_WORDS_NAMED
  const named = words.slice(0, MOST_WORDS_NAMED).join(', ') + (more > 0 ? ` +${more}` : '')
  const parts = [...(words.length > 0 ? [named] : []), ...(count > 0 ? [locale.text('words-stories', { count })] : [])]
  return parts.join('; ') || locale.text('words-none')
}

/** Sections as switches: those chosen are ticked. */
export function renderTopics(settings: ChatSettings, sections: string[], locale: Locale): Message {
  const { chosen, other } = settings.sections
  const isOn = (slug: string) => (slug === 'other' ? other : chosen === 'all' || chosen.includes(slug))
  const switches = [...sections.filter((slug) => slug !== 'other').slice(0, 40), 'other'].map((slug) =>
    set(tick(isOn(slug), cutText(sectionName(locale, slug), 56)), 'topic', slug),
  )
  return {
    html: locale.html(chosen === 'all' ? 'topics-screen-all' : 'topics-screen'),
    keyboard: [
      [set(tick(chosen === 'all', locale.text('topics-all')), 'topic', 'all')],
      ...pairs(switches),
      [settingsButton(locale)],
    ],
  }
}

/** Usual hours as switches, and a button to write another time. */
export function renderSchedule(settings: ChatSettings, locale: Locale): Message {
  const minutes = new Set(settings.schedule.flatMap((rule) => rule.minutes))
  const hours = USUAL_HOURS.map((hour) => {
    const time = `${String(hour).padStart(2, '0')}:00`
    return set(tick(minutes.has(hour * 60), time), 'time', time)
  })
  return {
    html: locale.html('schedule-screen', { schedule: scheduleText(settings.schedule, locale), zone: settings.zone }),
    keyboard: [
      hours.slice(0, 4),
      [...hours.slice(4), press(locale.text('button-other-time'), { kind: 'do', what: 'ask-time' })],
      [set(locale.text('button-schedule-off'), 'time', 'off'), settingsButton(locale)],
    ],
  }
}

/** Usual zones, and a button to name a city. `localTime` is the reader's present time. */
export function renderZone(settings: ChatSettings, localTime: string, locale: Locale): Message {
  const zones = USUAL_ZONES.map((zone) =>
    set(tick(zone === settings.zone, (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')), 'zone', zone),
  )
  return {
    html: locale.html('zone-screen', { zone: settings.zone, time: localTime }),
    keyboard: [
      ...pairs(zones),
      [press(locale.text('button-city'), { kind: 'do', what: 'ask-city' }), settingsButton(locale)],
    ],
  }
}

/** The languages that can be chosen, then a second one for the news. */
export function renderLanguages(
  settings: ChatSettings,
  choosable: string[],
  newsLanguages: string[],
  locale: Locale,
): Message {
  const name = (code: string) => locale.ownLanguageName(code)
  const second = newsLanguages.filter((code) => code !== settings.language)
  return {
    html: locale.html('language-screen'),
    keyboard: [
      ...pairs(choosable.map((code) => set(tick(code === settings.language, name(code)), 'language', code))),
      ...pairs(
        second.map((code) => {
          const on = code === settings.secondLanguage
          return set(tick(on, locale.text('button-second', { language: name(code) })), 'second', on ? 'off' : code)
        }),
      ),
      [settingsButton(locale)],
    ],
  }
}

function pairs(buttons: Button[]): Keyboard {
  return buttons.flatMap((_, index) => (index % 2 === 0 ? [buttons.slice(index, index + 2)] : []))
}
