// Correct: another text in the place of a broadcast's, in every chat. A dialogue asks for it, a card shows it and how many
// messages it changes; it goes out as a broadcast of its own, with the approvals any broadcast needs.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import { launch } from '#domain/approval'
import type { Broadcast } from '#domain/broadcast'
import { versionOf } from '#domain/broadcast-change'
import { correctedContent } from '#domain/revision'
import { keepEntities } from '#domain/text-entities'
import { enterQuestion, question } from '#features/ask'
import { askApproval, waitingCard } from '#features/broadcast-approval'
import { answerStale, draftOf, sendCard, showPressed } from '#features/broadcast-card'
import { MOST_CAPTION, MOST_TEXT } from '#features/broadcast-content'
import { answerUnfit, countMessages, sourceOf } from '#features/broadcast-revision'
import { type AnswerPress, type Ctx, onPress, readerOf, show } from '#features/context'
import { isAtDesk, isEditor, noteAct, noteBroadcast } from '#features/rights'
import { renderCorrectionCard } from '#views/broadcast-change'
import { renderPost } from '#views/broadcast-post'
import { countCodePoints } from '#views/html'

const QUESTION = 'ask-correction'

/** `runBroadcasts` begins at once what was just started. */
export function correct(deps: Deps, runBroadcasts: () => void): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  const own = composer.filter((ctx) => isAtDesk(deps, ctx))
  own.use(
    question(
      deps,
      QUESTION,
      'correct-ask',
      draftFrom,
      ({ message }) => message !== undefined && message.text?.startsWith('/') !== true,
    ),
  )
  onPress(
    own,
    deps,
    (action) => (action.kind === 'broadcast' && action.what === 'correct' ? action.id : undefined),
    async (ctx, id, answer) => {
      const found = await sourceOf(deps, id, 'correct')
      if (found.kind !== 'source') return answerUnfit(deps, ctx, id, found.kind, answer)
      await answer()
      await enterQuestion(ctx, QUESTION, id)
    },
  )
  onPress(
    own,
    deps,
    (action) => (action.kind === 'broadcast' && action.what === 'rewrite' ? action.id : undefined),
    async (ctx, id, answer) => {
      const draft = await draftOf(deps, ctx, id)
      if (draft?.content.kind !== 'correction') return answerStale(deps, ctx, id, answer)
      const found = await sourceOf(deps, draft.content.of, 'correct')
      if (found.kind !== 'source') return answerUnfit(deps, ctx, draft.content.of, found.kind, answer)
      await submit(ctx, draft, found.source, answer)
    },
  )
  return composer

  /** False when the answer cannot take the text's place, which the editor is told. */
  async function draftFrom(ctx: Ctx, sourceId: string): Promise<boolean> {
    if (!(await isEditor(deps, ctx))) return true
    const { chatId, locale, settings } = await readerOf(deps, ctx)
    const say = async (key: string, args = {}) => {
      await deps.telegram.send(chatId, { html: locale.html(key, args) })
      return false
    }
    const found = await sourceOf(deps, sourceId, 'correct')
    if (found.kind !== 'source') return !(await say('correct-over'))
    const { source } = found
    const { message } = ctx
    if (message?.text === undefined) return say('correct-only-text')
    const { text } = message
    const limit = source.content.kind === 'media' ? MOST_CAPTION : MOST_TEXT
    const count = countCodePoints(text)
    if (text.trim() === '' || count > limit) return say('correct-wrong-length', { limit, count })
    const preview = message.link_preview_options?.is_disabled !== true
    const words = { text, entities: keepEntities(message.entities ?? []), preview }
    const corrected = correctedContent(source.content, words)
    if (corrected === undefined) return say('correct-same')
    const post = renderPost(corrected, { zone: settings.zone, at: deps.now() }, locale)
    const outcome = await deps.telegram.send(chatId, post)
    if (outcome.kind !== 'sent') {
      deps.log.warn('broadcast-not-previewed', { broadcast: sourceId, outcome: outcome.kind })
      return !(await say(outcome.kind === 'rejected' ? 'broadcast-refused' : 'error-general'))
    }
    const draft = await deps.store.createBroadcast({
      authorId: chatId,
      content: { kind: 'correction', of: sourceId, ...words },
      audience: { kind: 'everyone' },
      createdAt: deps.now(),
    })
    const counts = await countMessages(deps, sourceId)
    await sendCard(deps, draft, renderCorrectionCard(draft.id, source, counts, locale))
    return true
  }

  async function submit(ctx: Ctx, draft: Broadcast, source: Broadcast, answer: AnswerPress): Promise<void> {
    const { store, settings, now, log } = deps
    if (!(await isEditor(deps, ctx))) {
      await noteAct(deps, ctx, 'refused', 'broadcast')
      return answerStale(deps, ctx, draft.id, answer)
    }
    const needsApproval = settings.approvals > 0
    const change = needsApproval ? ({ state: 'waiting' } as const) : launch(draft, now())
    const begun = await store.changeBroadcast(draft.id, ['draft'], change, { version: versionOf(draft) })
    if (begun === undefined) return answerStale(deps, ctx, draft.id, answer)
    log.info(needsApproval ? 'broadcast-submitted' : 'broadcast-started', { broadcast: draft.id, of: source.id })
    if (needsApproval) await noteBroadcast(deps, ctx, 'broadcast-submitted', begun)
    else await noteAct(deps, ctx, 'broadcast-corrected', source.id)
    await answer()
    if (needsApproval) {
      await show(deps, ctx, await waitingCard(deps, begun))
      return askApproval(deps, begun)
    }
    runBroadcasts()
    await showPressed(deps, ctx, draft.id)
  }
}
