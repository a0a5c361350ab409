// Which month a word means, in the languages editors write in. It knows no year.
import { fold } from './fold.ts'

const LANGUAGES = ['en', 'az', 'ru', 'de', 'fr', 'es', 'tr']
/** Shorter beginnings mean nothing. */
const LEAST_LETTERS = 3

const NAMES = LANGUAGES.flatMap((language) =>
  [{ month: 'long' } as const, { month: 'long', day: 'numeric' } as const, { month: 'short' } as const].flatMap(
    (style) => {
      const format = new Intl.DateTimeFormat(language, { ...style, timeZone: 'UTC' })
      return Array.from({ length: 12 }, (_, place) => {
        const parts = format.formatToParts(Date.UTC(2026, place, 1))
        return [fold(parts.find(({ type }) => type === 'month')?.value ?? '').replace('.', ''), place + 1] as const
      })
    },
  ),
)

/**
 * 1–12 for a folded word: a name (`noyabr`, `ноября`), its beginning (`nov`), or a name with an ending (`noyabrda`).
 * Undefined for none, and for a beginning several months have.
 */
export function monthOf(word: string): number | undefined {
  const given = word.replace(/\.$/, '')
  if (given.length < LEAST_LETTERS) return undefined
  const matches = [
    (name: string) => name === given,
    (name: string) => name.startsWith(given),
    (name: string) => name.length > LEAST_LETTERS && given.startsWith(name),
  ]
  for (const isMatch of matches) {
    const months = new Set(NAMES.filter(([name]) => isMatch(name)).map(([, month]) => month))
    if (months.size === 1) return [...months][0]
    if (months.size > 1) return undefined
  }
  return undefined
}
