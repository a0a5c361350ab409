// The store's sentences for several processes over one store: who does what there may be only one of, and at what pace all
// of them together send. Where one process has the store to itself they cost nothing. All of it goes by the store's own clock:
// those of machines that share it may be far apart.
import type { Instant } from '#domain/article'

/** How long to wait before the first of the slots may be used, and how much of it is because all were held; ms. */
export type Reserved = { waitMs: number; heldMs: number }

/** As Telegram gave it: the store looks for no more in it than the chat of its message. */
export type KeptUpdate = { update_id: number; message?: { chat?: { id: number }; text?: string } }

/** `begun`: how often its handling began again, in a process that did not end it either. */
export type OpenUpdate = { update: KeptUpdate; begun: number }

/** So often it may: one that ends its process must not do so for ever. */
export const MOST_BEGUN = 3

/** As long as Telegram keeps updates for who does not fetch them. */
export const UPDATES_KEPT_MS = 24 * 60 * 60 * 1000

export type ProcessStore = {
  /** Whether several processes may share it. */
  isShared: boolean
  /**
   * `owner` has what `name` stands for, for `holdMs` from now, if nobody else has it; one's own is prolonged. False: somebody else
   * has it. A process that is frozen has it no longer once the time is over.
   */
  takeLease(name: string, owner: string, holdMs: number): Promise<boolean>
  /** Gives it back, if it is still one's own. */
  dropLease(name: string, owner: string): Promise<void>
  /** Gives back all that `owner` has. */
  dropLeases(owner: string): Promise<void>
  /**
   * An update came (Bot API, "Getting updates": one may come again). `new`: it is `owner`'s to handle for `holdMs`, also when
   * it was before; `done`: it was handled; `busy`: somebody else is at it. `owner` names one handling: a process may
   * get an update again while it is at it.
   */
  takeUpdate(updateId: number, owner: string, holdMs: number): Promise<'new' | 'busy' | 'done'>
  /** It was not handled after all: whoever gets it next may, at once. Nothing happens when it is somebody else's. */
  dropUpdate(updateId: number, owner: string): Promise<void>
  /** Writes down what was polled, before Telegram is told that it came and forgets it. Known ones stay as they are. */
  keepUpdates(updates: KeptUpdate[]): Promise<void>
  /** Those of the last day that were written down and not finished, oldest first: of a process that died, or is still at it. */
  openUpdates(): Promise<OpenUpdate[]>
  /** Whether a message of this chat that came before this update is written down and not finished. */
  hasEarlierUpdate(updateId: number, chatId: number): Promise<boolean>
  /** Its handling begins again; false: it did so `MOST_BEGUN` times, and is to be given up. */
  beginUpdate(updateId: number): Promise<boolean>
  /** It was handled; its id is known for a day, and nothing else of it. */
  finishUpdate(updateId: number): Promise<void>
  /** Forgets what came more than a day ago; says how many of them were never handled. */
  pruneUpdates(): Promise<number>
  /**
   * Reserves the next `slots` messages of all processes together, `perSecond` of them a second (a generic cell rate
   * algorithm on the store's own clock), with at most `burst` at once. `key` names what is limited: the bot, one chat, a host.
   */
  reserveSlots(key: string, slots: number, perSecond: number, burst: number): Promise<Reserved>
  /** Nothing more leaves for `ms`, from any process. */
  holdSlots(key: string, ms: number): Promise<void>
  /**
   * Whatever waits for a moment further ahead than anything waits (`LONGEST_WAITS_MS`) is due at `at`: the clock was set back.
   * Chats have their next slot. Says how many were mended.
   */
  mendMoments(at: Instant): Promise<number>
}
