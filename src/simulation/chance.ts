// Chance that follows from a seed: streams of their own for each purpose, so that what is drawn in one moves no other.

export type Chance = {
  /** 0 ≤ x < 1. */
  next(): number
  /** A whole number, both ends included. */
  between(from: number, to: number): number
  pick<T>(items: readonly [T, ...T[]] | readonly T[]): T
  /** True in this share of cases. */
  happens(share: number): boolean
}

/** sfc32 (PractRand, Chris Doty-Humphrey) seeded by a hash of the words given. */
export function createChance(...seed: (string | number)[]): Chance {
  let [a, b, c, d] = hashed(seed.join(' '))
  const next = () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + t) | 0
    return (t >>> 0) / 4_294_967_296
  }
  for (let round = 0; round < 12; round += 1) next()
  return {
    next,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: <T>(items: readonly T[]) => items[Math.floor(next() * items.length)] as T,
    happens: (share) => next() < share,
  }
}

/** cyrb128: four 32-bit words out of a text. */
function hashed(text: string): [number, number, number, number] {
  let [h1, h2, h3, h4] = [1779033703, 3144134277, 1013904242, 2773480762]
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    h1 = h2 ^ Math.imul(h1 ^ code, 597399067)
    h2 = h3 ^ Math.imul(h2 ^ code, 2869860233)
    h3 = h4 ^ Math.imul(h3 ^ code, 951274213)
    h4 = h1 ^ Math.imul(h4 ^ code, 2716044179)
  }
  return [h1 | 0, h2 | 0, h3 | 0, h4 | 0]
}
