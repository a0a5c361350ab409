// /breaking off|flash|urgent|all [cap]: which alerts come. An editor's `/breaking N`, which sends one, comes before it.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import { type AlertSettings, DEFAULT_ALERTS } from '#domain/alert'
import { alertCap, alertChoice, isBreakingNews, parseAlerts } from '#domain/alert-parse'
import { changeSettings } from '#features/change'
import { type Ctx, onPress, readerOf, reply, show } from '#features/context'
import { alertsText, renderAlerts } from '#views/menu-alerts'

export function breaking(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.command('breaking', async (ctx, next) => {
    if (ctx.match.trim() === '') return screen(ctx)
    // Nobody but editors is told that there is such a thing.
    if (isBreakingNews(ctx.match)) return next()
    const { settings, locale } = await readerOf(deps, ctx)
    const parsed = parseAlerts(ctx.match, settings.alerts ?? DEFAULT_ALERTS)
    if (parsed.kind === 'failure') {
      return void (await reply(deps, ctx, { html: locale.html('alerts-wrong', { part: parsed.part }) }))
    }
    const { alerts } = parsed
    if (!(await changeSettings(deps, ctx, { alerts }))) return
    await reply(deps, ctx, { html: locale.html('alerts-set', { alerts: alertsText(alerts, locale) }) })
  })
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'show' && action.screen === 'alerts' ? action : undefined),
    (ctx) => screen(ctx),
  )
  onPress(
    composer,
    deps,
    (action) =>
      action.kind === 'set' && (action.what === 'alerts' || action.what === 'cap')
        ? { what: action.what, value: action.value }
        : undefined,
    async (ctx, { what, value }, answer) => {
      const { settings, locale } = await readerOf(deps, ctx)
      const alerts = changed(settings.alerts ?? DEFAULT_ALERTS, what, value)
      if (!alerts) return answer(locale.text('toast-stale'))
      if (!(await changeSettings(deps, ctx, { alerts }))) return
      await answer(locale.text('toast-saved'))
      await screen(ctx)
    },
  )
  return composer

  async function screen(ctx: Ctx): Promise<void> {
    const { settings, locale } = await readerOf(deps, ctx)
    await show(deps, ctx, renderAlerts(settings.alerts ?? DEFAULT_ALERTS, locale))
  }
}

/** Undefined for a value no button of ours carries. */
function changed(alerts: AlertSettings, what: 'alerts' | 'cap', value: string): AlertSettings | undefined {
  const choice = what === 'alerts' ? alertChoice(value) : alerts.choice
  const cap = what === 'cap' ? alertCap(value) : alerts.cap
  return choice === undefined || cap === undefined ? undefined : { choice, cap }
}
