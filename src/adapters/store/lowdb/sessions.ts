// Conversation state, by key. The store does not look into it.
import type { Store } from '#adapters/store/store'
import { DIALOGUE, SEARCHES } from '#adapters/store/store-readers'
import type { Instant } from '#domain/article'
import { copy } from './copy.ts'
import type { Engine } from './engine.ts'

type Part = Pick<Store, 'session' | 'saveSession' | 'dropSession' | 'pruneDialogues' | 'pruneSearches'>

export function createSessions({ tables, transact, look }: Engine, now: () => Instant): Part {
  const { sessions, chats } = tables
  const isDialogue = new RegExp(DIALOGUE)
  const isOfStranger = (key: string) => key.startsWith(SEARCHES) && !chats.has(Number(key.slice(SEARCHES.length)))
  const prune = (silentMs: number, isMeant: (key: string) => boolean) =>
    transact(() => {
      const untilAt = now() - silentMs
      const silent = [...sessions.values()].filter(({ key, writtenAt = 0 }) => writtenAt <= untilAt && isMeant(key))
      for (const { key } of silent) sessions.remove(key)
      return silent.length
    })
  return {
    session: (key) => look(() => copy(sessions.get(key)?.value)),
    saveSession: (key, value) => transact(() => sessions.put({ key, value: copy(value), writtenAt: now() })),
    dropSession: (key) => transact(() => sessions.remove(key)),
    pruneDialogues: (silentMs) => prune(silentMs, (key) => isDialogue.test(key)),
    pruneSearches: (silentMs) => prune(silentMs, isOfStranger),
  }
}

/** Session keys are made of ids joined by colons: true when one of them is the chat's (or the person's). */
export function isSessionOf(key: string, chatId: number): boolean {
  return key.split(':').includes(String(chatId))
}
