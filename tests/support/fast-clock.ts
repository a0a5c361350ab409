// A clock that runs faster than the real one and can jump, the same in the test and in the bot's process: what Telegram
// paces at one message a second need not be waited for.

/** `real` and `told` are one instant, by the machine's clock and by this one, from which it runs `speed` times as fast. */
export type Pace = { real: number; told: number; speed: number }

export const REAL_PACE: Pace = { real: 0, told: 0, speed: 1 }

export function nowBy({ real, told, speed }: Pace): number {
  return Math.floor(told + (Date.now() - real) * speed)
}

/** A process that runs does not notice a jump; one started afterwards does. */
export type FastClock = { now(): number; jump(ms: number): void; pace(): Pace }

export function createFastClock(speed: number): FastClock {
  const started = Date.now()
  let pace: Pace = { real: started, told: started, speed }
  return {
    now: () => nowBy(pace),
    jump: (ms) => {
      pace = { ...pace, told: pace.told + ms }
    },
    pace: () => pace,
  }
}
