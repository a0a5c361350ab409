// JSON-LD (schema.org) of a page, as far as an article's facts go. Broken scripts are skipped: pages often carry them.
import { collapse } from '#domain/page-block'
import type { DomElement } from './dom.ts'

export type LinkedData = {
  headlines: string[]
  sections: string[]
  languages: string[]
  dates: string[]
  pictures: string[]
  /** Persons the page is about. */
  speakers: string[]
}

type Thing = Record<string, unknown>

const ARTICLE = /Article|Posting|Interview|Report/
const MOST_BYTES = 200_000

/** What the article things of all scripts say; empty lists where there are none. */
export function readLinkedData(scripts: DomElement[]): LinkedData {
  const articles = scripts
    .filter((script) => script.getAttribute('type') === 'application/ld+json')
    .map((script) => script.textContent)
    .filter((text) => text.length <= MOST_BYTES)
    .flatMap((text) => things(parse(text)))
    .filter((thing) => ARTICLE.test(String(thing['@type'])))
  const all = (...names: string[]) => articles.flatMap((thing) => names.flatMap((name) => values(thing[name])))
  return {
    headlines: all('headline').flatMap(words),
    sections: all('articleSection').flatMap(words),
    languages: all('inLanguage').flatMap(words),
    dates: all('datePublished').flatMap(words),
    pictures: all('image').flatMap((image) => words(isThing(image) ? image['url'] : image)),
    speakers: all('about', 'mentions').flatMap((about) =>
      isThing(about) && about['@type'] === 'Person' ? words(about['name']) : [],
    ),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function things(value: unknown): Thing[] {
  return values(value)
    .filter(isThing)
    .flatMap((thing) => [thing, ...values(thing['@graph']).filter(isThing)])
}

function values(value: unknown): unknown[] {
  return Array.isArray(value) ? value.slice(0, 50) : value === undefined ? [] : [value]
}

function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function words(value: unknown): string[] {
  return typeof value === 'string' && value.trim() !== '' ? [collapse(value)] : []
}
