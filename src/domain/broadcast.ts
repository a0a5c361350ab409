// The broadcast: what an editor sends to many chats, to whom, and how far it got. It knows no store and no Telegram.
import type { AlertLevel } from './alert.ts'
import type { Instant } from './article.ts'

/** A part of a text with a format, as Telegram tells it (Bot API, MessageEntity); offsets in UTF-16 units. */
export type TextEntity = { type: string; offset: number; length: number } & Record<string, string | number | boolean>

export type MediaKind = 'photo' | 'video' | 'document' | 'animation' | 'audio'
/** `spoiler`: hidden until it is tapped. */
export type MediaItem = { kind: MediaKind; fileId: string; spoiler?: true }

/** Whether the preview of a link is shown; or how, where the author chose that (Bot API, LinkPreviewOptions). */
export type Preview = boolean | { url?: string; size?: 'small' | 'large'; isAbove?: true }

/** What is sent is this, never a copy of the editor's message, which could change. */
export type BroadcastContent =
  | { kind: 'text'; text: string; entities: TextEntity[]; preview: Preview }
  /** One medium, or an album of two to ten; the text is the caption. */
  | { kind: 'media'; items: MediaItem[]; text: string; entities: TextEntity[]; captionAbove: boolean }
  /** Breaking news: an alert, rendered for each chat in its own language. */
  | { kind: 'article'; articleId: string; level: AlertLevel; versions?: Versions }
  /** An article as an ordinary message. */
  | { kind: 'story'; articleId: string; versions?: Versions }
  /** Takes back the messages of another broadcast. */
  | { kind: 'recall'; of: string }
  /** Changes the text, or the caption, in the messages of another broadcast. */
  | { kind: 'correction'; of: string; text: string; entities: TextEntity[]; preview: Preview }

/** The same article in other languages, as an editor said: language → article id. Its own language is not among them. */
export type Versions = Record<string, string>

export type Audience =
  | { kind: 'everyone' }
  /** Chats whose language is among these, or whose second language is among `seconds`. */
  | { kind: 'languages'; languages: string[]; seconds?: string[] }
  /** Chats that get one of these sections. */
  | { kind: 'sections'; sections: string[] }

/**
 * `waiting`: for other editors' approval; `scheduled`: for `startAt`; `stopped`: by too many failures of ours or
 * Telegram's; `paused`: by a person. The last two can go on.
 */
export type BroadcastState = 'draft' | 'waiting' | 'scheduled' | 'running' | 'paused' | 'stopped' | 'cancelled' | 'done'

/** Begun and not over. */
export const UNDER_WAY: BroadcastState[] = ['running', 'paused', 'stopped']

export function isUnderWay({ state }: Pick<Broadcast, 'state'>): boolean {
  return UNDER_WAY.includes(state)
}

/** Another editor's word for exactly this `version`. */
export type Approval = { editorId: number; at: Instant }

/** The message in another editor's chat that asks for their approval. */
export type AskedCard = { editorId: number; cardId: number }

/** A message of an editor's chat that shows the broadcast; `isReport`: it tells the end, and only its buttons change. */
export type DeskCard = AskedCard & { isReport?: true }

export type Broadcast = {
  /** A small number, as text; in buttons. */
  id: string
  /** The editor's user id, which is their private chat's. */
  authorId: number
  content: BroadcastContent
  audience: Audience
  state: BroadcastState
  createdAt: Instant
  /** Counts changes of content, audience and time; approvals are for one version. Absent: 1. */
  version?: number
  /** When it is to start; absent: as soon as it may. */
  startAt?: Instant
  /** What its author was shown when they let it go, as `stampOf` says it. */
  shown?: string
  /** Its time, which is before this, passed while the bot was off: it waits for its author's word. */
  lateAt?: Instant
  approvals?: Approval[]
  /** An owner let this version go without the approvals it lacks. */
  released?: true
  /** Where this version's approval was asked for; what is missing here was asked just before a kill. */
  asked?: AskedCard[]
  /** When all were last asked. */
  askedAt?: Instant
  startedAt?: Instant
  endedAt?: Instant
  /** `stopped`: its editors were told. `done`: the report left, or was about to; a kill may have fallen before it. */
  toldAt?: Instant
  /** The first chats got it well: the others follow. */
  canaryPassed: boolean
  /** Every recipient is written down. */
  queuedAll: boolean
  /**
   * While it is paused only until this correction of it has found all its messages, or until this other broadcast has ended:
   * then it goes on by itself.
   */
  heldBy?: string
  /** The message that shows its progress, in the author's chat. */
  cardId?: number
  /** Its other cards: the newest in the chat of each other editor who opened one, and the reports of its end. */
  cards?: DeskCard[]
  /** A draft that was previewed: its audience and its time are chosen. */
  previewed?: true
}

/**
 * How many of its deliveries there are, and how those that ended did. `failed` are the unexpected ones; `notices`, among the
 * sent of a recall: messages that stay and say that they were taken back.
 */
export type Tally = {
  queued: number
  sent: number
  failed: number
  blocked: number
  expired: number
  unknown: number
  notices?: number
}

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
