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
  'follow',
  'unfollow',
  'following',
  'breaking',
  'schedule',
  'timezone',
  'quiet',
  'language',
  'pause',
  'resume',
  'settings',
  'why',
  'privacy',
  'forget',
  'stop',
  'cancel',
] as const

/** The `/` menu: at most 8 (PRODUCT.md §4). */
export const MENU_COMMANDS = ['digest', 'latest', 'interviews', 'topics', 'schedule', 'language', 'settings', 'help']

/** What an editor can do besides; `key` names the text that says so. */
const EDITOR_COMMANDS = [
  { command: 'broadcast', usage: '', key: 'command-broadcast' },
  { command: 'breaking', usage: ' N', key: 'command-editor-breaking' },
  { command: 'broadcasts', usage: '', key: 'command-broadcasts' },
] as const

/** The `/` menu of an editor: theirs first, and what a reader needs most; at most 8 as well. */
export const EDITOR_MENU = [
  ...EDITOR_COMMANDS.map(({ command, key }) => ({ command: command as string, key: key as string })),
  ...['digest', 'latest', 'interviews', 'settings', 'help'].map((command) => ({ command, key: `command-${command}` })),
]

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

/** Every command with what it does; of `isEditor` the editor's too. */
export function renderHelp(isEditor: boolean, locale: Locale): Message {
  const lines = HELP_COMMANDS.map((name) => `/${name} — ${locale.html(`command-${name}`)}`)
  const editors = EDITOR_COMMANDS.map(({ command, usage, key }) => `/${command}${usage} — ${locale.html(key)}`)
  const parts = [
    locale.html('help-screen'),
    lines.join('\n'),
    ...(isEditor ? [`${locale.html('help-editor')}\n${editors.join('\n')}`] : []),
    locale.html('help-hint'),
  ]
  return { html: parts.join('\n\n') }
}
