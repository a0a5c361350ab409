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
  'search',
  'check',
  'saved',
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
  'channels',
  'why',
  'privacy',
  'export',
  'forget',
  'stop',
  'cancel',
] as const

type RoleCommand = { command: string; usage: string; key: string }

/** What an editor can do besides; `key` names the text that says so. */
const FOR_EDITORS: RoleCommand[] = [
  { command: 'broadcast', usage: '', key: 'command-broadcast' },
  { command: 'breaking', usage: ' N', key: 'command-editor-breaking' },
  { command: 'broadcasts', usage: '', key: 'command-broadcasts' },
  { command: 'stats', usage: '', key: 'command-stats' },
  { command: 'feeds', usage: '', key: 'command-feeds' },
  { command: 'audit', usage: '', key: 'command-audit' },
]

const FOR_OWNERS: RoleCommand[] = [{ command: 'editors', usage: '', key: 'command-editors' }]

/** Commands nobody else has; `/breaking` is a reader's as well, where it names no article. */
export const DESK_COMMANDS = FOR_EDITORS.map(({ command }) => command).filter((command) => command !== 'breaking')
export const OWNER_COMMANDS = FOR_OWNERS.map(({ command }) => command)

/** What is for a group, by anybody in it and by its administrators. */
const HELP_GROUP = ['digest', 'latest', 'interviews', 'read', 'search', 'check'] as const
const HELP_ADMINISTRATORS = [
  ...['settings', 'topics', 'schedule', 'timezone', 'quiet', 'language', 'follow', 'unfollow', 'following'],
  ...['breaking', 'here', 'pause', 'resume', 'why', 'privacy', 'forget', 'start', 'stop'],
]

/** `group`: anybody there; `administrator`: of a group. */
export type Role = 'reader' | 'editor' | 'owner' | 'group' | 'administrator'

/** The `/` menu of a role and the text of each entry: at most 8 (PRODUCT.md §4). */
export function menuOf(role: Role): { command: string; key: string }[] {
  const readers = (names: readonly string[]) => names.map((command) => ({ command, key: `command-${command}` }))
  if (role === 'reader')
    return readers(['digest', 'latest', 'interviews', 'topics', 'schedule', 'language', 'settings', 'help'])
  if (role === 'group') return readers([...HELP_GROUP, 'help'])
  if (role === 'administrator')
    return readers(['digest', 'latest', 'topics', 'schedule', 'language', 'settings', 'stop', 'help'])
  const desk = FOR_EDITORS.filter(({ command }) => command !== 'audit')
  return role === 'owner'
    ? [...desk, ...FOR_OWNERS, ...readers(['settings', 'help'])]
    : [...desk, ...readers(['digest', 'settings', 'help'])]
}

/** What is stored about this chat, and its id. */
export function renderPrivacy(chatId: number, locale: Locale): Message {
  return {
    // Groups have ids below zero (Bot API, Chat).
    html: locale.html(chatId < 0 ? 'privacy-group-screen' : 'privacy-screen', {
      id: { html: `<code>${chatId}</code>` },
    }),
    keyboard: [
      // A file of many people's chat is nobody's to ask for in front of them.
      ...(chatId < 0
        ? []
        : [[{ text: locale.text('button-export'), data: actionData({ kind: 'do', what: 'export' }) }]]),
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

/**
 * Every command with what it does; to an editor theirs too, to an owner all; in a group those of a group. `inlineName`: the
 * bot's, where it answers inline.
 */
export function renderHelp(role: Role, inlineName: string | undefined, locale: Locale): Message {
  if (role === 'group' || role === 'administrator') return renderGroupHelp(locale)
  const lines = HELP_COMMANDS.map((name) => `/${name} — ${locale.html(`command-${name}`)}`)
  const own = role === 'reader' ? [] : role === 'editor' ? FOR_EDITORS : [...FOR_EDITORS, ...FOR_OWNERS]
  const desk = own.map(({ command, usage, key }) => `/${command}${usage} — ${locale.html(key)}`)
  const parts = [
    locale.html('help-screen'),
    lines.join('\n'),
    ...(desk.length > 0 ? [`${locale.html('help-editor')}\n${desk.join('\n')}`] : []),
    locale.html('help-hint'),
    ...(inlineName === undefined ? [] : [locale.html('help-inline', { bot: inlineName })]),
  ]
  return { html: parts.join('\n\n') }
}

function renderGroupHelp(locale: Locale): Message {
  const line = (name: string) => `/${name} — ${locale.html(`command-${name}`)}`
  const parts = [
    `${locale.html('help-screen')}\n${HELP_GROUP.map(line).join('\n')}`,
    `${locale.html('help-administrators')}\n${HELP_ADMINISTRATORS.map(line).join('\n')}`,
    locale.html('help-group-hint'),
  ]
  return { html: parts.join('\n\n') }
}
