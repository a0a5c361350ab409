// A page's text to a Page: guards, facts, blocks, structure. Runs in the worker: hostile markup may take any time.
import type { FetchFailure } from '#domain/feed'
import type { Page } from '#domain/page'
import { structurePage } from '#domain/page-structure'
import { articleBlocks } from './article-blocks.ts'
import { parseDocument } from './dom.ts'
import { readFacts } from './facts.ts'
import { notAPage, refuseDocument } from './guard.ts'
import { AGENCY_ZONE, ruleFor } from './site-rules.ts'

export type PageReading = { kind: 'page'; page: Page } | FetchFailure

export type PageInput = {
  html: string
  /** Where it was found: resolves relative links and chooses the site's rules. */
  url?: string
  /** What its feed says; the page's own word and its letters go first. */
  language?: string
  /** IANA zone for stamps without one; the agency's when left out and no rule knows better. */
  zone?: string
}

/** The page in structure; `too-complex` or `not-a-page` where it cannot be had. Never throws on markup. */
export function readPage({ html, url, language, zone }: PageInput): PageReading {
  const refused = refuseDocument(html)
  if (refused) return refused
  const document = parseDocument(html)
  const rule = ruleFor(url)
  const facts = readFacts(document, url, rule, rule.zone ?? zone ?? AGENCY_ZONE)
  const blocks = articleBlocks(document, rule.body)
  const page = structurePage({ ...facts, blocks })
  if (!page) return notAPage('no article text found')
  return { kind: 'page', page: page.language === undefined && language !== undefined ? { ...page, language } : page }
}
