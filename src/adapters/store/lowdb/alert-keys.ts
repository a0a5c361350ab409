// The chats each article rang in, so that it rings in none twice. Kept by article in sorted blocks, a chat in eleven
// characters: a record a chat would be most of what a start reads.
import type { Instant } from '#domain/article'
import { compareText, createOrdered } from './ordered.ts'
import type { AlertKeyBlock } from './records.ts'
import type { Tables } from './tables.ts'

export type Rang = { articleId: string; chatId: number; endedAt: Instant }

export type AlertKeys = {
  has(articleId: string, chatId: number): boolean
  add(rang: Rang[]): void
  removeChat(chatId: number): void
  /** Forgets blocks that nothing was added to since. */
  forgetBefore(at: Instant): void
}

const MOST_CHATS = 2048
const WIDTH = 11
/** Ids have at most 52 significant bits (Bot API, Chat); shifted, negative ones sort before positive ones. */
const SHIFT = 2 ** 52

export function createAlertKeys({ alertKeys }: Pick<Tables, 'alertKeys'>): AlertKeys {
  const blocks = createOrdered<AlertKeyBlock>((a, b) => compareText(a.key, b.key))
  const counts = new Map<string, number>()
  alertKeys.index((before, after) => {
    if (before && after && blocks.replace(after)) return
    if (before) {
      blocks.remove(before)
      const left = (counts.get(before.articleId) ?? 0) - 1
      if (left === 0) counts.delete(before.articleId)
      else counts.set(before.articleId, left)
    }
    if (after) {
      blocks.add(after)
      counts.set(after.articleId, (counts.get(after.articleId) ?? 0) + 1)
    }
  })

  const firstIf = (list: Iterable<AlertKeyBlock>, articleId: string) => {
    for (const block of list) return block.articleId === articleId ? block : undefined
    return undefined
  }
  /** The article's last block that begins at or before the chat. */
  const blockOf = (articleId: string, code: string) => {
    const key = keyOf(articleId, code)
    return firstIf(
      blocks.descending((other) => other.key > key),
      articleId,
    )
  }
  /** The article's first block that begins after a key. */
  const blockAfter = (articleId: string, key: string) =>
    firstIf(
      blocks.ascending((other) => other.key <= key),
      articleId,
    )
  const put = (articleId: string, codes: string[], endedAt: Instant) => {
    const [first] = codes
    if (first !== undefined) alertKeys.put({ key: keyOf(articleId, first), articleId, chats: codes.join(''), endedAt })
  }

  const addTo = (articleId: string, codes: string[], endedAt: Instant) => {
    for (let from = 0; from < codes.length; ) {
      const code = codes[from] as string
      const block = blockOf(articleId, code) ?? blockAfter(articleId, keyOf(articleId, ''))
      const next = block && blockAfter(articleId, block.key)
      const past =
        next === undefined ? -1 : codes.findIndex((other, at) => at > from && keyOf(articleId, other) >= next.key)
      const end = past === -1 ? codes.length : past
      const all = [...new Set([...codesOf(block), ...codes.slice(from, end)])].sort(compareText)
      if (block) alertKeys.remove(block.key)
      // The last block grows at its end, as broadcasts go by id: it is filled. One in the middle is halved.
      const size = next === undefined ? MOST_CHATS : Math.ceil(all.length / Math.ceil(all.length / MOST_CHATS))
      for (let start = 0; start < all.length; start += size)
        put(articleId, all.slice(start, start + size), Math.max(endedAt, block?.endedAt ?? endedAt))
      from = end
    }
  }

  return {
    has(articleId, chatId) {
      const code = codeOf(chatId)
      return isIn(blockOf(articleId, code)?.chats ?? '', code)
    },
    add(rang) {
      const byArticle = new Map<string, Rang[]>()
      for (const one of rang) {
        const others = byArticle.get(one.articleId)
        if (others) others.push(one)
        else byArticle.set(one.articleId, [one])
      }
      for (const [articleId, those] of byArticle) {
        const endedAt = those.reduce((latest, one) => Math.max(latest, one.endedAt), 0)
        addTo(articleId, those.map(({ chatId }) => codeOf(chatId)).sort(compareText), endedAt)
      }
    },
    removeChat(chatId) {
      const code = codeOf(chatId)
      for (const articleId of [...counts.keys()]) {
        const block = blockOf(articleId, code)
        if (block === undefined || !isIn(block.chats, code)) continue
        alertKeys.remove(block.key)
        put(
          articleId,
          codesOf(block).filter((other) => other !== code),
          block.endedAt,
        )
      }
    },
    forgetBefore(at) {
      for (const { key, endedAt } of alertKeys.values()) if (endedAt < at) alertKeys.remove(key)
    },
  }
}

function keyOf(articleId: string, code: string): string {
  return `${articleId} ${code}`
}

function codeOf(chatId: number): string {
  return (chatId + SHIFT).toString(36).padStart(WIDTH, '0')
}

function codesOf(block: AlertKeyBlock | undefined): string[] {
  return block?.chats.match(/.{11}/g) ?? []
}

function isIn(chats: string, code: string): boolean {
  let low = 0
  let high = chats.length / WIDTH
  while (low < high) {
    const middle = (low + high) >>> 1
    if (chats.slice(middle * WIDTH, (middle + 1) * WIDTH) < code) low = middle + 1
    else high = middle
  }
  return chats.startsWith(code, low * WIDTH)
}
