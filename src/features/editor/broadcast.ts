// /broadcast: what is to be sent, as a dialogue, as a reply, or in one line. It ends with a draft and its first card.
import { Composer } from 'grammy'
import type { Message as TelegramMessage } from 'grammy/types'
import type { Deps } from '#deps'
import type { Article } from '#domain/article'
import type { Broadcast, BroadcastContent } from '#domain/broadcast'
import { asNextVersion } from '#domain/broadcast-change'
import { enterQuestion, question } from '#features/ask'
import { answerStale, messageDraftOf, sendCard } from '#features/broadcast-card'
import { contentOf, failureHtml, namesPerson } from '#features/broadcast-content'
import { presentDraft } from '#features/broadcast-present'
import { noteOn, type Source, sourceOf } from '#features/broadcast-source'
import { commandLine } from '#features/command-case'
import { type Ctx, onPress, type Reader, readerOf } from '#features/context'
import { isEditor } from '#features/rights'
import { findArticle } from '#features/which-article'
import { readersOf } from '#jobs/broadcast-reach'
import { closeWhenSilent, saveAlbum } from '#jobs/close-albums'
import { renderAudienceCard } from '#views/broadcast-draft'
import type { Message } from '#views/message'

export function broadcast(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.use(
    question(
      deps,
      'ask-broadcast',
      'broadcast-ask',
      async (ctx, replacedId) => ctx.message === undefined || draftFrom(ctx, { message: ctx.message }, replacedId),
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
    const isDrafted = source !== undefined && (await draftFrom(ctx, source, ''))
    if (!isDrafted) await enterQuestion(ctx, 'ask-broadcast')
  }

  /** Makes a draft of a message, in place of `replacedId`; false when it cannot be sent, which the editor is told. */
  async function draftFrom(ctx: Ctx, source: Source, replacedId: string) {
    const { message, from = 0, isReply = false, line } = source
    if (!(await isEditor(deps, ctx))) return true
    const reader = await readerOf(deps, ctx)
    const groupId = isReply ? undefined : message.media_group_id
    const read = contentOf(message, from)
    if (read.kind !== 'content') {
      if (groupId !== undefined) await followAlbum(reader.chatId, groupId, message, undefined)
      return say(reader, failureHtml(read, reader.locale))
    }
    const meant = read.content.kind === 'text' ? await articleMeant(reader, read.content.text) : undefined
    if (meant !== undefined && 'html' in meant) return say(reader, meant.html)
    const draft = await create(reader, meant ? { kind: 'story', articleId: meant.id } : read.content, meant, line)
    if (namesPerson(message)) await say(reader, reader.locale.html('broadcast-no-mention'))
    const isAsked = from === 0 || message.text === undefined
    const note =
      meant || isReply ? undefined : (source.note ?? (await noteOn(deps, reader, read.content.text, isAsked)))
    if (replacedId !== '') await dropReplaced(reader, replacedId)
    if (groupId !== undefined) {
      if (note !== undefined) await say(reader, note)
      await followAlbum(reader.chatId, groupId, message, draft)
      return true
    }
    if (isReply && message.media_group_id !== undefined) await say(reader, reader.locale.html('broadcast-album-part'))
    if (line?.audience !== undefined) await presentDraft(deps, ctx, draft)
    else
      await sendCard(
        deps,
        draft,
        withNote(note, renderAudienceCard(draft, meant && draft.audience, false, reader.locale)),
      )
    return true
  }

  async function create(
    { chatId }: Reader,
    content: BroadcastContent,
    article: Article | undefined,
    line: Source['line'],
  ) {
    const audience = line?.audience ?? (article ? await readersOf(deps, [article.language]) : { kind: 'everyone' })
    const draft = await deps.store.createBroadcast({ authorId: chatId, content, audience, createdAt: deps.now() })
    const { startAt } = line ?? {}
    const timed = startAt && (await deps.store.changeBroadcast(draft.id, ['draft'], asNextVersion(draft, { startAt })))
    return timed || draft
  }

  /** The other parts follow; without a draft they are swallowed, as the first one was refused. */
  async function followAlbum(chatId: number, groupId: string, message: TelegramMessage, draft: Broadcast | undefined) {
    const { message_id: lastMessageId } = message
    const state = draft ? 'open' : 'over'
    await saveAlbum(deps, chatId, {
      groupId,
      broadcastId: draft?.id ?? '',
      lastMessageId,
      lastPartAt: deps.now(),
      state,
    })
    if (draft) void closeWhenSilent(deps, chatId, lastMessageId)
  }

  /** The article a text that is nothing but a number, an id or a link means, or why it means none. */
  async function articleMeant(reader: Reader, text: string): Promise<Article | { html: string } | undefined> {
    const what = text.trim()
    const isNumber = /^\d{1,12}$/.test(what)
    const isLink = /^https?:\/\/\S+$/i.test(what)
    if (!isNumber && !isLink && !/^[\w-]{4,60}$/.test(what)) return undefined
    const found = await findArticle(deps, reader, what)
    // A link to somewhere else, or a word, is a text like any other.
    if (found.kind === 'none') return isNumber ? { html: found.message.html } : undefined
    const isGone = found.article.withdrawnAt !== undefined
    return isGone ? { html: reader.locale.html('breaking-withdrawn') } : found.article
  }

  async function dropReplaced({ chatId, locale }: Reader, id: string): Promise<void> {
    const replaced = await deps.store.broadcast(id)
    if (replaced?.authorId !== chatId) return
    const dropped = await deps.store.changeBroadcast(id, ['draft'], { state: 'cancelled', endedAt: deps.now() })
    if (dropped?.cardId === undefined) return
    await deps.telegram.edit(chatId, dropped.cardId, { html: locale.html('broadcast-dropped') })
  }

  async function say({ chatId }: Reader, html: string): Promise<false> {
    await deps.telegram.send(chatId, { html })
    return false
  }
}

function withNote(note: string | undefined, card: Message): Message {
  return note === undefined ? card : { ...card, html: `${note}\n\n${card.html}` }
}

function isCommand(caption: string, username: string): boolean {
  const [word = ''] = caption.split(/\s/, 1)
  return word === '/broadcast' || word.toLowerCase() === `/broadcast@${username.toLowerCase()}`
}
