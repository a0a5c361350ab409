// Loads the texts of `locales/*.ftl` with Fluent. A reader never meets an error of a translation: English steps in,
// and where that fails too, the key.
import { readdirSync, readFileSync } from 'node:fs'
import { FluentBundle, FluentResource } from '@fluent/bundle'
import type { Instant } from '#domain/article'
import { escapeHtml, visibleText } from '#views/html'
import type { Locale, Locales, TextArgs } from './locale.ts'

const SOURCE = 'en'
const RIGHT_TO_LEFT = ['ar', 'he', 'fa', 'ur']

/** Where `Intl` needs more than the language to write dates as its readers do. */
const INTL_TAGS: Record<string, string> = { en: 'en-GB' }

/** Languages whose readers are likelier to read another offered one than English. */
const NEAREST: Record<string, string> = {
  ...Object.fromEntries(['tr', 'tk', 'gag', 'crh'].map((code) => [code, 'az'])),
  ...Object.fromEntries(['be', 'uk', 'kk', 'ky', 'uz', 'tg', 'hy', 'ka', 'ab'].map((code) => [code, 'ru'])),
}

/** The project's own folder, as seen from `src/` and from `dist/` alike. */
const SHIPPED = new URL('../locales/', import.meta.url)

type Values = Record<string, string | number>

/**
 * The locales of a folder of `.ftl` files; throws when the source language is missing or a file repeats a key.
 * Read once, at start: the files are part of the program.
 */
export function loadLocales(folder: URL = SHIPPED): Locales {
  const bundles = new Map<string, FluentBundle>()
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ftl'))) {
    const language = file.slice(0, -'.ftl'.length)
    bundles.set(language, createBundle(language, readFileSync(new URL(file, folder), 'utf8')))
  }
  const source = bundles.get(SOURCE)
  if (source === undefined) throw new Error(`No ${SOURCE}.ftl in ${folder.href}`)
  const english = createLocale(SOURCE, source, source)
  const locales = new Map([[SOURCE, english]])
  for (const language of [...bundles.keys()].sort()) {
    if (language !== SOURCE) locales.set(language, createLocale(language, bundles.get(language) ?? source, source))
  }
  return {
    languages: [...locales.keys()],
    of: (language) => locales.get(language) ?? locales.get(NEAREST[language] ?? SOURCE) ?? english,
    match: (tag) => {
      const language = tag?.toLowerCase().split(/[-_]/)[0] ?? ''
      return locales.has(language) ? language : undefined
    },
  }
}

function createBundle(language: string, text: string): FluentBundle {
  // Isolation marks around arguments would count against Telegram's limits and break copied text.
  const bundle = new FluentBundle(language, { useIsolating: false })
  const [error] = bundle.addResource(new FluentResource(text))
  if (error !== undefined) throw new Error(`${language}.ftl: ${error.message}`)
  return bundle
}

function createLocale(language: string, own: FluentBundle, source: FluentBundle): Locale {
  const format = (key: string, values: Values) => formatWith(own, key, values) ?? formatWith(source, key, values) ?? key
  const tag = INTL_TAGS[language] ?? language
  const formatters = new Map<string, Intl.DateTimeFormat>()
  const formatDate = (name: string, options: Intl.DateTimeFormatOptions, at: Instant, zone: string) => {
    const key = `${name} ${zone}`
    let formatter = formatters.get(key)
    if (formatter === undefined) {
      formatter = new Intl.DateTimeFormat(tag, { ...options, timeZone: zone })
      formatters.set(key, formatter)
    }
    return formatter.format(at)
  }
  const numbers = new Intl.NumberFormat(tag)
  const time = (at: Instant, zone: string) =>
    formatDate('time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, at, zone)
  const day = (at: Instant, zone: string) => formatDate('day', { day: 'numeric', month: 'short' }, at, zone)
  return {
    language,
    rtl: RIGHT_TO_LEFT.includes(language),
    text: (key, args) =>
      format(
        key,
        toValues(args, (html) => visibleText(html), String),
      ),
    html: (key, args) => format(key, toValues(args, String, escapeHtml)),
    has: (key) => own.hasMessage(key) || source.hasMessage(key),
    time,
    date: (at, zone) => formatDate('date', { weekday: 'long', day: 'numeric', month: 'long' }, at, zone),
    day,
    dateTime: (at, zone) => `${day(at, zone)}, ${time(at, zone)}`,
    number: (value) => numbers.format(value),
    languageName: (code) => formatWith(own, `language-${code}`, {}) ?? nameOf(code, tag),
    ownLanguageName: (code) => formatWith(source, `language-own-${code}`, {}) ?? nameOf(code, code),
  }
}

/** The language's name in another one, as it begins a line; the code where none is known. */
function nameOf(code: string, tag: string): string {
  try {
    const name = new Intl.DisplayNames(tag, { type: 'language', fallback: 'none' }).of(code)
    if (name === undefined) return code
    return name.slice(0, 1).toLocaleUpperCase(tag) + name.slice(1)
  } catch {
    return code
  }
}

function formatWith(bundle: FluentBundle, key: string, values: Values): string | undefined {
  const pattern = bundle.getMessage(key)?.value
  if (pattern === undefined || pattern === null) return undefined
  const errors: Error[] = []
  // Without an array to collect them, Fluent throws the first error.
  const text = bundle.formatPattern(pattern, values, errors)
  return errors.length === 0 ? text : undefined
}

function toValues(args: TextArgs = {}, fromHtml: (html: string) => string, fromText: (text: string) => string): Values {
  const values: Values = {}
  for (const [name, value] of Object.entries(args)) {
    values[name] =
      typeof value === 'object' ? fromHtml(value.html) : typeof value === 'string' ? fromText(value) : value
  }
  return values
}
