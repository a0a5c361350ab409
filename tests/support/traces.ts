// Where something is still told of a chat: in every file of a folder, in every row of every table.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'

/** A number is a chat's id, a text stands for itself. */
export type Told = number | string

/** The ways an id is written: as text, as in blocks of alert keys (alert-keys.ts), as in indexes of day files. */
function formsOf(told: Told): Buffer[] {
  if (typeof told === 'string') return [Buffer.from(told)]
  return [
    Buffer.from(String(told)),
    Buffer.from((told + 2 ** 52).toString(36).padStart(11, '0')),
    Buffer.from(new Float64Array([told]).buffer),
  ]
}

/** Files that hold one of these, by their paths in the folder. */
export async function filesTelling(folder: string, ...told: Told[]): Promise<string[]> {
  const forms = told.flatMap(formsOf)
  const telling: string[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    // A file may go between two looks.
    const bytes = entry.isFile() ? await readFile(path).catch(() => Buffer.alloc(0)) : Buffer.alloc(0)
    if (forms.some((form) => bytes.includes(form))) telling.push(path.slice(folder.length + 1))
  }
  return telling
}

/** Tables with a row that holds one of these. */
export async function tablesTelling(client: pg.Client, ...told: Told[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  const telling: string[] = []
  for (const { name } of rows) {
    const found = await client.query(`select from "${name}" as row where row::text like any($1) limit 1`, [
      told.map((each) => `%${each}%`),
    ])
    if (found.rowCount !== 0) telling.push(name)
  }
  return telling
}
