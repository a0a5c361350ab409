// Labels of ordered lists (@grammyjs/types, RichBlockListItem): numbers, letters, Roman numerals. Nothing else.

const ROMAN: readonly [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

/** `3.`, `c.`, `iii.` and so on; a number where letters cannot say it; undefined for an unknown type. */
export function listLabel(value: number, type: string): string | undefined {
  if (!['1', 'a', 'A', 'i', 'I'].includes(type)) return undefined
  if (type === '1' || value < 1 || value > 3999) return `${value}.`
  const upper = type.toLowerCase() === 'a' ? letters(value) : roman(value)
  return `${type === type.toLowerCase() ? upper.toLowerCase() : upper}.`
}

function letters(value: number): string {
  const rest = Math.floor((value - 1) / 26)
  return (rest > 0 ? letters(rest) : '') + String.fromCharCode(65 + ((value - 1) % 26))
}

function roman(value: number): string {
  let [left, text] = [value, '']
  for (const [size, digit] of ROMAN)
    while (left >= size) {
      text += digit
      left -= size
    }
  return text
}
