// /broadcast: what is to be sent, as a dialogue, as a reply, or in one line. It ends with a draft and its first card. An edit of the
// message it was made of makes the draft anew until the preview.
import { Composer } from 'grammy'
import type { Message as TelegramMessage } from 'grammy/types'
import type { Deps } from '#deps'
import type { Broadcast } from '#domain/broadcast'
import { asNextVersion, versionOf } from '#domain/broadcast-change'
import { enterQuestion, question } from '#features/ask'
import { answerStale, messageDraftOf } from '#features/broadcast-card'
import { contentOf, failureHtml, type MediaContent } from '#features/broadcast-content'
import { askAudience, draftMessage } from '#features/broadcast-draft'
import { presentDraft } from '#features/broadcast-present'
import { sourceOf, textStart } from '#features/broadcast-source'
import { commandLine } from '#features/command-case'
import { type Ctx, onPress, type Reader, readerOf } from '#features/context'
import { draftOfMessage } from '#features/open-drafts'

export function broadcast(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.chatType('private').on('edited_message', (ctx, next) => takeEdit(ctx, next))
  composer.use(
    question(
      deps,
      'ask-broadcast',
      'broadcast-ask',
      async (ctx, replacedId) =>
        ctx.message === undefined || draftMessage(deps, ctx, { message: ctx.message }, replacedId),
      {
        isAnswer: ({ message }) => message !== undefined && commandLine(message) === undefined,
      },
    ),
  )
  composer.command('broadcast', (ctx) => begin(ctx))
  // grammY takes no caption for a command.
  composer.on('message:caption_entities:bot_command', (ctx, next) =>
    isCommand(ctx.message.caption, ctx.me.username) ? begin(ctx) : next(),
  )
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'broadcast' && action.what === 'content' ? action.id : undefined),
    async (ctx, id, answer) => {
      const draft = await messageDraftOf(deps, ctx, id)
      if (!draft) return answerStale(deps, ctx, id, answer)
      await answer()
      // What breaking news is about cannot change: from its audience the way leads back to its card.
      await (draft.content.kind === 'article'
        ? presentDraft(deps, ctx, draft)
        : enterQuestion(ctx, 'ask-broadcast', id))
    },
  )
  return composer

  async function begin(ctx: Ctx): Promise<void> {
    // A question of another command may still wait, and only one can.
    await ctx.conversation.exitAll()
    const reader = await readerOf(deps, ctx)
    const source = await sourceOf(deps, reader, ctx.message)
    if (source !== undefined && 'refusal' in source) return void (await say(reader, source.refusal))
    const isDrafted = source !== undefined && (await draftMessage(deps, ctx, source, ''))
    if (!isDrafted) await enterQuestion(ctx, 'ask-broadcast')
  }

  /** Of a message a draft was made of, until it is previewed: then it stays as its author saw it, which they are told. */
  async function takeEdit(ctx: Ctx & { editedMessage: TelegramMessage }, next: () => Promise<void>): Promise<void> {
    const { editedMessage: message } = ctx
    const reader = await readerOf(deps, ctx)
    const found = await draftOfMessage(deps, reader.chatId, message.message_id)
    if (found === undefined || found.state === 'cancelled') return next()
    const { id, content } = found
    // What was shown is what may be sent: no edit slips in between the preview and Send.
    const isShown = found.previewed || content.kind === 'correction'
    const tooLate = found.state !== 'draft' ? 'broadcast-edit-late' : isShown ? 'broadcast-edit-previewed' : undefined
    if (tooLate !== undefined) return void (await say(reader, reader.locale.html(tooLate, { id })))
    const isAlbum = content.kind === 'media' && message.media_group_id !== undefined
    if (isAlbum) return changeCaption(ctx, found, content)
    await draftMessage(deps, ctx, { message, from: textStart(message) }, id)
  }

  /** Of an album one part was edited: its files are those that came. */
  async function changeCaption(ctx: Ctx, found: Broadcast, content: MediaContent): Promise<void> {
    const reader = await readerOf(deps, ctx)
    const message = ctx.editedMessage
    const read = message && contentOf(message, textStart(message))
    if (read === undefined) return
    if (read.kind !== 'content') return void (await say(reader, failureHtml(read, reader.locale)))
    const { text, entities } = read.content
    const next = asNextVersion(found, { content: { ...content, text, entities } })
    const changed = await deps.store.changeBroadcast(found.id, ['draft'], next, { version: versionOf(found) })
    // Before its card is out it goes on gathering parts.
    if (changed?.cardId !== undefined) await askAudience(deps, ctx, changed)
  }

  async function say({ chatId }: Reader, html: string): Promise<false> {
    await deps.telegram.send(chatId, { html })
    return false
  }
}

function isCommand(caption: string, username: string): boolean {
  const [word = ''] = caption.split(/\s/, 1)
  return word === '/broadcast' || word.toLowerCase() === `/broadcast@${username.toLowerCase()}`
}
