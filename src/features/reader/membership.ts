// Who blocked the bot; what becomes of a group when it adds, removes or silences the bot, or turns into a supergroup.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import { canWrite, isIn } from '#domain/bot-member'
import { type Ctx, greetingKey, reply, settingsFor } from '#features/context'
import { RETURN_MS, returnLease, subscribe } from '#features/subscribe'
import { leaveChat } from '#jobs/leave-chat'
import { renderGreeting } from '#views/menu-welcome'

/** A group that becomes a supergroup adds the bot as well, in whatever order it is told of both (tdlib/telegram-bot-api#266). */
const MIGRATION_MS = 1000
/** The second of its two messages comes within this time. */
const MIGRATION_TOLD_MS = 600_000

export function membership(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.chatType('private').on('my_chat_member', async (ctx) => {
    const isGone = ctx.myChatMember.new_chat_member.status === 'kicked'
    if (isGone) return deps.store.deactivateChat(ctx.chatId, 'unreachable')
    // Unblocked in the settings of the client: no /start follows. Who had stopped, stays so.
    if ((await deps.store.chat(ctx.chatId))?.state !== 'unreachable') return
    await deps.store.takeLease(returnLease(ctx.chatId), 'unblocked', RETURN_MS)
    await subscribe(deps, ctx)
  })
  composer.chatType(['group', 'supergroup']).on('my_chat_member', async (ctx) => {
    const { old_chat_member: before, new_chat_member: after, from } = ctx.myChatMember
    if (!isIn(after)) await deps.store.dropSession(greetingKey(ctx.chatId))
    if (canWrite(before) && !canWrite(after)) await leaveChat(deps, ctx.chatId, from.id)
    if (!canWrite(before) && canWrite(after)) await greet(ctx, isIn(before))
  })
  composer.on('message:migrate_to_chat_id', (ctx) => move(ctx, ctx.chatId, ctx.message.migrate_to_chat_id))
  composer.on('message:migrate_from_chat_id', (ctx) => move(ctx, ctx.message.migrate_from_chat_id, ctx.chatId))
  return composer

  /** Both chats tell of it; the group is told once that nothing was lost, where there was something to lose. */
  async function move(ctx: Ctx, fromId: number, toId: number): Promise<void> {
    await deps.store.migrateChat(fromId, toId)
    const chat = await deps.store.chat(toId)
    if (chat?.state !== 'active') return
    // Another owner for each of the two messages: whoever holds a lease prolongs it.
    const isFirst = await deps.store.takeLease(`moved ${toId}`, `${ctx.update.update_id}`, MIGRATION_TOLD_MS)
    if (isFirst) await deps.telegram.send(toId, { html: deps.locales.of(chat.language).html('group-moved') })
  }

  /** Once in a group; one that had subscribed is welcomed back. Nothing is subscribed by it. */
  async function greet(ctx: Ctx, wasThere: boolean): Promise<void> {
    const chatId = ctx.chatId ?? 0
    const key = greetingKey(chatId)
    if (await isKnown()) return
    if (ctx.chat?.type === 'supergroup') await deps.wait(MIGRATION_MS)
    if (await isKnown()) return
    const chat = await deps.store.chat(chatId)
    const { language } = chat ?? (await settingsFor(deps, ctx.from?.language_code))
    await deps.store.saveSession(key, language)
    await reply(deps, ctx, renderGreeting(chat !== undefined, ctx.me.username, deps.locales.of(language)))

    async function isKnown(): Promise<boolean> {
      if ((await deps.store.chat(chatId))?.state === 'active') return true
      return !wasThere && (await deps.store.session(key)) !== undefined
    }
  }
}
