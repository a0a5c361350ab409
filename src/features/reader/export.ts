// /export: all of what is stored about the chat, as one file. Nothing is kept of it: after a kill it is asked for again.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import { type Ctx, onPress, readerOf } from '#features/context'
import { composeExport } from '#jobs/compose-export'

export function exportAll(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.command('export', (ctx) => sendExport(ctx))
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'do' && action.what === 'export' ? action : undefined),
    async (ctx, _action, answer) => {
      // A file of many people's chat is nobody's to ask for in front of them: in a group there is no such button.
      if (ctx.chat?.type !== 'private' || ctx.about !== undefined)
        return answer((await readerOf(deps, ctx)).locale.text('toast-unknown-button'))
      await answer()
      await sendExport(ctx)
    },
  )
  return composer

  async function sendExport(ctx: Ctx): Promise<void> {
    const { telegram } = deps
    const { chatId, settings, locale } = await readerOf(deps, ctx)
    await telegram.typing(chatId)
    const pieces: Uint8Array[] = []
    const encoder = new TextEncoder()
    for await (const piece of composeExport(deps, chatId, locale)) pieces.push(encoder.encode(piece))
    const at = deps.now()
    const file = { bytes: pieces, name: `briefing-${new Date(at).toISOString().slice(0, 10)}.json` }
    const caption = { html: locale.html('export-done', { when: locale.dateTime(at, settings.zone) }) }
    const { kind } = await telegram.sendFile(chatId, file, caption)
    if (kind !== 'sent' && kind !== 'unreachable') await telegram.send(chatId, { html: locale.html('export-failed') })
  }
}
