// What becomes of a channel when it lets the bot in, takes its right to post, or removes it. Nothing is said in the channel: who
// did it and who connected it are told in their own chats.
import { Composer } from 'grammy'
import type { User } from 'grammy/types'
import type { Deps } from '#deps'
import { canPost } from '#domain/bot-member'
import { type Ctx, settingsFor } from '#features/context'
import { leaveChat } from '#jobs/leave-chat'
import { renderChannelOffer } from '#views/menu-channels'

/** Whoever chooses the channel by the button of a question lets the bot in by the same press, and connects it within this time. */
const CHOICE_MS = 3000

export function channelMembership(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.chatType('channel').on('my_chat_member', async (ctx) => {
    const { old_chat_member: before, new_chat_member: after, from, chat } = ctx.myChatMember
    if (canPost(before) && !canPost(after)) await leaveChat(deps, chat.id, from.id)
    if (!canPost(before) && canPost(after)) await offer(chat.id, chat.title, from)
  })
  return composer

  /** To who connected the channel, and to who let the bot in: one who never wrote to the bot cannot be told. */
  async function offer(channelId: number, title: string, from: User): Promise<void> {
    // What question is open there does not matter: one that was left is open, too.
    if ((await deps.store.session(`${from.id}:${from.id}`)) !== undefined) await deps.wait(CHOICE_MS)
    const channel = await deps.store.chat(channelId)
    if (channel?.state === 'active') return
    for (const personId of new Set([channel?.connection?.by ?? from.id, from.id])) {
      const { language } = (await deps.store.chat(personId)) ?? (await settingsFor(deps, from.language_code))
      const post = renderChannelOffer(channelId, title, channel !== undefined, deps.locales.of(language))
      await deps.telegram.send(personId, post)
    }
  }
}
