// The HTML parser as a function: what holds for every text.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { tidy } from '#sandbox/telegram/markup/entities'
import { parseHtml } from '#sandbox/telegram/markup/html'
import { escapeHtml, renderHtml } from '#sandbox/telegram/markup/render'
import { MarkupError } from '#sandbox/telegram/markup/tokens'

const words = fc.string({ unit: 'grapheme', maxLength: 12 })
const { html: markup } = fc.letrec<{ html: string }>((tie) => ({
  html: fc.oneof(
    { maxDepth: 4 },
    words.map(escapeHtml),
    fc
      .tuple(fc.constantFrom('b', 'i', 'u', 's', 'tg-spoiler'), tie('html'))
      .map(([tag, inner]) => `<${tag}>${inner}</${tag}>`),
    fc.tuple(tie('html'), tie('html')).map(([a, b]) => a + b),
  ),
}))

it('gives back any escaped text as it was', () => {
  fc.assert(
    fc.property(words, (text) => {
      expect(parseHtml(escapeHtml(text))).toEqual({ text, entities: [] })
    }),
  )
})

it('puts entities inside the text, never through a surrogate pair', () => {
  fc.assert(
    fc.property(markup, (html) => {
      const { text, entities } = tidy(parseHtml(html))
      for (const { offset, length } of entities) {
        expect(length).toBeGreaterThan(0)
        expect(offset + length).toBeLessThanOrEqual(text.length)
        expect(text.slice(offset, offset + length)).not.toMatch(/\p{Surrogate}/u)
      }
    }),
  )
})

it('reads what it rendered as the same text with the same formatting', () => {
  fc.assert(
    fc.property(markup, (html) => {
      const first = tidy(parseHtml(html))
      const again = tidy(parseHtml(renderHtml(first.text, first.entities)))
      expect(formatted(again)).toEqual(formatted(first))
    }),
  )
})

it('fails on hostile input only with a reason', () => {
  const shreds = fc.array(
    fc.constantFrom('<', '>', '/', 'b', ' ', '=', '"', "'", '&', ';', '#', 'a href', '<b>', '</b>', 'ə', '\n'),
  )
  fc.assert(
    fc.property(shreds, (parts) => {
      try {
        parseHtml(parts.join(''))
      } catch (error) {
        expect(error).toBeInstanceOf(MarkupError)
      }
    }),
  )
})

/** Which kinds of formatting each UTF-16 unit has: what a person sees, however the entities are cut. */
function formatted({ text, entities }: ReturnType<typeof parseHtml>): [string, string][] {
  return text.split('').map((unit, at) => {
    const over = entities.filter((entity) => entity.offset <= at && at < entity.offset + entity.length)
    return [unit, [...new Set(over.map((entity) => entity.type))].sort().join()]
  })
}
