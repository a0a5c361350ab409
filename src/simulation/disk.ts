// A disk in memory under lowdb: what was not synced may be lost, a write may be torn, and the disk may be full or refuse.
import { basename, dirname } from 'node:path'
import type { Files, OpenFile } from '#adapters/store/lowdb/files'
import type { LockFolder } from '#adapters/store/lowdb/lock'
import { StoreError } from '#adapters/store/store-error'
import type { Chance } from './chance.ts'
import type { Loop, Owner } from './loop.ts'

/** Content, and how to take back what was not synced, oldest first. */
type Inode = { bytes: Buffer; length: number; unsynced: (() => void)[] }

export type DiskTrouble = 'none' | 'full' | 'refusing' | 'slow'

export type Disk = {
  /** The disk as a process uses it: its operations end with it. */
  files(owner: Owner): Files
  lock(owner: Owner): LockFolder
  freeBytes(): number
  setTrouble(trouble: DiskTrouble): void
  trouble(): DiskTrouble
  /** The power fails: of what was not synced the disk keeps a beginning, its last write perhaps torn. */
  losePower(): void
  /** Its owner died: whoever waits may take the folder. */
  unlock(owner: Owner): void
  /** Paths of files that hold these bytes. */
  search(text: string): string[]
  bytes(): number
  /** A copy as it is now, with nothing unsynced and nobody's lock. */
  copy(): Disk
}

export function createDisk(loop: Loop, chance: Chance, from: ReadonlyMap<string, Inode> = new Map()): Disk {
  const names = new Map([...from].map(([path, inode]) => [path, copyOf(inode)]))
  /** Changes of names that no `syncFolder` has made durable, oldest first. */
  let unsyncedNames: { folders: string[]; undo: () => void }[] = []
  let trouble: DiskTrouble = 'none'
  let holder: Owner | undefined

  const refuse = () => {
    if (trouble === 'full') throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    if (trouble === 'refusing' && chance.happens(0.5)) throw Object.assign(new Error('i/o error'), { code: 'EIO' })
  }
  /** Carries `change` out after the disk's latency, in the name of its owner: a kill in between leaves it undone. */
  const later = <T>(owner: Owner, change: () => T): Promise<T> =>
    new Promise((resolve, reject) => {
      const ms = trouble === 'slow' ? chance.between(20, 400) : chance.next() < 0.02 ? chance.between(3, 30) : 0
      const perform = () => {
        try {
          resolve(change())
        } catch (error) {
          reject(error)
        }
      }
      if (ms === 0 && loop.current() === owner) loop.soon(perform)
      else loop.after(ms, perform, owner)
    })
  const setName = (path: string, inode: Inode | undefined) => {
    if (inode === undefined) names.delete(path)
    else names.set(path, inode)
  }
  const renamed = (changes: [string, Inode | undefined][]) => {
    const before = changes.map(([path]) => [path, names.get(path)] as const)
    for (const [path, inode] of changes) setName(path, inode)
    const undo = () => {
      for (const [path, inode] of before) setName(path, inode)
    }
    unsyncedNames.push({ folders: changes.map(([path]) => dirname(path)), undo })
  }

  const openFile = (owner: Owner, inode: Inode): OpenFile => {
    const put = (bytes: Uint8Array, position: number) => {
      const before = Buffer.from(inode.bytes.subarray(position, Math.min(position + bytes.length, inode.length)))
      const length = inode.length
      inode.unsynced.push(() => {
        before.copy(inode.bytes, position)
        inode.length = length
      })
      const end = position + bytes.length
      if (end > inode.bytes.length) {
        const grown = Buffer.alloc(Math.max(end, inode.bytes.length * 2))
        inode.bytes.copy(grown, 0, 0, inode.length)
        inode.bytes = grown
      }
      inode.bytes.set(bytes, position)
      inode.length = Math.max(inode.length, end)
    }
    return {
      read: async (into, position) =>
        inode.bytes.copy(into, 0, position, Math.min(inode.length, position + into.length)),
      async write(bytes, position) {
        // In two parts, so that a kill, a lost sync or a full disk finds it half done.
        const half = chance.between(0, bytes.length)
        await later(owner, () => put(bytes.subarray(0, half), position))
        await later(owner, () => {
          refuse()
          put(bytes.subarray(half), position + half)
        })
      },
      truncate: (length) =>
        later(owner, () => {
          refuse()
          const before = Buffer.from(inode.bytes.subarray(0, inode.length))
          inode.unsynced.push(() => {
            before.copy(inode.bytes)
            inode.length = before.length
          })
          inode.length = length
        }),
      sync: () =>
        later(owner, () => {
          refuse()
          inode.unsynced = []
        }),
      size: async () => inode.length,
      close: async () => undefined,
    }
  }

  const disk: Disk = {
    files: (owner) => ({
      async open(path, mode) {
        const known = names.get(path)
        if (mode === 'read') {
          if (known === undefined) throw Object.assign(new Error(`no such file: ${path}`), { code: 'ENOENT' })
          return openFile(owner, known)
        }
        if (mode === 'append' && known !== undefined) return openFile(owner, known)
        return later(owner, () => {
          refuse()
          const inode: Inode = { bytes: Buffer.alloc(256), length: 0, unsynced: [] }
          renamed([[path, inode]])
          return openFile(owner, inode)
        })
      },
      rename: (from, to) =>
        later(owner, () => {
          refuse()
          renamed([
            [to, names.get(from)],
            [from, undefined],
          ])
        }),
      remove: (path) => later(owner, () => (names.has(path) ? renamed([[path, undefined]]) : undefined)),
      list: async (folder) =>
        [...names.keys()].filter((path) => dirname(path) === folder).map((path) => basename(path)),
      makeFolder: async () => undefined,
      syncFolder: (folder) =>
        later(owner, () => {
          refuse()
          unsyncedNames = unsyncedNames.filter(({ folders }) => !folders.includes(folder))
        }),
    }),
    lock: (owner) => async (folder, wait) => {
      for (let waitedMs = 0; holder?.isAlive && holder !== owner; waitedMs += 250) {
        if (waitedMs >= 6000) throw new StoreError('locked', `${folder} is in use by another process.`)
        await wait(250)
      }
      holder = owner
      return async () => disk.unlock(owner)
    },
    freeBytes: () => (trouble === 'full' ? 0 : 50 * 2 ** 30),
    setTrouble: (next) => {
      trouble = next
    },
    trouble: () => trouble,
    losePower: () => {
      for (const inode of new Set(names.values())) {
        const kept = chance.between(0, inode.unsynced.length)
        for (const undo of inode.unsynced.splice(kept).reverse()) undo()
        inode.unsynced = []
      }
      const kept = chance.between(0, unsyncedNames.length)
      for (const { undo } of unsyncedNames.splice(kept).reverse()) undo()
      unsyncedNames = []
    },
    unlock: (owner) => {
      if (holder === owner) holder = undefined
    },
    search: (text) =>
      [...names].filter(([, inode]) => inode.bytes.subarray(0, inode.length).includes(text)).map(([path]) => path),
    bytes: () => [...names.values()].reduce((sum, inode) => sum + inode.length, 0),
    copy: () => createDisk(loop, chance, names),
  }
  return disk
}

function copyOf({ bytes, length }: Inode): Inode {
  return { bytes: Buffer.from(bytes.subarray(0, Math.max(length, 1))), length, unsynced: [] }
}
