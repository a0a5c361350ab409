// /check: "did the agency publish this?", for pasted or forwarded text, captions and links. A forwarded message asks by itself.
import { Composer } from 'grammy'
import type { Message } from 'grammy/types'
import type { Deps } from '#deps'
import { isFirstPart } from '#features/album-part'
import { enterQuestion, question } from '#features/ask'
import { type Ctx, readerOf, reply } from '#features/context'
import { judgeText } from '#features/judge-text'
import { renderVerdict } from '#views/check'

export function check(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.use(
    question(
      deps,
      'ask-check',
      'check-ask',
      async (ctx) => (await answer(ctx, textOf(ctx.message))) !== 'too-short',
      ({ message }) => isForwarded(message) || !/^(?:\/|$)/.test(textOf(message)),
    ),
  )
  // A command in somebody else's words is none.
  composer.on('message:forward_origin', async (ctx, next) => {
    const text = textOf(ctx.message)
    if (text === '') return next()
    if (await isFirstPart(deps, ctx.message)) await answer(ctx, text)
  })
  composer.command('check', async (ctx) => {
    const text = ctx.match.trim() === '' ? textOf(ctx.message?.reply_to_message) : ctx.match
    if (text.trim() === '') await enterQuestion(ctx, 'ask-check')
    else await answer(ctx, text)
  })
  return composer

  async function answer(ctx: Ctx, text: string): Promise<string> {
    const { chatId, settings, locale } = await readerOf(deps, ctx)
    await deps.telegram.typing(chatId)
    const verdict = await judgeText(deps, text)
    if ('articles' in verdict)
      await deps.store.rememberList(
        chatId,
        verdict.articles.map(({ id }) => id),
      )
    await reply(deps, ctx, renderVerdict(verdict, deps.now(), settings.zone, locale))
    return verdict.kind
  }
}

const isForwarded = (message: Message | undefined) => message?.forward_origin !== undefined
const textOf = (message: Message | undefined) => message?.text ?? message?.caption ?? ''
