// Work of one chat in the order in which it came, one after the other; that of different chats side by side.

/** Runs `work` when all that came before for the same chat has ended, however it did. Without a chat it runs at once. */
export type InOrder = <T>(chatId: number | undefined, work: () => Promise<T>) => Promise<T>

export function createInOrder(): InOrder {
  const tails = new Map<number, Promise<unknown>>()
  return (chatId, work) => {
    if (chatId === undefined) return work()
    const before = tails.get(chatId)
    const own = before === undefined ? work() : before.then(work, work)
    tails.set(chatId, own)
    const forget = () => {
      if (tails.get(chatId) === own) tails.delete(chatId)
    }
    own.then(forget, forget)
    return own
  }
}
