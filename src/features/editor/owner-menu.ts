// An editor who starts the bot for the first time gets the editors' `/` menu: before, there was no chat to set it for.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import type { Ctx } from '#features/context'
import { publishChatMenu } from '#features/menu'

export function ownerMenu(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.command('start', async (ctx, next) => {
    await next()
    if (ctx.chatId !== undefined) await publishChatMenu(ctx.api, deps, ctx.chatId)
  })
  return composer
}
