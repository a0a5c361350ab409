// What each chat's latest digest shows. Thousands of chats get the same headlines: those are kept once, for all.
import { createHash } from 'node:crypto'
import type { Listing } from '#adapters/store/listing'
import { afterCatchUp } from '#adapters/store/shared/settled'
import type { Store } from '#adapters/store/store'
import type { ShownDigest } from '#domain/digest'
import { copy } from './copy.ts'
import type { Engine } from './engine.ts'
import { compareText, createOrdered } from './ordered.ts'
import type { DigestContent, DigestRecord } from './records.ts'

/** For transactions of other parts. */
export type DigestShelf = {
  /** Of the chat's latest. */
  messageId(chatId: number): number | undefined
  /** The headlines on the first page of the chat's latest, in their order; none without one. */
  firstPage(chatId: number): string[]
  put(shown: ShownDigest): void
  remove(chatId: number): void
}

type Part = Pick<Store, 'rememberDigest' | 'latestDigest' | 'digestsShowing'>

export function createDigests({ tables, transact, look }: Engine): { shelf: DigestShelf; part: Part } {
  const { digests, contents, chats } = tables
  const byContent = createOrdered<DigestRecord>((a, b) => compareText(a.content, b.content) || a.chatId - b.chatId)
  const users = new Map<string, number>()
  const showing = new Map<string, Set<string>>()
  // Digests turned to a later page show what their first page does not.
  const turned = new Set<number>()

  digests.index((before, after) => {
    if (before) {
      byContent.remove(before)
      users.set(before.content, (users.get(before.content) ?? 0) - 1)
      turned.delete(before.chatId)
    }
    if (after) {
      byContent.add(after)
      users.set(after.content, (users.get(after.content) ?? 0) + 1)
      if (after.page > 0) turned.add(after.chatId)
    }
    if (before && users.get(before.content) === 0) users.delete(before.content)
  })
  contents.index((before, after) => {
    for (const id of before ? idsOf(before) : []) {
      showing.get(id)?.delete((before as DigestContent).key)
      if (showing.get(id)?.size === 0) showing.delete(id)
    }
    for (const id of after ? idsOf(after) : [])
      showing.set(id, (showing.get(id) ?? new Set()).add((after as DigestContent).key))
  })

  const dropUnused = (content: string | undefined) => {
    if (content !== undefined && !users.has(content)) contents.remove(content)
  }
  const shelf: DigestShelf = {
    messageId: (chatId) => digests.get(chatId)?.messageId,
    firstPage(chatId) {
      const content = contents.get(digests.get(chatId)?.content ?? '')
      return content ? idsOf(content) : []
    },
    put(shown) {
      const { groups, restIds, ...own } = copy(shown)
      const content = keyOfContent({ groups, restIds })
      const previous = digests.get(shown.chatId)?.content
      if (!contents.has(content)) contents.put({ key: content, groups, restIds })
      digests.put({ ...own, content })
      dropUnused(previous)
    },
    remove(chatId) {
      const previous = digests.get(chatId)?.content
      digests.remove(chatId)
      dropUnused(previous)
    },
  }
  const toShown = ({ content, ...own }: DigestRecord): ShownDigest => {
    const { groups, restIds } = contents.get(content) as DigestContent
    return copy({ ...own, groups, restIds })
  }

  /** Chats by what they show, in the order of a cursor: those whose first page has the article, then turned ones. */
  function* candidates(articleId: string, after: Cursor): Generator<{ digest: DigestRecord; cursor: Cursor }> {
    if (after.content !== undefined) {
      const from = after.content
      for (const content of [...(showing.get(articleId) ?? [])].filter((key) => key >= from).sort(compareText)) {
        const last = content === from ? after.chatId : Number.NEGATIVE_INFINITY
        const isBefore = (digest: DigestRecord) =>
          compareText(digest.content, content) < 0 || (digest.content === content && digest.chatId <= last)
        for (const digest of byContent.ascending(isBefore)) {
          if (digest.content !== content) break
          yield { digest, cursor: { content, chatId: digest.chatId } }
        }
      }
    }
    const last = after.content === undefined ? after.chatId : Number.NEGATIVE_INFINITY
    for (const chatId of [...turned].filter((id) => id > last).sort((a, b) => a - b)) {
      const digest = digests.get(chatId) as DigestRecord
      if (showing.get(articleId)?.has(digest.content)) continue
      if (contents.get(digest.content)?.restIds.includes(articleId)) yield { digest, cursor: { chatId } }
    }
  }

  const part: Part = {
    rememberDigest: (shown, caughtUp) =>
      transact(() => {
        shelf.put(shown)
        const chat = chats.get(shown.chatId)
        if (caughtUp && chat) chats.put(afterCatchUp(chat, shown.untilAt, caughtUp))
      }),
    latestDigest: (chatId) =>
      look(() => {
        const digest = digests.get(chatId)
        return digest && toShown(digest)
      }),
    digestsShowing: (articleId, sentSinceAt, limit, cursor) =>
      look(() => {
        const listing: Listing<ShownDigest> = { items: [] }
        let last: Cursor | undefined
        for (const { digest, cursor: here } of candidates(articleId, parseCursor(cursor))) {
          if (digest.sentAt < sentSinceAt) continue
          if (listing.items.length === limit) {
            if (last) listing.next = renderCursor(last)
            break
          }
          listing.items.push(toShown(digest))
          last = here
        }
        return listing
      }),
  }
  return { shelf, part }
}

/** Where a listing stands: among digests of a content, or, without one, among the turned ones. */
type Cursor = { content?: string; chatId: number }

function parseCursor(cursor: string | undefined): Cursor {
  if (cursor === undefined) return { content: '', chatId: Number.NEGATIVE_INFINITY }
  const [chatId, content] = cursor.split(' ')
  return { chatId: Number(chatId), ...(content === undefined ? {} : { content }) }
}

function renderCursor({ chatId, content }: Cursor): string {
  return content === undefined ? `${chatId}` : `${chatId} ${content}`
}

function idsOf({ groups }: DigestContent): string[] {
  return groups.flatMap(({ articles }) => articles.map(({ id }) => id))
}

function keyOfContent(content: Pick<ShownDigest, 'groups' | 'restIds'>): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22)
}
