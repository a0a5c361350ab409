// Texts by language (Fluent). No text lives in code; a view asks for it by key.
import type { Instant } from '#domain/article'

/** Telegram HTML that is already escaped. */
export type Html = { html: string }

export type TextArgs = Record<string, string | number | Html>

export type Locale = {
  /** ISO 639-1 code of the interface language. */
  language: string
  rtl: boolean
  /** Plain text, for buttons, toasts, commands. */
  text(key: string, args?: TextArgs): string
  /** Telegram HTML: string arguments are escaped here and nowhere else; `Html` ones pass as they are. */
  html(key: string, args?: TextArgs): string
  has(key: string): boolean
  /** 24-hour local time, `08:05`. */
  time(at: Instant, zone: string): string
  /** "Tuesday, 24 November" in the language's own order. */
  date(at: Instant, zone: string): string
  /** "24 Nov". */
  day(at: Instant, zone: string): string
  /** "24 Nov, 08:05". */
  dateTime(at: Instant, zone: string): string
  number(value: number): string
  /** "Turkish", of an ISO 639 code; the code itself where nobody has a name for it. */
  languageName(code: string): string
  /** The same in that language itself: "Türkçe". */
  ownLanguageName(code: string): string
}

export type Locales = {
  /** Languages with a complete translation, the source language first. */
  languages: string[]
  /** The locale of a language; of the nearest to it for one that is not offered, `en` where none is near. */
  of(language: string): Locale
  /** `az-Latn-AZ` → `az`; undefined when not offered. */
  match(languageTag: string | undefined): string | undefined
}
