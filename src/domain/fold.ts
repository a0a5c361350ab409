// Folded letters: what makes "Şuşa", "şuşa" and "susa" the same word. For comparing only, never for showing.

const SINGLE: Record<string, string> = {
  ə: 'e',
  ı: 'i',
  ё: 'е',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  // Arabic: the tatweel only stretches a word.
  ـ: '',
}

// Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowel signs. Not \p{M}: Indic vowels are marks too.
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g
const ASCII = /^[\x20-\x7e]*$/
const SINGLES = new RegExp(`[${Object.keys(SINGLE).join('')}]`, 'g')

/**
 * Lower case without marks, in compatibility form (NFKD, then NFC): ə→e, ı and İ→i, ş→s, ç→c, ğ→g, ö→o, ü→u, ё→е.
 * й stays a letter of its own. Idempotent; white space and punctuation are kept.
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('и\u0306', 'й')
    .replace(MARKS, '')
    .replace(SINGLES, (letter) => SINGLE[letter] ?? letter)
    .normalize('NFC')
}

/** The folded words of a text: runs of letters and digits, in order. An apostrophe inside a word is dropped. */
export function foldedWords(text: string): string[] {
  return (
    fold(text)
      .replace(/(?<=\p{L})['’ʼ](?=\p{L})/gu, '')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  )
}
