import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Inline, inlineLength, splitInlines } from '#views/inline'
import { type Block, splitBlocks } from '#views/split'
import { cutOffset } from '#views/split-text'
import { codePoints } from './telegram-html.ts'

const measure = (block: Block) => ({ length: inlineLength(block.inlines) + 2, blocks: 1 })
const block = (text: string, rest: Partial<Block> = {}): Block => ({ inlines: [{ text }], ...rest })
const split = (blocks: Block[], length: number, count = 1000) => splitBlocks(blocks, { length, blocks: count }, measure)
const read = (blocks: Block[]) => blocks.map(({ inlines }) => inlines.map(({ text }) => text).join(''))
const bare = (text: string) => text.replace(/\s+/g, '')
const words = (count: number, word = 'word') => Array.from({ length: count }, () => word).join(' ')

const writing = fc.oneof(
  fc.lorem({ maxCount: 12, mode: 'sentences' }),
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.constantFrom(
    '👩‍👩‍👧‍👦'.repeat(30),
    'مرحبا بالعالم. '.repeat(20),
    '新华社北京十一月二十四日电。'.repeat(9),
    'x'.repeat(300),
    'é́́'.repeat(40),
  ),
)
const inlines = fc.array(fc.record({ text: writing, style: fc.constantFrom<('b' | 'i')[]>('b', 'i') }), {
  minLength: 1,
  maxLength: 3,
})
const blocks = fc.array(
  fc.record({ inlines, opensTurn: fc.boolean(), clings: fc.boolean() }).map((made): Block => made),
  { maxLength: 12 },
)

describe('pages of any blocks', () => {
  it('lose nothing, repeat nothing, keep the order and stay within both limits', () => {
    fc.assert(
      fc.property(blocks, fc.integer({ min: 100, max: 400 }), fc.integer({ min: 1, max: 6 }), (all, length, count) => {
        const pages = split(all, length, count)
        expect(bare(pages.flatMap(read).join(''))).toBe(bare(read(all).join('')))
        for (const page of pages) {
          const sizes = page.map(measure)
          expect(sizes.reduce((sum, size) => sum + size.length, 0)).toBeLessThanOrEqual(length)
          expect(page.length).toBeLessThanOrEqual(count)
          expect(page.length).toBeGreaterThan(0)
        }
      }),
    )
  })

  it('open each turn once', () => {
    fc.assert(
      fc.property(blocks, (all) => {
        const opened = split(all, 150)
          .flat()
          .filter(({ opensTurn }) => opensTurn)
        expect(opened.length).toBe(all.filter(({ opensTurn }) => opensTurn).length)
      }),
    )
  })
})

describe('a page ends', () => {
  it('at a turn, even where a later paragraph would fit', () => {
    const turn = (name: string) => [
      block(`${name}?`, { opensTurn: true, clings: true }),
      block(words(30)),
      block(words(30)),
    ]
    const pages = split([...turn('One'), ...turn('Two'), ...turn('Three')], 480)
    expect(pages.map((page) => read(page)[0])).toEqual(['One?', 'Two?', 'Three?'])
  })

  it('else at a paragraph', () => {
    expect(split([block(words(30)), block(words(30)), block(words(30))], 320).map((page) => page.length)).toEqual([
      2, 1,
    ])
  })

  it('never between a heading and what follows, where there is another way', () => {
    const pages = split([block(words(50)), block('A heading', { clings: true }), block(words(55))], 300)
    expect(pages.map((page) => read(page)[0]?.slice(0, 9))).toEqual(['word word', 'A heading'])
  })

  it('else after a sentence', () => {
    const [first] = split([block(`${words(20, 'Word')}. ${words(20, 'Word')}. ${words(20, 'Word')}.`)], 230)
    expect(read(first ?? [])).toEqual([`${words(20, 'Word')}. ${words(20, 'Word')}.`])
  })

  it('else after a word', () => {
    const [first] = split([block(words(100))], 62)
    expect(read(first ?? [])).toEqual([words(12)])
  })

  it('else between graphemes: a word of 10,000 letters fills its pages', () => {
    const pages = split([block('ə'.repeat(10_000))], 4096)
    expect(pages.map((page) => codePoints(read(page)[0] ?? ''))).toEqual([4094, 4094, 1812])
  })
})

describe('a cut', () => {
  it('never falls inside a grapheme', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 150 }),
        fc.integer({ min: 20, max: 60 }),
        (text, room) => {
          const offset = cutOffset(text, room)
          expect(codePoints(text.slice(0, offset))).toBeLessThanOrEqual(room)
          expect(offset).toBeGreaterThan(0)
          if (offset < text.length) expect(new Intl.Segmenter().segment(text).containing(offset)?.index).toBe(offset)
        },
      ),
    )
  })

  it.each([
    ['a family of emoji', '👩‍👩‍👧‍👦'.repeat(20), 50, '👩‍👩‍👧‍👦'.repeat(7)],
    ['a flag', '🇦🇿'.repeat(20), 7, '🇦🇿'.repeat(3)],
    ['an accent after a blank', `${'a'.repeat(8)} \u0301bcdefgh`, 9, 'a'.repeat(8)],
    ['Chinese words', '北京大学生前来应聘'.repeat(2), 9, '北京大学生前来应聘'],
  ])('respects %s', (_, text, room, head) => {
    expect(text.slice(0, cutOffset(text, room))).toBe(head)
  })

  it('goes through what pretends to be one grapheme but never through a surrogate pair', () => {
    const heap = `a${'\u{1D165}'.repeat(3000)}`
    expect(codePoints(heap.slice(0, cutOffset(heap, 100)))).toBe(100)
    expect(heap.slice(0, cutOffset(heap, 100))).not.toMatch(/\p{Surrogate}/u)
  })

  it('keeps each run its style', () => {
    const runs: Inline[] = [{ text: 'Name:', style: 'b' }, { text: ' one two three' }]
    expect(splitInlines(runs, 10)).toEqual([[{ text: 'Name:', style: 'b' }, { text: ' one' }], [{ text: 'two three' }]])
  })
})
