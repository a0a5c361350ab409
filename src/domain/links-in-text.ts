// Links as people write them into a text. It knows no addresses: whose they are is looked up elsewhere.
import { trimEndOf } from './text.ts'

const LINK = /https?:\/\/\S+/gi
/** Punctuation behind a link belongs to the sentence. */
const PUNCTUATION = ')]}>.,;:!?"\'»”…'

/** In the order of the text, each once. */
export function linksIn(text: string): string[] {
  return [...new Set([...text.matchAll(LINK)].map(([link]) => trimEndOf(link, PUNCTUATION)))]
}

export function withoutLinks(text: string): string {
  return text.replace(LINK, ' ')
}
