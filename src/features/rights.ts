// Who may do what. Asked when a command or a press comes in, and again where the act happens; and the record of it.
import type { Context } from 'grammy'
import type { Deps } from '#deps'
import type { Broadcast } from '#domain/broadcast'
import type { AuditAct, AuditEntry } from '#domain/editor'
import type { Role } from '#views/menu-privacy'
import { type Ctx, isInGroup } from './context.ts'

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

/** The same, looked up once an update: for who is let to a command or a button. Where the act happens `isEditor` is asked. */
export async function isAtDesk(deps: Pick<Deps, 'settings' | 'store'>, ctx: Ctx): Promise<boolean> {
  ctx.isAtDesk ??= await isEditor(deps, ctx)
  return ctx.isAtDesk
}

/** Asked again where an act at the desk happens; the try of one who may not any more is noted. */
export async function stillMay(deps: Deps, ctx: Context): Promise<boolean> {
  if (await isEditor(deps, ctx)) return true
  await noteAct(deps, ctx, 'refused', 'broadcast')
  return false
}

export async function roleOf(deps: Pick<Deps, 'settings' | 'store'>, ctx: Ctx): Promise<Role> {
  if (isInGroup(ctx)) return 'group'
  if (isOwner(deps, ctx)) return 'owner'
  return (await isAtDesk(deps, ctx)) ? 'editor' : 'reader'
}

/** Writes down that the one who speaks did this; `about`: more on the subject. */
export async function noteAct(
  deps: Deps,
  ctx: Context,
  act: AuditAct,
  subject?: string,
  about: Pick<AuditEntry, 'of'> = {},
): Promise<void> {
  const actor = ctx.from === undefined ? {} : { actorId: ctx.from.id }
  await deps.store.noteAct({ at: deps.now(), act, ...actor, ...(subject === undefined ? {} : { subject }), ...about })
}

/** The same of a broadcast; of a correction it is told which one it corrects. */
export async function noteBroadcast(deps: Deps, ctx: Context, act: AuditAct, broadcast: Broadcast): Promise<void> {
  const { id, content } = broadcast
  await noteAct(deps, ctx, act, id, content.kind === 'correction' ? { of: content.of } : {})
}
