// Dates as the agency prints them. Its clock is Baku's, which has been UTC+4 without summer time since 2016.
import type { Language } from './articles/article.ts'

const bakuOffsetMs = 4 * 3_600_000
export const minuteMs = 60_000

const months: Record<Language, string[]> = {
  az: 'yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
  ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
}

/** The start of the minute: the agency knows no seconds. */
export function wholeMinute(at: number): number {
  return Math.floor(at / minuteMs) * minuteMs
}

/** `Sun, 13 Sep 2026 17:03:00 +0400` (RFC 822). */
export function rfc822(at: number): string {
  return new Date(at + bakuOffsetMs).toUTCString().replace('GMT', '+0400')
}

/** `13.09.2026` */
function bakuDay(at: number): string {
  const [year, month, day] = local(at).slice(0, 10).split('-')
  return `${day}.${month}.${year}`
}

/** `17:03` */
export function bakuTime(at: number): string {
  return local(at).slice(11, 16)
}

/** `13.09.2026 [17:03]`; the day is left out where it is the day of `pageAt`. */
export function pageStamp(at: number, pageAt?: number): string {
  const time = `[${bakuTime(at)}]`
  return pageAt !== undefined && bakuDay(at) === bakuDay(pageAt) ? time : `${bakuDay(at)} ${time}`
}

/** `November 24` in English, `24 noyabr` and `24 ноября` elsewhere. */
export function monthAndDay(at: number, language: Language): string {
  const date = new Date(at + bakuOffsetMs)
  const month = months[language][date.getUTCMonth()] ?? ''
  return language === 'en' ? `${month} ${date.getUTCDate()}` : `${date.getUTCDate()} ${month}`
}

function local(at: number): string {
  return new Date(at + bakuOffsetMs).toISOString()
}
