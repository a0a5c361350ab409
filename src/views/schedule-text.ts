// A schedule in words: "on weekdays at 08:00 and 18:30; on weekends at 10:00". It decides nothing about time.
import type { QuietHours } from '#domain/chat'
import type { Schedule, ScheduleRule } from '#domain/schedule'
import type { Locale } from '#locale'

/** 485 → `08:05`. */
function clockTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** Plain text; "off" in the reader's language for an empty schedule. */
export function scheduleText(schedule: Schedule, locale: Locale): string {
  if (schedule.length === 0) return locale.text('schedule-none')
  const all = new Intl.ListFormat(locale.language)
  const ruleText = (rule: ScheduleRule) =>
    locale.text('schedule-rule', { days: daysText(rule, locale), times: all.format(rule.minutes.map(clockTime)) })
  return schedule.map(ruleText).join('; ')
}

/** `23:00–07:00`, or "off" in the reader's language. */
export function quietText(quiet: QuietHours | undefined, locale: Locale): string {
  return quiet ? `${clockTime(quiet.fromMinute)}–${clockTime(quiet.toMinute)}` : locale.text('quiet-none')
}

function daysText(rule: ScheduleRule, locale: Locale): string {
  const days = rule.weekdays.join('')
  if (days === '1234567') return locale.text('days-all')
  if (days === '12345') return locale.text('days-weekdays')
  if (days === '67') return locale.text('days-weekends')
  const name = new Intl.DateTimeFormat(locale.language, { weekday: 'short', timeZone: 'UTC' })
  // 1 January 2024 is a Monday.
  return rule.weekdays.map((day) => name.format(Date.UTC(2024, 0, day))).join(', ')
}
