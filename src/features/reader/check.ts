// /check: "did the agency publish this?", for pasted or forwarded text, captions and links. A forwarded message asks by itself.
import { Composer } from 'grammy'
import type { Message } from 'grammy/types'
import type { Deps } from '#deps'
import { isFirstPart } from '#features/album-part'
import { enterQuestion, question } from '#features/ask'
import { commandLine } from '#features/command-case'
import { type Ctx, readerOf, reply } from '#features/context'
import { judgeText } from '#features/judge-text'
import { richLines, richLinks } from '#features/rich-lines'
import { findByLink } from '#features/which-article'
import { isNothing, judgedArticles, renderJudgement } from '#views/check'

export function check(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.use(
    question(deps, 'ask-check', 'check-ask', (ctx) => answer(ctx, textOf(ctx.message), ctx.message), {
      isAnswer: (ctx) => commandLine(ctx.message) === undefined && textOf(ctx.message) !== '',
    }),
  )
  // A command in somebody else's words is none.
  composer.on('message:forward_origin', async (ctx, next) => {
    const text = textOf(ctx.message)
    if (text === '') return next()
    if (await isFirstPart(deps, ctx.message)) await answer(ctx, text, ctx.message)
  })
  composer.command('check', async (ctx) => {
    const isReply = ctx.match.trim() === ''
    const message = isReply ? ctx.message?.reply_to_message : ctx.message
    const text = isReply ? textOf(message) : ctx.match
    if (text.trim() === '') await enterQuestion(ctx, 'ask-check')
    else await answer(ctx, text, message)
  })
  return composer

  /** False where there was nothing to judge. */
  async function answer(ctx: Ctx, text: string, message: Message | undefined): Promise<boolean> {
    const { chatId, settings, locale } = await readerOf(deps, ctx)
    await deps.telegram.typing(chatId)
    const source = await ownSource(ctx, message)
    const judgement = await judgeText(deps, source ?? [text, ...hiddenLinks(message)].join('\n'))
    const articles = judgedArticles(judgement)
    if (articles.length > 0)
      await deps.store.rememberList(
        chatId,
        articles.map(({ id }) => id),
      )
    await reply(deps, ctx, renderJudgement(judgement, deps.now(), settings.zone, locale))
    return !isNothing(judgement)
  }

  /** The one link of a message the bot itself wrote, an article: nobody can have changed its text. */
  async function ownSource({ me }: Ctx, message: Message | undefined): Promise<string | undefined> {
    const origin = message?.forward_origin
    const author = origin === undefined ? message?.from : origin.type === 'user' ? origin.sender_user : undefined
    if (author?.id !== me.id) return undefined
    const footers = message?.rich_message?.blocks.filter(({ type }) => type === 'footer')
    const [link, ...more] = footers === undefined ? hiddenLinks(message) : richLinks(footers)
    if (link === undefined || more.length > 0) return undefined
    return (await findByLink(deps, link)).kind === 'foreign' ? undefined : link
  }
}

/** Links under words. */
const hiddenLinks = (message: Message | undefined) =>
  [...(message?.entities ?? []), ...(message?.caption_entities ?? [])].flatMap((entity) =>
    entity.type === 'text_link' ? entity.url : [],
  )

function textOf(message: Message | undefined): string {
  const blocks = message?.rich_message?.blocks
  if (blocks === undefined) return message?.text ?? message?.caption ?? ''
  return [...richLines(blocks), ...richLinks(blocks)].join('\n')
}
