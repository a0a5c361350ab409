// Folders for stores in tests: made, copied as a kill would leave them, and removed.
import { cpSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type LowdbOptions, openLowdbStore } from '#adapters/store/lowdb/lowdb-store'
import type { Log } from '#log'
import { NOW } from './builders.ts'

export const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** Short waits stand for long ones: the lock is what is waited for, not the clock. */
export function openIn(folder: string, over: Partial<LowdbOptions> = {}) {
  return openLowdbStore({ folder, now: () => NOW, wait: (ms) => sleep(ms), log: silentLog, ...over })
}

export async function makeFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'briefing-store-'))
}

/** The folder as a process killed now leaves it, without the lock, and without a snapshot whose renaming is under way. */
export async function copyFolder(folder: string): Promise<string> {
  const copy = await makeFolder()
  // At once: a store that goes on meanwhile would leave files of different moments.
  cpSync(folder, copy, { recursive: true, filter: (path) => !/^store\.lock$|\.tmp$/.test(basename(path)) })
  return copy
}

export async function removeFolders(folders: string[]): Promise<void> {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
}
