// How near the limit bulk goes: the pacer's share of it, and what an expected duration is reckoned by.

/** 29.6 of 30: room for timers that jitter. */
export const PACED_SHARE = 29.6 / 30
