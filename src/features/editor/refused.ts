// Tries of those who may not: written down, then answered as whatever nobody knows. It comes last but for that answer.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import type { Ctx } from '#features/context'
import { isEditor, isOwner, noteAct } from '#features/rights'
import { editorsButton } from '#views/action'
import { DESK_COMMANDS, OWNER_COMMANDS } from '#views/menu-privacy'

export function refused(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.command(OWNER_COMMANDS, async (ctx, next) => {
    if (!isOwner(deps, ctx)) await note(ctx, OWNER_COMMANDS)
    await next()
  })
  composer.command(DESK_COMMANDS, async (ctx, next) => {
    if (!(await isEditor(deps, ctx))) await note(ctx, DESK_COMMANDS)
    await next()
  })
  composer.on('callback_query:data', async (ctx, next) => {
    const button = editorsButton(ctx.callbackQuery.data)
    // An owner's button pressed by an editor comes here as well: they have no such buttons.
    if (button !== undefined && !(await mayPress(ctx))) await noteAct(deps, ctx, 'refused', button)
    await next()
  })
  return composer

  async function mayPress(ctx: Ctx): Promise<boolean> {
    const isOwners = /^o:(?:editors|remove|remove-sure):/.test(ctx.callbackQuery?.data ?? '')
    return isOwners ? isOwner(deps, ctx) : isEditor(deps, ctx)
  }

  async function note(ctx: Ctx, commands: readonly string[]): Promise<void> {
    const word = /^\/(\w+)/.exec(ctx.message?.text ?? ctx.message?.caption ?? '')?.[1]
    const command = commands.find((one) => one === word)
    if (command !== undefined) await noteAct(deps, ctx, 'refused', `/${command}`)
  }
}
