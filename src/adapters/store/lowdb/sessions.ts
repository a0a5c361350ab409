// Conversation state, by key. The store does not look into it.
import type { Store } from '#adapters/store/store'
import { DIALOGUE } from '#adapters/store/store-readers'
import type { Instant } from '#domain/article'
import { copy } from './copy.ts'
import type { Engine } from './engine.ts'

type Part = Pick<Store, 'session' | 'saveSession' | 'dropSession' | 'pruneDialogues'>

export function createSessions({ tables, transact, look }: Engine, now: () => Instant): Part {
  const { sessions } = tables
  const isDialogue = new RegExp(DIALOGUE)
  return {
    session: (key) => look(() => copy(sessions.get(key)?.value)),
    saveSession: (key, value) => transact(() => sessions.put({ key, value: copy(value), writtenAt: now() })),
    dropSession: (key) => transact(() => sessions.remove(key)),
    pruneDialogues: (silentMs) =>
      transact(() => {
        const untilAt = now() - silentMs
        const silent = [...sessions.values()].filter(
          ({ key, writtenAt = 0 }) => writtenAt <= untilAt && isDialogue.test(key),
        )
        for (const { key } of silent) sessions.remove(key)
        return silent.length
      }),
  }
}

/** Session keys are made of ids joined by colons: true when one of them is the chat's (or the person's). */
export function isSessionOf(key: string, chatId: number): boolean {
  return key.split(':').includes(String(chatId))
}
