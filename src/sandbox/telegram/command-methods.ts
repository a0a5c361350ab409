// The command menu (Bot API, setMyCommands), by scope and language. What a person sees of it, `menuOf` says.
import type { BotCommand } from '@grammyjs/types'
import { type ChatRecord, findChat, isAdministrator } from './chats.ts'
import { arrayOf, isObject, objectOf, type Params, textOf } from './params.ts'
import { badRequest } from './refusal.ts'
import type { Input } from './request.ts'
import type { State } from './state.ts'

const MAX_COMMANDS = 100
const SIMPLE_SCOPES = ['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators']

function keyOf(state: State, params: Params): string {
  const scope = objectOf(params, 'scope', 'bot command scope') ?? { type: 'default' }
  const language = textOf(params, 'language_code') ?? ''
  if (!/^([a-z]{2})?$/.test(language)) throw badRequest('invalid language code specified')
  const type = String(scope['type'])
  if (SIMPLE_SCOPES.includes(type)) return `${type}|${language}`
  if (!['chat', 'chat_administrators', 'chat_member'].includes(type)) throw badRequest('unsupported type specified')
  const chatId = findChat(state, textOf(scope, 'chat_id')).chat.id
  return `${type}:${chatId}${type === 'chat_member' ? `:${textOf(scope, 'user_id')}` : ''}|${language}`
}

/** At most 100; names 1–32 of a–z, 0–9 and `_`; descriptions 1–256 characters. */
export function setMyCommands(state: State, { params }: Input): true {
  const commands = arrayOf(params, 'commands', 'BotCommand') ?? []
  if (commands.length > MAX_COMMANDS) throw badRequest('BOT_COMMANDS_TOO_MUCH')
  const checked = commands.map((command): BotCommand => {
    const name = isObject(command) ? (textOf(command, 'command') ?? '').replace(/^\//, '') : ''
    const description = isObject(command) ? (textOf(command, 'description') ?? '').trim() : ''
    if (!/^[a-z0-9_]{1,32}$/.test(name)) throw badRequest('BOT_COMMAND_INVALID')
    if (description === '' || [...description].length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID')
    return { command: name, description }
  })
  state.commands.set(keyOf(state, params), checked)
  state.changed()
  return true
}

export function getMyCommands(state: State, { params }: Input): BotCommand[] {
  return state.commands.get(keyOf(state, params)) ?? []
}

export function deleteMyCommands(state: State, { params }: Input): true {
  state.commands.delete(keyOf(state, params))
  state.changed()
  return true
}

/** The menu this person sees in this chat: the narrowest scope that is set (Bot API, "Determining list of commands"). */
export function menuOf(state: State, record: ChatRecord, userId: number, language: string): BotCommand[] {
  const { id } = record.chat
  const admin = record.kind === 'group' && isAdministrator(record, userId)
  const inGroup = [
    `chat_member:${id}:${userId}`,
    ...(admin ? [`chat_administrators:${id}`] : []),
    `chat:${id}`,
    ...(admin ? ['all_chat_administrators'] : []),
    'all_group_chats',
  ]
  const scopes = record.kind === 'private' ? [`chat:${id}`, 'all_private_chats'] : inGroup
  const keys = [...scopes, 'default'].flatMap((scope) => [`${scope}|${language}`, `${scope}|`])
  const found = keys.find((key) => state.commands.has(key))
  return found === undefined ? [] : (state.commands.get(found) ?? [])
}
