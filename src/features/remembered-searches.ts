// What a chat searched for lately, by a short name that fits a button: its lists can be turned for weeks. `/forget` erases it.
import type { Deps } from '#deps'
import { hashText } from '#domain/hash-text'

type Remembered = { id: string; text: string }

/** Searches of a chat that are remembered. */
const MOST_REMEMBERED = 50

/** The key is a chat's (see the store's sessions): it moves and goes with it. */
const keyOf = (chatId: number) => `search:${chatId}`

/** Remembers it as the latest; the same text has the same name. */
export async function rememberSearch({ store }: Pick<Deps, 'store'>, chatId: number, text: string): Promise<string> {
  const id = hashText(text)
  const others = (await searchesOf(store, chatId)).filter((one) => one.id !== id)
  await store.saveSession(keyOf(chatId), [{ id, text }, ...others].slice(0, MOST_REMEMBERED))
  return id
}

/** Undefined for one that is forgotten. */
export async function recallSearch(
  { store }: Pick<Deps, 'store'>,
  chatId: number,
  id: string,
): Promise<string | undefined> {
  return (await searchesOf(store, chatId)).find((one) => one.id === id)?.text
}

async function searchesOf(store: Deps['store'], chatId: number): Promise<Remembered[]> {
  return ((await store.session(keyOf(chatId))) as Remembered[] | undefined) ?? []
}
