// What a colleague did to a broadcast, told to its author: their card shows it, and may be far up.
import type { Deps } from '#deps'
import type { Broadcast } from '#domain/broadcast'
import { titleOf } from '#jobs/progress-view'
import { editorAs, editorIds } from '#jobs/tell-editors'
import { type DoneByOther, renderDoneByOther } from '#views/broadcast-report'
import type { Ctx } from './context.ts'

/** Nothing where the author did it, or is no editor any more. In the background: the press does not wait for another chat. */
export function tellAuthor(deps: Deps, ctx: Ctx, broadcast: Broadcast, done: DoneByOther): void {
  const { id, authorId } = broadcast
  const editorId = ctx.from?.id ?? 0
  const tell = async () => {
    if (authorId === editorId || !(await editorIds(deps)).includes(authorId)) return
    const { locale } = await editorAs(deps, authorId)
    const message = renderDoneByOther(broadcast, done, editorId, await titleOf(deps, broadcast), locale)
    const { kind } = await deps.telegram.send(authorId, message)
    if (kind !== 'sent') deps.log.warn('editor-not-told', { broadcast: id, outcome: kind })
  }
  void tell().catch((error: unknown) => deps.log.error('editor-not-told', { broadcast: id }, error))
}
