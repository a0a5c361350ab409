// The few file operations the store is built on, behind a type so that tests can fill the disk and stop between two
// steps. Nothing here knows what the bytes mean.
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'

export type OpenFile = {
  /** Bytes read into `into` from `position`; 0 at the end. */
  read(into: Uint8Array, position: number): Promise<number>
  /** Writes all of `bytes` at `position`, or throws. */
  write(bytes: Uint8Array, position: number): Promise<void>
  truncate(length: number): Promise<void>
  /** fdatasync: content and length are on the disk when it resolves. */
  sync(): Promise<void>
  size(): Promise<number>
  close(): Promise<void>
}

export type Files = {
  /** `create` makes the file or empties it; `append` makes it where it is missing. */
  open(path: string, mode: 'read' | 'append' | 'create'): Promise<OpenFile>
  rename(from: string, to: string): Promise<void>
  /** A missing file is fine. */
  remove(path: string): Promise<void>
  /** Names in the folder; none where the folder is missing. */
  list(folder: string): Promise<string[]>
  makeFolder(path: string): Promise<void>
  /** Makes created, renamed and removed names in the folder durable. */
  syncFolder(path: string): Promise<void>
}

const CREATING = { read: 'r', create: 'w+' } as const

/** The real file system. */
export function createFiles(): Files {
  return {
    async open(path, mode) {
      const handle = mode === 'append' ? await openOrMake(path) : await open(path, CREATING[mode])
      return {
        read: async (into, position) => (await handle.read(into, 0, into.length, position)).bytesRead,
        async write(bytes, position) {
          for (let done = 0; done < bytes.length; )
            done += (await handle.write(bytes, done, bytes.length - done, position + done)).bytesWritten
        },
        truncate: (length) => handle.truncate(length),
        sync: () => handle.datasync(),
        size: async () => (await handle.stat()).size,
        close: () => handle.close(),
      }
    },
    rename,
    remove: (path) => rm(path, { force: true }),
    async list(folder) {
      try {
        return await readdir(folder)
      } catch (error) {
        if (isMissing(error)) return []
        throw error
      }
    },
    async makeFolder(path) {
      await mkdir(path, { recursive: true })
    },
    async syncFolder(path) {
      // Windows cannot open a folder; its names are durable without.
      if (process.platform === 'win32') return
      const handle = await open(path, 'r')
      await handle.sync().finally(() => handle.close())
    },
  }
}

/** The whole file; for files that fit in memory. */
export async function readAll(file: OpenFile): Promise<Buffer> {
  const bytes = Buffer.alloc(await file.size())
  for (let done = 0; done < bytes.length; ) {
    const read = await file.read(bytes.subarray(done), done)
    if (read === 0) return bytes.subarray(0, done)
    done += read
  }
  return bytes
}

/** Runs `work` on the file, opened for reading; undefined where it is missing. */
export async function withFile<T>(
  files: Files,
  path: string,
  work: (file: OpenFile) => Promise<T>,
): Promise<T | undefined> {
  const file = await files.open(path, 'read').catch((error: unknown) => {
    if (isMissing(error)) return undefined
    throw error
  })
  return file && work(file).finally(() => file.close())
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

// Not 'a': positional writes are ignored there, and a failed append could not be overwritten.
async function openOrMake(path: string) {
  try {
    return await open(path, 'r+')
  } catch (error) {
    if (!isMissing(error)) throw error
    return open(path, 'wx+')
  }
}
