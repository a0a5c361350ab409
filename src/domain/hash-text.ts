// A short name for a text. For identity only: it keeps honest texts apart and resists nobody who wants a collision.

/** 53 bits of the text in base 36, 11 characters of `[0-9a-z]`; the same text, the same name, everywhere and always. */
export function hashText(text: string): string {
  let high = 0x811c9dc5
  let low = 0x9e3779b9
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    high = Math.imul(high ^ unit, 0x01000193)
    low = Math.imul(low ^ unit, 0x85ebca6b)
    low ^= low >>> 15
  }
  high = Math.imul(high ^ (low >>> 16), 0xc2b2ae35)
  low = Math.imul(low ^ (high >>> 13), 0x27d4eb2f)
  high ^= high >>> 16
  low ^= low >>> 15
  return (4294967296 * (high & 0x1fffff) + (low >>> 0)).toString(36).padStart(11, '0')
}
