// The store's sentences about readers: chats, what they were shown, what they are being asked.
import type { Instant } from '#domain/article'
import type { Broadcast } from '#domain/broadcast'
import type { Chat, ChatKind, ChatSettings, DroppableSetting } from '#domain/chat'
import type { Delivery } from '#domain/delivery'
import type { ShownDigest } from '#domain/digest'
import type { Listing } from './listing.ts'

/**
 * What is under way with a chat. `drafts`: broadcasts its person, an editor, has not sent; `dialogues`: questions it was
 * asked, and its last searches.
 */
export type UnderWay = { deliveries: Delivery[]; dialogues: { key: string; value: unknown }[]; drafts: Broadcast[] }

/** The keys of sessions that hold a question: of a chat and of who is asked in it. They hold the message that led to it. */
export const DIALOGUE = '^-?[0-9]+:[0-9]+$'
/** What the keys of sessions begin with that hold the last searches of a chat; its id follows. */
export const SEARCHES = 'search:'

export type ReaderStore = {
  // Chats
  chat(chatId: number): Promise<Chat | undefined>
  /** Creates the chat with these settings, or makes a known one active again, its settings kept. */
  subscribe(
    chatId: number,
    kind: ChatKind,
    defaults: ChatSettings,
    nextSlotAt: Instant | undefined,
    at: Instant,
  ): Promise<{ chat: Chat; isNew: boolean }>
  /** Changes settings; `nextSlotAt` comes with whatever changes the schedule or the zone. Unknown chat: undefined. */
  changeSettings(
    chatId: number,
    change: Partial<ChatSettings>,
    drop: DroppableSetting[],
    nextSlotAt: Instant | 'keep' | 'none',
  ): Promise<Chat | undefined>
  /**
   * `/stop` and unreachable chats: nothing is planned any more, unfinished deliveries expire. A person who had stopped stays
   * `stopped`.
   */
  deactivateChat(chatId: number, state: 'stopped' | 'unreachable'): Promise<void>
  /** Moves everything of a chat to its new id (a group became a supergroup). */
  migrateChat(fromId: number, toId: number): Promise<void>
  /** Erases all that is known of a chat, its receipts included; of a person also that they connected others. */
  forgetChat(chatId: number): Promise<void>
  /** All of it that `forgetChat` erases and no other sentence tells. */
  underWayWith(chatId: number): Promise<UnderWay>
  /** The groups and channels this person connected, in whatever state, by id. */
  chatsConnectedBy(personId: number): Promise<Chat[]>
  countChats(): Promise<{ active: number; all: number }>
  /** What "number N of the list last shown" means in this chat. */
  rememberList(chatId: number, articleIds: string[]): Promise<void>
  shownList(chatId: number): Promise<string[]>

  // What was shown
  /**
   * Becomes the chat's latest. `caughtUp`, for the answer to `/resume`, in the same transaction: the window's anchor moves
   * to its `untilAt`, and these ids leave `held`.
   */
  rememberDigest(shown: ShownDigest, caughtUp?: string[]): Promise<void>
  latestDigest(chatId: number): Promise<ShownDigest | undefined>
  /** Latest digests sent since `sentSinceAt` that show the article, by chat. */
  digestsShowing(articleId: string, sentSinceAt: Instant, limit: number, cursor?: string): Promise<Listing<ShownDigest>>

  // Conversations
  session(key: string): Promise<unknown>
  saveSession(key: string, value: unknown): Promise<void>
  dropSession(key: string): Promise<void>
  /** Forgets the questions (see `DIALOGUE`) nobody answered for `silentMs`, by the store's own clock; says how many. */
  pruneDialogues(silentMs: number): Promise<number>
  /** Forgets the searches (see `SEARCHES`) of chats that are not known and did not search for `silentMs`; says of how many. */
  pruneSearches(silentMs: number): Promise<number>
}
