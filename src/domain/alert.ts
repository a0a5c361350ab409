// Alerts: how important they are, and which of them a chat wants. It decides nothing about quiet hours or sending.

/** What an editor says of an article: `notable` waits for the next digest, `flash` rings at any hour. */
export const ALERT_LEVELS = ['flash', 'urgent', 'notable'] as const
export type AlertLevel = (typeof ALERT_LEVELS)[number]

/** Which alerts a chat wants; `all` includes notable ones, `off` stops followed words too. */
export const ALERT_CHOICES = ['off', 'flash', 'urgent', 'all'] as const
export type AlertChoice = (typeof ALERT_CHOICES)[number]

export type AlertSettings = {
  choice: AlertChoice
  /** At most so many a local day; flash is not counted. */
  cap: number
}

/** What a chat has that chose nothing. */
export const DEFAULT_ALERTS: AlertSettings = { choice: 'urgent', cap: 5 }

/** Whether a chat that chose `choice` is alerted; `word`: a word it follows matched. */
export function wantsAlert(choice: AlertChoice, level: AlertLevel | 'word'): boolean {
  if (choice === 'off') return false
  if (level === 'word' || level === 'flash') return true
  return choice === 'all' || (choice === 'urgent' && level === 'urgent')
}
