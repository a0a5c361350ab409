// The store's one door: sentences in domain words. Each method is one transaction, durable when its promise
// resolves; it takes no callback, returns copies, and lists by cursor. Two engines, one contract test suite.
import type { BookmarkStore } from './store-bookmarks.ts'
import type { DeskStore } from './store-desk.ts'
import type { NewsStore } from './store-news.ts'
import type { ProcessStore } from './store-processes.ts'
import type { ReaderStore } from './store-readers.ts'
import type { SendingStore } from './store-sending.ts'

export type Store = NewsStore &
  ReaderStore &
  BookmarkStore &
  SendingStore &
  DeskStore &
  ProcessStore & {
    /** The engine's state for doctor and healthz: undefined when well, else one sentence. */
    problem(): string | undefined
    /** Writes what is open and gives the folder back. */
    close(): Promise<void>
  }
