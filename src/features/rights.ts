// Who may do what. Asked when a command or a press comes in, and again where the act happens; and the record of it.
import type { Context } from 'grammy'
import type { Deps } from '#deps'
import type { AuditAct } from '#domain/editor'
import type { Role } from '#views/menu-privacy'

/** One of `ADMIN_IDS`; one who writes as a group, or is no person at all, is none. */
export function isOwner({ settings }: Pick<Deps, 'settings'>, ctx: Context): boolean {
  return ctx.chat?.type === 'private' && ctx.from !== undefined && settings.ownerIds.includes(ctx.from.id)
}

/** An owner, or named by one. */
export async function isEditor(deps: Pick<Deps, 'settings' | 'store'>, ctx: Context): Promise<boolean> {
  if (ctx.chat?.type !== 'private' || ctx.from === undefined) return false
  const { id } = ctx.from
  return isOwner(deps, ctx) || (await deps.store.editors()).some((editor) => editor.id === id)
}

export async function roleOf(deps: Pick<Deps, 'settings' | 'store'>, ctx: Context): Promise<Role> {
  if (isOwner(deps, ctx)) return 'owner'
  return (await isEditor(deps, ctx)) ? 'editor' : 'reader'
}

/** Writes down that the one who speaks did this. */
export async function noteAct(deps: Deps, ctx: Context, act: AuditAct, subject?: string): Promise<void> {
  const actor = ctx.from === undefined ? {} : { actorId: ctx.from.id }
  await deps.store.noteAct({ at: deps.now(), act, ...actor, ...(subject === undefined ? {} : { subject }) })
}
