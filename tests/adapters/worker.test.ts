// The worker: one thread that outlives bad jobs.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { moduleBeside } from '#adapters/worker/start-thread'
import { createWorker, type Worker } from '#adapters/worker/worker'

const JOBS = moduleBeside(import.meta.url, './worker-jobs/jobs')
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

describe('the worker', () => {
  let worker: Worker
  const run = (name: string, input?: unknown, limitMs = 10_000) => worker.run(JOBS, name, input, limitMs)
  beforeEach(() => {
    worker = createWorker({ log: silent })
  })
  afterEach(() => worker.close())

  it('returns what the function returns', async () => {
    expect(await run('double', 21)).toEqual({ kind: 'done', value: 42 })
  })

  it('resolves imports across rooms inside the thread', async () => {
    expect(await run('acrossRooms')).toEqual({ kind: 'done', value: 'Error: seen' })
  })

  it('keeps one warm thread and runs jobs in order', async () => {
    const results = await Promise.all([run('countCalls'), run('countCalls'), run('countCalls')])
    expect(results).toEqual([1, 2, 3].map((value) => ({ kind: 'done', value })))
  })

  it('stops an endless job at its limit and serves the jobs behind it from a new thread', async () => {
    const [, stuck, after] = await Promise.all([run('countCalls'), run('spin', undefined, 50), run('countCalls')])
    expect(stuck).toEqual({ kind: 'timeout' })
    expect(after).toEqual({ kind: 'done', value: 1 })
  })

  it('does not count the wait behind another job against the limit', async () => {
    const [stuck, behind] = await Promise.all([run('spin', undefined, 400), run('double', 1, 300)])
    expect(stuck.kind).toBe('timeout')
    expect(behind).toEqual({ kind: 'done', value: 2 })
  })

  it.each([
    ['throws', 'fail', 'TypeError: not today'],
    ['is missing', 'nowhere', 'Error: no function nowhere'],
    ['ends the thread', 'crash', 'exit 7'],
    ['eats all memory', 'devour', 'out of memory'],
  ])('reports a job that %s as failed and goes on', async (_, name, detail) => {
    expect(await run(name)).toEqual({ kind: 'failed', detail })
    expect(await run('double', 4)).toEqual({ kind: 'done', value: 8 })
  })

  it('reports values and inputs that cannot be passed as failed', async () => {
    expect((await run('unclonable')).kind).toBe('failed')
    expect((await run('double', () => 1)).kind).toBe('failed')
    expect(await run('double', 4)).toEqual({ kind: 'done', value: 8 })
  })

  it('gives the thread no environment', async () => {
    expect(await run('environment')).toEqual({ kind: 'done', value: [] })
  })

  it('ends waiting, running and later jobs as failed when closed', async () => {
    const jobs = [run('spin'), run('double', 1)]
    await worker.close()
    expect(await Promise.all([...jobs, run('double', 2)])).toEqual(Array(3).fill({ kind: 'failed', detail: 'closed' }))
  })
})
