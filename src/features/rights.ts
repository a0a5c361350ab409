// Who may do what. Asked when a command or a press comes in, and again where the act happens.
import type { Context } from 'grammy'
import type { Deps } from '#deps'

/** Owners are the editors; one who writes as a group, or is no person at all, is none. */
export function isEditor({ settings }: Pick<Deps, 'settings'>, ctx: Context): boolean {
  return ctx.chat?.type === 'private' && ctx.from !== undefined && settings.ownerIds.includes(ctx.from.id)
}
