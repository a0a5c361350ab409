// /start: subscribes at once, or opens the article of a deep link and only offers to subscribe.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import { type Ctx, onPress, readerOf, reply } from '#features/context'
import { openArticle } from '#features/open-article'
import { RETURN_MS, returnLease, subscribe } from '#features/subscribe'
import { renderOffer } from '#views/menu-welcome'

export function start(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.command('start', async (ctx) => {
    const id = /^a_([A-Za-z0-9_-]{1,60})$/.exec(ctx.match.trim())?.[1]
    if (id === undefined && (await isWelcomed(ctx.chatId))) return
    if (id === undefined) return void (await subscribe(deps, ctx))
    const reader = await readerOf(deps, ctx)
    const [article] = await deps.store.keptArticles([id])
    if (article) await openArticle(deps, ctx, reader, article)
    else await reply(deps, ctx, { html: reader.locale.html('read-unknown', { what: id }) })
    if (reader.chat?.state !== 'active') await reply(deps, ctx, renderOffer(reader.locale))
  })
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'do' && action.what === 'subscribe' ? action : undefined),
    async (ctx) => void (await subscribe(deps, ctx)),
  )
  return composer

  async function isWelcomed(chatId: number): Promise<boolean> {
    if ((await deps.store.chat(chatId))?.state !== 'active') return false
    return !(await deps.store.takeLease(returnLease(chatId), 'start', RETURN_MS))
  }
}
