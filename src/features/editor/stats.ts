// /stats: the figures, with a chart as a picture; without one where it cannot be drawn or sent.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import type { ChartTheme } from '#domain/chart'
import { lastDays } from '#domain/day-figures'
import { type AnswerPress, type Ctx, onPress, readerOf, show } from '#features/context'
import type { Message } from '#views/message'
import { CHART_DAYS, renderStats, renderStatsChart } from '#views/stats'

const PICTURE_NAME = 'stats.png'

export function stats(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.command('stats', (ctx) => display(ctx, 'light'))
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'desk' && action.what === 'chart' ? action : undefined),
    async (ctx, { subject }, answer: AnswerPress) => {
      await answer()
      await display(ctx, subject === 'dark' ? 'dark' : 'light')
    },
  )
  return composer

  async function display(ctx: Ctx, theme: ChartTheme): Promise<void> {
    const { store, telegram, now, drawChart } = deps
    const { chatId, locale, settings } = await readerOf(deps, ctx)
    await telegram.typing(chatId)
    const at = now()
    const days = lastDays(at, CHART_DAYS, deps.settings.defaultZone)
    const [standing, figures] = await Promise.all([
      store.standing(at),
      store.dayFigures(days[0] ?? '', days.at(-1) ?? ''),
    ])
    const view = { standing, figures, at, zone: settings.zone, newsroomZone: deps.settings.defaultZone }
    const text = renderStats(view, locale)
    const bytes = await drawChart(renderStatsChart(view, theme, locale))
    const isShown = bytes !== undefined && (await showPicture(ctx, { bytes, name: PICTURE_NAME }, text))
    if (!isShown) await show(deps, ctx, text)
  }

  /** In place of the picture whose button was pressed, else as a new one. False: Telegram did not take it. */
  async function showPicture(ctx: Ctx, picture: { bytes: Uint8Array; name: string }, text: Message): Promise<boolean> {
    const chatId = ctx.chatId ?? 0
    const pressedId = ctx.callbackQuery?.message?.message_id
    if (pressedId !== undefined) {
      const { kind } = await deps.telegram.editPicture(chatId, pressedId, picture, text)
      if (kind === 'sent' || kind === 'unchanged') return true
    }
    return (await deps.telegram.sendPicture(chatId, picture, text)).kind === 'sent'
  }
}
