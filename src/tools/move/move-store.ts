// From one store to another: everything looked through once, moved slice by slice, looked through on the other side.
import type { Moving, Portable, PortableKind, PortableStore, PortableTarget } from '#adapters/store/portable'
import { RECEIPTS_KEPT_MS } from '#adapters/store/store-sending'
import { differences, type Survey, surveyOf } from './survey.ts'

export type Phase = 'reading' | 'moving' | 'checking'
/** `of`: how many of the kind there are; undefined while that is being found out. */
export type Report = (phase: Phase, kind: PortableKind, done: number, of?: number) => void
export type Moved =
  | { kind: 'moved'; source: Survey; target: Survey }
  | { kind: 'differs'; source: Survey; target: Survey }
  | { kind: 'refused'; reason: string }

/** One transaction: neither many small ones nor one that holds up the loop. */
const SLICE_RECORDS = 500
const SLICE_CHARS = 1 << 20

/** Moves all of `source`, or what is missing after an interruption. Ended at any moment, it can be called again. */
export async function moveStore(
  source: PortableStore,
  target: PortableTarget,
  startedAt: number,
  report: Report,
): Promise<Moved> {
  const begun = await target.moving()
  const problem = await problemOf(source, target, begun)
  if (problem !== undefined) return { kind: 'refused', reason: problem }

  const sinceAt = (begun?.startedAt ?? startedAt) - RECEIPTS_KEPT_MS
  const before = await surveyOf(source.dump(sinceAt), (kind, done) => report('reading', kind, done))
  const { fingerprint, kinds } = before
  if (before.total === 0) return { kind: 'refused', reason: 'The source is empty.' }
  if (begun !== undefined && begun.fingerprint !== fingerprint) return { kind: 'refused', reason: OTHER_MOVE }

  const moving = begun ?? { fingerprint, startedAt, done: 0 }
  if (begun === undefined) await target.begin(moving)
  await loadAll(source.dump(sinceAt), target, moving, (kind, done) => report('moving', kind, done, kinds[kind].count))

  const after = await surveyOf(target.dump(sinceAt), (kind, done) => report('checking', kind, done, kinds[kind].count))
  const used = await source.inUse()
  if (used !== undefined) return { kind: 'refused', reason: `${used} It changed while it was being moved.` }
  if (differences(before, after).length > 0) return { kind: 'differs', source: before, target: after }
  await target.finish()
  return { kind: 'moved', source: before, target: after }
}

const OTHER_MOVE =
  'The target holds a part of another move, or the source has changed since this one began: empty the target and begin anew.'

async function problemOf(source: PortableStore, target: PortableTarget, begun: Moving | undefined) {
  const used = await source.inUse()
  if (used !== undefined) return `The source is in use. ${used}`
  if ((await source.moving()) !== undefined)
    return 'The source is itself the target of a move that was interrupted: it holds only a part.'
  if (begun === undefined && !(await target.isEmpty())) return 'The target is not empty: give an empty one.'
  return undefined
}

/** All but the first `done`, which are there. */
async function loadAll(
  records: AsyncIterable<Portable>,
  target: PortableTarget,
  moving: Moving,
  onLoaded: (kind: PortableKind, count: number) => void,
): Promise<void> {
  let slice: Portable[] = []
  let chars = 0
  let seen = 0
  let ofKind = 0
  let last: PortableKind | undefined
  const load = async () => {
    const [first] = slice
    if (first === undefined) return
    await target.load(slice, { ...moving, done: seen })
    onLoaded(first.kind, ofKind)
    slice = []
    chars = 0
  }
  for await (const record of records) {
    if (record.kind !== last) {
      await load()
      ofKind = 0
      last = record.kind
    }
    seen++
    ofKind++
    if (seen <= moving.done) continue
    slice.push(record)
    chars += JSON.stringify(record.value).length
    if (slice.length >= SLICE_RECORDS || chars >= SLICE_CHARS) await load()
  }
  await load()
}
