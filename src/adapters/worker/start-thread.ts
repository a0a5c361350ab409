// Starts the thread: from its own `.js` when compiled, from source through a stub that registers the TypeScript loader.
// The thread gets no environment: what it reads is hostile, and the environment holds secrets.
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker as NodeThread, type WorkerOptions } from 'node:worker_threads'
import type { ThreadReport, ThreadRequest } from './thread.ts'

export type Thread = {
  post(request: ThreadRequest): void
  /** A thread that is ref'ed keeps the process alive. */
  ref(): void
  unref(): void
  terminate(): Promise<unknown>
}

const LIMITS: WorkerOptions = { env: {}, resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 } }

/** Starts a thread, unref'ed. `ended` is called once, with the reason: out of memory, a crash, an exit. */
export function startThread(on: { report(report: ThreadReport): void; ended(why: string): void }): Thread {
  const thread = isSource(import.meta.url)
    ? fromSource()
    : new NodeThread(new URL('./thread.js', import.meta.url), LIMITS)
  let why: string | undefined
  thread.on('message', on.report)
  thread.on('error', (error: Error & { code?: string }) => {
    why = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'out of memory' : error.message
  })
  thread.once('exit', (code) => on.ended(why ?? `exit ${code}`))
  thread.unref()
  return {
    post: (request) => thread.postMessage(request),
    ref: () => thread.ref(),
    unref: () => thread.unref(),
    terminate: () => thread.terminate(),
  }
}

/** The module `name` beside the file at `base` (`import.meta.url`): `.ts` when that is source, `.js` when compiled. */
export function moduleBeside(base: string, name: string): URL {
  return new URL(`${name}${isSource(base) ? '.ts' : '.js'}`, base)
}

function isSource(url: string): boolean {
  return new URL(url).pathname.endsWith('.ts')
}

function fromSource(): NodeThread {
  // An absolute address (a bare name would be looked up from the working directory inside an eval), and of the ES
  // module: `require.resolve('tsx/esm/api')` names the CommonJS one, which cannot find its own hooks from here.
  const loader = new URL(
    './dist/esm/api/index.mjs',
    pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json')),
  ).href
  const entry = new URL('./thread.ts', import.meta.url).href
  const stub = `import(${JSON.stringify(loader)}).then((tsx) => { tsx.register(); return import(${JSON.stringify(entry)}) })`
  return new NodeThread(stub, { ...LIMITS, eval: true, execArgv: ['--conditions=source'] })
}
