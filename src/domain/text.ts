// Text that strangers wrote, whatever it holds: brought to a form everything behind it can take, in linear time.

/** The text without NUL, which PostgreSQL refuses, and with U+FFFD for each half of a surrogate pair, which is no character. */
export function wellFormed(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd')
}

/** The text without those of `characters` (of one UTF-16 unit each) at its end. Linear; `/[…]+$/` tries again at each of them. */
export function trimEndOf(text: string, characters: string): string {
  let end = text.length
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--
  return text.slice(0, end)
}
