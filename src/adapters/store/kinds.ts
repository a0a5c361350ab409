// All declared kinds: both engines make their tables from this list, and migrate-store moves them by it.
import type { AnyKind } from '#adapters/store/kind'
import { ACTS, EDITORS, INCIDENTS } from './kinds-desk.ts'

/** By the name each has in a move. */
export const DECLARED = { editor: EDITORS, act: ACTS, incident: INCIDENTS }

export type DeclaredKind = keyof typeof DECLARED

export const KINDS: readonly AnyKind[] = Object.values(DECLARED)

export function isDeclared(kind: string): kind is DeclaredKind {
  return Object.hasOwn(DECLARED, kind)
}
