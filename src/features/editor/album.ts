// The parts of an album after its first: each joins the draft the first one made, until its card is out. It asks nothing.
import { Composer } from 'grammy'
import type { Message as TelegramMessage } from 'grammy/types'
import type { Deps } from '#deps'
import { asNextVersion, versionOf } from '#domain/broadcast-change'
import { contentOf, failureHtml, type MediaContent } from '#features/broadcast-content'
import { type Ctx, readerOf } from '#features/context'
import { isAtDesk } from '#features/rights'
import { type Album, albumOf, closeWhenSilent, saveAlbum } from '#jobs/close-albums'
import type { Locale } from '#locale'

/** What came of a part: the album as it goes on, and what the editor is to be told, if anything. */
type Joined = { state: Album['state']; html?: string }

/** Comes before the questions: a part is no answer to one. Parts of an album nobody was asked for pass by. */
export function album(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  const own = composer.filter((ctx) => isAtDesk(deps, ctx))
  own.on('message', async (ctx, next) => {
    const known = await albumOf(deps, ctx.chatId)
    const { message } = ctx
    if (known === undefined || known.groupId !== message.media_group_id) return next()
    // An update may come twice after a kill.
    if (message.message_id <= known.lastMessageId) return
    const { locale } = await readerOf(deps, ctx)
    const { state, html } = known.state === 'over' ? { state: known.state } : await join(known, message, locale)
    await saveAlbum(deps, ctx.chatId, { ...known, state, lastMessageId: message.message_id, lastPartAt: deps.now() })
    if (state === 'open') void closeWhenSilent(deps, ctx.chatId, message.message_id)
    if (html !== undefined) await deps.telegram.send(ctx.chatId, { html })
  })
  return composer

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
    return isCaptionLeftOut ? { state: 'open', html: locale.html('broadcast-album-caption') } : { state: 'open' }
  }
}

/** An album shows one caption: the first there is. */
function joinParts(album: MediaContent, part: MediaContent): { content: MediaContent; isCaptionLeftOut: boolean } {
  const items = [...album.items, ...part.items]
  if (album.text === '') return { content: { ...part, items }, isCaptionLeftOut: false }
  return { content: { ...album, items }, isCaptionLeftOut: part.text !== '' }
}
