// Whatever is asked and answered, in whatever form: every word comes out once, in order, where it belongs.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block } from '#domain/page-block'
import { structurePage } from '#domain/page-structure'

type Talk = { lead: string[]; turns: { question: string; answer: string[] }[] }

const WORDS = [
  'harbour',
  'stone',
  'winter',
  'ferry',
  'quay',
  'lamp',
  'village',
  'rope',
  'net',
  'market',
  'child',
  'storm',
]

/** Paragraphs are told apart by a number: none repeats another. */
const words = fc.array(fc.constantFrom(...WORDS), { minLength: 4, maxLength: 12 }).map((list) => list.join(' '))
const question = words.map((text) => `What do you make of the ${text}?`)
const prompt = words.map((text) => `You once spoke of the ${text}…`)
const answer = fc.array(
  words.map((text) => `I think of my ${text}.`),
  { minLength: 1, maxLength: 4 },
)
const talk: fc.Arbitrary<Talk> = fc
  .record({
    lead: fc.array(
      words.map((text) => `This interview is about the ${text}.`),
      { maxLength: 3 },
    ),
    turns: fc.array(fc.record({ question: fc.oneof({ weight: 4, arbitrary: question }, prompt), answer }), {
      minLength: 2,
      maxLength: 9,
    }),
  })
  .map(numbered)

/** A number before each paragraph's last sign, so that texts are unique. */
function numbered({ lead, turns }: Talk): Talk {
  let count = 0
  const unique = (text: string) => text.replace(/(\S)$/u, ` n${++count}$1`)
  return {
    lead: lead.map(unique),
    turns: turns.map((turn) => ({ question: unique(turn.question), answer: turn.answer.map(unique) })),
  }
}

const block = (text: string, style?: 'strong' | 'em'): Block => ({
  kind: 'text',
  lines: [[{ text, ...(style && { style }) }]],
  linked: 0,
})
const heading = (text: string): Block => ({ kind: 'heading', level: 3, lines: [[{ text }]], linked: 0 })

type Writer = (question: string, answer: string[]) => Block[]

const FORMS: Record<string, Writer> = {
  'hyphen and dash': (q, [a, ...more]) => [block(`- ${q}`), block(`– ${a}`), ...more.map((text) => block(text))],
  hyphens: (q, [a, ...more]) => [block(`- ${q}`), block(`- ${a}`), ...more.map((text) => block(text))],
  strong: (q, a) => [block(q, 'strong'), ...a.map((text) => block(text))],
  'strong in one block': (q, a) => [
    { kind: 'text', linked: 0, lines: [[{ text: q, style: 'strong' }], ...a.map((text) => [{ text }])] },
  ],
  emphasis: (q, a) => [block(q, 'em'), ...a.map((text) => block(text))],
  headings: (q, a) => [heading(q), ...a.map((text) => block(text))],
  labels: (q, [a, ...more]) => [block(`Q: ${q}`), block(`A: ${a}`), ...more.map((text) => block(text))],
  names: (q, [a, ...more]) => [block(`AZERTAC: ${q}`), block(`Lena Morris: ${a}`), ...more.map((text) => block(text))],
}

const structure = (blocks: Block[]) =>
  structurePage({
    titles: ['The harbour'],
    sections: [],
    languages: ['en'],
    dates: [],
    speakers: [],
    twins: [],
    blocks,
  })

describe('an interview written in any form', () => {
  it.each(Object.entries(FORMS))('comes back whole from %s', (_, write) => {
    fc.assert(
      fc.property(talk, ({ lead, turns }) => {
        const page = structure([
          ...lead.map((text) => block(text)),
          ...turns.flatMap((turn) => write(turn.question, turn.answer)),
        ])
        expect(page?.turns.map((turn) => ({ question: turn.question, answer: turn.answer }))).toEqual(turns)
        expect(page?.lead).toEqual(lead)
        expect(page?.paragraphs).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

describe('any page', () => {
  const anyText = fc.oneof(
    words,
    question,
    prompt,
    words.map((text) => `– ${text}.`),
    words.map((text) => `Lena Morris: ${text}.`),
    words.map((text) => `Q: ${text}?`),
    words.map((text) => `A: ${text}.`),
    fc.string({ minLength: 1, maxLength: 40 }),
  )
  const anyBlock: fc.Arbitrary<Block> = fc.record({
    kind: fc.constantFrom('text', 'heading', 'item', 'term', 'definition'),
    lines: fc.array(
      anyText.chain((text) =>
        fc.constantFrom([{ text }], [{ text, style: 'strong' as const }], [{ text, style: 'em' as const }]),
      ),
      { minLength: 1, maxLength: 3 },
    ),
    linked: fc.constant(0),
  })
  const marks = /^(?:[-–—*\s]+|[QA]:\s*|Lena Morris:\s*)+/u
  const wordsOf = (texts: string[]) => texts.flatMap((text) => text.replace(marks, '').match(/⟦\d+⟧/gu) ?? []).sort()

  it('neither loses nor repeats a paragraph', () => {
    fc.assert(
      fc.property(fc.array(anyBlock, { minLength: 1, maxLength: 14 }), (shapes) => {
        let count = 0
        const blocks = shapes.map((shape) => ({
          ...shape,
          lines: shape.lines.map((line) => line.map((span) => ({ ...span, text: `${span.text} ⟦${++count}⟧ end` }))),
        }))
        const page = structure(blocks)
        const found = page
          ? [
              ...page.lead,
              ...page.paragraphs.map(({ text }) => text),
              ...page.turns.flatMap((turn) => [turn.question, ...turn.answer]),
            ]
          : []
        expect(wordsOf(found)).toEqual(Array.from({ length: count }, (_, at) => `⟦${at + 1}⟧`).sort())
      }),
      { numRuns: 300 },
    )
  })

  it('has an answer to every question', () => {
    fc.assert(
      fc.property(fc.array(anyBlock, { maxLength: 14 }), (blocks) => {
        for (const { question: asked, answer: given } of structure(blocks)?.turns ?? []) {
          expect(asked).not.toBe('')
          expect(given.length).toBeGreaterThan(0)
          expect(given.every((text) => text !== '')).toBe(true)
        }
      }),
    )
  })
})
