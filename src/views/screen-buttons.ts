// Buttons that lead from one screen to another. They set nothing.
import type { Locale } from '#locale'
import { actionData, type Screen } from './action.ts'
import type { Button } from './message.ts'

/** Back to everything. */
export function settingsButton(locale: Locale): Button {
  return screenButton('button-back', 'settings', locale)
}

/** To the list of followed words. */
export function followingButton(locale: Locale): Button {
  return screenButton('button-following', 'following', locale)
}

/** To what the chat saved. */
export function savedButton(locale: Locale): Button {
  return { text: locale.text('button-saved-list'), data: actionData({ kind: 'saved', page: 0, isRemoving: false }) }
}

/** To which alerts come. */
export function alertsButton(locale: Locale): Button {
  return screenButton('button-alerts', 'alerts', locale)
}

function screenButton(key: string, screen: Screen, locale: Locale): Button {
  return { text: locale.text(key), data: actionData({ kind: 'show', screen }) }
}
