// The parts of an album after its first: each joins the draft the first one made, until its card is out. It asks nothing.
import { Composer } from 'grammy'
import type { Message as TelegramMessage } from 'grammy/types'
import type { Deps } from '#deps'
import { asNextVersion, versionOf } from '#domain/broadcast-change'
import { contentOf, failureHtml, type MediaContent, namesPerson } from '#features/broadcast-content'
import { commandLine } from '#features/command-case'
import { type Ctx, readerOf } from '#features/context'
import { type Album, albumOf, closeWhenSilent, saveAlbum } from '#jobs/close-albums'
import type { Locale } from '#locale'

/** What came of a part: the album as it goes on, and what the editor is to be told, if anything. */
type Joined = { state: Album['state']; html?: string }

/** Bot API, sendMediaGroup; clients send what is more as another album. */
const MOST_ITEMS = 10
/** Longer than the upload of the rest takes. */
const MOST_APART_MS = 300_000

/** Comes before the questions: a part is no answer to one. Parts of an album nobody was asked for pass by. */
export function album(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.on('message', async (ctx, next) => {
    const known = await albumOf(deps, ctx.chatId)
    const { message } = ctx
    if (known === undefined || message.media_group_id === undefined) return next()
    if (known.groupId !== message.media_group_id) return (await isRest(ctx, known)) ? passOver(ctx, known) : next()
    // An update may come twice after a kill.
    if (message.message_id <= known.lastMessageId) return
    const { locale } = await readerOf(deps, ctx)
    const { state, html } = known.state === 'over' ? { state: known.state } : await join(known, message, locale)
    await saveAlbum(deps, ctx.chatId, { ...known, state, lastMessageId: message.message_id, lastPartAt: deps.now() })
    if (state === 'open') void closeWhenSilent(deps, ctx.chatId, message.message_id)
    if (html !== undefined) await deps.telegram.send(ctx.chatId, { html })
  })
  return composer

  /** Whether it belongs to the album that follows because one holds no more than ten. */
  async function isRest(ctx: Ctx, { groupId, restId, broadcastId, state, lastPartAt }: Album): Promise<boolean> {
    const ownId = ctx.message?.media_group_id
    if (ownId === restId) return true
    const isAsked = Object.values(ctx.conversation.active()).some((count) => count > 0)
    const isCommand = commandLine(ctx.message) !== undefined
    if (ownId === groupId || isAsked || isCommand || deps.now() - lastPartAt > MOST_APART_MS) return false
    const content = (await deps.store.broadcast(broadcastId))?.content
    return state === 'over' || (content?.kind === 'media' && content.items.length === MOST_ITEMS)
  }

  /** That it is left out is said once; of an album that was refused nothing more is said. */
  async function passOver(ctx: Ctx, known: Album): Promise<void> {
    const { chatId, locale } = await readerOf(deps, ctx)
    const restId = ctx.message?.media_group_id
    if (restId === undefined || restId === known.restId) return
    await saveAlbum(deps, chatId, { ...known, restId })
    if (known.state !== 'over' && known.restId === undefined)
      await deps.telegram.send(chatId, { html: locale.html('broadcast-album-second') })
  }

  async function join(known: Album, message: TelegramMessage, locale: Locale): Promise<Joined> {
    const { store, now } = deps
    const draft = await store.broadcast(known.broadcastId)
    const isOpen = known.state === 'open' && draft?.state === 'draft' && draft.cardId === undefined
    const late: Joined = { state: 'over', html: locale.html('broadcast-album-late') }
    if (!isOpen || draft.content.kind !== 'media') return late
    const part = contentOf(message)
    if (part.kind !== 'content') {
      await store.changeBroadcast(draft.id, ['draft'], { state: 'cancelled', endedAt: now() })
      return { state: 'over', html: failureHtml(part, locale) }
    }
    if (part.content.kind !== 'media') return late
    const { content, isCaptionLeftOut } = joinParts(draft.content, part.content)
    const change = asNextVersion(draft, { content })
    const changed = await store.changeBroadcast(draft.id, ['draft'], change, { version: versionOf(draft) })
    if (changed === undefined) return late
    if (isCaptionLeftOut) return { state: 'open', html: locale.html('broadcast-album-caption') }
    return namesPerson(message) ? { state: 'open', html: locale.html('broadcast-no-mention') } : { state: 'open' }
  }
}

/** An album shows one caption: the first there is. */
function joinParts(album: MediaContent, part: MediaContent): { content: MediaContent; isCaptionLeftOut: boolean } {
  const items = [...album.items, ...part.items]
  if (album.text === '') return { content: { ...part, items }, isCaptionLeftOut: false }
  return { content: { ...album, items }, isCaptionLeftOut: part.text !== '' }
}
