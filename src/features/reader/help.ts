// /help and /cancel.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import { type Ctx, onPress, readerOf, reply, show } from '#features/context'
import { dropNewestDraft } from '#features/open-drafts'
import { isAtDesk, roleOf } from '#features/rights'
import { renderHelp } from '#views/menu-privacy'

/** Comes before the conversations: `/cancel` works everywhere. */
export function cancel(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.command('cancel', async (ctx) => {
    const { locale } = await readerOf(deps, ctx)
    const isAsking = Object.values(ctx.conversation.active()).some((count) => count > 0)
    await ctx.conversation.exitAll()
    // A question is left first: the draft it was about stays.
    const isDropped = !isAsking && (await isAtDesk(deps, ctx)) && (await dropNewestDraft(deps, ctx))
    await reply(deps, ctx, {
      html: locale.html(isDropped ? 'broadcast-dropped' : isAsking ? 'cancel-done' : 'cancel-nothing'),
      ...(ctx.chat.type === 'private' && isAsking ? { chooseChannel: false } : {}),
    })
  })
  return composer
}

export function help(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.command('help', (ctx) => screen(ctx))
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'show' && action.screen === 'help' ? action : undefined),
    (ctx) => screen(ctx),
  )
  return composer

  async function screen(ctx: Ctx): Promise<void> {
    const { locale } = await readerOf(deps, ctx)
    const inlineName = ctx.me.supports_inline_queries ? ctx.me.username : undefined
    await show(deps, ctx, renderHelp(await roleOf(deps, ctx), inlineName, locale))
  }
}
