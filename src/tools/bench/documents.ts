// Documents to read: a day of feeds and the pages of an agency, made by the bundled newsroom, or files saved by hand.
import { readdir, readFile, stat } from 'node:fs/promises'
import { extname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { archive } from '#sandbox/newsroom/articles/archive'
import { createDesk } from '#sandbox/newsroom/desk'
import { answerPath } from '#sandbox/newsroom/site'

export type SavedDocument = { url: string; bytes: Uint8Array }

export const DOCUMENTS_A_DAY = 10
export const ITEMS_A_DOCUMENT = 50

const ROOT = 'https://newsroom.example'
const MOST_BYTES = 10 * 1024 * 1024
const FEED_ENDINGS = new Set(['.xml', '.rss', '.atom', '.rdf', '.json'])
const PAGE_ENDINGS = new Set(['.html', '.htm', '.xhtml'])

/** Ten documents of fifty items, none in two of them. */
export function feedsOfADay(now: number): SavedDocument[] {
  const desk = createDesk(() => now, [], [])
  return Array.from({ length: DOCUMENTS_A_DAY }, (_, document) => {
    for (let item = 0; item < ITEMS_A_DOCUMENT; item += 1)
      desk.addArticle({ title: `The harbour council on matter ${item} of day's hour ${document}` })
    return { url: `${ROOT}/en/rss`, bytes: bytesOf(answerPath(desk, ROOT, '/en/rss').body) }
  })
}

/** Every page of the bundled newsroom. */
export function newsroomPages(now: number): SavedDocument[] {
  const desk = createDesk(
    () => now,
    archive.map((draft) => ({ minutesAgo: 1, ...draft })),
    [],
  )
  return desk.newest().map(({ path }) => ({ url: ROOT + path, bytes: bytesOf(answerPath(desk, ROOT, path).body) }))
}

/** Saved files of this kind in a folder and the folders in it, in the order of their names; those over 10 MB left out. */
export async function openSaved(folder: string, kind: 'feeds' | 'pages'): Promise<SavedDocument[]> {
  const endings = kind === 'feeds' ? FEED_ENDINGS : PAGE_ENDINGS
  const names = (await readdir(folder, { recursive: true })).filter((name) => endings.has(extname(name).toLowerCase()))
  const documents: SavedDocument[] = []
  for (const name of names.sort()) {
    const path = resolve(join(folder, name))
    const { size } = await stat(path)
    if (size <= MOST_BYTES) documents.push({ url: pathToFileURL(path).href, bytes: await readFile(path) })
  }
  return documents
}

function bytesOf(body: string | Buffer): Uint8Array {
  return typeof body === 'string' ? Buffer.from(body) : body
}
