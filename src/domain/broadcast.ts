// The broadcast: what an editor sends to many chats, to whom, and how far it got. It knows no store and no Telegram.
import { type AlertLevel, DEFAULT_ALERTS, wantsAlert } from './alert.ts'
import type { Instant } from './article.ts'
import type { Chat } from './chat.ts'
import { newsLanguages } from './news-languages.ts'

/** A part of a text with a format, as Telegram tells it (Bot API, MessageEntity); offsets in UTF-16 units. */
export type TextEntity = { type: string; offset: number; length: number } & Record<string, string | number | boolean>

/** What is sent is this, never a copy of the editor's message, which could change. */
export type BroadcastContent =
  | { kind: 'text'; text: string; entities: TextEntity[]; preview: boolean }
  /** Breaking news: an alert, rendered for each chat in its own language. */
  | { kind: 'article'; articleId: string; level: AlertLevel }

export type Audience =
  | { kind: 'everyone' }
  /** Chats whose language is among these, or whose second language is `second`. */
  | { kind: 'languages'; languages: string[]; second?: string }

/** `stopped`: by too many failures of ours or Telegram's; `paused`: by a person. Both can go on. */
export type BroadcastState = 'draft' | 'running' | 'paused' | 'stopped' | 'cancelled' | 'done'

export type Broadcast = {
  /** A small number, as text; in buttons. */
  id: string
  /** The editor's user id, which is their private chat's. */
  authorId: number
  content: BroadcastContent
  audience: Audience
  state: BroadcastState
  createdAt: Instant
  startedAt?: Instant
  endedAt?: Instant
  /** The first chats got it well: the others follow. */
  canaryPassed: boolean
  /** Every recipient is written down. */
  queuedAll: boolean
  /** The message that shows its progress, in the author's chat. */
  cardId?: number
}

/** How many of its deliveries there are, and how those that ended did. `failed` are the unexpected ones. */
export type Tally = { queued: number; sent: number; failed: number; blocked: number; expired: number; unknown: number }

export const EMPTY_TALLY: Tally = { queued: 0, sent: 0, failed: 0, blocked: 0, expired: 0, unknown: 0 }

/** Deliveries that ended, however they did. */
export function countEnded({ sent, failed, blocked, expired, unknown }: Tally): number {
  return sent + failed + blocked + expired + unknown
}

/** Chats that get it first. */
export const CANARY_CHATS = 50
/** Of those that ended, more unexpected failures than this share stop it. */
const MOST_FAILURES = 0.05

/** What a broadcast needs next. */
export type BroadcastStep = 'queue-canary' | 'queue-all' | 'wait' | 'stop' | 'finish'

/**
 * The next step of a running one. The canary has passed as soon as no end of the chats still open could make too many
 * failures of it: nothing lies idle while the last of them wait for their answers.
 */
export function nextStep({ canaryPassed, queuedAll }: Broadcast, tally: Tally): BroadcastStep {
  const ended = countEnded(tally)
  const open = Math.max(0, tally.queued - ended)
  const isCanaryOut = queuedAll || tally.queued >= CANARY_CHATS
  if (!isCanaryOut) return 'queue-canary'
  const unexpected = tally.failed + tally.unknown
  const known = Math.max(CANARY_CHATS, ended)
  if (unexpected > MOST_FAILURES * (open === 0 && queuedAll ? ended : known)) return 'stop'
  if (queuedAll) return open === 0 ? 'finish' : 'wait'
  if (canaryPassed) return 'queue-all'
  return unexpected + open <= MOST_FAILURES * CANARY_CHATS ? 'queue-all' : 'wait'
}

/** Whether the chat is a recipient at `at`: subscribed, not paused, of the audience, and wanting alerts of this level. */
export function isRecipient(chat: Chat, { content, audience }: Pick<Broadcast, 'content' | 'audience'>, at: Instant) {
  if (chat.state !== 'active' || isPaused(chat, at)) return false
  if (content.kind === 'article' && !wantsAlert((chat.alerts ?? DEFAULT_ALERTS).choice, content.level)) return false
  if (audience.kind === 'everyone') return true
  return (
    audience.languages.includes(chat.language) ||
    (audience.second !== undefined && chat.secondLanguage === audience.second)
  )
}

/**
 * Readers of an article in `language`: the chats whose news come in it, by their interface's language
 * (`chatLanguages`) where news are `offered`, and those who chose it as their second.
 */
export function articleAudience(
  language: string,
  chatLanguages: readonly string[],
  offered: readonly string[],
  defaultLanguage: string,
): Audience {
  const leadsHere = (code: string) => newsLanguages({ language: code }, offered, defaultLanguage)[0] === language
  return { kind: 'languages', languages: chatLanguages.filter(leadsHere), second: language }
}

/** Nothing at all comes to a chat that is paused. */
export function isPaused({ pause }: Pick<Chat, 'pause'>, at: Instant): boolean {
  return pause !== undefined && at < pause.untilAt
}
