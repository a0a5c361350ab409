// What the bot may in a chat, as Telegram tells of it as a member (Bot API, ChatMember). What all members may not, no member's
// record says.

type Member = { status: string; is_member?: boolean; can_send_messages?: boolean; can_post_messages?: boolean }

/** In a group. */
export function isIn({ status, is_member }: Member): boolean {
  return status === 'restricted' ? is_member === true : status !== 'left' && status !== 'kicked'
}

/** In a group. */
export function canWrite(member: Member): boolean {
  return isIn(member) && (member.status !== 'restricted' || member.can_send_messages === true)
}

/** In a channel. */
export function canPost({ status, can_post_messages }: Member): boolean {
  return status === 'administrator' && can_post_messages === true
}
