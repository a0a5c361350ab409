// /settings: everything on one screen, and its switches; /quiet in one line.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import { USUAL_QUIET } from '#domain/chat'
import { parseQuiet } from '#domain/quiet'
import { changeSettings } from '#features/change'
import { type Ctx, kindOf, onPress, readerOf, reply, show } from '#features/context'
import { richMessagesOf } from '#jobs/send-article'
import { renderSettings } from '#views/menu-settings'
import { quietText } from '#views/schedule-text'

const SWITCHES = { sponsored: 'sponsored', empty: 'tellWhenEmpty' } as const

export function settings(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.command('settings', (ctx) => screen(ctx))
  composer.command('quiet', async (ctx) => {
    const { locale } = await readerOf(deps, ctx)
    const parsed = parseQuiet(ctx.match.trim() === '' ? '?' : ctx.match)
    if (parsed.kind === 'failure') {
      await reply(deps, ctx, { html: locale.html('quiet-wrong', { part: ctx.match.trim().slice(0, 60) }) })
      return
    }
    const quiet = parsed.kind === 'quiet' ? parsed.quiet : undefined
    if (!(await changeSettings(deps, ctx, quiet ? { quiet } : {}, quiet ? [] : ['quiet']))) return
    const html = quiet ? locale.html('quiet-set', { quiet: quietText(quiet, locale) }) : locale.html('quiet-set-off')
    await reply(deps, ctx, { html })
  })
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'show' && action.screen === 'settings' ? action : undefined),
    (ctx) => screen(ctx),
  )
  onPress(
    composer,
    deps,
    (action) =>
      action.kind === 'set' && (action.what === 'quiet' || action.what === 'sponsored' || action.what === 'empty')
        ? { what: action.what, isOn: action.value === 'on' }
        : undefined,
    async (ctx, { what, isOn }, answer) => {
      const { locale } = await readerOf(deps, ctx)
      const changed =
        what === 'quiet'
          ? await changeSettings(deps, ctx, isOn ? { quiet: USUAL_QUIET } : {}, isOn ? [] : ['quiet'])
          : await changeSettings(deps, ctx, { [SWITCHES[what]]: isOn })
      if (!changed) return
      await answer(locale.text('toast-saved'))
      await screen(ctx)
    },
  )
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'set' && action.what === 'form' ? action.value : undefined),
    async (ctx, value, answer) => {
      const { locale } = await readerOf(deps, ctx)
      if (!(await changeSettings(deps, ctx, { textForm: value === 'rich' ? 'rich' : 'pages' }))) return
      await answer(locale.text('toast-saved'))
      await screen(ctx)
    },
  )
  return composer

  async function screen(ctx: Ctx): Promise<void> {
    const { chat, settings, locale } = await readerOf(deps, ctx)
    const view = { kind: kindOf(ctx), richMessages: richMessagesOf(deps), ...settings }
    await show(deps, ctx, renderSettings(view, chat?.state === 'active', deps.now(), locale))
  }
}
