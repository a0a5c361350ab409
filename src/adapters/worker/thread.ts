// The thread's side: takes a request, loads its module, calls the function, reports. It keeps nothing between jobs.
import { parentPort } from 'node:worker_threads'

export type ThreadRequest = { module: string; name: string; input: unknown }

export type ThreadReport = { kind: 'begun' } | { kind: 'done'; value: unknown } | { kind: 'failed'; detail: string }

parentPort?.on('message', (request: ThreadRequest) => {
  void perform(request, (report) => parentPort?.postMessage(report))
})

async function perform({ module, name, input }: ThreadRequest, report: (report: ThreadReport) => void): Promise<void> {
  try {
    const job: unknown = ((await import(module)) as Record<string, unknown>)[name]
    if (typeof job !== 'function') throw new Error(`no function ${name}`)
    report({ kind: 'begun' })
    report({ kind: 'done', value: await job(input) })
  } catch (error) {
    report({ kind: 'failed', detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error) })
  }
}
