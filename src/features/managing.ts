// Who may change what a chat gets: in their own chat anybody, in a group or a channel its
// administrators, those too who write as the group.
// Asked of Telegram when an update comes, for who was one yesterday may be none today.
import type { Deps } from '#deps'
import { type Ctx, isInGroup, readerOf, reply } from './context.ts'

/** One refusal in a group in this time; more would be noise to all the others. */
const REFUSAL_EVERY_MS = 60_000

export async function mayManage(deps: Deps, ctx: Ctx): Promise<boolean> {
  if (!isInGroup(ctx) && ctx.about === undefined) return true
  ctx.rights ??= await rightsOf(deps, ctx)
  return ctx.rights === 'yes'
}

/** To stop or to erase it. Where the bot is in it no more nobody can be looked up: then whoever connected it may. */
export async function mayLeave(deps: Deps, ctx: Ctx): Promise<boolean> {
  if (await mayManage(deps, ctx)) return true
  if (ctx.from === undefined) return false
  const { chat } = await readerOf(deps, ctx)
  const isGone = ctx.rights === 'gone' || (ctx.rights === 'hidden' && chat?.kind === 'channel')
  return isGone && chat?.connection?.by === ctx.from.id
}

async function rightsOf(deps: Deps, ctx: Ctx): Promise<NonNullable<Ctx['rights']>> {
  const { about, chatId: here = 0, from, message } = ctx
  const chatId = about?.id ?? here
  // Only administrators can be anonymous, and then the group itself is the sender (Bot API, Message, `sender_chat`).
  if (message?.sender_chat?.id === chatId) return 'yes'
  if (from === undefined) return 'no'
  return askTelegram(deps, ctx, (telegram) => telegram.administers(chatId, from.id))
}

/** What Telegram says; `unknown` where it does not answer, which `refuseManaging` then tells. */
export async function askTelegram<T>(
  { telegram, log }: Deps,
  ctx: Ctx,
  ask: (telegram: Deps['telegram']) => Promise<T>,
): Promise<T | 'unknown'> {
  try {
    return await ask(telegram)
  } catch (error) {
    log.warn('rights-unknown', { update: ctx.update.update_id }, error)
    ctx.rights = 'unknown'
    return 'unknown'
  }
}

/**
 * Says that only administrators may, or that Telegram does not tell: in a toast to who pressed, in their own chat, else in the
 * group, now and then.
 */
export async function refuseManaging(deps: Deps, ctx: Ctx): Promise<void> {
  const { chatId, locale } = await readerOf(deps, ctx)
  const isUnknown = ctx.rights === 'unknown' || (ctx.rights === 'hidden' && isInGroup(ctx))
  if (ctx.callbackQuery !== undefined) {
    const refusal = ctx.about === undefined ? 'toast-administrators' : 'toast-channel'
    await ctx
      .answerCallbackQuery({ text: locale.text(isUnknown ? 'rights-unknown' : refusal) })
      .catch((error: unknown) => {
        deps.log.info('press-not-answered', {}, error)
      })
    return
  }
  if (!isInGroup(ctx)) {
    const refusal = ctx.rights === 'no' ? 'channel-administrators' : 'channel-unknown'
    return void (await reply(deps, ctx, { html: locale.html(isUnknown ? 'rights-unknown' : refusal) }))
  }
  const refusal = isUnknown ? 'rights-unknown' : 'group-administrators'
  // Another owner each time: whoever holds a lease prolongs it.
  const isFirst = await deps.store.takeLease(`${refusal} ${chatId}`, `${ctx.msg?.message_id}`, REFUSAL_EVERY_MS)
  if (isFirst) await reply(deps, ctx, { html: locale.html(refusal) })
}
