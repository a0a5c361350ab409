// What becomes of a channel when it lets the bot in, takes its right to post, or removes it. Nothing is said in the channel: who
// did it, or who connected it, is told in their own chat.
import { Composer } from 'grammy'
import type { ChatMember } from 'grammy/types'
import type { Deps } from '#deps'
import { type Ctx, settingsFor } from '#features/context'
import { leaveChat } from '#jobs/leave-chat'
import { renderChannelOffer } from '#views/menu-channels'

export function channelMembership(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.chatType('channel').on('my_chat_member', async (ctx) => {
    const { old_chat_member: before, new_chat_member: after, from, chat } = ctx.myChatMember
    if (canPost(before) && !canPost(after)) await leaveChat(deps, chat.id, from.id)
    if (!canPost(before) && canPost(after)) await offer(ctx, chat.title ?? '')
  })
  return composer

  async function offer(ctx: Ctx, title: string): Promise<void> {
    const { chatId = 0, from } = ctx
    const channel = await deps.store.chat(chatId)
    if (channel?.state === 'active' || from === undefined) return
    const personId = channel?.connection?.by ?? from.id
    // Whoever is being asked which channel it is connects it by the answer.
    if (channel === undefined && (await deps.store.session(`${personId}:${personId}`)) !== undefined) return
    const { language } = (await deps.store.chat(personId)) ?? settingsFor(deps, from.language_code)
    await deps.telegram.send(
      personId,
      renderChannelOffer(chatId, title, channel !== undefined, deps.locales.of(language)),
    )
  }
}

/** Of the bot in a channel (Bot API, ChatMemberAdministrator). */
function canPost(member: ChatMember): boolean {
  return member.status === 'administrator' && member.can_post_messages === true
}
