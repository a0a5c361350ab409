// A child process's end: answers what the bench asks, and ends when the bench is gone.
import type { Commands, Ready, Reply, Request } from './child.ts'

/** What a command promises, at once or later. */
type Handlers<C extends Commands> = {
  [N in keyof C]: (value: Parameters<C[N]>[0]) => ReturnType<C[N]> | Promise<ReturnType<C[N]>>
}

/** The job this process was started with. */
export function readJob<T>(): T {
  return JSON.parse(process.argv[2] ?? '{}') as T
}

/** Says that it is ready and answers commands until the parent goes. An error of a command is its answer. */
export function serveParent<C extends Commands>(commands: Handlers<C>): void {
  const tell = (message: Reply | Ready) => {
    if (process.connected) process.send?.(message)
  }
  process.on('message', ({ id, name, value }: Request) => {
    const run = async () => (commands as Record<string, (value: never) => unknown>)[name]?.(value as never)
    run().then(
      (answer) => tell({ id, value: answer ?? null }),
      (error: unknown) => tell({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
  })
  process.once('disconnect', () => process.exit(0))
  tell({ ready: true })
}
