// The chat: a Telegram chat with its settings. Chats are the subscribers; none is assumed to be a user.
import type { AlertSettings } from './alert.ts'
import type { Instant } from './article.ts'
import type { Schedule } from './schedule.ts'
import type { FollowedStory } from './story.ts'
import type { TextForm } from './text-form.ts'

export type ChatKind = 'private' | 'group' | 'supergroup' | 'channel'

/** `stopped`: by `/stop`; `unreachable`: blocked, deactivated or not found. Settings are kept in both. */
export type ChatState = 'active' | 'stopped' | 'unreachable'

/** Of a chat that leaves: a person who had stopped and blocks the bot then has still stopped, when the block is taken back. */
export function stateAfter({ kind, state }: Pick<Chat, 'kind' | 'state'>, left: 'stopped' | 'unreachable'): ChatState {
  return kind === 'private' && state === 'stopped' ? state : left
}

/** Which sections a chat wants. `other` is what has no section: sent unless switched off. */
export type SectionChoice = { chosen: 'all' | string[]; other: boolean }

/** Local minutes of the day, `from` inclusive, `to` exclusive; may wrap midnight. */
export type QuietHours = { fromMinute: number; toMinute: number }

export type ChatSettings = {
  language: string
  secondLanguage?: string
  /** IANA name. */
  zone: string
  schedule: Schedule
  sections: SectionChoice
  /** Sponsored items allowed. */
  sponsored: boolean
  /** "Tell me when nothing is new." */
  tellWhenEmpty: boolean
  /** How long articles are shown; absent: as `usualForm` says. */
  textForm?: TextForm
  quiet?: QuietHours
  /** Absent: `DEFAULT_ALERTS`. */
  alerts?: AlertSettings
  /** Followed words and phrases, as the reader wrote them. */
  words?: string[]
  stories?: FollowedStory[]
  /** Nothing comes until `untilAt`; then one message catches up from `fromAt`. */
  pause?: Pause
  /** The forum topic everything goes to (Bot API: `message_thread_id`). */
  topicId?: number
  /** Sections whose news goes to a topic of its own; see forum.ts. */
  sectionTopics?: Record<string, number>
  /** Of a group or a channel. */
  connection?: Connection
  /** Since when Telegram refuses all that is sent there, though the bot is in it; see `refused` in `SendOutcome`. */
  refusedSince?: Instant
}

/** `by`: the administrator who connected it, who is told what happens to it; not known of one who is anonymous. */
export type Connection = { title: string; by?: number }

export type Pause = { fromAt: Instant; untilAt: Instant }

/** Settings that can be taken away altogether. */
export type DroppableSetting =
  | 'secondLanguage'
  | 'quiet'
  | 'alerts'
  | 'words'
  | 'stories'
  | 'pause'
  | 'topicId'
  | 'sectionTopics'
  | 'refusedSince'

export type Chat = ChatSettings & {
  id: number
  kind: ChatKind
  state: ChatState
  subscribedAt: Instant
  /** The next planned digest; undefined when nothing is planned. */
  nextSlotAt?: Instant
  /** The slot of the last *scheduled* digest that was sent: where the next one's window opens. */
  digestedUntil?: Instant
  /**
   * Of a forum: sections whose news since then is not covered by `digestedUntil`, as their share of a digest is still to be
   * sent, or did not arrive. Their next share begins there.
   */
  owed?: Record<string, Instant>
  /** Ids of articles that wait for the next digest, oldest first: what came in over the cap, or was only notable. */
  held?: string[]
  /** Alerts that count against the cap, on the local date they were sent. */
  alertsSent?: { date: string; count: number }
}

/** What a new reader gets: all sections, the default zone and times, nothing sponsored. */
export function defaultSettings(language: string, zone: string, digestMinutes: number[]): ChatSettings {
  const everyDay = { weekdays: [1, 2, 3, 4, 5, 6, 7], minutes: digestMinutes }
  return {
    language,
    zone,
    schedule: digestMinutes.length > 0 ? [everyDay] : [],
    sections: { chosen: 'all', other: true },
    sponsored: false,
    tellWhenEmpty: false,
  }
}

/** Rights come back within hours or days, or nobody minds. */
const REFUSED_FOR_MS = 7 * 24 * 3_600_000

/** Whether a chat that refuses a message at `at` has taken none for so long that it rests. */
export function isGivenUp({ refusedSince }: Pick<Chat, 'refusedSince'>, at: Instant): boolean {
  return refusedSince !== undefined && at - refusedSince >= REFUSED_FOR_MS
}

/** The quiet hours the one-press button sets: 23:00–07:00. */
export const USUAL_QUIET: QuietHours = { fromMinute: 23 * 60, toMinute: 7 * 60 }
