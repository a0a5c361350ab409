// /stop, /privacy, /forget: nothing more comes; what is stored; all of it erased, asked twice.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import { type Ctx, onPress, readerOf, reply, show } from '#features/context'
import { mayLeave, refuseManaging } from '#features/managing'
import { publishChatMenu } from '#features/menu'
import { renderForget, renderPrivacy } from '#views/menu-privacy'

export function leave(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.command('stop', (ctx) => stop(ctx))
  composer.command('privacy', (ctx) => privacy(ctx))
  composer.command('forget', (ctx) => askForget(ctx))
  onPress(
    composer,
    deps,
    (action) =>
      action.kind === 'show' && (action.screen === 'privacy' || action.screen === 'forget') ? action.screen : undefined,
    (ctx, screen) => (screen === 'privacy' ? privacy(ctx) : askForget(ctx)),
  )
  onPress(
    composer,
    deps,
    (action) =>
      action.kind === 'do' && (action.what === 'forget' || action.what === 'close' || action.what === 'stop')
        ? action.what
        : undefined,
    async (ctx, what) => {
      if (what === 'stop') return stop(ctx)
      if (!(await mayLeave(deps, ctx))) return refuseManaging(deps, ctx)
      const { chatId, chat, locale } = await readerOf(deps, ctx)
      if (what === 'forget') await deps.store.forgetChat(chatId)
      const done = chat?.kind === 'channel' ? 'channel-forgotten' : 'forget-done'
      await show(deps, ctx, { html: locale.html(what === 'forget' ? done : 'forget-kept') })
      if (what === 'forget' && chat?.kind === 'private') await publishChatMenu(ctx.api, deps, chatId)
    },
  )
  return composer

  async function stop(ctx: Ctx): Promise<void> {
    if (!(await mayLeave(deps, ctx))) return refuseManaging(deps, ctx)
    const { chatId, chat, locale } = await readerOf(deps, ctx)
    if (chat) await deps.store.deactivateChat(chatId, 'stopped')
    await reply(deps, ctx, { html: locale.html(chat?.kind === 'channel' ? 'channel-stopped' : 'stop-done') })
  }

  async function privacy(ctx: Ctx): Promise<void> {
    const { chatId, locale } = await readerOf(deps, ctx)
    await show(deps, ctx, renderPrivacy(chatId, locale))
  }

  async function askForget(ctx: Ctx): Promise<void> {
    const { locale } = await readerOf(deps, ctx)
    await show(deps, ctx, renderForget(locale))
  }
}
