// Conversation state, by key. The store does not look into it.
import type { Store } from '#adapters/store/store'
import { copy } from './copy.ts'
import type { Engine } from './engine.ts'

export function createSessions({
  tables,
  transact,
  look,
}: Engine): Pick<Store, 'session' | 'saveSession' | 'dropSession'> {
  const { sessions } = tables
  return {
    session: (key) => look(() => copy(sessions.get(key)?.value)),
    saveSession: (key, value) => transact(() => sessions.put({ key, value: copy(value) })),
    dropSession: (key) => transact(() => sessions.remove(key)),
  }
}

/** Session keys are made of ids joined by colons: true when one of them is the chat's (or the person's). */
export function isSessionOf(key: string, chatId: number): boolean {
  return key.split(':').includes(String(chatId))
}
