// Approve: another editor's word for the very version they saw. Only the last one that is needed starts anything.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import { countingApprovals, isApproved, launchApproved } from '#domain/approval'
import type { Approval, Broadcast } from '#domain/broadcast'
import { versionOf } from '#domain/broadcast-change'
import { answerStale, answerVoid, showPressed } from '#features/broadcast-card'
import { noteLaunch, obstacleOf } from '#features/broadcast-launch'
import { type AnswerPress, type Ctx, onPress, readerOf, show } from '#features/context'
import { noteAct, noteBroadcast, stillMay } from '#features/rights'
import { takeBackAsked } from '#jobs/broadcast-approval'
import { renew } from '#jobs/broadcast-renew'
import { showProgress } from '#jobs/show-progress'
import { editorIds } from '#jobs/tell-editors'
import { renderApproved } from '#views/broadcast-approval'
import { renderWithdrawn } from '#views/broadcast-send-card'

/** Two editors may press at the same moment: who came second looks again. */
const TRIES = 5

/** `runBroadcasts` begins at once what the last approval has just started. */
export function approve(deps: Deps, runBroadcasts: () => void): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'broadcast' && action.what === 'approve' ? action : undefined),
    (ctx, { id, value }, answer) => give(ctx, id, value, answer),
  )
  return composer

  async function give(ctx: Ctx, id: string, version: string, answer: AnswerPress): Promise<void> {
    const { locale } = await readerOf(deps, ctx)
    for (let tries = 0; tries < TRIES; tries += 1) {
      const found = await upForApproval(ctx, id, version, answer)
      if (!found) return
      const editors = await editorIds(deps)
      if (!editors.includes(found.authorId)) return showPressed(deps, ctx, id)
      const before = found.approvals ?? []
      const approvals = withApproval(before, { editorId: ctx.from?.id ?? 0, at: deps.now() })
      const isLast = isApproved({ ...found, approvals }, deps.settings.approvals, editors)
      const obstacle = await obstacleOf(deps, found, found.shown ?? '')
      if (obstacle === 'withdrawn') return show(deps, ctx, renderWithdrawn(found.content, locale))
      if (!(await stillMay(deps, ctx))) return answerStale(deps, ctx, id, answer)
      if (obstacle === 'changed') {
        await answerVoid(deps, ctx, found, answer)
        return renew(deps, found)
      }
      const change = { approvals, ...(isLast ? launchApproved(found, deps.now()) : {}) }
      const expected = { version: versionOf(found), approvals: before.length }
      const changed = await deps.store.changeBroadcast(id, ['waiting'], change, expected)
      if (changed) return tell(ctx, changed, answer)
    }
    await answer(locale.text('error-general'))
  }

  /** The broadcast, if it waits for this very approval; else the presser is told why not. */
  async function upForApproval(ctx: Ctx, id: string, version: string, answer: AnswerPress) {
    const { locale } = await readerOf(deps, ctx)
    const found = await deps.store.broadcast(id)
    if (found?.state === 'waiting' && found.authorId === ctx.from?.id) {
      await noteAct(deps, ctx, 'refused', 'broadcast')
      await answer(locale.text('toast-own-approval'))
      return undefined
    }
    if (found?.state === 'waiting' && String(versionOf(found)) === version) return found
    // Nobody was asked about it yet: no card of ours has this button.
    if (found?.state === 'draft' && found.askedAt === undefined) await answerStale(deps, ctx, id, answer)
    else await answerVoid(deps, ctx, found, answer)
    return undefined
  }

  async function tell(ctx: Ctx, changed: Broadcast, answer: AnswerPress): Promise<void> {
    const { id } = changed
    const { locale } = await readerOf(deps, ctx)
    const needed = deps.settings.approvals
    const given = countingApprovals(changed, await editorIds(deps)).length
    await noteBroadcast(deps, ctx, 'broadcast-approved', changed)
    if (changed.state !== 'waiting') {
      runBroadcasts()
      await noteLaunch(deps, ctx, changed)
      void takeBackAsked(deps, changed)
    }
    await answer(locale.text('toast-approved', { given, needed }))
    await show(deps, ctx, renderApproved(id, given, needed, locale))
    await showProgress(deps, id)
  }
}

/** Pressed twice, it counts once. */
function withApproval(before: Approval[], approval: Approval): Approval[] {
  return before.some(({ editorId }) => editorId === approval.editorId) ? before : [...before, approval]
}
