// /schedule: when digests come, in one line, by switches, or by answering a question.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import { nextSlotAfterPause } from '#domain/pause'
import type { Schedule } from '#domain/schedule'
import { normaliseSchedule, parseSchedule } from '#domain/schedule-parse'
import { enterQuestion, question } from '#features/ask'
import { changeSettings } from '#features/change'
import { type Ctx, onPress, readerOf, reply, show } from '#features/context'
import { renderSchedule } from '#views/menu-settings'
import { scheduleText } from '#views/schedule-text'

export function schedule(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.use(question(deps, 'ask-time', 'schedule-ask', (ctx) => setSchedule(ctx, ctx.message?.text ?? '')))
  composer.command('schedule', async (ctx) => {
    if (ctx.match.trim() === '') await screen(ctx)
    else await setSchedule(ctx, ctx.match)
  })
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'show' && action.screen === 'schedule' ? action : undefined),
    (ctx) => screen(ctx),
  )
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'do' && action.what === 'ask-time' ? action : undefined),
    (ctx) => enterQuestion(ctx, 'ask-time'),
  )
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'set' && action.what === 'time' ? action.value : undefined),
    async (ctx, value, answer) => {
      const { settings, locale } = await readerOf(deps, ctx)
      const toggled = value === 'off' ? [] : toggleTime(settings.schedule, value)
      if (!toggled) return answer(locale.text('toast-stale'))
      if (!(await changeSettings(deps, ctx, { schedule: toggled }))) return
      await answer(locale.text('toast-saved'))
      await screen(ctx)
    },
  )
  return composer

  async function screen(ctx: Ctx): Promise<void> {
    const { settings, locale } = await readerOf(deps, ctx)
    await show(deps, ctx, renderSchedule(settings, locale))
  }

  /** Replaces the whole schedule; false when the text could not be read, which the reader is told. */
  async function setSchedule(ctx: Ctx, text: string): Promise<boolean> {
    const { locale } = await readerOf(deps, ctx)
    const parsed = parseSchedule(text)
    if (parsed.kind === 'failure') {
      await reply(deps, ctx, { html: locale.html('schedule-wrong', { part: parsed.part.slice(0, 60) }) })
      return false
    }
    const chat = await changeSettings(deps, ctx, { schedule: parsed.schedule })
    if (!chat) return true
    const nextAt = nextSlotAfterPause(chat, deps.now())
    const html = nextAt
      ? locale.html('schedule-set', {
          schedule: scheduleText(chat.schedule, locale),
          zone: chat.zone,
          next: locale.dateTime(nextAt, chat.zone),
        })
      : locale.html('schedule-set-off')
    await reply(deps, ctx, { html })
    return true
  }
}

/** Switches `08:00` on or off for every day; other rules stay. Undefined for what is no time. */
function toggleTime(schedule: Schedule, time: string): Schedule | undefined {
  const parsed = parseSchedule(time)
  const minute = parsed.kind === 'schedule' ? parsed.schedule[0]?.minutes[0] : undefined
  if (minute === undefined) return undefined
  const isOn = schedule.some((rule) => rule.minutes.includes(minute))
  const without = schedule.map((rule) => ({ ...rule, minutes: rule.minutes.filter((one) => one !== minute) }))
  const rules = isOn ? without : [...schedule, { weekdays: [1, 2, 3, 4, 5, 6, 7], minutes: [minute] }]
  return normaliseSchedule(rules.filter((rule) => rule.minutes.length > 0))
}
