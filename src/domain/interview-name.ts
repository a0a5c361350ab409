// Who speaks: name prefixes ("AZERTAC: …", "G. Afandiyeva: …", "Akif Qurbanov- …") and the cast they add up to.
// It compares names only with each other, never with a list of people.

export type Prefix = { name: string; role?: string; rest: string }

const NAME_WORD = /^(?:[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}'’.-]*|[\p{Lu}]\.?)$/u
const PARTICLE = /^(?:de|del|di|da|la|le|von|van|der|den|bin|ibn|al|el|oğlu|qızı|оглы|кызы|the|of|and|&)$/iu
const HONORIFIC =
  /^(?:mr|mrs|ms|miss|dr|prof|professor|herr|frau|m|mme|monsieur|madame|sr|sra|señor|señora|г-н|г-жа|cənab|xanım)\.?$/iu
const ROLE_WORD =
  /(?:expert|analyst|minister|ministry|ambassador|president|scientist|official|envoy|speaker|chairman|source|ekspert|politoloq|nazir|nazirlik|səfir|deputat|эксперт|аналитик|политолог|министр|посол|депутат|глава|experte|botschafter|ministre|experto|ministro)$/iu

const COLON = /^([^:：?!…,;«»“”"]{1,60}?)\s*[:：]\s*(?=[^\s/])/u
const GLUED = /^([^:：?!…,;«»“”"\-–—]{4,140}?)(?:[-–—]\s+|\s[–—]\s*)(?=\S)/u

/** The name a paragraph begins with; undefined where what stands before the colon is no name. */
export function readPrefix(text: string): Prefix | undefined {
  const colon = COLON.exec(text)
  const name = colon?.[1]?.trim()
  if (colon && name && isNameLike(name)) return { name, rest: text.slice(colon[0].length) }
  return undefined
}

/** "… rəhbəri Akif Qurbanov- text": two capitalised words before a dash that hangs on the second, the office before them. */
export function readGluedPrefix(text: string): Prefix | undefined {
  const glued = GLUED.exec(text)
  const words = glued?.[1]?.trim().split(/\s+/) ?? []
  const name = words.slice(-2)
  if (!glued || name.length < 2 || !glued[0].match(/\S[-–—]\s+$/u)) return undefined
  if (!name.every((word) => /^\p{Lu}\p{Ll}/u.test(word)) || words.length > 14) return undefined
  const role = words.slice(0, -2).join(' ')
  return { name: name.join(' '), ...(role && { role }), rest: text.slice(glued[0].length) }
}

/** Up to six words, capitalised or particles between them, at least one with two letters. */
export function isNameLike(text: string): boolean {
  const words = text.replace(/\s*\([^)]*\)$/u, '').split(/\s+/)
  if (words.length > 6 || (!/\p{L}{2}/u.test(text.replaceAll('.', '')) && !/^(?:\p{Lu}\.?){2,3}$/u.test(text)))
    return false
  const named = words.filter((word) => NAME_WORD.test(word) || HONORIFIC.test(word))
  return named.length > 0 && words.every((word) => NAME_WORD.test(word) || PARTICLE.test(word) || HONORIFIC.test(word))
}

/** A person's full name: two to four capitalised words, and no office ("Turkish Expert"). */
export function isPersonName(text: string): boolean {
  const words = text.split(/\s+/)
  return (
    words.length >= 2 &&
    words.length <= 4 &&
    isNameLike(text) &&
    !isOffice(words[0] ?? '') &&
    !isOffice(text) &&
    !/^the\b/iu.test(text)
  )
}

/** Ends in the word of an office. */
export function isOffice(text: string): boolean {
  return ROLE_WORD.test(text)
}

/** Whether two prefixes name one speaker: full name, surname, first name, with or without title, or initials. */
export function sameSpeaker(left: string, right: string): boolean {
  const [a, b] = [keyWords(left), keyWords(right)]
  const [firstA, lastA, firstB, lastB] = [a[0], a.at(-1), b[0], b.at(-1)]
  if (!firstA || !firstB) return false
  if (lastA === lastB && (a.length === 1 || b.length === 1 || firstA[0] === firstB[0])) return true
  if ((a.length === 1 && firstA === firstB) || (b.length === 1 && firstA === firstB)) return true
  return (
    initialsOf(left) === b.map((word) => word[0]).join('') || initialsOf(right) === a.map((word) => word[0]).join('')
  )
}

function keyWords(name: string): string[] {
  return name
    .replace(/\s*\([^)]*\)$/u, '')
    .replace(/\.(?=\p{L})/gu, '. ')
    .split(/\s+/)
    .filter((word) => !HONORIFIC.test(word) && !/^the$/iu.test(word))
    .map((word) => word.toLowerCase().replace(/[.’']/g, ''))
    .filter((word) => word !== '')
}

function initialsOf(name: string): string | undefined {
  const letters = name.replace(/[.\s]/g, '')
  return /^\p{Lu}{2,3}$/u.test(letters) ? letters.toLowerCase() : undefined
}
