// One clock for all processes of the bench: fractions of a millisecond, comparable across processes of one machine.

/** Milliseconds since 1970, monotonic within a process. */
export function preciseNow(): number {
  return performance.timeOrigin + performance.now()
}
