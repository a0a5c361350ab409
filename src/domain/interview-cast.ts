// The cast: which name prefixes recur, which of them are one speaker, and who of them asks.
import { endsAsking } from './interview-mark.ts'
import { sameSpeaker } from './interview-name.ts'
import type { Unit } from './interview-unit.ts'

export type Speaker = { name: string; role?: string; asks: boolean; times: number }

type Count = { name: string; role?: string; names: string[]; times: number; asking: number; first: number }

/** The speaker of each unit that begins with a prefix of somebody who speaks at least twice; empty where nobody does. */
export function castOf(units: Unit[]): Map<Unit, Speaker> {
  const groups: { count: Count; units: Unit[] }[] = []
  for (const [index, unit] of units.entries()) {
    const { prefix } = unit
    if (!prefix || unit.kind === 'item') continue
    let group = groups.find(({ count }) => count.names.some((name) => sameSpeaker(name, prefix.name)))
    if (!group) {
      const count = { name: prefix.name, names: [], times: 0, asking: 0, first: index }
      group = { count, units: [] }
      groups.push(group)
    }
    const { count } = group
    count.names.push(prefix.name)
    count.times++
    if (endsAsking(unit.text)) count.asking++
    // The fullest form is the name; the first mention usually is.
    if (prefix.name.length > count.name.length && !/^\p{Lu}+$/u.test(prefix.name)) count.name = prefix.name
    if (prefix.role) count.role ??= prefix.role
    group.units.push(unit)
  }
  const speaking = groups.filter(({ count }) => count.times >= 2 || groups.length === 2)
  const asker = askerOf(speaking.map(({ count }) => count))
  const cast = new Map<Unit, Speaker>()
  for (const { count, units: spoken } of speaking) {
    const { name, role, times } = count
    const speaker: Speaker = { name: tidy(name), asks: count === asker, times, ...(role && { role }) }
    for (const unit of spoken) cast.set(unit, speaker)
  }
  return cast
}

/** Of several speakers the one who asks most; a single one asks only where most of what he says is a question. */
function askerOf(speaking: Count[]): Count | undefined {
  if (speaking.length === 1) return speaking.find(({ asking, times }) => asking * 2 > times)
  const likely = speaking.filter((count) => asks(count) > 0.2)
  return likely.reduce<Count | undefined>(
    (best, count) => (best && asks(best) >= asks(count) ? best : count),
    undefined,
  )
}

function asks({ asking, times, name, first }: Count): number {
  const outlet = /^\p{Lu}{2,}$/u.test(name) || /^the /iu.test(name)
  return asking / times + (outlet ? 0.35 : 0) + (first === 0 ? 0.1 : 0) + 0.05 / (1 + first)
}

/** "DAVID PLOTZ" → "David Plotz"; abbreviations stay. */
function tidy(name: string): string {
  const words = name.split(' ')
  const shouted = words.length > 1 && words.every((word) => word === word.toUpperCase()) && /\p{Lu}{3}/u.test(name)
  if (!shouted) return name
  return words
    .map((word) => (word.length > 2 && !word.includes('.') ? word[0] + word.slice(1).toLowerCase() : word))
    .join(' ')
}
