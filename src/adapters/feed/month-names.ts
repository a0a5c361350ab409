// Names of months as feeds write them, by their beginnings. Compared folded: lower case, without diacritics.

// One line a language; a name is matched by what is written here and anything after it, the longest match first.
const BEGINNINGS = [
  'jan feb mar apr may jun jul aug sep oct nov dec', // en, and what others share with it
  'yanv fevr mart aprel may iyun iyul avqust sent okt noy dek', // az
  'янв фев мар апр май июн июл авг сен окт ноя дек', // ru
  'ocak subat mart nis mayis haz tem agu eyl eki kas ara', // tr
  'janner febr marz april mai juni juli august sept okt nov dez', // de
  'janv fevr mars avr mai juin juil aout sept oct nov dec', // fr
  'ene feb mar abr mayo jun jul ago sep oct nov dic', // es
  'gen febb mar apr mag giu lug ago set ott nov dic', // it
  'jan fev marco abr maio jun jul ago set out nov dez', // pt
  'sty lut mar kwi maj cze lip sie wrz paz lis gru', // pl
  'січ лют бер кві тра чер лип сер вер жов лис гру', // uk
  'يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر', // ar
]

const RUSSIAN_MAY = 'мая'

/** The month, 1–12, that `word` names in one of the languages; undefined when it names none. */
export function monthOf(word: string): number | undefined {
  const folded = foldWord(word)
  if (folded.length < 3) return undefined
  if (folded === RUSSIAN_MAY) return 5
  let best = { length: 0, month: 0 }
  for (const line of BEGINNINGS) {
    for (const [at, beginning] of line.split(' ').entries()) {
      const name = foldWord(beginning)
      if (name.length > best.length && folded.startsWith(name)) best = { length: name.length, month: at + 1 }
    }
  }
  return best.month || undefined
}

function foldWord(word: string): string {
  return word.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ı', 'i').replaceAll('ə', 'e')
}
