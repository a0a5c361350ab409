// /read: the full text by number, id or link, by button, or by sending just the number, the link or a card.
import { Composer } from 'grammy'
import type { Message } from 'grammy/types'
import type { Deps } from '#deps'
import { type AnswerPress, type Ctx, onPress, type Reader, readerOf, reply, show } from '#features/context'
import { openArticle } from '#features/open-article'
import { findArticle } from '#features/which-article'
import { readPage } from '#jobs/read-page'
import { articleOptions } from '#jobs/send-article'
import { renderArticlePages } from '#views/article-pages'

export function read(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.command('read', async (ctx) => {
    const reader = await readerOf(deps, ctx)
    if (ctx.match.trim() === '') return void (await reply(deps, ctx, { html: reader.locale.html('read-usage') }))
    await open(ctx, reader, ctx.match.trim())
  })
  composer.on('message:text', async (ctx, next) => {
    const text = ctx.message.text.trim()
    const card = ctx.message.via_bot?.id === ctx.me.id ? cardId(ctx.message) : undefined
    if (card !== undefined) return openId(ctx, card)
    if (!/^\d{1,12}$/.test(text) && !/^https?:\/\/\S+$/i.test(text)) return next()
    await open(ctx, await readerOf(deps, ctx), text)
  })
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'read' ? action : undefined),
    async (ctx, { id }, answer) => {
      await answer()
      await openId(ctx, id)
    },
  )
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'page' ? action : undefined),
    (ctx, action, answer) => turnPage(ctx, action, answer),
  )
  return composer

  async function open(ctx: Ctx, reader: Reader, what: string): Promise<void> {
    const found = await findArticle(deps, reader, what)
    if (found.kind === 'none') return void (await reply(deps, ctx, found.message))
    await openArticle(deps, ctx, reader, found.article)
  }

  /** By button: an id, never a place in a list. */
  async function openId(ctx: Ctx, id: string): Promise<void> {
    const reader = await readerOf(deps, ctx)
    const [article] = await deps.store.keptArticles([id])
    if (article) await openArticle(deps, ctx, reader, article)
    else await reply(deps, ctx, { html: reader.locale.html('read-unknown', { what: id }) })
  }

  async function turnPage(ctx: Ctx, action: { id: string; page: number }, answer: AnswerPress): Promise<void> {
    const { chatId, settings, locale, botUsername } = await readerOf(deps, ctx)
    const [article] = await deps.store.keptArticles([action.id])
    const reading = article && (await readPage(deps, article))
    if (reading?.kind !== 'page') return answer(locale.text('toast-stale-article'))
    const options = await articleOptions(deps, chatId, reading.article, reading.page, settings, botUsername)
    const pages = renderArticlePages(reading.article, reading.page, options, locale)
    const page = pages[Math.min(action.page, pages.length - 1)]
    if (page) await show(deps, ctx, page)
  }
}

/** The article of a card that was shared here with `@bot words`: its first button leads to it. */
function cardId({ reply_markup: markup }: Message): string | undefined {
  const [button] = markup?.inline_keyboard.flat() ?? []
  return button !== undefined && 'url' in button ? /\?start=a_([A-Za-z0-9_-]{1,60})$/.exec(button.url)?.[1] : undefined
}
