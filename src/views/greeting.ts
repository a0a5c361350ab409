// The greeting that fits the reader's local hour.
import type { Instant } from '#domain/article'
import type { Locale } from '#locale'

/** "Good morning!" from 5, "day" from 12, "evening" from 17, "night" from 23, in the zone's local time. */
export function greeting(at: Instant, zone: string, locale: Locale): string {
  const hour = Number(locale.time(at, zone).slice(0, 2))
  const part = hour < 5 || hour >= 23 ? 'night' : hour < 12 ? 'morning' : hour < 17 ? 'day' : 'evening'
  return locale.text(`greeting-${part}`)
}
