// The sentence for whatever was not understood: an unknown command, a text without words, a picture. It comes last.
import { Composer } from 'grammy'
import type { Message as TelegramMessage } from 'grammy/types'
import type { Deps } from '#deps'
import { isFirstPart } from '#features/album-part'
import { hasContent } from '#features/ask'
import { contentOf } from '#features/broadcast-content'
import { commandLine } from '#features/command-case'
import { type Ctx, readerOf } from '#features/context'
import { isAtDesk } from '#features/rights'

export function notUnderstood(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.on('message', async (ctx, next) => {
    const { message, chatId } = ctx
    if (!hasContent(message)) return next()
    if (!(await isFirstPart(deps, message))) return
    const { locale } = await readerOf(deps, ctx)
    await deps.telegram.send(chatId, { html: locale.html(await keyFor(ctx, message)) })
  })
  return composer

  async function keyFor(ctx: Ctx, message: TelegramMessage): Promise<string> {
    if (commandLine(message) !== undefined) return 'command-unknown'
    const isSendable = contentOf(message).kind !== 'unsendable'
    return isSendable && (await isAtDesk(deps, ctx)) ? 'editor-unasked' : 'text-unknown'
  }
}
