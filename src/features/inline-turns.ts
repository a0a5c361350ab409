// How many inline searches are done at once: one for each person, and few for all. Every letter that is typed is a search, and
// anybody can type.

/**
 * Does `work` at once, or when this person's search before it is over. Undefined: it was not done, for one that came later
 * waits in its place, or too many are under way.
 */
export type TakeTurn = <T>(personId: number, work: () => Promise<T>) => Promise<T | undefined>

/** At most `most` at once. */
export function createInlineTurns(most: number): TakeTurn {
  /** Who has a search under way; the one that waits is told whether it is done. */
  const underWay = new Map<number, ((goes: boolean) => void) | undefined>()

  return async (personId, work) => {
    if (!(await mayBegin(personId))) return undefined
    try {
      return await work()
    } finally {
      passOn(personId)
    }
  }

  async function mayBegin(personId: number): Promise<boolean> {
    if (underWay.has(personId)) {
      underWay.get(personId)?.(false)
      return new Promise((resolve) => underWay.set(personId, resolve))
    }
    if (underWay.size >= most) return false
    underWay.set(personId, undefined)
    return true
  }

  function passOn(personId: number): void {
    const next = underWay.get(personId)
    if (next === undefined) underWay.delete(personId)
    else underWay.set(personId, undefined)
    next?.(true)
  }
}
