import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseAst } from 'vitest/node'
import { shapeOf } from '#adapters/feed/document-shape'
import { parseFeedDate } from '#adapters/feed/feed-date'
import { picturesIn, summaryText, titleText } from '#adapters/feed/feed-text'
import { repairMarkup, tidyMarkup } from '#adapters/feed/repair'
import { toItems } from '#adapters/feed/to-items'
import { refuseDocument } from '#adapters/page/guard'
import { readPage } from '#adapters/page/read-page'
import { readPageText } from '#adapters/page/read-text'
import { createPlaces } from '#adapters/places'
import { decodeDocument } from '#adapters/web/decode'
import { charsetOf, retryAtOf, validatorsOf } from '#adapters/web/headers'
import { alertCap, alertChoice, isBreakingNews, parseAlerts } from '#domain/alert-parse'
import { parseBroadcastLine } from '#domain/broadcast-line'
import { fold, foldedWords } from '#domain/fold'
import { headlineKeys, isFollowed, parseFollow, splitFollows } from '#domain/follow'
import { identifyItems, keysOfUrl } from '#domain/identity'
import { announces } from '#domain/interview-evidence'
import { endsAsking, readMark, trailsOff } from '#domain/interview-mark'
import { isPersonName, readGluedPrefix, readPrefix, sameSpeaker } from '#domain/interview-name'
import { isHeadline, likeness, readClaim, soughtHeadline, soughtPassages } from '#domain/likeness'
import { parseLink } from '#domain/link'
import { linksIn, withoutLinks } from '#domain/links-in-text'
import { parseLocalTime } from '#domain/local-time'
import { parseMoment } from '#domain/moment'
import { monthOf } from '#domain/month-names'
import { collapse } from '#domain/page-block'
import { isNoiseText, isTailText } from '#domain/page-boilerplate'
import { readDay, readIsoTime, readStamp } from '#domain/page-date'
import { readDateline } from '#domain/page-dateline'
import { pageLanguage } from '#domain/page-language'
import { findSpeaker } from '#domain/page-speaker'
import { parsePause } from '#domain/pause'
import { parseQuiet } from '#domain/quiet'
import { routineKind } from '#domain/routine'
import { parseSchedule } from '#domain/schedule-parse'
import { isOffWord } from '#domain/schedule-words'
import { parseSearch } from '#domain/search'
import { searchWords } from '#domain/search-words'
import { findSections, sectionSlug } from '#domain/section'
import { distinctHeadlines, readHeadline } from '#domain/similar'
import { canBeFollowed, isOfStory, storyWords } from '#domain/story'
import { guessSubject } from '#domain/subject'
import { parseTitle } from '#domain/title-marks'
import { urgentMark, withoutUrgentMark } from '#domain/urgent-mark'
import { parseAbout } from '#views/about'
import { parseAction } from '#views/action'
import { cutText, escapeHtml, httpUrl, siteName } from '#views/html'
import { anArticle, aPage } from './support/builders.ts'
import { hostileTexts, slowTexts } from './support/hostile.ts'

const MOST_MS = 50
const MOST_PAGE_MS = 500
const ZONE = 'Asia/Baku'
const NOW = Date.UTC(2026, 10, 24, 8)
const SECTIONS = [{ slug: 'politics', name: 'Politics' }]
const LINE_NAMES = { languages: [{ code: 'az', name: 'Azərbaycanca' }], sections: SECTIONS }
const HEADLINE = 'Storm closes the harbour of Alat until Thursday morning'
const WORDS = { words: ['storm', 'harbour', 'alat'] }
const ARTICLE = anArticle({ title: HEADLINE })
const PAGE = aPage({ lead: ['Waves of six metres stopped loading at dawn, and three ferries wait off the coast.'] })
const places = createPlaces()
const feedItem = (title: string, link: string) => ({ title, link, pictures: [], categories: [] })
const headers = (value: string) => ({ get: () => value })

/** All that reads a stranger's text in a message, a press, a feed, a page or a header. */
const READERS: Record<string, (text: string) => unknown> = {
  linksIn,
  withoutLinks,
  parseLink,
  keysOfUrl,
  fold,
  foldedWords,
  searchWords,
  collapse,
  'a claim': (text) => {
    const claim = readClaim(text)
    if (claim === undefined) return
    soughtHeadline(claim)
    soughtPassages(claim)
    isHeadline(claim, ARTICLE)
    likeness(claim, ARTICLE, PAGE, true)
  },
  'a claim beside a hostile headline': (text) => {
    const claim = readClaim(`${HEADLINE}\n${text}`)
    if (claim) likeness(claim, { title: text.slice(0, 1000), earlierTitles: [text.slice(0, 1000)] }, PAGE, true)
  },
  readHeadline,
  'two hostile headlines': (text) => distinctHeadlines([readHeadline(text), readHeadline(`${text} x`)]),
  parseSearch,
  parseSchedule,
  parsePause,
  parseQuiet,
  parseLocalTime,
  parseMoment: (text) => parseMoment(text, ZONE, NOW),
  parseAlerts: (text) => parseAlerts(text, { cap: 5 }),
  isBreakingNews,
  alertChoice,
  alertCap,
  isOffWord,
  parseFollow,
  splitFollows,
  isFollowed: (text) => isFollowed('storm harbour', text) || isFollowed(text, HEADLINE),
  headlineKeys,
  canBeFollowed,
  isOfStory: (text) => isOfStory(WORDS, text),
  storyWords: (text) => storyWords(text, [HEADLINE, text]),
  parseBroadcastLine: (text) => parseBroadcastLine(text, LINE_NAMES, ZONE, NOW),
  findSections: (text) => findSections(text, SECTIONS),
  sectionSlug,
  findZone: (text) => places.findZone(text),
  monthOf,
  parseAction,
  parseAbout,
  parseTitle,
  urgentMark,
  withoutUrgentMark,
  routineKind,
  guessSubject,
  titleText,
  summaryText,
  picturesIn,
  parseFeedDate,
  shapeOf,
  tidyMarkup,
  repairMarkup,
  identifyItems: (text) =>
    identifyItems([{ title: text, url: `http://example.com/${text}`, guid: text }], 'http://a.example'),
  toItems: (text) =>
    toItems(
      { title: text, items: [feedItem(HEADLINE, text), feedItem(text, 'x')] },
      'http://a.example',
      'http://a.example',
    ),
  readMark,
  endsAsking,
  trailsOff,
  readPrefix,
  readGluedPrefix,
  isPersonName,
  sameSpeaker: (text) => sameSpeaker(text, `${text} x`),
  announces,
  isNoiseText,
  isTailText,
  readStamp: (text) => readStamp(text, ZONE),
  readIsoTime: (text) => readIsoTime(text, ZONE),
  readDay: (text) => readDay(text, ZONE),
  readDateline,
  pageLanguage: (text) => pageLanguage([text], text),
  findSpeaker: (text) => findSpeaker(text, [text, `AZƏRTAC ${text}`], [text]),
  refuseDocument,
  decodeDocument: (text) => decodeDocument(Buffer.from(text), { contentType: text }),
  charsetOf,
  retryAtOf: (text) => retryAtOf(text, NOW),
  validatorsOf: (text) => validatorsOf(headers(text)),
  cutText: (text) => cutText(text, 300),
  escapeHtml,
  httpUrl,
  siteName,
}

/** What reads whole pages does so in the worker, which ends it after five seconds. */
const PAGE_READERS: typeof READERS = {
  'a page': (text) =>
    readPage({ html: `<html><body><h1>${HEADLINE}</h1><p>${text}</p></body></html>`, url: 'https://example.com/1' }),
  'a page in plain text': (text) => readPageText({ text: `${HEADLINE}\n\n- ${text}\n\n– ${text}` }),
}

describe('a text of 4,096 hostile characters', () => {
  const texts = hostileTexts()

  it.each(Object.keys(READERS))(`is read by %s within ${MOST_MS} ms`, (name) => {
    expect(slowTexts(texts, (text) => READERS[name]?.(text), MOST_MS)).toEqual([])
  })

  it.each(Object.keys(PAGE_READERS))(`is read by %s within ${MOST_PAGE_MS} ms`, (name) => {
    expect(slowTexts(texts, (text) => PAGE_READERS[name]?.(text), MOST_PAGE_MS)).toEqual([])
  })

  it('may be a host of 16,000 editions', () => {
    expect(parseLink(`https://${'m.'.repeat(16_000)}example.com/1`)?.host).toBe('example.com')
  })

  it('is tried by every regular expression of the bot within as long', () => {
    const slow = regularExpressions().flatMap(({ place, pattern }) =>
      slowTexts(texts, (text) => text.replace(pattern, ''), MOST_MS).map((text) => `${place} ${pattern} ${text}`),
    )
    expect(slow).toEqual([])
  })
})

/** Every literal in the source of the bot; the local Telegram and the tools read no stranger's text. */
function regularExpressions(): { place: string; pattern: RegExp }[] {
  const root = new URL('../src/', import.meta.url).pathname
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !/^(?:sandbox|tools)\//.test(file),
  )
  return files.flatMap((file) => {
    const literals: { pattern: string; flags: string }[] = []
    collectLiterals(parseAst(readFileSync(join(root, file), 'utf8'), { lang: 'ts' }), literals)
    return literals.map(({ pattern, flags }) => ({ place: file, pattern: new RegExp(pattern, flags) }))
  })
}

function collectLiterals(node: unknown, into: { pattern: string; flags: string }[]): void {
  if (Array.isArray(node)) for (const each of node) collectLiterals(each, into)
  else if (typeof node === 'object' && node !== null) {
    const { regex, ...rest } = node as { regex?: { pattern: string; flags: string } }
    if (regex) into.push(regex)
    for (const value of Object.values(rest)) collectLiterals(value, into)
  }
}
