// What every parser's result is brought to before it is judged: texts as they stood, nothing resolved or cleaned.

export type RawItem = {
  title?: string
  /** The title is declared plain text: `<b>` in it is three characters. */
  titleIsText?: boolean
  link?: string
  guid?: string
  guidIsPermaLink?: boolean
  date?: string
  /** HTML or text, the shorter account. */
  summary?: string
  /** HTML, the whole. */
  content?: string
  /** Candidates, best first; may be relative. */
  pictures: string[]
  categories: string[]
  /** `xml:base` that holds for the item. */
  base?: string
}

export type RawFeed = { title?: string; siteLink?: string; items: RawItem[] }

const ABSENT = [undefined, '']

/** The object without what is undefined or empty text. */
export function present<T extends Record<string, unknown>>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => !ABSENT.includes(value as string))
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> }
}

/** Whether a file of this type and address is a picture. */
export function isPicture(type: string | undefined, url: string | undefined): boolean {
  if (type && /^image(?:\/|$)/i.test(type)) return true
  return !type && /\.(?:jpe?g|png|webp|gif|avif)(?:$|[?#])/i.test(url ?? '')
}
