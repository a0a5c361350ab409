// What the topics of a forum are owed: sections whose news since some moment has not come, though the chat's window moved
// on. It composes nothing and knows no topic.
import type { Instant } from './article.ts'
import type { Chat, SectionChoice } from './chat.ts'
import { type DigestWindow, digestWindow } from './digest-window.ts'
import { sectionsNamed, wantsSection } from './section.ts'

export type Anchors = Pick<Chat, 'digestedUntil' | 'owed'>

/** Where the window of a digest of these sections opens: where the earliest of them was left; undefined as `digestedUntil`. */
export function opensAt({ digestedUntil, owed = {} }: Anchors, sections: SectionChoice): Instant | undefined {
  if (digestedUntil === undefined) return undefined
  const since = Object.entries(owed).flatMap(([section, at]) => (wantsSection(sections, section) ? [at] : []))
  return Math.min(digestedUntil, ...since)
}

/** Where in such a window the news of one section begins: what came of it before must not come again with what others are owed. */
export function beginsAt({ digestedUntil, owed = {} }: Anchors, section: string): Instant | undefined {
  return Object.hasOwn(owed, section) ? owed[section] : digestedUntil
}

/**
 * The window of a digest that catches up with `base` where all of its sections go together; `anchors`: where each of them
 * begins in it.
 */
export function withOwed(
  { owed }: Pick<Chat, 'owed'>,
  sections: SectionChoice,
  { fromAt, untilAt }: DigestWindow,
): { window: DigestWindow; anchors: Anchors } {
  const anchors = { digestedUntil: fromAt, ...(owed && { owed }) }
  return { window: digestWindow(untilAt, opensAt(anchors, sections)), anchors }
}

/**
 * Of a digest that is split into shares of these sections all is owed, from the window's beginning or where it was owed before,
 * until a share was sent: however it ends otherwise, nothing is lost, and where it may have arrived some may come twice.
 */
export function owedAfterSplit(
  { owed = {} }: Anchors,
  shares: readonly SectionChoice[],
  { fromAt }: DigestWindow,
): Record<string, Instant> {
  // A section may be named as what every object has.
  const before = new Map(Object.entries(owed))
  const split = shares.flatMap(sectionsNamed).map((section) => [section, before.get(section) ?? fromAt] as const)
  return { ...owed, ...Object.fromEntries(split) }
}

/** Nothing is owed of what a share of these sections brought up to `untilAt`; of a digest split after it, the rest is. */
export function owedAfterShare(
  { digestedUntil, owed = {} }: Anchors,
  sections: SectionChoice,
  untilAt: Instant,
): Record<string, Instant> {
  const brought = new Set(sectionsNamed(sections))
  const left = Object.entries(owed).flatMap(([section, since]): [string, Instant][] => {
    if (!brought.has(section)) return [[section, since]]
    return untilAt < (digestedUntil ?? untilAt) ? [[section, Math.max(since, untilAt)]] : []
  })
  return Object.fromEntries(left)
}
