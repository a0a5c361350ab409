// Text that strangers wrote, whatever it holds: brought to a form everything behind it can take, in linear time.

/**
 * The text with U+FFFD for each NUL and each half of a surrogate pair: PostgreSQL refuses a whole document that holds one. As
 * long as before (in UTF-16 units), so that offsets into it hold.
 */
export function wellFormed(text: string): string {
  return text.replace(/[\0\p{Surrogate}]/gu, '\ufffd')
}

/** Plain data, as JSON or a worker gives it, with all of its texts well-formed. */
export function wellFormedData<T>(data: T): T {
  if (typeof data === 'string') return wellFormed(data) as T
  if (Array.isArray(data)) return data.map(wellFormedData) as T
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, wellFormedData(value)])) as T
}

/** The text without those of `characters` (of one UTF-16 unit each) at its end. Linear; `/[…]+$/` tries again at each of them. */
export function trimEndOf(text: string, characters: string): string {
  let end = text.length
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--
  return text.slice(0, end)
}
