// While a broadcast waits for other editors its author asks again, and an owner lets a flash go alone; while it waits for them or
// for its time its author takes it back to change it.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import { canAskAgain, isReleasable, launch } from '#domain/approval'
import { asNextVersion, versionOf } from '#domain/broadcast-change'
import { answerStale, answerVoid, ownOf, showOthers, showPressed } from '#features/broadcast-card'
import { noteLaunch, obstacleOf } from '#features/broadcast-launch'
import { presentDraft, sendCardOf } from '#features/broadcast-present'
import { type AnswerPress, type Ctx, onPress, readerOf, show } from '#features/context'
import { isOwner, noteAct, noteBroadcast } from '#features/rights'
import { askApproval, takeBackAsked } from '#jobs/broadcast-approval'
import { renew } from '#jobs/broadcast-renew'
import { showProgress } from '#jobs/show-progress'
import { editorIds } from '#jobs/tell-editors'
import { renderWithdrawn } from '#views/broadcast-send-card'

/** `runBroadcasts` begins at once what an owner has just let go. */
export function waiting(deps: Deps, runBroadcasts: () => void): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'broadcast' && action.what === 'again' ? action.id : undefined),
    async (ctx, id, answer) => {
      const found = await ownOf(deps, ctx, id, ['waiting'])
      if (!found) return answerStale(deps, ctx, id, answer)
      const { locale } = await readerOf(deps, ctx)
      if (!canAskAgain(found, deps.now())) {
        await answer(locale.text('toast-asked-already'))
        // After a kill the card may not say who approved meanwhile.
        return void (await showProgress(deps, id))
      }
      const expected = { version: versionOf(found) }
      const asking = await deps.store.changeBroadcast(id, ['waiting'], { askedAt: deps.now() }, expected)
      if (!asking) return answerStale(deps, ctx, id, answer)
      await answer()
      void askApproval(deps, asking)
      await showProgress(deps, id)
    },
  )
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'broadcast' && action.what === 'withdraw' ? action.id : undefined),
    async (ctx, id, answer) => {
      const found = await ownOf(deps, ctx, id, ['waiting', 'scheduled'])
      const isChanged = found && (await obstacleOf(deps, found, found.shown ?? '')) === 'changed'
      const change = found && asNextVersion(found, { state: 'draft', lateAt: undefined })
      const draft =
        change && (await deps.store.changeBroadcast(id, [found.state], change, { version: versionOf(found) }))
      if (!draft) return answerStale(deps, ctx, id, answer)
      await noteBroadcast(deps, ctx, 'broadcast-withdrawn', draft)
      void takeBackAsked(deps, found)
      showOthers(deps, id, draft.authorId)
      await answer(
        found.state === 'scheduled' ? (await readerOf(deps, ctx)).locale.text('toast-draft-again') : undefined,
      )
      // Of what was planned long ago the preview is far up.
      if (found.state === 'scheduled') return presentDraft(deps, ctx, draft)
      // Its author sees readers' words under which they may press Send, not those of before.
      if (isChanged) return presentDraft(deps, ctx, draft)
      const reader = await readerOf(deps, ctx)
      await show(deps, ctx, (await sendCardOf(deps, reader, draft)) ?? renderWithdrawn(draft.content, reader.locale))
    },
  )
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'broadcast' && action.what === 'release' ? action : undefined),
    (ctx, { id, value }, answer) => release(ctx, id, value, answer),
  )
  return composer

  /** Without the approvals it lacks, on the record. */
  async function release(ctx: Ctx, id: string, version: string, answer: AnswerPress): Promise<void> {
    const { locale } = await readerOf(deps, ctx)
    if (!isOwner(deps, ctx)) {
      await noteAct(deps, ctx, 'refused', 'broadcast')
      return answer(locale.text('toast-unknown-button'))
    }
    const found = await deps.store.broadcast(id)
    if (!found || !isReleasable(found) || String(versionOf(found)) !== version)
      return answerVoid(deps, ctx, found, answer)
    // Nobody answers any more for what somebody wrote who is no editor.
    if (!(await editorIds(deps)).includes(found.authorId)) {
      await answer()
      return showPressed(deps, ctx, id)
    }
    const obstacle = await obstacleOf(deps, found, found.shown ?? '')
    if (obstacle === 'withdrawn') return show(deps, ctx, { html: locale.html('breaking-withdrawn') })
    if (obstacle === 'changed') {
      await answerVoid(deps, ctx, found, answer)
      return renew(deps, found)
    }
    const expected = { version: versionOf(found) }
    const change = { ...launch(found, deps.now()), released: true as const }
    const released = await deps.store.changeBroadcast(id, ['waiting'], change, expected)
    if (!released) return answerVoid(deps, ctx, await deps.store.broadcast(id), answer)
    runBroadcasts()
    const others = released.asked?.filter(({ editorId }) => editorId !== ctx.chatId) ?? []
    void takeBackAsked(deps, { ...released, asked: others })
    await noteAct(deps, ctx, 'broadcast-released', id)
    await noteLaunch(deps, ctx, released)
    await answer()
    if (released.authorId !== ctx.chatId) await show(deps, ctx, { html: locale.html('broadcast-was-released', { id }) })
    await showProgress(deps, id)
  }
}
