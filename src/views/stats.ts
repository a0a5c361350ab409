// The figures for editors: the text, and the words of the chart. Counts only, never who.
import type { Instant } from '#domain/article'
import type { Chart, ChartTheme } from '#domain/chart'
import { lastDays, rowOfDays, startOfDay, sumDays } from '#domain/day-figures'
import type { DayFigures, Standing } from '#domain/figures'
import type { Locale } from '#locale'
import { deskButton } from './desk-buttons.ts'
import type { Keyboard, Message } from './message.ts'
import { sectionName } from './section-name.ts'

/** Days of the chart, and of the longer sums. */
export const CHART_DAYS = 30
const WEEK_DAYS = 7
/** Of languages and sections; what is beyond is summed up. */
const MOST_NAMED = 5

/** Days are those of the newsroom; `zone`: of the editor who reads it. */
export type StatsView = {
  standing: Standing
  figures: DayFigures[]
  at: Instant
  newsroomZone: string
  zone: string
}

/** Fits a caption (1,024 characters). It says when days begin for an editor elsewhere than the newsroom. */
export function renderStats({ standing, figures, at, newsroomZone, zone }: StatsView, locale: Locale): Message {
  const { active, paused, stopped, unreachable, languages, sections } = standing
  const numbers = (counts: Record<string, number>) =>
    Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, locale.number(count)]))
  const spans = [WEEK_DAYS, CHART_DAYS].map((days) => ({
    days,
    sums: sumDays(figures, lastDays(at, days, newsroomZone)),
  }))
  const html = [
    locale.html('stats-screen'),
    ...(zone === newsroomZone
      ? []
      : [locale.html('stats-day-begins', { time: locale.time(startOfDay(at, newsroomZone), zone), zone })]),
    '',
    locale.html('stats-active', numbers({ active, paused })),
    locale.html('stats-others', numbers({ stopped, unreachable })),
    ...spans.map(({ days, sums: { joined, left } }) =>
      locale.html('stats-growth', { days, growth: signed(joined - left, locale), ...numbers({ joined, left }) }),
    ),
    '',
    locale.html('stats-languages', { list: listText(languages, (code) => locale.languageName(code), locale) }),
    locale.html('stats-sections', {
      list: listText(
        sections,
        (slug) => (slug === 'all' ? locale.text('topics-all') : sectionName(locale, slug)),
        locale,
      ),
    }),
    ...spans.flatMap(({ days, sums: { digests, alerts, broadcasts, reads, blocked, failed } }) => [
      '',
      locale.html('stats-days', { days }),
      locale.html('stats-delivered', numbers({ digests, alerts, broadcasts })),
      locale.html('stats-came-of-it', numbers({ reads, blocked, failed })),
    ]),
  ].join('\n')
  return { html, keyboard: themeButtons(locale) }
}

/** The same as a chart: subscribers over time, and what was delivered each day. */
export function renderStatsChart(
  { standing, figures, at, newsroomZone }: StatsView,
  theme: ChartTheme,
  locale: Locale,
): Chart {
  const row = rowOfDays(figures, lastDays(at, CHART_DAYS, newsroomZone), WEEK_DAYS)
  // Of today the figure may be as old as the last look; it is known better.
  const before = row.slice(0, -1).map((one) => one.figures?.active)
  const values = (what: 'digests' | 'alerts' | 'broadcasts') => ({
    name: locale.text(`chart-${what}`),
    values: row.map((one) => one.figures?.[what]),
  })
  return {
    title: locale.text('chart-title'),
    theme,
    days: row.map(({ day }) => locale.day(Date.parse(day), 'UTC')),
    // By the language's own rule; some have none, or only beyond four digits.
    grouping: locale.number(1_000_000).replace(/\d/g, '').slice(0, 1),
    panels: [
      {
        title: locale.text('chart-subscribers'),
        form: 'line',
        series: [{ name: locale.text('chart-subscribers'), values: [...before, standing.active] }],
      },
      {
        title: locale.text('chart-deliveries'),
        form: 'bars',
        series: [values('digests'), values('alerts'), values('broadcasts')],
      },
    ],
  }
}

function themeButtons(locale: Locale): Keyboard {
  return [(['light', 'dark'] as const).map((theme) => deskButton(locale.text(`button-${theme}`), 'chart', theme))]
}

function listText(counts: [string, number][], name: (key: string) => string, locale: Locale): string {
  if (counts.length === 0) return '–'
  const isLong = counts.length > MOST_NAMED
  const named = counts.slice(0, isLong ? MOST_NAMED - 1 : MOST_NAMED)
  const rest = counts.slice(named.length).reduce((sum, [, count]) => sum + count, 0)
  const parts = named.map(([key, count]) => `${name(key)} ${locale.number(count)}`)
  // Chats choose several sections: what is beyond the named ones is no number of chats.
  return [...parts, ...(rest > 0 ? ['…'] : [])].join(' · ')
}

function signed(value: number, locale: Locale): string {
  return value < 0 ? `−${locale.number(-value)}` : `+${locale.number(value)}`
}
