// /broadcast: what is to be sent, as a dialogue, as a reply, or in one line. It ends with a draft and its first card.
import { Composer } from 'grammy'
import type { Message as TelegramMessage } from 'grammy/types'
import type { Deps } from '#deps'
import { keepEntities, textAfter } from '#domain/text-entities'
import { enterQuestion, question } from '#features/ask'
import { sendCard } from '#features/broadcast-card'
import { type Ctx, readerOf } from '#features/context'
import { isEditor } from '#features/rights'
import { renderAudienceCard } from '#views/broadcast-draft'
import { countCodePoints } from '#views/html'

/** Bot API, sendMessage. */
const MOST_CODE_POINTS = 4096

export function broadcast(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  const own = composer.filter((ctx) => isEditor(deps, ctx))
  own.use(
    question(
      deps,
      'ask-broadcast',
      'broadcast-ask',
      (ctx) => draftFrom(ctx, ctx.message),
      ({ message }) => message !== undefined && message.text?.startsWith('/') !== true,
    ),
  )
  own.command('broadcast', async (ctx) => {
    // A question of another command may still wait, and only one can.
    await ctx.conversation.exitAll()
    const { message } = ctx
    const command = (message?.entities ?? []).find(({ type }) => type === 'bot_command')
    const isLine = ctx.match.trim() !== ''
    const given = isLine ? message : message?.reply_to_message
    const isDrafted = given !== undefined && (await draftFrom(ctx, given, isLine ? command?.length : 0))
    if (!isDrafted) await enterQuestion(ctx, 'ask-broadcast')
  })
  return composer

  /** Makes a draft of a message's text from `from` on; false when it has none that can be sent, which the editor is told. */
  async function draftFrom(ctx: Ctx, message: TelegramMessage | undefined, from = 0): Promise<boolean> {
    if (!isEditor(deps, ctx)) return true
    const { chatId, locale } = await readerOf(deps, ctx)
    if (message?.text === undefined) {
      await deps.telegram.send(chatId, { html: locale.html('broadcast-only-text') })
      return false
    }
    const { text, entities } = textAfter({ text: message.text, entities: keepEntities(message.entities ?? []) }, from)
    const count = countCodePoints(text)
    if (text.trim() === '' || count > MOST_CODE_POINTS) {
      const html = locale.html('broadcast-wrong-length', { limit: MOST_CODE_POINTS, count })
      await deps.telegram.send(chatId, { html })
      return false
    }
    const preview = message.link_preview_options?.is_disabled !== true
    const draft = await deps.store.createBroadcast({
      authorId: chatId,
      content: { kind: 'text', text, entities, preview },
      audience: { kind: 'everyone' },
      createdAt: deps.now(),
    })
    await sendCard(deps, draft, renderAudienceCard(draft.id, false, locale))
    return true
  }
}
