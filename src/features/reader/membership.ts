// Who blocked the bot and who came back; and what it says when added to a group.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import type { Ctx } from '#features/context'
import { settingsFor } from '#features/context'

export function membership(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.chatType('private').on('my_chat_member', async (ctx) => {
    const isGone = ctx.myChatMember.new_chat_member.status === 'kicked'
    // Coming back needs nothing here: unblocking is followed by /start, which makes the chat active again.
    if (isGone) await deps.store.deactivateChat(ctx.chatId, 'unreachable')
  })
  composer.chatType(['group', 'supergroup']).on('my_chat_member', async (ctx) => {
    const { old_chat_member: before, new_chat_member: after } = ctx.myChatMember
    const isIn = (status: string) => status === 'member' || status === 'administrator'
    if (isIn(before.status) || !isIn(after.status)) return
    const locale = deps.locales.of(settingsFor(deps, ctx.from.language_code).language)
    await deps.telegram.send(ctx.chatId, { html: locale.html('group-hello', { link: `t.me/${ctx.me.username}` }) })
  })
  return composer
}
