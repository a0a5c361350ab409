// The machine a simulated process runs on: its worker without a thread, its cron without a clock, a server nobody calls.
import { readFeedJob } from '#adapters/feed/feed-job'
import { readPage } from '#adapters/page/read-page'
import { readPageText } from '#adapters/page/read-text'
import type { Machine } from '#world'
import type { Disk } from './disk.ts'
import type { Loop, Owner } from './loop.ts'

/** What hostile documents are read by: the worker's own functions. */
type Jobs = Record<string, (input: never) => unknown>
const JOBS: Jobs = { readFeedJob, readPage, readPageText }

/** What was read before reads the same: pages are pure functions of their text. */
export type Readings = Map<string, unknown>

const READING_MS = 3

export function createMachine(
  loop: Loop,
  owner: Owner,
  disk: Disk,
  readings: Readings,
  webFetch: Machine['webFetch'],
): Machine {
  return {
    processId: 1,
    disk: { files: disk.files(owner), lock: disk.lock(owner), freeBytes: async () => disk.freeBytes() },
    webFetch,
    createWorker: () => ({
      run: async (_module, name, input) => {
        const job = JOBS[name]
        if (job === undefined) return { kind: 'failed', detail: `${name} is not drawn here` }
        const key = `${name} ${typeof input === 'object' && input !== null ? keyOf(input) : ''}`
        const known = readings.get(key) ?? (await job(input as never))
        readings.set(key, known)
        await loop.wait(READING_MS)
        return { kind: 'done', value: structuredClone(known) as never }
      },
      close: async () => undefined,
    }),
    startCron(table) {
      let isStopped = false
      for (const { expression, run } of table) {
        const isDue = matcher(expression)
        const again = () => {
          const at = nextMatch(isDue, loop.now())
          loop.doze(at - loop.now(), () => {
            if (isStopped) return
            run()
            again()
          })
        }
        again()
      }
      return async () => {
        isStopped = true
      }
    },
    createHttp: () => ({ listen: async () => 8080, close: async () => undefined }),
  }
}

function keyOf(input: object): string {
  const values = Object.values(input).map((value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : JSON.stringify(value),
  )
  return values.join('\n')
}

type Match = (at: Date) => boolean

/** `5` or `6` fields of cron: `*`, `*​/n`, and numbers with commas. */
function matcher(expression: string): { step: number; matches: Match } {
  const fields = expression.trim().split(/\s+/)
  const withSeconds = fields.length === 6
  const [second = '0', minute = '*', hour = '*', day = '*', month = '*', weekday = '*'] = withSeconds
    ? fields
    : ['0', ...fields]
  const part = (field: string, value: number) =>
    field === '*' ||
    field
      .split(',')
      .some((each) => (each.startsWith('*/') ? value % Number(each.slice(2)) === 0 : Number(each) === value))
  return {
    step: withSeconds ? 1000 : 60_000,
    matches: (at) =>
      part(second, at.getUTCSeconds()) &&
      part(minute, at.getUTCMinutes()) &&
      part(hour, at.getUTCHours()) &&
      part(day, at.getUTCDate()) &&
      part(month, at.getUTCMonth() + 1) &&
      part(weekday, at.getUTCDay()),
  }
}

/** The first matching moment after `at`. */
function nextMatch({ step, matches }: ReturnType<typeof matcher>, at: number): number {
  for (let next = (Math.floor(at / step) + 1) * step; ; next += step) if (matches(new Date(next))) return next
}
