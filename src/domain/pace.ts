// How fast messages go: Telegram's free limit, how near it bulk goes, and how long many of them take.

/** Messages a second over all chats that cost nothing (Bot API FAQ, "My bot is hitting limits"). */
export const FREE_PER_SECOND = 30

/** 29.6 of 30: room for timers that jitter. */
export const PACED_SHARE = 29.6 / 30

/** How long so many messages take at a limit of `perSecond`, ms. */
export function sendingMs(messages: number, perSecond: number): number {
  return (messages / (perSecond * PACED_SHARE)) * 1000
}
