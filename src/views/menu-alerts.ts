// Which alerts come, as one small screen: the choice, and how many a day.
import { ALERT_CHOICES, type AlertChoice, type AlertSettings } from '#domain/alert'
import type { Locale } from '#locale'
import { actionData, type Setting } from './action.ts'
import type { Button, Message } from './message.ts'
import { followingButton, settingsButton } from './screen-buttons.ts'

const USUAL_CAPS = [1, 3, 5, 10]

/** The choice with switches; the number a day where it means something. */
export function renderAlerts(alerts: AlertSettings, locale: Locale): Message {
  const choices = ALERT_CHOICES.map((choice) => {
    const name = choiceName(choice, locale)
    const text = name.slice(0, 1).toLocaleUpperCase(locale.language) + name.slice(1)
    return switchButton(choice === alerts.choice, text, 'alerts', choice)
  })
  const caps = USUAL_CAPS.map((cap) =>
    switchButton(cap === alerts.cap, locale.text('button-cap', { count: cap }), 'cap', String(cap)),
  )
  return {
    html: locale.html('alerts-screen', { alerts: alertsText(alerts, locale) }),
    keyboard: [
      choices.slice(0, 2),
      choices.slice(2),
      ...(alerts.choice === 'off' ? [] : [caps]),
      [followingButton(locale), settingsButton(locale)],
    ],
  }
}

/** "flash and urgent, at most 5 a day", as plain text; "off" alone, and with flash, which is not counted, the words. */
export function alertsText({ choice, cap }: AlertSettings, locale: Locale): string {
  const name = choiceName(choice, locale)
  if (choice === 'off') return name
  return locale.text(choice === 'flash' ? 'alerts-words-a-day' : 'alerts-a-day', { choice: name, count: cap })
}

function choiceName(choice: AlertChoice, locale: Locale): string {
  return locale.text(`alerts-${choice}`)
}

function switchButton(isOn: boolean, text: string, what: Setting, value: string): Button {
  return { text: `${isOn ? '✅' : '▫️'} ${text}`, data: actionData({ kind: 'set', what, value }) }
}
