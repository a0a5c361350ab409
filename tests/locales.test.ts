import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { FluentResource } from '@fluent/bundle'
import { describe, expect, it } from 'vitest'
import type { FetchFailureCode } from '#domain/feed'
import { loadLocales } from '#locale-fluent'
import { english, locales } from './views/locales.ts'
import { codePoints, parseTelegramHtml } from './views/telegram-html.ts'

const folder = new URL('../locales/', import.meta.url)
const sources = new Map(
  locales.languages.map((language) => [language, readFileSync(new URL(`${language}.ftl`, folder), 'utf8')]),
)
const PLAIN = /^(button|toast|command|section|language-(own-)?..$|greeting|mark|reading-time)/

/** Each message's arguments, found in its parsed pattern. */
function messages(source: string): Map<string, string[]> {
  return new Map(new FluentResource(source).body.map(({ id, value }) => [id, [...new Set(variables(value))].sort()]))
}

function variables(node: unknown): string[] {
  if (node === null || typeof node !== 'object') return []
  const own = 'type' in node && node.type === 'var' && 'name' in node ? [String(node.name)] : []
  return [...own, ...Object.values(node).flatMap(variables)]
}

const english_ = messages(sources.get('en') ?? '')
const keys = [...english_.keys()]
const hostile = (key: string) => Object.fromEntries((english_.get(key) ?? []).map((name) => [name, '<b>&"x</i>']))
const numeric = (key: string, value: number) =>
  Object.fromEntries((english_.get(key) ?? []).map((name) => [name, value]))

describe.each(locales.languages)('the texts in %s', (language) => {
  const locale = locales.of(language)
  const source = sources.get(language) ?? ''

  it('have the keys of English with the same arguments', () => {
    expect(Object.fromEntries(messages(source))).toEqual(Object.fromEntries(english_))
  })

  it('lose no message to a mistake in the file', () => {
    const written = [...source.matchAll(/^([a-z][\w-]*) *=/gm)].map(([, key]) => key)
    expect([...messages(source).keys()]).toEqual(written)
    expect(source).not.toMatch(/^[^\s#a-z}].*$/m)
  })

  it('are Telegram HTML whatever the arguments hold', () => {
    const broken = keys.flatMap((key) => parseTelegramHtml(locale.html(key, hostile(key))).problem ?? [])
    expect(broken).toEqual([])
  })

  it('never fall back to a key when given their arguments', () => {
    expect(
      keys.filter((key) => [locale.text(key, hostile(key)), locale.text(key, numeric(key, 3))].includes(key)),
    ).toEqual([])
  })

  it('carry no markup where they are used as plain text', () => {
    expect(keys.filter((key) => PLAIN.test(key) && /[<&]/.test(locale.text(key)))).toEqual([])
  })

  it.each([
    ['button-', 64],
    ['toast-', 200],
    ['command-', 256],
  ])('fit their place: %s at most %d', (prefix, limit) => {
    const long = keys.filter(
      (key) => key.startsWith(prefix) && codePoints(locale.text(key, numeric(key, 99_999))) > limit,
    )
    expect(long).toEqual([])
  })

  it('are written in the script of the language', () => {
    const cyrillic = keys.filter((key) => /\p{Script=Cyrillic}/u.test(locale.text(key, numeric(key, 3))))
    const own = (key: string) => key.startsWith('language-own-')
    expect(cyrillic.filter((key) => !own(key))).toEqual(language === 'ru' ? keys.filter((key) => !own(key)) : [])
  })

  it('have a sentence for every way a page can fail', () => {
    const codes: Record<FetchFailureCode, true> = {
      'bad-url': true,
      'private-address': true,
      dns: true,
      refused: true,
      tls: true,
      timeout: true,
      'too-large': true,
      'too-many-redirects': true,
      'http-status': true,
      network: true,
      robots: true,
      'not-a-feed': true,
      'not-a-page': true,
      empty: true,
      'too-complex': true,
    }
    for (const code of Object.keys(codes)) expect(locale.text(`failure-${code}`)).toMatch(/\.$/)
  })
})

it('every key the code asks for by name is there', () => {
  const src = new URL('../src/', import.meta.url)
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const asked = files.flatMap((name) =>
    [...readFileSync(new URL(name, src), 'utf8').matchAll(/\b\w*[lL]ocale\.(?:text|html)\(\s*'([\w-]+)'/g)].map(
      ([, key]) => key,
    ),
  )
  expect(asked.length).toBeGreaterThan(20)
  expect([...new Set(asked)].filter((key) => !english_.has(key ?? ''))).toEqual([])
})

describe('plurals', () => {
  it.each([
    ['en', 1, 'One headline for you.'],
    ['en', 2, '2 headlines for you.'],
    ['az', 2, 'Sizin üçün 2 xəbər var.'],
    ['ru', 1, 'Для вас 1 новость.'],
    ['ru', 3, 'Для вас 3 новости.'],
    ['ru', 11, 'Для вас 11 новостей.'],
    ['ru', 21, 'Для вас 21 новость.'],
  ])('in %s, %d: %s', (language, count, text) => {
    expect(locales.of(language).text('digest-intro', { count })).toBe(text)
  })
})

describe('dates and numbers', () => {
  const at = Date.UTC(2026, 10, 24, 20, 5)
  it.each([
    ['en', 'Wednesday 25 November', '25 Nov, 00:05', '12,345'],
    ['az', '25 noyabr, çərşənbə', '25 noy, 00:05', '12.345'],
    ['ru', 'среда, 25 ноября', '25 нояб., 00:05', '12\u00a0345'],
  ])('in %s are written as its readers write them', (language, date, dateTime, number) => {
    const locale = locales.of(language)
    expect(locale.date(at, 'Asia/Baku')).toBe(date)
    expect(locale.dateTime(at, 'Asia/Baku')).toBe(dateTime)
    expect(locale.time(at, 'Europe/Berlin')).toBe('21:05')
    expect(locale.number(12_345)).toBe(number)
  })
})

describe('arguments', () => {
  it('are escaped once in HTML, and not at all in plain text', () => {
    expect(english.html('article-source', { source: 'A&B <c>' })).toBe('Source: A&amp;B &lt;c&gt;')
    expect(english.text('article-source', { source: 'A&B <c>' })).toBe('Source: A&B <c>')
  })

  it('that are HTML already pass as they are, and as what they show in plain text', () => {
    const source = { html: '<a href="https://a.example">A&amp;B</a>' }
    expect(english.html('article-source', { source })).toBe(`Source: ${source.html}`)
    expect(english.text('article-source', { source })).toBe('Source: A&B')
  })

  it('that are missing throw at nobody', () => {
    expect(english.html('article-source')).toBe('article-source')
  })
})

describe('languages', () => {
  it.each([
    ['az-Latn-AZ', 'az'],
    ['RU', 'ru'],
    ['en_GB', 'en'],
    ['xx', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s is matched to %s', (tag, language) => {
    expect(locales.match(tag)).toBe(language)
  })

  it('begin with the source, which stands in for one that is not offered', () => {
    expect(locales.languages[0]).toBe('en')
    expect(locales.of('xx').language).toBe('en')
  })

  it('borrow from English what their own file lacks or breaks', () => {
    const path = mkdtempSync(join(tmpdir(), 'locales-'))
    writeFileSync(join(path, 'en.ftl'), 'one = One\ntwo = Two { $name }\n')
    writeFileSync(join(path, 'ar.ftl'), 'two = { $other } اثنان\n')
    const arabic = loadLocales(pathToFileURL(`${path}/`)).of('ar')
    expect([arabic.text('one'), arabic.text('two', { name: 'x' }), arabic.text('three'), arabic.rtl]).toEqual([
      'One',
      'Two x',
      'three',
      true,
    ])
  })

  it('refuse a file that says a key twice', () => {
    const path = mkdtempSync(join(tmpdir(), 'locales-'))
    writeFileSync(join(path, 'en.ftl'), 'one = One\none = Uno\n')
    expect(() => loadLocales(pathToFileURL(`${path}/`))).toThrow('en.ftl')
  })
})
