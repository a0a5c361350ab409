// Our clock against Telegram's, by the `Date` header of its answers (RFC 9110 §6.6.1). It asks for nothing itself.
import type { Instant } from '#domain/article'

/** Answers remembered: one that was long on its way must not decide. */
const KEPT = 10

export type ClockSkew = {
  /** Takes the header of an answer that has just come. */
  note(date: string | null): void
  /**
   * How far our clock is ahead of Telegram's, behind when negative: the least of the last answers, to a second or so.
   * Undefined before enough of them came since it was last asked.
   */
  skewMs(): number | undefined
}

/** Compares with `now`, in whole seconds as the header gives them. */
export function createClockSkew(now: () => Instant): ClockSkew {
  let seen: number[] = []
  return {
    note: (date) => {
      const theirs = date === null ? Number.NaN : Date.parse(date)
      if (!Number.isNaN(theirs)) seen = [...seen.slice(1 - KEPT), now() - theirs]
    },
    skewMs: () => {
      const least = seen.length < 2 ? undefined : seen.reduce((a, b) => (Math.abs(b) < Math.abs(a) ? b : a))
      seen = []
      return least
    },
  }
}
