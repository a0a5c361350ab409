// The drafts an editor made last, each with the message it was made of: an edit of that changes it, /cancel drops the newest.
import type { Deps } from '#deps'
import type { Broadcast } from '#domain/broadcast'
import { type Ctx, readerOf } from './context.ts'

type Made = { id: string; messageId: number }

const MOST_REMEMBERED = 20

/** The key is a chat's (see the store's sessions): it goes with it. */
const keyOf = (chatId: number) => `drafts:${chatId}`

/** `messageId`: of the message it was made of, 0 where there is none that can be edited. */
export async function rememberDraft({ store }: Deps, chatId: number, id: string, messageId: number): Promise<void> {
  await store.saveSession(keyOf(chatId), [...(await madeIn(store, chatId)), { id, messageId }].slice(-MOST_REMEMBERED))
}

/** The newest draft that was made of this message, whatever became of it. */
export async function draftOfMessage(
  { store }: Deps,
  chatId: number,
  messageId: number,
): Promise<Broadcast | undefined> {
  const made = (await madeIn(store, chatId)).findLast((one) => one.messageId === messageId)
  return made && store.broadcast(made.id)
}

/** Drops the newest draft of who speaks, where one is open; its card says so. */
export async function dropNewestDraft(deps: Deps, ctx: Ctx): Promise<boolean> {
  const { chatId, locale } = await readerOf(deps, ctx)
  for (const { id } of (await madeIn(deps.store, chatId)).toReversed()) {
    const isOwn = (await deps.store.broadcast(id))?.authorId === chatId
    if (isOwn && (await dropDraft(deps, chatId, id, locale.html('broadcast-dropped')))) return true
  }
  return false
}

/** Its card says `html` from now on. False where it was no draft any more. */
export async function dropDraft(deps: Deps, chatId: number, id: string, html: string): Promise<boolean> {
  const change = { state: 'cancelled', endedAt: deps.now() } as const
  const dropped = await deps.store.changeBroadcast(id, ['draft'], change)
  if (dropped?.cardId !== undefined) await deps.telegram.edit(chatId, dropped.cardId, { html })
  return dropped !== undefined
}

async function madeIn(store: Deps['store'], chatId: number): Promise<Made[]> {
  return ((await store.session(keyOf(chatId))) as Made[] | undefined) ?? []
}
