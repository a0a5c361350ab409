// What a store holds, in a few numbers: how many records of each kind, and a sum over them that does not depend on their order.
import { createHash } from 'node:crypto'
import { PORTABLE_KINDS, type Portable, type PortableKind } from '#adapters/store/portable'
import { canonicalJson } from './canonical.ts'

export type KindSum = { count: number; sum: bigint }
export type Survey = {
  kinds: Record<PortableKind, KindSum>
  total: number
  /** Of all records in their order. */
  fingerprint: string
}

/** Reads them all. `onRecord` is called after each. */
export async function surveyOf(
  records: AsyncIterable<Portable>,
  onRecord: (kind: PortableKind, count: number) => void,
): Promise<Survey> {
  const kinds = Object.fromEntries(PORTABLE_KINDS.map((kind) => [kind, { count: 0, sum: 0n }])) as Survey['kinds']
  const all = createHash('sha256')
  let total = 0
  for await (const { kind, value } of records) {
    const hash = createHash('sha256').update(canonicalJson(value)).digest()
    const known = kinds[kind]
    known.count++
    known.sum = BigInt.asUintN(64, known.sum + hash.readBigUInt64BE())
    all.update(kind).update(hash)
    total++
    onRecord(kind, known.count)
  }
  return { kinds, total, fingerprint: all.digest('base64url') }
}

/** Kinds in which two stores differ. */
export function differences(one: Survey, other: Survey): PortableKind[] {
  return PORTABLE_KINDS.filter(
    (kind) => one.kinds[kind].count !== other.kinds[kind].count || one.kinds[kind].sum !== other.kinds[kind].sum,
  )
}

/** Counts and sums of both sides, a line a kind that either has. */
export function renderTable(source: Survey, target: Survey): string {
  const differing = new Set(differences(source, target))
  const rows = PORTABLE_KINDS.filter((kind) => source.kinds[kind].count + target.kinds[kind].count > 0).map((kind) => [
    kind,
    ...[source, target].flatMap(({ kinds }) => [String(kinds[kind].count), hex(kinds[kind].sum)]),
    differing.has(kind) ? 'DIFFERS' : 'same',
  ])
  const table = [['kind', 'source', 'checksum', 'target', 'checksum', ''], ...rows]
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? []
  const align = (cell: string, column: number) =>
    column === 1 || column === 3 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)
  return table.map((row) => row.map(align).join('  ').trimEnd()).join('\n')
}

function hex(sum: bigint): string {
  return sum.toString(16).padStart(16, '0')
}
