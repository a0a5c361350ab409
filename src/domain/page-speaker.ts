// Who is interviewed, and their office: from the lead-in, the headline, or what the page states.
// A guess that does not look like a person's name is no answer.
import { isOffice, isPersonName } from './interview-name.ts'
import { trimEndOf } from './text.ts'

export type PageSpeaker = { name: string; role?: string }

/** Lead-ins that name the person after a preposition, office and name in either order. */
const AFTER =
  /(?:interview(?:ed)? (?:with|of)|conversation with|talks? to|spoke (?:to|with)|интервью с(?:о)?|беседа с(?:о)?|беседовал[аи]? с(?:о)?|interview mit|gespräch mit|entretien (?:avec|de)|interview (?:avec|de)|entrevista (?:con|a)|conversación con|حوار مع|مقابلة مع)\s{1,3}(.{4,240}?)(?:[:：]|\.(?:\s|$)|$)/iu

/** "Milli Məclisin deputatı Günay Əfəndiyeva ilə müsahibə": the person stands before. */
const BEFORE =
  /(?:^|[.:]\s|AZƏRTAC\s{1,3})([^.:]{4,240}?)\s{1,3}(?:ilə|nın|nin|nun|nün)\s{1,3}(?:\p{L}+\s{1,3}){0,2}müsahib/iu
/** "Şöbə müdiri Əli Həsənov “Media forum” saytının suallarını cavablandırıb." */
const ANSWERED =
  /^(.{4,240}?)\s{1,3}(?:[“"«][^”"»]{1,60}[”"»]\s?\p{L}*\s{1,3}|AZƏRTAC[^ ]*\s{1,3}|\p{L}+n[ıiuü]n\s{1,3})?suallar\p{L}*\s{1,3}cavab|^(.{4,240}?)\s{1,3}(?:ответил[аи]? на вопросы|answered (?:the )?questions|beantwortet\p{L}* (?:die )?fragen)/iu
const GUEST =
  /(?:müsahibimiz|həmsöhbətimiz|наш собеседник|наш гость|our guest is)\s?[,:—–-]?\s?(.{4,240}?)(?:d[ıiuü]r)?[.:]?$/iu

/** What the talk is about, behind the person: no part of an office. Without a comma only where the word has no other use. */
const SUBJECT = /(?:\s{1,3}about|,\s{1,3}(?:about|on|regarding|об?|über|sur|sobre))\s.*$/iu

/** The person and the office; undefined when nothing says so. `headline` is "Name: what was said" in the agency's style. */
export function findSpeaker(headline: string, lead: string[], stated: string[]): PageSpeaker | undefined {
  const titled = /^([^:]{4,50}):\s/u.exec(headline)?.[1]?.trim()
  for (const text of lead) {
    const described = [AFTER, BEFORE, ANSWERED, GUEST]
      .flatMap((pattern) => pattern.exec(text)?.slice(1) ?? [])
      .find((part) => part !== undefined)
    const found = described === undefined ? undefined : splitOffice(described, titled)
    if (found) return found
  }
  if (titled && isPersonName(titled)) {
    const role = officeNear(titled, lead)
    return { name: titled, ...(role && { role }) }
  }
  const name = stated.find(isPersonName)
  return name === undefined ? undefined : { name }
}

/** Splits "the Member of the Milli Majlis, Deputy Chair of …, Gunay Afandiyeva" and "Gunay Afandiyeva, Member of …". */
function splitOffice(text: string, known: string | undefined): PageSpeaker | undefined {
  const office = text
    .replace(/^(?:the|a|an|der|die|dem|le|la|el|AZ[A-ZƏ]{4,6}|\S+\s+müsahibəsində)\s+/iu, '')
    .replace(SUBJECT, '')
  const described = trimEndOf(office, ' ,;')

  if (known && described.includes(known)) return withRole(known, described.replace(known, ' '))
  const parts = described.split(/,\s*/)
  const [first, last] = [parts[0] ?? '', parts.at(-1) ?? '']
  if (isPersonName(last)) return withRole(last, parts.slice(0, -1).join(', '))
  if (parts.length > 1 && isPersonName(first)) return withRole(first, parts.slice(1).join(', '))
  const words = last.split(' ')
  for (const length of [3, 2]) {
    const name = words.slice(-length).join(' ')
    const before = words.slice(0, -length).join(' ')
    const above = words.at(-length - 1)
    // The name begins where the office's small letters end, or its word.
    if (above !== undefined && isPersonName(name) && (/^\p{Ll}/u.test(above) || isOffice(above))) {
      return withRole(name, [...parts.slice(0, -1), before].join(', '))
    }
  }
  return isPersonName(described) ? { name: described } : undefined
}

function officeNear(name: string, lead: string[]): string | undefined {
  const text = lead.find((paragraph) => paragraph.includes(name))
  if (!text) return undefined
  const after = text.slice(text.indexOf(name) + name.length)
  const role = /^,\s{1,3}((?:the |a |an )?[^,.:;]{3,80}),/u.exec(after)?.[1]
  return role?.replace(/^(?:the|a|an)\s+/iu, '')
}

function withRole(name: string, role: string): PageSpeaker {
  const office = trimEndOf(role.replace(/\s+/g, ' ').replace(/^[\s,–—-]+/u, ''), ' ,–—:-')
  return office.length > 2 && office.length <= 200 ? { name, role: office } : { name }
}
