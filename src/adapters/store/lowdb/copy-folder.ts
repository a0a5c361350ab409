// A copy of the folder that a bot could have left when it was killed, also while it runs on it. In this order: what the
// document names is copied after it, and what leaves the document is in a day file before it does.
import { copyFile, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StoreError } from '#adapters/store/store-error'
import { createFiles, type Files, isMissing, withFile } from './files.ts'
import { refuseMoving } from './moving-file.ts'
import { pagePath } from './page-files.ts'
import { isOfStore, journalName, journalNumbers, recover, SNAPSHOT } from './recover.ts'
import type { Tables } from './tables.ts'

export type Copied = { chats: number; articles: number; pages: number; days: number }

/** Snapshots and pruning may come between two steps; a few times in a row they do not. */
const TRIES = 10
/** Files under way at the same time: most of the cost of a small one is its fdatasync. */
const AT_ONCE = 16

/**
 * Copies the store in `from` into `to`, durably, and looks whether a bot would start on the copy. Indexes of day files and
 * the words of texts are left out: they are made anew. Throws a StoreError: `damaged`, `shape`, `folder`, `moving`.
 */
export async function copyLowdbFolder(from: string, to: string): Promise<Copied> {
  const files = createFiles()
  if (!(await files.list(from)).some(isOfStore)) throw new StoreError('folder', `${from} holds no data of a bot.`)
  await refuseMoving(files, from)
  await files.makeFolder(to)
  // The bulk of them beforehand, so that few are missing when the document is there.
  await copyPages(files, from, to, await allPages(files, from))
  const { tables, pages } = await copyDocument(files, from, to)
  const days = (await files.list(join(from, 'deliveries'))).filter((name) => name.endsWith('.jsonl'))
  await inParallel(days, (name) => copyDurably(files, join(from, 'deliveries', name), join(to, 'deliveries', name)))
  for (const folder of ['deliveries', 'pages', '.']) await files.syncFolder(join(to, folder)).catch(ignoreMissing)
  return { chats: tables.chats.size(), articles: tables.articles.size(), pages, days: days.length }
}

/** The document, and what it names of pages; again from the start while something moved away meanwhile. */
async function copyDocument(files: Files, from: string, to: string): Promise<{ tables: Tables; pages: number }> {
  for (let tries = 1; ; tries++) {
    try {
      await copySnapshotAndJournals(files, from, to)
      const { tables } = await recover(files, to)
      const named = [...tables.articles.values()].flatMap(({ id, page }) => (page ? pagePath(id, page.fetchedAt) : []))
      const missing = await chosen(named, async (path) => !(await exists(files, join(to, path))))
      const lost = await copyPages(files, from, to, missing)
      // One that is not there although nothing moves is lost in the original, too.
      if (lost === 0 || tries >= TRIES) return { tables, pages: named.length - lost }
    } catch (error) {
      if (tries >= TRIES || !(error instanceof StoreError || isMissing(error))) throw error
    }
  }
}

/** The newest journal first: who is written to while the older ones are copied has a gap at its end at worst, never before it. */
async function copySnapshotAndJournals(files: Files, from: string, to: string): Promise<void> {
  for (const name of (await files.list(to)).filter(isOfStore)) await files.remove(join(to, name))
  await copyDurably(files, join(from, SNAPSHOT), join(to, SNAPSHOT)).catch(ignoreMissing)
  for (const number of (await journalNumbers(files, from)).reverse())
    await copyDurably(files, join(from, journalName(number)), join(to, journalName(number)))
}

async function allPages(files: Files, folder: string): Promise<string[]> {
  const paths: string[] = []
  for (const shelf of await files.list(join(folder, 'pages')))
    for (const name of await files.list(join(folder, 'pages', shelf)))
      if (name.endsWith('.json')) paths.push(join('pages', shelf, name))
  return paths
}

/** How many were not there any more. */
async function copyPages(files: Files, from: string, to: string, paths: string[]): Promise<number> {
  let lost = 0
  await inParallel(paths, async (path) => {
    const isThere = await copyDurably(files, join(from, path), join(to, path)).then(() => true, ignoreMissing)
    if (!isThere) lost++
  })
  return lost
}

async function copyDurably(files: Files, from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  await copyFile(from, to)
  await withFile(files, to, (file) => file.sync())
}

async function exists(files: Files, path: string): Promise<boolean> {
  return (await withFile(files, path, async () => true)) === true
}

async function chosen<T>(items: T[], isChosen: (item: T) => Promise<boolean>): Promise<T[]> {
  const those: T[] = []
  await inParallel(items, async (item) => {
    if (await isChosen(item)) those.push(item)
  })
  return those
}

async function inParallel<T>(items: T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const item of queue) await work(item)
    }),
  )
}

function ignoreMissing(error: unknown): false {
  if (!isMissing(error)) throw error
  return false
}
