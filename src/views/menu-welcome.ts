// The first message a reader sees, and the offer made to those who only opened an article.
import type { Instant } from '#domain/article'
import type { Chat, ChatSettings } from '#domain/chat'
import { isPaused } from '#domain/pause'
import type { Locale } from '#locale'
import { actionData } from './action.ts'
import { resumeButton } from './menu-pause.ts'
import type { Keyboard, Message } from './message.ts'
import { scheduleText } from './schedule-text.ts'

export type WelcomeKind = 'new' | 'again' | 'back'

/**
 * One message with buttons. `newsLanguage`: set when the news come in another language than the interface. A pause under
 * way at `at` goes on: it is told, with a button to end it.
 */
export function renderWelcome(
  kind: WelcomeKind,
  settings: ChatSettings & Pick<Chat, 'kind'>,
  newsLanguage: string | undefined,
  at: Instant,
  locale: Locale,
): Message {
  const pause = isPaused(settings, at) ? settings.pause : undefined
  const whose = settings.kind === 'private' ? '' : settings.kind === 'channel' ? 'channel-' : 'group-'
  const parts = [
    locale.html(`welcome-${whose}${kind}`, { schedule: scheduleText(settings.schedule, locale), zone: settings.zone }),
    ...(newsLanguage === undefined
      ? []
      : [locale.html('welcome-news-language', { language: locale.languageName(newsLanguage) })]),
    ...(pause === undefined
      ? []
      : [locale.html('settings-paused', { until: locale.dateTime(pause.untilAt, settings.zone) })]),
    locale.html('welcome-hint'),
  ]
  const resume: Keyboard = pause === undefined ? [] : [[resumeButton(locale)]]
  return { html: parts.join('\n\n'), keyboard: [...resume, ...welcomeKeyboard(settings, locale)] }
}

/** Offered, never done unasked, to one who came by a link to an article. */
export function renderOffer(locale: Locale): Message {
  return {
    html: locale.html('subscribe-offer'),
    keyboard: [[{ text: locale.text('button-subscribe'), data: actionData({ kind: 'do', what: 'subscribe' }) }]],
  }
}

/** What the bot says in a group it was added to; `isBack`: its settings are still known. */
/** Names its command in full: in a group of several bots a bare /start may be none of this one's. */
export function renderGreeting(isBack: boolean, botUsername: string, locale: Locale): Message {
  const command = `/start@${botUsername}`
  return { ...renderOffer(locale), html: locale.html(isBack ? 'group-back' : 'group-hello', { command }) }
}

function welcomeKeyboard(settings: ChatSettings & Pick<Chat, 'kind'>, locale: Locale): Keyboard {
  const quiet = settings.quiet === undefined ? 'on' : 'off'
  return [
    settings.kind === 'channel'
      ? [{ text: locale.text('button-settings'), data: actionData({ kind: 'show', screen: 'settings' }) }]
      : [{ text: locale.text('button-digest-now'), data: actionData({ kind: 'do', what: 'digest' }) }],
    [
      { text: locale.text('button-language'), data: actionData({ kind: 'show', screen: 'language' }) },
      { text: locale.text('button-topics'), data: actionData({ kind: 'show', screen: 'topics' }) },
    ],
    [
      { text: locale.text('button-schedule'), data: actionData({ kind: 'show', screen: 'schedule' }) },
      { text: locale.text(`button-quiet-${quiet}`), data: actionData({ kind: 'set', what: 'quiet', value: quiet }) },
    ],
  ]
}
