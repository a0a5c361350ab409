// Neutral records into the document, the page files and the day files. What this engine keeps beside them is made from them.
import type { AnyKind } from '#adapters/store/kind'
import { DECLARED, type DeclaredKind, isDeclared } from '#adapters/store/kinds'
import type { Portable, PortableKind, PortableValues } from '#adapters/store/portable'
import type { Instant } from '#domain/article'
import type { DigestShelf } from './digests.ts'
import type { Engine } from './engine.ts'
import type { PageFiles } from './page-files.ts'
import { addSlot, SLOTS_KNOWN_MS } from './recent-slots.ts'

/** In the transaction of the slice. */
type Puts = { [K in Exclude<PortableKind, 'page' | DeclaredKind>]: (value: PortableValues[K]) => void }

/** Gives what loads records of one kind, durably. `startedAt`: the moment of the move, from which younger slots are known. */
export function createPortableLoad(
  { tables, transact }: Engine,
  shelf: DigestShelf,
  pageFiles: PageFiles,
  startedAt: Instant,
): (records: Portable[]) => Promise<void> {
  const { chats, deliveries, finished } = tables

  /** So that no change of schedule or zone brings the slot twice. */
  const knowSlot = ({ chatId, task }: PortableValues['delivery']) => {
    const chat = chats.get(chatId)
    if (task.kind !== 'digest' || task.slotAt <= startedAt - SLOTS_KNOWN_MS || chat === undefined) return
    const recentSlots = addSlot(chat.recentSlots, task.slotKey, task.slotAt)
    if (recentSlots !== undefined) chats.put({ ...chat, recentSlots })
  }
  const puts: Puts = {
    feed: (value) => tables.feeds.put(value),
    article: (value) => tables.articles.put(value),
    picture: (value) => tables.pictures.put(value),
    counter: (value) => tables.counters.put(value),
    broadcast: (value) => tables.broadcasts.put(value),
    tally: (value) => tables.tallies.put(value),
    causes: (value) => tables.causes.put(value),
    chat(value) {
      const recentSlots = chats.get(value.id)?.recentSlots
      chats.put({ ...value, ...(recentSlots === undefined ? {} : { recentSlots }) })
    },
    list: (value) => tables.lists.put(value),
    bookmarks: (value) => tables.bookmarks.put(value),
    kept: (value) => tables.keptArticles.put(value),
    digest: (value) => shelf.put(value),
    delivery(value) {
      knowSlot(value)
      if (value.settledAt === undefined) deliveries.put(value)
      else finished.put(value)
    },
    alerted: (value) => tables.alerted.put(value),
    session: (value) => tables.sessions.put(value),
    update: ({ json, begun, ...value }) => tables.updates.put({ ...value, update: JSON.parse(json), given: begun }),
    proposal: (value) => tables.proposals.put(value),
    read: (value) => tables.reads.put(value),
    day: (value) => tables.figures.put(value),
  }
  const put = ({ kind, value }: Portable) => {
    if (isDeclared(kind)) tables.of(DECLARED[kind] as AnyKind).put(value)
    else if (kind !== 'page') (puts[kind] as (value: object) => void)(value)
  }

  return async (records) => {
    await Promise.all(
      records.map(async (record) => {
        if (record.kind !== 'page') return
        const { articleId, fetchedAt, page } = record.value
        await pageFiles.write(articleId, fetchedAt, page, async () => {})
      }),
    )
    await transact(() => {
      for (const record of records) put(record)
    })
  }
}
