// What is stored, how to erase it, and the list of commands.
import type { Locale } from '#locale'
import { actionData } from './action.ts'
import type { Message } from './message.ts'

/** Commands with a line in `/help`, in its order; only what works. */
const HELP_COMMANDS = [
  'digest',
  'latest',
  'interviews',
  'read',
  'topics',
  'schedule',
  'timezone',
  'quiet',
  'language',
  'settings',
  'privacy',
  'forget',
  'stop',
  'cancel',
] as const

/** The `/` menu: at most 8 (PRODUCT.md §4). */
export const MENU_COMMANDS = ['digest', 'latest', 'interviews', 'topics', 'schedule', 'language', 'settings', 'help']

/** What is stored about this chat, and its id. */
export function renderPrivacy(chatId: number, locale: Locale): Message {
  return {
    html: locale.html('privacy-screen', { id: { html: `<code>${chatId}</code>` } }),
    keyboard: [
      [{ text: locale.text('button-forget'), data: actionData({ kind: 'show', screen: 'forget' }) }],
      [{ text: locale.text('button-back'), data: actionData({ kind: 'show', screen: 'settings' }) }],
    ],
  }
}

/** The second question before everything is erased. */
export function renderForget(locale: Locale): Message {
  return {
    html: locale.html('forget-screen'),
    keyboard: [
      [{ text: locale.text('button-forget-sure'), data: actionData({ kind: 'do', what: 'forget' }) }],
      [{ text: locale.text('button-keep'), data: actionData({ kind: 'do', what: 'close' }) }],
    ],
  }
}

export function renderHelp(locale: Locale): Message {
  const lines = HELP_COMMANDS.map((name) => `/${name} — ${locale.html(`command-${name}`)}`)
  return { html: [locale.html('help-screen'), lines.join('\n'), locale.html('help-hint')].join('\n\n') }
}
