// The bench's end of a child process: commands out, answers back, and an end that leaves nothing behind.
import { type ChildProcess, fork } from 'node:child_process'

/** What a child can be asked: by name, one value in, one value out, all of it JSON. */
export type Commands = Record<string, (value: never) => unknown>
export type Request = { id: number; name: string; value: unknown }
export type Reply = { id: number; value: unknown } | { id: number; error: string }
export type Ready = { ready: true }

export type Child<C extends Commands> = {
  pid: number
  /** Rejects with the child's own words, or when it ended before it answered. */
  ask<N extends keyof C & string>(name: N, value: Parameters<C[N]>[0]): Promise<Awaited<ReturnType<C[N]>>>
  /** SIGKILL; resolves with the instant of the signal when the process is gone. */
  kill(): Promise<number>
  /** SIGSTOP, and SIGCONT; `freeze` says when. */
  freeze(): number
  thaw(): void
  /** Whether it still runs. */
  isAlive(): boolean
}

/**
 * Starts the compiled module `entry` with `job` as its one argument; resolves when it is ready for commands. Rejects
 * when it ends before. It ends by itself when this process does.
 */
export async function startChild<C extends Commands>(entry: URL, job: unknown, now: () => number): Promise<Child<C>> {
  const child = fork(entry, [JSON.stringify(job)], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: [] })
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const lastWords = tail(child)
  const failure = () =>
    new Error(`${entry.pathname.split('/').at(-1)} ended (${child.exitCode ?? child.signalCode}) ${lastWords()}`)
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(failure()))
    child.once('error', reject)
    child.on('message', (message: Reply | Ready) => {
      if ('ready' in message) return resolve()
      const asked = waiting.get(message.id)
      waiting.delete(message.id)
      if ('error' in message) asked?.reject(new Error(message.error))
      else asked?.resolve(message.value)
    })
  })
  child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(failure())
    waiting.clear()
  })
  let lastId = 0
  return {
    pid: child.pid ?? 0,
    ask: (name, value) =>
      new Promise((resolve, reject) => {
        if (!isRunning(child)) return reject(failure())
        lastId += 1
        waiting.set(lastId, { resolve: resolve as (value: unknown) => void, reject })
        child.send({ id: lastId, name, value } satisfies Request)
      }),
    kill: async () => {
      const at = now()
      if (isRunning(child)) child.kill('SIGKILL')
      await ended
      return at
    },
    freeze: () => {
      child.kill('SIGSTOP')
      return now()
    },
    thaw: () => void child.kill('SIGCONT'),
    isAlive: () => isRunning(child),
  }
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null
}

/** Passes on what a child writes to stderr, and keeps the end of it for the error that tells of its end. */
function tail(child: ChildProcess): () => string {
  let text = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    process.stderr.write(chunk)
    text = (text + chunk.toString('utf8')).slice(-2000)
  })
  return () => text.trim()
}
