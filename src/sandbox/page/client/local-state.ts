// What the page remembers that is of no message and of no one else: drafts, what was opened, what waits for an answer.
import type { InlineQueryResult } from '@grammyjs/types'

/** What stands in the composer of a chat. */
export type Draft = {
  text: string
  files: { file: File; kind: 'photo' | 'video' | 'document' }[]
  /** Id of the message answered to, or of the own one being changed. */
  replyTo?: number | undefined
  editing?: number | undefined
}

/** Where one is in the list of messages. */
export type Reading = {
  isAtEnd: boolean
  /** Id of the newest message whose beginning was in view. */
  seen: number
  /** How many newer ones lie below the view. */
  below: number
  /** How far the list is scrolled, px. */
  top: number
}

export type InlineSearch = {
  query: string
  isWaiting: boolean
  results: readonly InlineQueryResult[]
  nextOffset: string
}

export type LocalState = {
  /** By place: player and chat. */
  drafts: Map<string, Draft>
  /** Details and long quotations, by message and path, where a click made them other than they came. */
  opened: Map<string, boolean>
  /** Spoilers clicked on, by message and path. */
  revealed: Set<string>
  /** Buttons whose press is not answered yet. */
  waiting: Set<string>
  /** The one menu that is open, and whether it opens upwards. */
  popup: { name: string; isUp: boolean } | undefined
  /** The line marked in the list over the composer, and the text for which Escape closed it. */
  choice: number
  dismissed: string | undefined
  inline: InlineSearch | undefined
  /** Cancels the inline query that waits for the typing to pause. */
  cancelSearch: () => void
  /** Shown over the composer of whichever chat is opened, until sent or let go. */
  forwarding: { message: number; from: number; preview: string } | undefined
  /** An inline query that waits for a chat to be chosen. */
  carried: { text: string; from: number } | undefined
  /** Places whose reply keyboard was put away. */
  folded: Set<string>
  /** By place. */
  readings: Map<string, Reading>
  /** Counts the changes messages are drawn from. */
  version: number
}

export function createLocalState(): LocalState {
  return {
    drafts: new Map(),
    opened: new Map(),
    revealed: new Set(),
    waiting: new Set(),
    popup: undefined,
    choice: 0,
    dismissed: undefined,
    inline: undefined,
    cancelSearch: () => {},
    forwarding: undefined,
    carried: undefined,
    folded: new Set(),
    readings: new Map(),
    version: 0,
  }
}
