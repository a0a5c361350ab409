// The small decisions under an interview: marks, names, alternation.
import { describe, expect, it } from 'vitest'
import { alternate } from '#domain/interview-alternation'
import { endsAsking, readMark, trailsOff } from '#domain/interview-mark'
import { isPersonName, readGluedPrefix, readPrefix, sameSpeaker } from '#domain/interview-name'

describe('a mark', () => {
  it.each([
    ['- Is it open?', 'dash', 'Is it open?'],
    ['–It is.', 'dash', 'It is.'],
    ['— ¿Está abierto?', 'dash', '¿Está abierto?'],
    ['*Is it open?', 'star', 'Is it open?'],
    ['3. Is it open?', 'number', 'Is it open?'],
    ['Q: Is it open?', 'question-label', 'Is it open?'],
    ['Q2. Is it open?', 'question-label', 'Is it open?'],
    ['Sual: Açıqdır?', 'question-label', 'Açıqdır?'],
    ['- Вопрос: Открыто?', 'question-label', 'Открыто?'],
    ['A: It is.', 'answer-label', 'It is.'],
    ['Réponse : Oui.', 'answer-label', 'Oui.'],
    ['Respuesta 4: Sí.', 'answer-label', 'Sí.'],
    ['ج: نعم.', 'answer-label', 'نعم.'],
  ])('of %j is %s', (text, mark, body) => {
    expect(readMark(text)).toEqual({ mark, body })
  })

  it.each([
    '-5 degrees at night',
    '* * *',
    '———',
    'a) first',
    'Answers came late',
    'Questions remain: many',
    'A new quay',
    'Response teams left',
  ])('is not seen in %j', (text) => {
    expect(readMark(text)).toEqual({ body: text })
  })

  it.each([
    ['Is it open?', true],
    ['Is it open?”', true],
    ['Is it open?!', true],
    ['هل هو مفتوح؟', true],
    ['开了吗？', true],
    ['Is it open? [...]', true],
    ['It is open.', false],
    ['Is it open? Yes.', false],
  ])('of a question ends %j: %s', (text, expected) => {
    expect(endsAsking(text)).toBe(expected)
  })

  it('of a prompt that trails off is not a mark of omission', () => {
    expect(trailsOff('You once said…')).toBe(true)
    expect(trailsOff('You once said [...]')).toBe(false)
  })
})

describe('a name before a text', () => {
  it.each([
    ['AZERTAC: What next?', 'AZERTAC'],
    ['G. Afandiyeva: We work.', 'G. Afandiyeva'],
    ['The Economist: Why?', 'The Economist'],
    ['DAVID STONE: Why?', 'DAVID STONE'],
    ['Ursula von der Leyen: Ja.', 'Ursula von der Leyen'],
    ['خالد عبد الكريم: نعم', 'خالد عبد الكريم'],
  ])('of %j is %s', (text, name) => {
    expect(readPrefix(text)?.name).toBe(name)
  })

  it.each(['We have three aims: work, work, work', 'He said: no', 'https://example.org is down', 'It is 14:30 now'])(
    'is not seen in %j',
    (text) => {
      expect(readPrefix(text)).toBeUndefined()
    },
  )

  it('may hang on a dash, with the office before it', () => {
    expect(readGluedPrefix('İnstitutun rəhbəri Aydın Kərimov- Bu, yeni bir işdir.')).toEqual({
      name: 'Aydın Kərimov',
      role: 'İnstitutun rəhbəri',
      rest: 'Bu, yeni bir işdir.',
    })
    expect(readGluedPrefix('The Baku - Tbilisi road is open')).toBeUndefined()
  })

  it.each([
    ['Gunay Afandiyeva', 'G. Afandiyeva', true],
    ['Gunay Afandiyeva', 'Afandiyeva', true],
    ['Gunay Afandiyeva', 'Ms. Afandiyeva', true],
    ['Gunay Afandiyeva', 'GA', true],
    ['E.Quliyev', 'Quliyev', true],
    ['Thomas Malone', 'Mr Malone', true],
    ['The Economist', 'Economist', true],
    ['Gunay Afandiyeva', 'Leyla Afandiyeva', false],
    ['Ann Bell', 'Ann Reed', false],
  ])('%s and %s are one speaker: %s', (left, right, expected) => {
    expect(sameSpeaker(left, right)).toBe(expected)
  })

  it.each([
    ['Gunay Afandiyeva', true],
    ['Turkish Expert', false],
    ['Эксперт', false],
    ['The President', false],
  ])('%s is a person’s name: %s', (text, expected) => {
    expect(isPersonName(text)).toBe(expected)
  })
})

describe('alternation', () => {
  const roles = (...texts: string[]) =>
    alternate(texts.map((text) => ({ text, dashed: text.startsWith('-') })))
      .map((role) => role[0])
      .join('')

  it('follows the order, not the question marks', () => {
    expect(
      roles(
        '- What now?',
        '- We build.',
        'Bare.',
        '- You said once…',
        '- I did. Why not?',
        '- And then?',
        '- Then we rest.',
      ),
    ).toBe('qaaqaqa')
  })

  it('lets a bare paragraph of an answer ask', () => {
    expect(
      roles('- What now?', '- We build.', 'What else could we do?', 'Nothing.', '- Who pays?', '- All of us.'),
    ).toBe('qaaaqa')
  })

  it('handles thousands of paragraphs', () => {
    const texts = Array.from({ length: 20_000 }, (_, at) => (at % 2 === 0 ? '- Why?' : '- So.'))
    expect(roles(...texts)).toBe('qa'.repeat(10_000))
  })
})
