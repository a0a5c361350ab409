// Dates and times as a reader's client shows them (Bot API, "Date-time entity formatting"). Pure: zone and clock are given.

export type Zone = { locale: string | undefined; timeZone: string | undefined }

/** `at` in a format of `r|w?[dD]?[tT]?`; undefined for an empty or unknown one: the text stands as it is. */
export function dateTimeText(at: number, format: string, now: number, zone: Zone): string | undefined {
  if (format === 'r') return relative(at, now, zone)
  if (!/^w?[dD]?[tT]?$/.test(format) || format === '') return undefined
  const options: Intl.DateTimeFormatOptions = {}
  if (format.includes('w')) options.weekday = 'long'
  if (format.includes('d')) Object.assign(options, { day: '2-digit', month: '2-digit', year: '2-digit' })
  if (format.includes('D')) Object.assign(options, { day: 'numeric', month: 'long', year: 'numeric' })
  if (/t/i.test(format)) Object.assign(options, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  if (format.includes('T')) options.second = '2-digit'
  return formatted(at, options, zone)
}

/** `08:00`. */
export function clockText(at: number, zone: Zone): string {
  return formatted(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, zone)
}

/** `Tuesday, November 24`, with the year if it is not this one. */
export function dayText(at: number, now: number, zone: Zone): string {
  const year = (each: number) => formatted(each, { year: 'numeric' }, zone)
  const ofOther: Intl.DateTimeFormatOptions = year(at) === year(now) ? {} : { year: 'numeric' }
  return formatted(at, { weekday: 'long', day: 'numeric', month: 'long', ...ofOther }, zone)
}

/** All of an instant, with its zone: `Tuesday, 24 November 2026 at 08:00:00 GMT+4`. */
export function momentText(at: number, zone: Zone): string {
  return formatted(at, { dateStyle: 'full', timeStyle: 'long' }, zone)
}

/** The day an instant falls on, as a key. */
export function dayKey(at: number, zone: Zone): string {
  return formatted(at, { year: 'numeric', month: '2-digit', day: '2-digit' }, { ...zone, locale: 'en-CA' })
}

function formatted(at: number, options: Intl.DateTimeFormatOptions, { locale, timeZone }: Zone): string {
  const inZone = timeZone === undefined ? options : { ...options, timeZone }
  return Math.abs(at) > 8.64e15 ? '' : new Intl.DateTimeFormat(locale, inZone).format(at)
}

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000_000],
  ['month', 2_592_000_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
]

function relative(at: number, now: number, { locale }: Zone): string {
  const distance = at - now
  const [unit, size] = UNITS.find(([, each]) => Math.abs(distance) >= each) ?? ['second', 1000]
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.trunc(distance / size), unit)
}
