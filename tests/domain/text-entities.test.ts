import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keepEntities, textAfter } from '#domain/text-entities'

describe('the formats of a message', () => {
  it('are kept as plain data, whatever their kind', () => {
    const given = [
      { type: 'bold', offset: 0, length: 4 },
      { type: 'text_link', offset: 5, length: 4, url: 'https://agency.example/' },
      { type: 'pre', offset: 10, length: 3, language: 'sql' },
      { type: 'custom_emoji', offset: 14, length: 2, custom_emoji_id: '5368' },
    ]
    expect(keepEntities(given)).toEqual(given)
  })

  it('lose the mention of a person, and whatever is no plain value', () => {
    const person = { type: 'text_mention', offset: 0, length: 4, user: { id: 7, first_name: 'Aylin' } }
    expect(keepEntities([person, { type: 'bold', offset: 0, length: 4, extra: { deep: true } } as never])).toEqual([
      { type: 'bold', offset: 0, length: 4 },
    ])
  })
})

describe('the text after a command', () => {
  it.each([
    ['moves along', '/broadcast Good news', [{ type: 'bold', offset: 11, length: 4 }], 'Good news', [[0, 4]]],
    [
      'counts line breaks as white space',
      '/broadcast\n\nGood',
      [{ type: 'bold', offset: 12, length: 4 }],
      'Good',
      [[0, 4]],
    ],
    ['loses the command itself', '/broadcast Hi', [{ type: 'bot_command', offset: 0, length: 10 }], 'Hi', []],
    ['keeps what of a format is left', '/broadcast Hi you', [{ type: 'bold', offset: 0, length: 13 }], 'Hi', [[0, 2]]],
  ])('%s', (_, text, entities, start, spans) => {
    const after = textAfter({ text, entities }, 10)
    expect(after.text.startsWith(start)).toBe(true)
    expect(after.entities.map(({ offset, length }) => [offset, length])).toEqual(spans)
  })

  it('shows under each format the letters it had', () => {
    const word = fc.stringMatching(/^[a-zəЖ🎉]{1,6}$/u)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), fc.nat(7), (words, pick) => {
        const text = `/broadcast ${words.join(' ')}`
        const chosen = words[pick % words.length] ?? ''
        const offset = text.lastIndexOf(chosen)
        const after = textAfter({ text, entities: [{ type: 'bold', offset, length: chosen.length }] }, 10)
        const [bold] = after.entities
        expect(after.text.slice(bold?.offset, (bold?.offset ?? 0) + (bold?.length ?? 0))).toBe(chosen)
      }),
    )
  })
})
