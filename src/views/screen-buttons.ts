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

/** To which alerts come. */
export function alertsButton(locale: Locale): Button {
  return screenButton('button-alerts', 'alerts', locale)
}

function screenButton(key: string, screen: Screen, locale: Locale): Button {
  return { text: locale.text(key), data: actionData({ kind: 'show', screen }) }
}
