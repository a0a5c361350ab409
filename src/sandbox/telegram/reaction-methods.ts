// Reactions (Bot API, setMessageReaction, MessageReactionUpdated): one a bot, one a person.
import type { ReactionType, User } from '@grammyjs/types'
import { type ChatRecord, findChat, requireAccess } from './chats.ts'
import { liveMessage, type MessageRecord } from './messages.ts'
import { arrayOf, integerOf, isObject, textOf } from './params.ts'
import { badRequest } from './refusal.ts'
import type { Input } from './request.ts'
import type { State } from './state.ts'

/** @grammyjs/types, ReactionTypeEmoji. */
const EMOJI: ReadonlySet<string> = new Set(
  (
    '❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 ' +
    '🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡'
  ).split(' '),
)

/** An empty list takes the reaction away; custom emoji and paid ones are refused, as for most bots. */
export function setMessageReaction(state: State, { params }: Input): true {
  const record = findChat(state, textOf(params, 'chat_id'))
  requireAccess(record)
  const found = liveMessage(record, integerOf(params, 'message_id'))
  if (found === undefined) throw badRequest('message to react not found')
  const list = arrayOf(params, 'reaction', 'ReactionType') ?? []
  if (list.length > 1) throw badRequest('REACTIONS_TOO_MANY')
  react(state, found, state.bot.id, list.map(reactionOf))
  return true
}

function reactionOf(given: unknown): ReactionType {
  if (!isObject(given)) throw badRequest("can't parse ReactionType: expected an Object")
  const { type, emoji } = given
  if (type !== 'emoji' && type !== 'custom_emoji' && type !== 'paid')
    throw badRequest("can't parse ReactionType: invalid reaction type specified")
  if (type !== 'emoji' || typeof emoji !== 'string' || !EMOJI.has(emoji)) throw badRequest('REACTION_INVALID')
  return { type, emoji } as ReactionType
}

/** Puts the reactions of one user in place; returns those that stood before. */
function react(state: State, found: MessageRecord, userId: number, after: ReactionType[]): ReactionType[] {
  found.reactions ??= new Map()
  const before = found.reactions.get(userId) ?? []
  if (after.length === 0) found.reactions.delete(userId)
  else found.reactions.set(userId, after)
  state.changed()
  return before
}

/** A person reacts; the bot is told where it is an administrator, or in private, and asked for it (Bot API, Update). */
export function personReacts(state: State, record: ChatRecord, found: MessageRecord, user: User, emoji?: string): void {
  if (emoji !== undefined && !EMOJI.has(emoji)) throw new Error(`no reaction is ${emoji}`)
  const after = emoji === undefined ? [] : [{ type: 'emoji', emoji } as ReactionType]
  const before = react(state, found, user.id, after)
  if (record.kind === 'group' ? record.bot !== 'administrator' : record.reach !== 'open') return
  const { message_id, chat } = found.wire
  const date = Math.floor(state.now() / 1000)
  state.updates.push({
    message_reaction: { chat, message_id, user, date, old_reaction: before, new_reaction: after },
  })
}
