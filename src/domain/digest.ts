// The digest: which headlines of a window a chat gets, in what order, and what is remembered of it.
import type { Article, Instant } from './article.ts'

/** The section of what waited for this digest ("while you slept"); never an article's own. */
export const HELD_SECTION = 'held'

export type DigestGroup = { section: string; articles: Article[] }

export type Digest = {
  fromAt: Instant
  untilAt: Instant
  /** The chosen ones by section, in reading order: numbers count through the groups. */
  groups: DigestGroup[]
  /** Ids of what else the window holds for this chat, best first: "more" pages through them. */
  restIds: string[]
}

/** An article as a reader saw it: enough to render the line again and to notice a correction. */
export type ShownArticle = { id: string; revision: number }

/** What a chat's latest digest message shows, so that it can be edited, paged and explained. */
export type ShownDigest = {
  chatId: number
  messageId: number
  /** The planned moment; undefined for one asked for. */
  slotAt?: Instant
  sentAt: Instant
  fromAt: Instant
  untilAt: Instant
  language: string
  zone: string
  /** First page as sent, grouped. */
  groups: { section: string; articles: ShownArticle[] }[]
  restIds: string[]
  /** The page the reader has open, from 0. */
  page: number
  /** The last time a correction was shown in it. */
  editedAt?: Instant
  /** The messages it consists of, where it went to several topics of a forum; see shown-shares.ts. */
  shares?: ShownShare[]
}

/** One message of a digest that has several. */
export type ShownShare = Pick<ShownDigest, 'messageId' | 'groups' | 'restIds' | 'editedAt'>
