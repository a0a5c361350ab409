// A page saved as plain text: blocks between blank lines, the site's own lines still around them. No markup is rendered;
// literal tags are dropped.
import { type Block, collapse, type PageSource } from '#domain/page-block'
import { isNoiseText, isTailText } from '#domain/page-boilerplate'
import { readDay, readStamp } from '#domain/page-date'
import { readDateline } from '#domain/page-dateline'
import { structurePage } from '#domain/page-structure'
import { notAPage } from './guard.ts'
import type { PageReading } from './read-page.ts'
import { AGENCY_ZONE } from './site-rules.ts'

export type TextInput = { text: string; language?: string; zone?: string }

const AGENCY_NAME =
  /^(?:the )?(?:azerbaijan state news agency|azərbaycan dövlət [iİ]nformasiya agentliyi|азербайджанское государственное информационное агентство|azert(?:ac|ag))$/iu
const TAG = /<\/?(?:p|b|i|em|strong|u|span|div|font|h[1-6]|a|ul|ol|li)(?:\s[^<>]*)?>/gi
const HEAD_BLOCKS = 6

/** The page in structure; `not-a-page` where the text holds none. `zone` reads dates without one. */
export function readPageText({ text, language, zone = AGENCY_ZONE }: TextInput): PageReading {
  const raw = text
    .replaceAll('\r', '')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(TAG, '')
    .split(/\n\s*\n/)
  const parts = raw.map((block) => block.split('\n').map(collapse).filter(Boolean)).filter((lines) => lines.length > 0)
  const { titles, sections, body } = readHead(parts)
  const dates = parts
    .slice(0, HEAD_BLOCKS)
    .flatMap((lines) => lines.map((line) => readStamp(line, zone) ?? readDay(line, zone)))
  const source: PageSource = {
    titles,
    sections,
    languages: [],
    dates: dates.filter((at) => at !== undefined),
    speakers: [],
    twins: [],
    blocks: body.map(toBlock),
  }
  const page = structurePage(source)
  if (!page) return notAPage('no text found')
  return { kind: 'page', page: page.language === undefined && language !== undefined ? { ...page, language } : page }
}

/** The lines above the text: the agency, the section in capitals, the headline (often twice). */
function readHead(parts: string[][]): { titles: string[]; sections: string[]; body: string[][] } {
  const titles: string[] = []
  const sections: string[] = []
  let next = 0
  for (; next < parts.length && next < HEAD_BLOCKS; next++) {
    const lines = (parts[next] ?? []).filter((line) => !isNoiseText(line) && !AGENCY_NAME.test(line))
    const [line] = lines
    if (line === undefined) continue
    if (lines.length > 1 || !isHeadline(line)) break
    if (isSection(line) && titles.length === 0 && sections.length === 0) sections.push(line)
    else if (titles.length === 0) titles.push(line)
    else if (!titles.includes(line)) break
  }
  return { titles, sections, body: parts.slice(next) }
}

function isHeadline(line: string): boolean {
  if (line.length > 250 || isTailText(line) || readDateline(line) || /^[-–—*]/u.test(line)) return false
  return !/[.:;,]$/u.test(line)
}

function isSection(line: string): boolean {
  return line.length <= 40 && line === line.toUpperCase() && /\p{Lu}{3}/u.test(line)
}

/** A short line without an end, standing alone, is a heading. */
function toBlock(lines: string[]): Block {
  const [line] = lines
  const heading =
    lines.length === 1 &&
    line !== undefined &&
    line.length <= 120 &&
    /^[\p{Lu}\p{Lo}“«"]/u.test(line) &&
    !/[.!?…:;,؟。”»"\])]$/u.test(line)
  const isDateline = line !== undefined && readDateline(line) !== undefined
  return { kind: heading && !isDateline ? 'heading' : 'text', lines: lines.map((text) => [{ text }]), linked: 0 }
}
