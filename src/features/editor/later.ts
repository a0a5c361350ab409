// When a draft goes out: now, or at a time the editor writes; another time for what is scheduled. The time is the editor's own zone's.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import type { Instant } from '#domain/article'
import type { Broadcast } from '#domain/broadcast'
import { asNextVersion, stampOf, versionOf } from '#domain/broadcast-change'
import { parseMoment } from '#domain/moment'
import { enterQuestion, question } from '#features/ask'
import { answerStale, messageDraftOf, openCard, showOthers } from '#features/broadcast-card'
import { presentDraft } from '#features/broadcast-present'
import { type Ctx, onPress, readerOf, show } from '#features/context'
import { isEditor, noteBroadcast } from '#features/rights'
import { basisOf } from '#jobs/broadcast-basis'
import { renderTimeCard } from '#views/broadcast-draft'
import { momentFailureHtml } from '#views/moment-failure'

export function later(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.use(
    question(
      deps,
      'ask-start',
      ({ settings, locale }) => ({ html: locale.html('broadcast-ask-time', { zone: settings.zone }) }),
      setTime,
    ),
  )
  onPress(
    composer,
    deps,
    (action) =>
      action.kind === 'broadcast' && (action.what === 'time' || action.what === 'now' || action.what === 'later')
        ? { id: action.id, what: action.what }
        : undefined,
    async (ctx, { id, what }, answer) => {
      const draft = await messageDraftOf(deps, ctx, id)
      if (!draft) return answerStale(deps, ctx, id, answer)
      await answer()
      if (what === 'later') return enterQuestion(ctx, 'ask-start', id)
      const { locale } = await readerOf(deps, ctx)
      if (what === 'time') return show(deps, ctx, renderTimeCard(draft, locale))
      const changed = draft.startAt === undefined ? draft : await change(draft, undefined)
      if (changed) await presentDraft(deps, ctx, changed)
    },
  )
  return composer

  /** False when the text is no time to come; then it is said why, with an example. */
  async function setTime(ctx: Ctx, id: string): Promise<boolean> {
    if (!(await isEditor(deps, ctx))) return true
    const { chatId, settings, locale } = await readerOf(deps, ctx)
    const { zone } = settings
    const text = ctx.message?.text ?? ''
    const reading = parseMoment(text, zone, deps.now())
    if (reading.kind === 'failure') {
      await deps.telegram.send(chatId, { html: momentFailureHtml(reading.code, text, zone, locale) })
      return false
    }
    const found = await deps.store.broadcast(id)
    const own = found?.authorId === chatId ? found : undefined
    if (own?.state === 'scheduled') await putOff(ctx, own, reading.at)
    else {
      const changed = own?.state === 'draft' ? await change(own, reading.at) : undefined
      if (changed) await presentDraft(deps, ctx, changed)
      else await deps.telegram.send(chatId, { html: locale.html('broadcast-draft-gone') })
    }
    return true
  }

  /** Another time for what is scheduled; approvals were for the one it had, so that with them it is a draft again. */
  async function putOff(ctx: Ctx, found: Broadcast, startAt: Instant): Promise<void> {
    const { chatId, locale } = await readerOf(deps, ctx)
    const { id } = found
    const isFree = deps.settings.approvals === 0
    const basis = (await basisOf(deps, found.content)) ?? ''
    const next = asNextVersion(found, { startAt, lateAt: undefined, ...(isFree ? {} : { state: 'draft' }) })
    const shown = isFree ? { shown: stampOf({ version: versionOf(found) + 1 }, basis) } : {}
    const expected = { version: versionOf(found) }
    const changed = await deps.store.changeBroadcast(id, ['scheduled'], { ...next, ...shown }, expected)
    if (!changed) return void (await deps.telegram.send(chatId, { html: locale.html('broadcast-draft-gone') }))
    await noteBroadcast(deps, ctx, isFree ? 'broadcast-scheduled' : 'broadcast-withdrawn', changed)
    showOthers(deps, id, chatId)
    if (isFree) return openCard(deps, ctx, changed)
    await deps.telegram.send(chatId, { html: locale.html('broadcast-retimed', { id }) })
    await presentDraft(deps, ctx, changed)
  }

  function change(draft: Broadcast, startAt: number | undefined): Promise<Broadcast | undefined> {
    const change = asNextVersion(draft, { startAt })
    return deps.store.changeBroadcast(draft.id, ['draft'], change, { version: versionOf(draft) })
  }
}
