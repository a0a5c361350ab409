// Whose turn it is among broadcasts that run at the same time: one ordinary one, and whatever cannot wait.
import type { Broadcast } from './broadcast.ts'

/** Flash first, then what repairs a mistake, then the rest, oldest first. */
export function byTurn(a: Broadcast, b: Broadcast): number {
  return rank(a) - rank(b) || startOf(a) - startOf(b) || Number(a.id) - Number(b.id)
}

/** The one that goes before it among those that run; undefined: it is its turn. Flash, recalls and corrections never wait. */
export function waitsFor(broadcast: Broadcast, running: Broadcast[]): Broadcast | undefined {
  if (rank(broadcast) < ORDINARY) return undefined
  const [first] = running.filter((other) => rank(other) === ORDINARY).toSorted(byTurn)
  return first === undefined || first.id === broadcast.id || byTurn(broadcast, first) < 0 ? undefined : first
}

const ORDINARY = 2

function rank({ content }: Broadcast): number {
  if (content.kind === 'article' && content.level === 'flash') return 0
  return content.kind === 'recall' || content.kind === 'correction' ? 1 : ORDINARY
}

const startOf = ({ startedAt = 0 }: Broadcast) => startedAt
