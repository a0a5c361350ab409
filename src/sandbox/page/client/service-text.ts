// Messages nobody wrote: who came, what was renamed (Bot API, service messages). Pure.
import type { Message, User } from '@grammyjs/types'
import { plainText } from './plain-text.ts'

/** The line to show in place of a bubble; undefined for a message that somebody wrote. */
export function serviceText(wire: Message): string | undefined {
  const by = wire.from === undefined ? wire.chat.title : nameOf(wire.from)
  if (wire.new_chat_members !== undefined) {
    const others = wire.new_chat_members.filter(({ id }) => id !== wire.from?.id)
    return others.length === 0 ? `${by} joined the group` : `${by} added ${others.map(nameOf).join(', ')}`
  }
  if (wire.left_chat_member !== undefined) {
    const left = nameOf(wire.left_chat_member)
    return wire.left_chat_member.id === wire.from?.id ? `${left} left the group` : `${by} removed ${left}`
  }
  if (wire.new_chat_title !== undefined) return `${by} named the group “${wire.new_chat_title}”`
  if (wire.pinned_message !== undefined) {
    const pinned = 'text' in wire.pinned_message ? plainText(wire.pinned_message as Message) : 'a message'
    return `${by} pinned “${pinned.slice(0, 60)}”`
  }
  if (wire.group_chat_created ?? wire.supergroup_chat_created) return `${by} created the group`
  if (wire.migrate_to_chat_id ?? wire.migrate_from_chat_id) return 'The group became a supergroup'
  if (wire.forum_topic_created !== undefined) return `Topic “${wire.forum_topic_created.name}”`
  if (wire.chat_shared !== undefined) return `${by} shared a chat with the bot`
  return undefined
}

function nameOf({ first_name, last_name }: User): string {
  return last_name === undefined ? first_name : `${first_name} ${last_name}`
}
