// /read: the full text by number, id or link, by button, or by sending just the number, the link or a card; its pages, and the
// form it comes in.
import { Composer } from 'grammy'
import type { Message } from 'grammy/types'
import type { Deps } from '#deps'
import { type AnswerPress, type Ctx, isInGroup, onPress, type Reader, readerOf, reply, show } from '#features/context'
import { openArticle } from '#features/open-article'
import { findArticle } from '#features/which-article'
import { readPage } from '#jobs/read-page'
import { renderForms, sendRichParts } from '#jobs/send-article'
import type { Action } from '#views/action'
import { cutText } from '#views/html'

type PageAction = Extract<Action, { kind: 'page' | 'question' }>
type FormAction = Extract<Action, { kind: 'form' }>

/** Bot API, answerCallbackQuery: 200 characters. */
const LONGEST_TOAST = 190

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
    (action) => (action.kind === 'page' || action.kind === 'question' ? action : undefined),
    turnPage,
  )
  onPress(composer, deps, (action) => (action.kind === 'form' ? action : undefined), chooseForm)
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

  /** A question may stand on the page that is open already: its words in the toast say where to look. */
  async function turnPage(ctx: Ctx, action: PageAction, answer: AnswerPress): Promise<void> {
    const text = await readText(ctx, action.id, answer)
    if (text === undefined) return
    const { pages, page } = text
    const asked = action.kind === 'question' ? page.turns[action.number - 1]?.question : undefined
    if (asked !== undefined) await answer(cutText(asked, LONGEST_TOAST))
    const index =
      action.kind === 'page' ? action.page : pages.findIndex(({ questions }) => questions.includes(action.number))
    const wanted = pages.at(Math.min(index, pages.length - 1))
    if (wanted) await show(deps, ctx, wanted)
  }

  /**
   * Remembered for the chat. The rich form is a message of its own: in an app that cannot show it the pages stay readable. They
   * take its place where it is only one.
   */
  async function chooseForm(ctx: Ctx, { id, form }: FormAction, answer: AnswerPress): Promise<void> {
    if (isInGroup(ctx)) return openId(ctx, id)
    const text = await readText(ctx, id, answer)
    if (text === undefined) return
    const { reader, rich, pages } = text
    const { chatId, chat, locale } = reader
    if (chat !== undefined) {
      await deps.store.changeSettings(chatId, { textForm: form }, [], 'keep')
      await answer(locale.text(`toast-form-${form}`))
    }
    if (form === 'rich' && (await sendRichParts(deps, chatId, rich))) return
    const [first] = form === 'pages' ? pages : ((await readText(ctx, id, answer))?.pages ?? [])
    if (first) await (form === 'pages' && rich.length > 1 ? reply(deps, ctx, first) : show(deps, ctx, first))
  }

  /** The text of an article in all its forms; undefined where it cannot be had now, which is then told. */
  async function readText(ctx: Ctx, id: string, answer: AnswerPress) {
    const reader = await readerOf(deps, ctx)
    const [article] = await deps.store.keptArticles([id])
    const reading = article && (await readPage(deps, article))
    if (reading?.kind !== 'page') return void (await answer(reader.locale.text('toast-stale-article')))
    const forms = await renderForms(deps, reader, reading.article, reading.page)
    return { reader, page: reading.page, ...forms }
  }
}

/** The article of a card that was shared here with `@bot words`: its first button leads to it. */
function cardId({ reply_markup: markup }: Message): string | undefined {
  const [button] = markup?.inline_keyboard.flat() ?? []
  return button !== undefined && 'url' in button ? /\?start=a_([A-Za-z0-9_-]{1,60})$/.exec(button.url)?.[1] : undefined
}
