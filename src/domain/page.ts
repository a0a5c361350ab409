// The page: an article's fetched text in structure. An interview is a page with turns.
import type { Instant } from './article.ts'

export type Paragraph = {
  kind: 'text' | 'heading' | 'item' | 'quote'
  /** Plain text, one line, white space collapsed. */
  text: string
}

/** A question and its answer, without dashes, labels and name prefixes. */
export type Turn = {
  question: string
  asker?: string
  answerer?: string
  /** Paragraphs of the answer, in order, at least one. */
  answer: string[]
}

export type Page = {
  title: string
  /** The section as the page names it. */
  section?: string
  language?: string
  publishedAt?: Instant
  /** "Baku, November 1, AZERTAC" */
  dateline?: string
  /** The person interviewed, and their office. */
  speaker?: string
  role?: string
  lead: string[]
  /** The body outside lead and turns. */
  paragraphs: Paragraph[]
  /** Empty where the page is no interview. */
  turns: Turn[]
  /** Absolute URL of the leading picture. */
  picture?: string
  /** Versions in other languages the page itself states (`hreflang`). */
  twins: { language: string; url: string }[]
}
