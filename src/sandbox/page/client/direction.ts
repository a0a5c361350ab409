// Which way a text runs where it ends: the time stands beside its last line only when that leaves the room. Pure.

const LETTER = /\p{L}/u
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** Whether the last paragraph runs from right to left, as its first letter decides (Unicode Bidirectional Algorithm, P2). */
export function endsRightToLeft(text: string): boolean {
  const letter = LETTER.exec(text.slice(text.lastIndexOf('\n') + 1))?.[0]
  return letter !== undefined && RIGHT_TO_LEFT.test(letter)
}
