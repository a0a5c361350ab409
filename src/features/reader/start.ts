// /start: subscribes at once, or opens the article of a deep link and only offers to subscribe.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import { newsLanguages } from '#domain/news-languages'
import { nextSlotAfterPause } from '#domain/pause'
import { connectionOf } from '#features/connection'
import { type Ctx, onPress, readerOf, reply, show } from '#features/context'
import { mayManage, refuseManaging } from '#features/managing'
import { openArticle } from '#features/open-article'
import { renderOffer, renderWelcome } from '#views/menu-welcome'

export function start(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.command('start', async (ctx) => {
    const id = /^a_([A-Za-z0-9_-]{1,60})$/.exec(ctx.match.trim())?.[1]
    if (id === undefined) return welcome(deps, ctx)
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
    (ctx) => welcome(deps, ctx),
  )
  return composer
}

async function welcome(deps: Deps, ctx: Ctx): Promise<void> {
  if (!(await mayManage(deps, ctx))) return refuseManaging(deps, ctx)
  const { chatId, chat, settings } = await readerOf(deps, ctx)
  const kind = ctx.chat?.type ?? 'private'
  const connection = connectionOf(ctx)
  const defaults = connection === undefined ? settings : { ...settings, connection }
  // Who comes back comes back from a pause, too.
  const { pause, ...unpaused } = settings
  const planned = chat?.state === 'active' && pause !== undefined ? { ...unpaused, pause } : unpaused
  const nextSlotAt = nextSlotAfterPause(planned, deps.now())
  const subscribed = await deps.store.subscribe(chatId, kind, defaults, nextSlotAt, deps.now())
  if (connection !== undefined && chat !== undefined && chat.state !== 'active')
    await deps.store.changeSettings(chatId, { connection }, [], 'keep')
  const how = subscribed.isNew ? 'new' : chat?.state === 'active' ? 'again' : 'back'
  const [main] = newsLanguages(subscribed.chat, await deps.store.newsLanguages(), deps.settings.defaultLanguage)
  const differs = main !== undefined && main !== subscribed.chat.language ? main : undefined
  const locale = deps.locales.of(subscribed.chat.language)
  await show(deps, ctx, renderWelcome(how, subscribed.chat, differs, deps.now(), locale))
}
