// Commands of those who may not: written down, then answered as whatever nobody knows. It comes last but for that answer.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import { isBreakingNews } from '#domain/alert-parse'
import { commandLine } from '#features/command-case'
import type { Ctx } from '#features/context'
import { isAtDesk, isOwner, noteAct } from '#features/rights'
import { DESK_COMMANDS, OWNER_COMMANDS } from '#views/menu-privacy'

export function refused(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.on('message', async (ctx, next) => {
    const command = commandTried(ctx)
    if (command !== undefined && !(await maySay(ctx, command))) await noteAct(deps, ctx, 'refused', `/${command}`)
    await next()
  })
  return composer

  async function maySay(ctx: Ctx, command: string): Promise<boolean> {
    return OWNER_COMMANDS.includes(command) ? isOwner(deps, ctx) : isAtDesk(deps, ctx)
  }
}

/** The command of the desk that the message begins with, or the caption of what it carries. */
function commandTried({ message, me }: Ctx): string | undefined {
  const line = commandLine(message) ?? ''
  const [, command = '', bot, rest = ''] = /^\/(\w+)(?:@(\w+))?(?:\s+(.*))?$/s.exec(line) ?? []
  if (bot !== undefined && bot.toLowerCase() !== me.username.toLowerCase()) return undefined
  const isDesks = DESK_COMMANDS.includes(command) || OWNER_COMMANDS.includes(command)
  return isDesks || (command === 'breaking' && isBreakingNews(rest)) ? command : undefined
}
