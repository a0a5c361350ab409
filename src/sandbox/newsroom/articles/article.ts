// What an editor of the fictional agency hands in: one story in one language, before it has a date of its own.

export type Language = 'az' | 'en' | 'ru'

export type SectionSlug =
  | 'official_chronicle'
  | 'politics'
  | 'economy'
  | 'society'
  | 'culture'
  | 'sport'
  | 'world'
  | 'science_education'
  | 'health'
  | 'tourism'
  | 'regions'
  | 'incidents'
  | 'technology'

/** A string is a paragraph. */
export type Block = string | { heading: string } | { item: string }

export type InterviewTurn = { question: string; answer: string[] }

/** How a page marks who speaks: the forms agencies really use, each with its own traps for a reader of pages. */
export type InterviewMarks =
  /** `- ` before a question, `– ` before the first paragraph of an answer, nothing before the later ones. */
  | { kind: 'dashes' }
  /** The question in bold, the answer in plain paragraphs. */
  | { kind: 'bold' }
  /** A word and a colon, as in `Sual: ` and `Cavab: `. */
  | { kind: 'labels'; question: string; answer: string }
  /** A name and a colon; `shortAnswerer` from the second answer on. */
  | { kind: 'names'; asker: string; answerer: string; shortAnswerer: string }

export type Body =
  | { form: 'report'; blocks: Block[] }
  | { form: 'interview'; lead: string[]; marks: InterviewMarks; turns: InterviewTurn[] }
  /** The agency's own round-up: its headlines are filled in at the moment of publishing. */
  | { form: 'round-up'; intro: string; count: number }

/** A later version of the same story: it keeps the number and gets a new title, slug, date and text. */
export type Correction = { title: string; body: Body }

export type Draft = {
  /** One sequence over all languages. */
  number: number
  language: Language
  section: SectionSlug
  /** With its marks, as the agency prints them. */
  title: string
  /** Place name of the dateline; without one the text has no dateline. */
  city?: string
  picture?: boolean
  /** Already out at the start, this many minutes ago; absent: waits in the queue. */
  minutesAgo?: number
  /** Same word in several languages: the pages name each other as versions. */
  story?: string
  body: Body
  /** In the order in which they are made. */
  corrections?: Correction[]
}
