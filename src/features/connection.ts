// Who brought the bot to a group, and what the group is called, for what has to be told about it later.
import type { Connection } from '#domain/chat'
import { type Ctx, isInGroup } from './context.ts'

/** Undefined in a private chat. Who writes as the group itself is not known. */
export function connectionOf(ctx: Ctx): Connection | undefined {
  if (!isInGroup(ctx) || ctx.chat?.title === undefined) return undefined
  const isAnonymous = ctx.message?.sender_chat !== undefined
  return { title: ctx.chat.title, ...(ctx.from === undefined || isAnonymous ? {} : { by: ctx.from.id }) }
}
