// The document, the page files and the day files as neutral records. It reads and changes nothing.
import type { Kind } from '#adapters/store/kind'
import { DECLARED, type DeclaredKind } from '#adapters/store/kinds'
import type { Portable, PortableKind, PortableValues } from '#adapters/store/portable'
import type { Instant } from '#domain/article'
import type { Files } from './files.ts'
import { createPageFiles } from './page-files.ts'
import { toPortableText } from './portable-text.ts'
import { dumpReceipts } from './receipts-dump.ts'
import type { ArticleRecord, BroadcastRecord, ChatRecord, DigestRecord, FeedRecord, UpdateRecord } from './records.ts'
import type { Tables } from './tables.ts'

/** See `PortableStore`. */
export async function* dumpLowdb(
  files: Files,
  folder: string,
  tables: Tables,
  sinceAt: Instant,
): AsyncGenerator<Portable, void> {
  const pageFiles = createPageFiles(files, folder)
  async function* pages(): AsyncGenerator<PortableValues['page']> {
    for (const { id, page } of tables.articles.values()) {
      const text = page && (await pageFiles.read(id, page.fetchedAt))
      if (page && text) yield { articleId: id, fetchedAt: page.fetchedAt, page: text }
    }
  }
  async function* deliveries(): AsyncGenerator<PortableValues['delivery']> {
    yield* tables.deliveries.values()
    yield* dumpReceipts(files, folder, tables, sinceAt)
  }

  yield* ofKind('feed', mapped(tables.feeds.values(), toFeed))
  yield* ofKind('article', mapped(tables.articles.values(), toArticle))
  yield* ofKind('page', pages())
  yield* ofKind('picture', tables.pictures.values())
  const last = tables.counters.get('broadcasts')?.last
  if (last !== undefined) yield { kind: 'counter', value: { name: 'broadcasts', last } }
  yield* ofKind('broadcast', mapped(tables.broadcasts.values(), toBroadcast))
  yield* ofKind('tally', tables.tallies.values())
  yield* ofKind(
    'causes',
    chosen(tables.causes.values(), ({ counts }) => Object.keys(counts).length > 0),
  )
  yield* ofKind('chat', mapped(tables.chats.values(), toChat))
  yield* ofKind('list', tables.lists.values())
  yield* ofKind('bookmarks', tables.bookmarks.values())
  yield* ofKind('kept', tables.keptArticles.values())
  yield* ofKind(
    'digest',
    mapped(tables.digests.values(), (digest) => toShown(tables, digest)),
  )
  yield* ofKind('delivery', deliveries())
  yield* ofKind('alerted', mapped(tables.alerted.values(), toAlerted))
  yield* ofKind(
    'session',
    mapped(
      chosen(tables.sessions.values(), ({ value }) => value !== undefined),
      ({ writtenAt = 0, ...session }) => ({ ...session, writtenAt }),
    ),
  )
  yield* ofKind('update', mapped(tables.updates.values(), toUpdate))
  yield* ofKind('proposal', tables.proposals.values())
  yield* ofKind('read', tables.reads.values())
  yield* ofKind('day', tables.figures.values())
  for (const kind of Object.keys(DECLARED) as DeclaredKind[])
    yield* ofKind(kind, tables.of(DECLARED[kind] as Kind<never>).values())
}

async function* ofKind<K extends PortableKind>(
  kind: K,
  values: Iterable<PortableValues[K]> | AsyncIterable<PortableValues[K]>,
): AsyncGenerator<Portable, void> {
  for await (const value of values) yield { kind, value: toPortableText(value) } as Portable
}

function* mapped<R, T>(records: Iterable<R>, map: (record: R) => T): Generator<T> {
  for (const record of records) yield map(record)
}

function* chosen<R>(records: Iterable<R>, isChosen: (record: R) => boolean): Generator<R> {
  for (const record of records) if (isChosen(record)) yield record
}

/** A claim is a process's, and ends with it: the feed is due. */
function toFeed({ isClaimed, ...feed }: FeedRecord): PortableValues['feed'] {
  return isClaimed ? { ...feed, nextCheckAt: 0 } : feed
}

function toArticle({ tries = 0, ...article }: ArticleRecord): PortableValues['article'] {
  return { ...article, ...(tries === 0 ? {} : { tries }) }
}

/** Where the list of its source's messages was read up to is a place in day files: it is read anew. */
function toBroadcast({ sourceCursor: _read, ...broadcast }: BroadcastRecord): PortableValues['broadcast'] {
  return broadcast
}

function toChat({ recentSlots: _recent, formerIds = [], ...chat }: ChatRecord): PortableValues['chat'] {
  return { ...chat, ...(formerIds.length === 0 ? {} : { formerIds }) }
}

function toShown({ contents }: Tables, { content, ...own }: DigestRecord): PortableValues['digest'] {
  const { groups = [], restIds = [] } = contents.get(content) ?? {}
  return { ...own, groups, restIds }
}

function toUpdate({ id, update, given, at = 0 }: UpdateRecord): PortableValues['update'] {
  return { id, json: JSON.stringify(update), begun: given, at }
}

function toAlerted({ nextEditAt = 0, ...alerted }: PortableValues['alerted']): PortableValues['alerted'] {
  return { ...alerted, ...(nextEditAt === 0 ? {} : { nextEditAt }) }
}
