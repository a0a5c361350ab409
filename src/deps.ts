// The whole outside world on one screen: what features and jobs are given, by closure, and all they may touch.

import type { Store } from '#adapters/store/store'
import type { DueSlot, SlotPlan } from '#adapters/store/store-sending'
import type { FeedItem, Instant } from '#domain/article'
import type { Chart } from '#domain/chart'
import type { Chat } from '#domain/chat'
import type { SendOutcome } from '#domain/delivery'
import type { Feed, FetchFailure, Validators } from '#domain/feed'
import type { Page } from '#domain/page'
import type { PaidBroadcast } from '#domain/stars'
import type { RichMessages } from '#domain/text-form'
import type { Keyboard, Message, Post, RichMessage } from '#views/message'
import type { Locales } from './locale.ts'
import type { Log } from './log.ts'

export type FeedFetch =
  | { kind: 'items'; title?: string; items: FeedItem[]; validators: Validators }
  | { kind: 'not-modified' }
  | FetchFailure

export type PageFetch = { kind: 'page'; page: Page } | FetchFailure

export type PictureFetch = { kind: 'picture'; bytes: Uint8Array; name: string } | FetchFailure

export type SendOptions = {
  silent?: boolean
  /** The forum topic it goes to. */
  topicId?: number
  /** Paid for in Stars where the bot may: it goes beyond the free limit. No edit can be. */
  paid?: boolean
  /** Runs after the pacer's turn came and just before the request leaves; false stops it. */
  fence?: () => Promise<boolean>
}

/** `name` is the file's, with its ending. */
type Picture = { bytes: Uint8Array; name: string }

export type ChannelInfo = { id: number; title: string }

/**
 * Whether a person administers a chat; `gone`: the bot is in it no more, or there is no such chat; `hidden`: it is told only to
 * administrators, which in a channel it is in a bot always is.
 */
export type Administers = 'yes' | 'no' | 'gone' | 'hidden'

/** Telegram, for everything that is sent: one pacer under all of it. */
export type Telegram = {
  /**
   * Answers to people: ahead of bulk; waits out short floods, repeats what surely did not arrive. The picture of a text, as that
   * of a rich message, is uploaded once, then known by its file id.
   */
  send(chatId: number, post: Post, options?: Pick<SendOptions, 'topicId'>): Promise<SendOutcome>
  /** The text; of media the caption, which for an album is its first message's. */
  edit(chatId: number, messageId: number, post: Post): Promise<SendOutcome>
  /** The buttons alone; the text stays as it is. */
  editKeyboard(chatId: number, messageId: number, keyboard: Keyboard): Promise<SendOutcome>
  /** Tried again without its picture on 400. */
  sendRich(chatId: number, message: RichMessage): Promise<SendOutcome>
  /** False once this server answered that it knows no rich messages: pages until restart. */
  richSupported(): boolean
  typing(chatId: number): Promise<void>
  /** The bot's own name, as links to it need it; asked for once. Rejects while Telegram does not answer. */
  username(): Promise<string>
  /**
   * A channel by its id or @name; undefined: there is none, or the bot may not see it. Of a public one it may that it is not
   * in. Rejects while Telegram does not answer.
   */
  channel(ref: number | string): Promise<ChannelInfo | undefined>
  /**
   * Whether the bot may write in the group, or post in the channel, as far as its own rights go: what a group's permissions
   * keep from all members, Telegram does not tell. Rejects while Telegram does not answer.
   */
  mayWrite(chat: Pick<Chat, 'id' | 'kind'>): Promise<boolean>
  /**
   * Whether this person administers a group or a channel. A `no` may be ten seconds old. Rejects where the bot may not know, or
   * Telegram does not answer.
   */
  administers(chatId: number, personId: number): Promise<Administers>
  /** Whether Telegram answers at all (a harmless question): bulk waits for it after a fault. */
  reachable(): Promise<boolean>
  /**
   * One bulk request, not repeated: its outcome goes to the ledger. `messageId` set: an edit. A chat that Telegram holds
   * back gives `retry` at once, so that it keeps nobody else waiting. Only a paid one that is refused goes once more, unpaid.
   */
  deliver(
    chatId: number,
    post: Post,
    lane: 'flash' | 'urgent' | 'digest' | 'bulk',
    options: SendOptions,
    messageId?: number,
  ): Promise<SendOutcome>
  /** Deletes messages of the bot, at most 48 hours old, in one bulk request. Those already gone are no failure. */
  deliverRecall(chatId: number, messageIds: number[], options: SendOptions): Promise<SendOutcome>
  /** Whether Telegram takes payment for messages, as its last answers told; `off`: none is offered, `untried`: no answer yet. */
  paidState(): 'off' | 'untried' | 'accepted' | 'refused'
  /** A file made here, given in pieces, as an answer. */
  sendFile(chatId: number, file: { bytes: Uint8Array[]; name: string }, caption: Message): Promise<SendOutcome>
  /** A picture made here, such as a chart, as an answer. */
  sendPicture(chatId: number, picture: Picture, caption: Message): Promise<SendOutcome>
  /** Another picture and caption in the place of one that was sent. */
  editPicture(chatId: number, messageId: number, picture: Picture, caption: Message): Promise<SendOutcome>
}

export type Place = { zone: string; name: string }

export type Deps = {
  settings: Settings
  now: () => Instant
  /** Resolves after `ms`, or at once when `signal` aborts. */
  wait: (ms: number, signal?: AbortSignal) => Promise<void>
  random: () => number
  log: Log
  store: Store
  locales: Locales
  telegram: Telegram
  fetchFeed: (feed: Feed, validators: Validators) => Promise<FeedFetch>
  /** `feedId`: of the feed that brought it, whose zone its dates are read in. */
  fetchPage: (
    url: string,
    language: string | undefined,
    lane: 'background' | 'reader',
    feedId?: string,
  ) => Promise<PageFetch>
  fetchPicture: (url: string) => Promise<PictureFetch>
  /** A chart as PNG; undefined when it cannot be drawn. */
  drawChart: (chart: Chart) => Promise<Uint8Array | undefined>
  /** Room left where the data is; undefined when the system does not tell. */
  freeDiskBytes: () => Promise<number | undefined>
  /** How far our clock is ahead of Telegram's; undefined while it is not known. */
  clockSkewMs: () => number | undefined
  places: { findZone: (name: string) => Place[]; zoneAt: (latitude: number, longitude: number) => string | undefined }
}

/** What of the configuration features and jobs need. */
export type Settings = {
  ownerIds: number[]
  /** How many other editors must approve a broadcast. */
  approvals: number
  richMessages: RichMessages
  defaultLanguage: string
  defaultZone: string
  /** Minutes of the day. */
  defaultDigestMinutes: number[]
  retentionDays: number
  /** Telegram's limit for this bot, above 30 only for what is paid: how long a broadcast will take. */
  messagesPerSecond: number
  /** What is paid at that limit. */
  paidBroadcast: PaidBroadcast
}

export type { DueSlot, SendOutcome, SlotPlan, Store }
