// The first message a reader sees, and the offer made to those who only opened an article.
import type { ChatSettings } from '#domain/chat'
import type { Locale } from '#locale'
import { actionData } from './action.ts'
import type { Keyboard, Message } from './message.ts'
import { scheduleText } from './schedule-text.ts'

export type WelcomeKind = 'new' | 'again' | 'back'

/** One message with buttons. `newsLanguage`: set when the news come in another language than the interface. */
export function renderWelcome(
  kind: WelcomeKind,
  settings: ChatSettings,
  newsLanguage: string | undefined,
  locale: Locale,
): Message {
  const parts = [
    locale.html(`welcome-${kind}`, { schedule: scheduleText(settings.schedule, locale), zone: settings.zone }),
    ...(newsLanguage === undefined
      ? []
      : [locale.html('welcome-news-language', { language: locale.text(`language-${newsLanguage}`) })]),
    locale.html('welcome-hint'),
  ]
  return { html: parts.join('\n\n'), keyboard: welcomeKeyboard(settings, locale) }
}

/** Offered, never done unasked, to one who came by a link to an article. */
export function renderOffer(locale: Locale): Message {
  return {
    html: locale.html('subscribe-offer'),
    keyboard: [[{ text: locale.text('button-subscribe'), data: actionData({ kind: 'do', what: 'subscribe' }) }]],
  }
}

function welcomeKeyboard(settings: ChatSettings, locale: Locale): Keyboard {
  const quiet = settings.quiet === undefined ? 'on' : 'off'
  return [
    [{ text: locale.text('button-digest-now'), data: actionData({ kind: 'do', what: 'digest' }) }],
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
