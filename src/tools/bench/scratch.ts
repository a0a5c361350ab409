// What the bench leaves behind while it runs: folders and processes. All of it goes when it ends, by Ctrl-C too.
import { rmSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { type Child, type Commands, startChild } from './child.ts'
import { preciseNow } from './clock.ts'

export type Scratch = {
  /** A new empty folder, or a copy of another, without its lock. */
  folder(copyOf?: string): Promise<string>
  drop(folder: string): Promise<void>
  /** Starts `src/tools/bench/<name>.ts`. */
  start<C extends Commands>(name: string, job: unknown): Promise<Child<C>>
  /** Kills every process and removes every folder, at once. */
  clear(): void
}

/** Keeps account of what it gave out. */
export function createScratch(): Scratch {
  const folders = new Set<string>()
  const children = new Set<Child<Commands>>()
  return {
    folder: async (copyOf) => {
      const made = await mkdtemp(join(tmpdir(), 'briefing-bench-'))
      folders.add(made)
      if (copyOf !== undefined)
        await cp(copyOf, made, { recursive: true, filter: (path) => basename(path) !== 'store.lock' })
      return made
    },
    drop: async (folder) => {
      await rm(folder, { recursive: true, force: true })
      folders.delete(folder)
    },
    start: async <C extends Commands>(name: string, job: unknown) => {
      const child = await startChild<C>(new URL(`./${name}.js`, import.meta.url), job, preciseNow)
      children.add(child as unknown as Child<Commands>)
      return child
    },
    clear: () => {
      for (const child of children) void child.kill()
      for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 50 })
    },
  }
}
