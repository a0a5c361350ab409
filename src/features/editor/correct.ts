// Correct: another text in the place of a broadcast's, in every chat. A dialogue asks for it, a card shows it and how many
// messages it changes; it goes out as a broadcast of its composer, with the approvals any broadcast needs.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import { hasWords } from '#domain/revision'
import { keepEntities } from '#domain/text-entities'
import { enterQuestion, question } from '#features/ask'
import { answerStale, draftOf } from '#features/broadcast-card'
import { MOST_CAPTION, MOST_TEXT, namesPerson, previewOf } from '#features/broadcast-content'
import { obstacleOf } from '#features/broadcast-launch'
import { presentDraft } from '#features/broadcast-present'
import { answerUnfit, isEverywhere, sourceOf } from '#features/broadcast-revision'
import { lookAgain, submit } from '#features/broadcast-submit'
import { commandLine } from '#features/command-case'
import { type Ctx, onPress, readerOf } from '#features/context'
import { rememberDraft } from '#features/open-drafts'
import { isEditor } from '#features/rights'
import { saveAlbum } from '#jobs/close-albums'
import { countCodePoints } from '#views/html'

const QUESTION = 'ask-correction'

/** `runBroadcasts` begins at once what was just started. */
export function correct(deps: Deps, runBroadcasts: () => void): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.use(
    question(deps, QUESTION, 'correct-ask', draftFrom, {
      isAnswer: ({ message }) => message !== undefined && commandLine(message) === undefined,
    }),
  )
  onPress(
    composer,
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
    composer,
    deps,
    (action) => (action.kind === 'broadcast' && action.what === 'rewrite' ? action : undefined),
    async (ctx, { id, value: stamp }, answer) => {
      const draft = await draftOf(deps, ctx, id)
      if (draft?.content.kind !== 'correction') return answerStale(deps, ctx, id, answer)
      const found = await sourceOf(deps, draft.content.of, 'correct')
      if (found.kind !== 'source') return answerUnfit(deps, ctx, draft.content.of, found.kind, answer)
      const isChanged = (await obstacleOf(deps, draft, stamp)) === 'changed'
      await (isChanged ? lookAgain(deps, ctx, draft, answer) : submit(deps, runBroadcasts, ctx, draft, stamp, answer))
    },
  )
  return composer

  /** False when the answer cannot take the text's place, which the editor is told. */
  async function draftFrom(ctx: Ctx, sourceId: string): Promise<boolean> {
    if (!(await isEditor(deps, ctx))) return true
    const { chatId, locale } = await readerOf(deps, ctx)
    const say = async (key: string, args = {}) => {
      await deps.telegram.send(chatId, { html: locale.html(key, args) })
      return false
    }
    const found = await sourceOf(deps, sourceId, 'correct')
    if (found.kind !== 'source') return !(await say('correct-over'))
    const { source } = found
    const { message } = ctx
    if (message?.text === undefined) {
      await passOverAlbum(ctx)
      return say('correct-only-text')
    }
    const { text } = message
    const limit = source.content.kind === 'media' ? MOST_CAPTION : MOST_TEXT
    const count = countCodePoints(text)
    if (text.trim() === '' || count > limit) return say('correct-wrong-length', { limit, count })
    const words = { text, entities: keepEntities(message.entities ?? []), preview: previewOf(message) }
    if (hasWords(source.content, words) && (await isEverywhere(deps, sourceId))) return say('correct-same')
    if (namesPerson(message)) await say('broadcast-no-mention')
    const draft = await deps.store.createBroadcast({
      authorId: chatId,
      content: { kind: 'correction', of: sourceId, ...words },
      audience: { kind: 'everyone' },
      createdAt: deps.now(),
    })
    await rememberDraft(deps, chatId, draft.id, message.message_id)
    await presentDraft(deps, ctx, draft)
    return true
  }

  /** Of an album that cannot be the answer one part is answered: the others would use up the tries. */
  async function passOverAlbum({ chatId = 0, message }: Ctx): Promise<void> {
    const groupId = message?.media_group_id
    if (message === undefined || groupId === undefined) return
    const { message_id: lastMessageId } = message
    await saveAlbum(deps, chatId, { groupId, broadcastId: '', lastMessageId, lastPartAt: deps.now(), state: 'over' })
  }
}
