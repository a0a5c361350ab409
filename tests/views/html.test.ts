import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText, codePointLength, cutText, escapeHtml, httpUrl, siteName, visibleText } from '#views/html'
import { codePoints, parseTelegramHtml } from './telegram-html.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 200 })
const graphemes = (text: string) => Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment)

describe('escaping', () => {
  it('makes any text readable to Telegram, and the reader sees that text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const parsed = parseTelegramHtml(escapeHtml(text))
        expect(parsed).toEqual({ text: cleanText(text), tags: [], anchors: [], links: [] })
        expect(visibleText(escapeHtml(text))).toBe(cleanText(text))
        expect(codePointLength(`<b>${escapeHtml(text)}</b>`)).toBe(codePoints(cleanText(text)))
      }),
    )
  })

  it.each([
    ['half of a surrogate pair', 'a\uD83Db', 'a\uFFFDb'],
    ['a null character', 'a\u0000b', 'a b'],
    ['a direction override', 'a\u202Eb', 'ab'],
    ['an entity as written', '&amp;', '&amp;amp;'],
  ])('takes care of %s', (_, text, html) => {
    expect(escapeHtml(text)).toBe(html)
  })
})

describe('cutting', () => {
  it('keeps short text, and whole graphemes of a long one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (text, limit) => {
        const cut = cutText(text, limit)
        if (codePoints(text) <= limit) return cut === text
        const kept = graphemes(cut.slice(0, -1))
        return (
          cut.endsWith('…') &&
          codePoints(cut) <= limit &&
          graphemes(text).slice(0, kept.length).join('') === kept.join('')
        )
      }),
    )
  })

  it('shows a family whole or not at all', () => {
    expect(cutText('ab 👨‍👩‍👧‍👦 cd', 6)).toBe('ab…')
  })
})

describe('addresses', () => {
  it.each([
    ['https://agency.example/xeber/a-1?x=1&y=2', true],
    ['http://127.0.0.1:8080/a', true],
    ['javascript:alert(1)', false],
    ['tg://user?id=1', false],
    ['https://a.example/"onclick=x', false],
    ['https://a.example/<b>', false],
    ['https://', false],
    ['', false],
    [undefined, false],
  ])('%s is good for a link: %s', (url, good) => {
    expect(httpUrl(url)).toBe(good ? url : undefined)
  })

  it('are named by their site', () => {
    expect(siteName('https://user@www.agency.example:8080/x?y')).toBe('agency.example')
  })
})
