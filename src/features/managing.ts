// Who may change what a chat gets: in their own chat anybody, in a group or a channel its
// administrators, those too who write as the group.
// Asked of Telegram when an update comes, for who was one yesterday may be none today.
import type { Deps } from '#deps'
import { describeError } from '#log'
import { type Ctx, isInGroup, readerOf, reply } from './context.ts'

/** One refusal in a group in this time; more would be noise to all the others. */
const REFUSAL_EVERY_MS = 60_000

export async function mayManage(deps: Deps, ctx: Ctx): Promise<boolean> {
  if (!isInGroup(ctx) && ctx.about === undefined) return true
  ctx.mayManage ??= await isAdministrator(deps, ctx)
  return ctx.mayManage
}

async function isAdministrator(
  { telegram, log }: Deps,
  { about, chatId: here = 0, from, message }: Ctx,
): Promise<boolean> {
  const chatId = about?.id ?? here
  // Only administrators can be anonymous, and then the group itself is the sender (Bot API, Message, `sender_chat`).
  if (message?.sender_chat?.id === chatId) return true
  if (from === undefined) return false
  try {
    return (await telegram.administrators(chatId)).includes(from.id)
  } catch (error) {
    log.info('administrators-unknown', { error: describeError(error) })
    return false
  }
}

/** Says that only administrators may: in a toast to who pressed, else in the group, now and then. */
export async function refuseManaging(deps: Deps, ctx: Ctx): Promise<void> {
  const { chatId, locale } = await readerOf(deps, ctx)
  if (ctx.callbackQuery !== undefined) {
    await ctx
      .answerCallbackQuery({ text: locale.text(ctx.about === undefined ? 'toast-administrators' : 'toast-channel') })
      .catch((error: unknown) => {
        deps.log.info('press-not-answered', { error: describeError(error) })
      })
    return
  }
  if (ctx.about !== undefined) return void (await reply(deps, ctx, { html: locale.html('channel-administrators') }))
  // Another owner each time: whoever holds a lease prolongs it.
  const isFirst = await deps.store.takeLease(`refusal ${chatId}`, `${ctx.msg?.message_id}`, REFUSAL_EVERY_MS)
  if (isFirst) await reply(deps, ctx, { html: locale.html('group-administrators') })
}
