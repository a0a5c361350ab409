// What the bench leaves behind while it runs: folders and processes. All of it goes when it ends, by Ctrl-C too.
import { rmSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { type Child, type Commands, startChild } from './child.ts'
import { preciseNow } from './clock.ts'
import { type Server, startPostgres } from './postgres-server.ts'

export type Scratch = {
  /** A new empty folder, or a copy of another, without its lock. */
  folder(copyOf?: string): Promise<string>
  drop(folder: string): Promise<void>
  /** Starts `src/tools/bench/<name>.ts`. */
  start<C extends Commands>(name: string, job: unknown): Promise<Child<C>>
  /** Starts a PostgreSQL with the settings it comes with: what it acknowledges is on the disk. */
  postgres(): Promise<Server>
  /** Kills every process and removes every folder, at once. */
  clear(): void
}

/** Keeps account of what it gave out. */
export function createScratch(): Scratch {
  const folders = new Set<string>()
  const children = new Set<Child<Commands>>()
  const servers = new Set<Server>()
  const folder = async () => {
    const made = await mkdtemp(join(tmpdir(), 'briefing-bench-'))
    folders.add(made)
    return made
  }
  const drop = async (made: string) => {
    await rm(made, { recursive: true, force: true })
    folders.delete(made)
  }
  return {
    folder: async (copyOf) => {
      const made = await folder()
      if (copyOf !== undefined)
        await cp(copyOf, made, { recursive: true, filter: (path) => basename(path) !== 'store.lock' })
      return made
    },
    drop,
    postgres: async () => {
      const home = await folder()
      const server = await startPostgres(home, true)
      servers.add(server)
      const stop = async () => {
        await server.stop()
        servers.delete(server)
        await drop(home)
      }
      return { ...server, stop }
    },
    start: async <C extends Commands>(name: string, job: unknown) => {
      const child = await startChild<C>(new URL(`./${name}.js`, import.meta.url), job, preciseNow)
      children.add(child as unknown as Child<Commands>)
      return child
    },
    clear: () => {
      for (const child of children) void child.kill()
      for (const server of servers) void server.stop()
      for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 50 })
    },
  }
}
