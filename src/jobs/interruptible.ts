// Work that a stop may interrupt until it begins what cannot be taken back.

/** Says whether it may begin; from then on no stop interrupts it. */
export type Begin = () => boolean

/**
 * Runs `work`. Resolves with `undefined` as soon as `stopped` aborts before `begin` was called: what the work comes to is
 * not waited for then, and `begin` says no.
 */
export type Interruptible = <T>(work: (begin: Begin) => Promise<T>) => Promise<T | undefined>

export function createInterruptible(stopped: AbortSignal): Interruptible {
  const interruptions = new Set<() => void>()
  stopped.addEventListener('abort', () => {
    for (const interrupt of interruptions) interrupt()
  })
  return async (work) => {
    if (stopped.aborted) return undefined
    let interrupt = () => {}
    const interrupted = new Promise<undefined>((resolve) => {
      interrupt = () => resolve(undefined)
    })
    interruptions.add(interrupt)
    const begin = () => {
      interruptions.delete(interrupt)
      return !stopped.aborted
    }
    return Promise.race([work(begin), interrupted]).finally(() => interruptions.delete(interrupt))
  }
}
