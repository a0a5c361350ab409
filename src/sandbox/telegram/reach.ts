// Whether a person's chat with the bot is open, and as whom a person writes. The bot is told of blocks.
import type { User } from '@grammyjs/types'
import type { ChatRecord, PrivateRecord } from './chats.ts'
import { standingChanged } from './incoming.ts'
import type { Author } from './messages.ts'
import type { State } from './state.ts'

/** Telegram's stand-in for administrators who write as their group (Bot API, `sender_chat`). */
const ANONYMOUS: User = { id: 1087968824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' }

export function authorOf(record: ChatRecord, user: User, isAnonymous: boolean): Author {
  if (record.chat.type === 'channel') return { own: false, asChat: true }
  return isAnonymous ? { own: false, from: ANONYMOUS, asChat: true } : { own: false, from: user }
}

/** Writing to a bot one had blocked, or never met, opens the chat. */
export function openHome(state: State, home: PrivateRecord, user: User): void {
  if (home.reach === 'deactivated') throw new Error('this account is gone')
  if (home.reach === 'blocked') changeReach(state, home, user, 'open')
  home.reach = 'open'
}

export function changeReach(state: State, home: PrivateRecord, user: User, reach: 'open' | 'blocked'): void {
  if (home.reach === reach || home.reach === 'deactivated') return
  const before = home.reach
  home.reach = reach
  if (before === 'never' && reach === 'open') return
  standingChanged(state, home, user, reach === 'open' ? 'kicked' : 'member', reach === 'open' ? 'member' : 'kicked')
}
