// Who follows what: active chats by the beginnings of words that their phrases and stories are found by. A look costs the keys asked
// for and who follows them, however many words are followed.
import { followedKeys } from '#domain/story'
import type { ChatRecord } from './records.ts'
import type { Table } from './tables.ts'

export type WordIndex = {
  /** Chats with a phrase or a story under one of the keys and an id above `afterId`, ascending, each once, at most `limit`. */
  followers(keys: string[], afterId: number, limit: number): number[]
}

/** Ids as they came until somebody asks, which makes a start quick; ascending from then on. */
type Followers = { ids: number[]; isSorted: boolean }

export function createWordIndex(chats: Table<ChatRecord>): WordIndex {
  const followers = new Map<string, Followers>()

  const add = (key: string, id: number) => {
    const known = followers.get(key)
    if (known === undefined) followers.set(key, { ids: [id], isSorted: false })
    else if (known.isSorted) known.ids.splice(firstFrom(known.ids, id), 0, id)
    else known.ids.push(id)
  }
  const remove = (key: string, id: number) => {
    const ids = sorted(key)
    ids.splice(firstFrom(ids, id), 1)
    if (ids.length === 0) followers.delete(key)
  }
  const sorted = (key: string): number[] => {
    const known = followers.get(key)
    if (known?.isSorted === false) {
      known.ids.sort((a, b) => a - b)
      known.isSorted = true
    }
    return known?.ids ?? []
  }

  chats.index((before, after) => {
    const isSame = before?.words === after?.words && before?.stories === after?.stories
    if (isSame && before?.state === after?.state && before?.id === after?.id) return
    for (const key of keysOf(before)) remove(key, (before as ChatRecord).id)
    for (const key of keysOf(after)) add(key, (after as ChatRecord).id)
  })

  return {
    followers(keys, afterId, limit) {
      const lists = keys.map(sorted).filter((ids) => ids.length > 0)
      const places = lists.map((ids) => firstFrom(ids, afterId + 1))
      const found: number[] = []
      while (found.length < limit) {
        let next = Number.POSITIVE_INFINITY
        for (const [index, ids] of lists.entries()) next = Math.min(next, ids[places[index] as number] ?? next)
        if (next === Number.POSITIVE_INFINITY) break
        found.push(next)
        for (const [index, ids] of lists.entries())
          if (ids[places[index] as number] === next) places[index] = (places[index] as number) + 1
      }
      return found
    },
  }
}

function keysOf(chat: ChatRecord | undefined): Iterable<string> {
  if (chat === undefined || chat.state !== 'active') return []
  return followedKeys(chat)
}

/** The first place of an id that is not below `id`. */
function firstFrom(ids: number[], id: number): number {
  let low = 0
  let high = ids.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ids[middle] as number) < id) low = middle + 1
    else high = middle
  }
  return low
}
