// Scheduled broadcasts whose time has come: started once, or cancelled where what they need is gone. Who did not start
// is told when it is closed.
import type { Deps } from '#deps'
import type { Broadcast } from '#domain/broadcast'

type World = Pick<Deps, 'store' | 'settings' | 'now' | 'log'>

/** Why a broadcast may not start any more. */
export type Hindrance = 'withdrawn' | 'author'

/** Starts it, unless something hinders that: then it is cancelled (false). Also false where another process was sooner. */
export async function startScheduled(deps: World, broadcast: Broadcast): Promise<boolean> {
  const { store, now, log } = deps
  const { id, content } = broadcast
  const hindrance = await hindranceOf(deps, broadcast)
  if (hindrance !== undefined) {
    if ((await store.changeBroadcast(id, ['scheduled'], { state: 'cancelled' })) === undefined) return false
    log.warn('broadcast-not-started', { broadcast: id, reason: hindrance })
    await store.noteAct({ at: now(), act: 'broadcast-cancelled', subject: id })
    return false
  }
  if ((await store.changeBroadcast(id, ['scheduled'], { state: 'running', startedAt: now() })) === undefined)
    return false
  log.info('broadcast-started', { broadcast: id, content: content.kind })
  await store.noteAct({ at: now(), act: 'broadcast-started', subject: id })
  return true
}

/** What keeps it from starting now: its article was withdrawn or forgotten, its author is no editor any more. */
export async function hindranceOf(
  { store, settings }: Pick<Deps, 'store' | 'settings'>,
  { authorId, content }: Broadcast,
): Promise<Hindrance | undefined> {
  const isEditor = settings.ownerIds.includes(authorId) || (await store.editors()).some(({ id }) => id === authorId)
  if (!isEditor) return 'author'
  if (content.kind !== 'article' && content.kind !== 'story') return undefined
  const article = await store.article(content.articleId)
  return article === undefined || article.withdrawnAt !== undefined ? 'withdrawn' : undefined
}
