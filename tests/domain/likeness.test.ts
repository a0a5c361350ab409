import { describe, expect, it } from 'vitest'
import { likeness, readClaim, soughtHeadline, soughtPassages } from '#domain/likeness'
import { anArticle, aPage } from '../support/builders.ts'

const article = anArticle({
  title: 'Prezident Şuşada yeni məktəbin açılışında iştirak edib',
  earlierTitles: ['Prezident Şuşaya gedib, məktəbə baxıb'],
})
const page = aPage({
  dateline: 'Şuşa, 24 noyabr, AZƏRTAC',
  lead: ['Dövlət başçısı bu gün Şuşaya səfər edib.'],
  paragraphs: [{ kind: 'text', text: 'Məktəbdə 960 şagird təhsil alacaq. Tikinti iki il çəkib.' }],
})

function judge(text: string, isLikely = false) {
  const claim = readClaim(text)
  return claim && likeness(claim, article, page, isLikely)
}

describe('a text beside an article', () => {
  it.each([
    ['the headline', 'PREZİDENT ŞUŞADA YENİ MƏKTƏBİN AÇILIŞINDA İŞTİRAK EDİB', 'exact'],
    ['a headline in plain letters', 'prezident susada yeni mektebin acilisinda istirak edib!', 'exact'],
    ['a sentence of the text', '“Məktəbdə 960 şagird təhsil alacaq.”', 'exact'],
    ['the dateline and what follows', 'Şuşa, 24 noyabr, AZƏRTAC\n\nDövlət başçısı bu gün Şuşaya səfər edib.', 'exact'],
    ['two paragraphs in one', 'Dövlət başçısı bu gün Şuşaya səfər edib. Məktəbdə 960 şagird təhsil alacaq.', 'exact'],
    [
      'all of it with a signature and a link',
      `${article.title}\n\nTikinti iki il çəkib.\n#xəbər\nhttps://t.me/x/1`,
      'exact',
    ],
    ['a headline with a short line that was added', `${article.title}\nİstefa verdi`, 'near'],
    [
      'a headline with lines beyond what is compared',
      `${`${article.title}\n`.repeat(60)}Nazir istefa verib bu gün`,
      'near',
    ],
    ['a few words of a sentence that may say the opposite', 'Tikinti iki il', 'near'],
    ['a headline it had before', 'Prezident Şuşaya gedib, məktəbə baxıb', 'former'],
    ['another number', 'Məktəbdə 9600 şagird təhsil alacaq.', undefined],
    ['a line more', `${article.title}\nBunu heç kim deməmişdi axı`, 'near'],
    ['a headline with a word more', 'Prezident bu gün Şuşada yeni məktəbin açılışında iştirak edib', 'near'],
    [
      'two passages of three',
      'Dövlət başçısı bu gün Şuşaya səfər edib\nTikinti iki il çəkib.\nYol isə hələ yoxdur.',
      'near',
    ],
    ['words of a passage, each somewhere else', 'Şuşaya gün səfər edib bu məktəbdə', undefined],
    ['another story', 'Neftin qiyməti dünya bazarında bahalaşıb', undefined],
  ])('%s', (_what, text, like) => {
    expect(judge(text)).toBe(like)
  })

  it('is near when its headline is likely meant', () => {
    expect(judge('Məktəbdə 9600 şagird təhsil alacaq.', true)).toBe('near')
  })

  it.each(['', 'Salam', 'https://agency.example/1', 'two words https://agency.example/1', '👍👍👍'])(
    'is too short: %s',
    (text) => {
      expect(readClaim(text)).toBeUndefined()
    },
  )
})

describe('what is sought of a text', () => {
  const claim = readClaim(Array.from({ length: 70 }, (_, n) => `line ${n} ${'word '.repeat(300)}`).join('\n'))

  it('is bounded, however long the text is', () => {
    if (claim === undefined) throw new Error('no claim')
    expect(soughtHeadline(claim).phrases.length).toBeLessThanOrEqual(30)
    expect(soughtPassages(claim).phrases.length).toBe(8)
  })

  it('are the beginnings of the headline’s words, most of which an article must have', () => {
    const short = readClaim('Prezident Şuşada olub')
    expect(short && soughtHeadline(short)).toEqual({
      phrases: [[{ word: 'prezid', whole: false }], [{ word: 'susada', whole: true }], [{ word: 'olub', whole: true }]],
      atLeast: 2,
    })
  })
})
