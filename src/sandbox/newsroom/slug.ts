// From a headline to the words in its link, in Latin letters, the way the agency's links look.

const letters: Record<string, string> = {
  ə: 'e',
  ı: 'i',
  ğ: 'g',
  ş: 's',
  ç: 'ch',
  ö: 'o',
  ü: 'u',
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
}

/** Lower-case words joined by `_`, only `a-z0-9_`, at most 110 characters; `news` for a title without any letter. */
export function slugOf(title: string): string {
  const latin = [...title.toLowerCase().normalize('NFC')].map((letter) => letters[letter] ?? letter).join('')
  const words = latin
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[^a-z0-9]+/)
  return words.filter(Boolean).join('_').slice(0, 110).replace(/_$/, '') || 'news'
}
