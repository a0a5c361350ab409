// Page texts, one file each: too large for the document in memory. A file is named for the article and the moment of
// fetching, so that the article's record says which one counts, and a write that is taken back leaves the old one.
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { diskError } from '#adapters/store/store-error'
import type { Instant } from '#domain/article'
import type { Page } from '#domain/page'
import { type Files, isMissing, readAll } from './files.ts'

export type PageFiles = {
  /** Writes the page, durably, then runs `record`, which makes it count. */
  write<T>(articleId: string, fetchedAt: Instant, page: Page, record: () => Promise<T>): Promise<T>
  /** Undefined when the file is not there, or no longer whole: it can be fetched again. */
  read(articleId: string, fetchedAt: Instant): Promise<Page | undefined>
  remove(articleId: string, fetchedAt: Instant): Promise<void>
  /** Removes what `isCurrent` is false for at that moment and nobody is writing: left over by crashes. */
  sweep(isCurrent: (articleId: string, fetchedAt: Instant) => boolean): Promise<void>
}

export function createPageFiles(files: Files, folder: string): PageFiles {
  const root = join(folder, 'pages')
  // Between the file and the record that names it a page looks like a leftover.
  const writing = new Set<string>()
  const pathOf = (articleId: string, fetchedAt: Instant) => {
    const name = pageFileName(articleId, fetchedAt)
    const shelf = join(root, shelfOf(name))
    return { shelf, path: join(shelf, name) }
  }
  const put = async ({ shelf, path }: { shelf: string; path: string }, page: Page) => {
    if ((await files.list(shelf)).length === 0) {
      await files.makeFolder(shelf)
      await files.syncFolder(root)
      await files.syncFolder(folder)
    }
    const file = await files.open(`${path}.tmp`, 'create')
    try {
      await file.write(Buffer.from(JSON.stringify(page)), 0)
      await file.sync()
    } finally {
      await file.close()
    }
    await files.rename(`${path}.tmp`, path)
    await files.syncFolder(shelf)
  }

  return {
    async write(articleId, fetchedAt, page, record) {
      const name = pageFileName(articleId, fetchedAt)
      writing.add(name)
      try {
        const place = pathOf(articleId, fetchedAt)
        await put(place, page).catch((error: unknown) => {
          throw diskError(place.path, error)
        })
        return await record()
      } finally {
        writing.delete(name)
      }
    },
    async read(articleId, fetchedAt) {
      try {
        const file = await files.open(pathOf(articleId, fetchedAt).path, 'read')
        try {
          return JSON.parse((await readAll(file)).toString('utf8')) as Page
        } finally {
          await file.close()
        }
      } catch (error) {
        if (isMissing(error) || error instanceof SyntaxError) return undefined
        throw error
      }
    },
    remove: (articleId, fetchedAt) => files.remove(pathOf(articleId, fetchedAt).path),
    async sweep(isCurrent) {
      for (const shelf of await files.list(root))
        for (const name of await files.list(join(root, shelf))) {
          const [, marked, fetchedAt] = /^(.*)@(\d+)\.json$/.exec(name) ?? []
          const isKept = marked !== undefined && isCurrent(unmark(marked), Number(fetchedAt))
          if (!isKept && !writing.has(name.replace(/\.tmp$/, ''))) await files.remove(join(root, shelf, name))
        }
    },
  }
}

/** Where a page is, seen from the store's folder. */
export function pagePath(articleId: string, fetchedAt: Instant): string {
  const name = pageFileName(articleId, fetchedAt)
  return join('pages', shelfOf(name), name)
}

/** Capitals are marked: some file systems take `A` and `a` for one name. */
function pageFileName(articleId: string, fetchedAt: Instant): string {
  return `${articleId.replace(/[A-Z]/g, (letter) => `+${letter.toLowerCase()}`)}@${fetchedAt}.json`
}

function unmark(name: string): string {
  return name.replace(/\+([a-z])/g, (_mark, letter: string) => letter.toUpperCase())
}

function shelfOf(name: string): string {
  return (crc32(name) & 0xff).toString(16).padStart(2, '0')
}
