// Whether the bot answers inline: that is for @BotFather to say, and no fault where it does not.
import { type Finding, well } from './doctor-finding.ts'

/** Bot API, User, as getMe gives it. */
export type Me = { username: string; supports_inline_queries?: boolean }

export function inlineFinding({ username, supports_inline_queries: isOn }: Me): Finding {
  return well('inline', isOn ? `@${username} words in any chat` : 'off; /setinline at @BotFather turns it on')
}
