// /stats: the figures, with a chart as a picture; without one where it cannot be drawn or sent.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import type { ChartTheme } from '#domain/chart'
import { lastDays } from '#domain/day-figures'
import { type AnswerPress, type Ctx, onPress, readerOf } from '#features/context'
import { isEditor } from '#features/rights'
import { CHART_DAYS, renderStats, renderStatsChart } from '#views/stats'

const PICTURE_NAME = 'stats.png'

export function stats(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  const own = composer.filter((ctx) => isEditor(deps, ctx))
  own.command('stats', (ctx) => send(ctx, 'light'))
  onPress(
    own,
    deps,
    (action) => (action.kind === 'desk' && action.what === 'chart' ? action : undefined),
    async (ctx, { subject }, answer: AnswerPress) => {
      await answer()
      await send(ctx, subject === 'dark' ? 'dark' : 'light')
    },
  )
  return composer

  async function send(ctx: Ctx, theme: ChartTheme): Promise<void> {
    const { store, telegram, now, drawChart } = deps
    const { chatId, locale } = await readerOf(deps, ctx)
    await telegram.typing(chatId)
    const at = now()
    const days = lastDays(at, CHART_DAYS)
    const [standing, figures] = await Promise.all([
      store.standing(at),
      store.dayFigures(days[0] ?? '', days.at(-1) ?? ''),
    ])
    const view = { standing, figures, at }
    const text = renderStats(view, locale)
    const bytes = await drawChart(renderStatsChart(view, theme, locale))
    const outcome = bytes && (await telegram.sendPicture(chatId, { bytes, name: PICTURE_NAME }, text))
    if (outcome?.kind !== 'sent') await telegram.send(chatId, text)
  }
}
