// The one place that reads Telegram's answers: a Bot API error or a failed request → an outcome in domain words.
// By `error_code` and `parameters` first; by description only where Telegram gives no other sign.
import { GrammyError, HttpError } from 'grammy'
import type { Instant } from '#domain/article'
import { FLOOD_WAIT, NOT_DELETABLE, type SendOutcome } from '#domain/delivery'
import { transportFault } from './transport.ts'

/** How the Bot API says no (https://core.telegram.org/bots/api#making-requests). */
export type ApiError = {
  error_code: number
  description: string
  parameters?: { migrate_to_chat_id?: number; retry_after?: number }
}

/** What a fault without a wait of its own waits at least. */
const FAULT_WAIT_MS = 1000
/** A token that is refused is for the operator to repair; meanwhile nothing is given up. */
const REFUSED_TOKEN_WAIT_MS = 60_000
/** A 429 that names no wait. */
const UNSTATED_FLOOD_SECONDS = 5

const UNREACHABLE: [RegExp, string][] = [
  [/blocked by the user|USER_IS_BLOCKED/i, 'blocked-by-user'],
  [/user is deactivated|USER_DEACTIVATED/i, 'deactivated'],
  [/was kicked/i, 'kicked'],
  [/not a member|CHANNEL_PRIVATE/i, 'not-a-member'],
  [/group chat was (deleted|deactivated)|chat was deleted/i, 'group-deleted'],
  [/can't initiate conversation/i, 'never-started'],
  [/can't send messages to bots/i, 'bot'],
  [/(chat|user) not found|PEER_ID_INVALID/i, 'not-found'],
  [
    /(not enough|have no|no) rights to send|need administrator rights|member list is inaccessible|CHAT_ADMIN_REQUIRED|CHAT_(WRITE|SEND_\w+)_FORBIDDEN|CHAT_RESTRICTED/i,
    'no-rights',
  ],
]
/** What a group may forbid while texts are allowed (TDLib, can_send_message_content). */
const NO_MEDIA =
  /rights to send (photo|video|document|audio|music|animation|voice|media|gif|sticker)|CHAT_SEND_(MEDIA|PHOTOS|VIDEOS|DOCS|AUDIOS|GIFS|VOICES|ROUNDVIDEOS|STICKERS)_FORBIDDEN/i
const TOPIC_GONE = /message thread not found|TOPIC_(DELETED|CLOSED|ID_INVALID)/i
const GONE = /message to edit not found|message can't be edited|MESSAGE_ID_INVALID/i
/** Older than 48 hours (Bot API, deleteMessage), or another's. */
const TOO_OLD = /message can't be deleted|MESSAGE_DELETE_FORBIDDEN/i
/** As it was to become: an edit that changes nothing, a deletion of what is gone. */
const NOT_MODIFIED = /message is not modified|MESSAGE_NOT_MODIFIED|message to delete not found/i
const RETRY_AFTER = /retry after (\d{1,6})/i

/**
 * The outcome of a request that threw, seen at `at`. What neither Telegram nor the network threw is a bug and is
 * thrown again.
 */
export function classifyFailure(error: unknown, at: Instant): SendOutcome {
  if (error instanceof GrammyError) return classifyAnswer(error, at)
  if (error instanceof HttpError) return classifyTransport(error, at)
  throw error
}

/** The outcome of an answer with `ok: false`. */
export function classifyAnswer(answer: ApiError, at: Instant): SendOutcome {
  const { error_code: status, description, parameters } = answer
  if (parameters?.migrate_to_chat_id !== undefined) return { kind: 'migrated', toChatId: parameters.migrate_to_chat_id }
  const floodSeconds = floodWaitSeconds(answer)
  if (floodSeconds !== undefined)
    return { kind: 'retry', reason: FLOOD_WAIT, retryAt: at + Math.ceil(floodSeconds * 1000) }
  if (status >= 500) return { kind: 'retry', reason: `http-${status}`, retryAt: at + FAULT_WAIT_MS }
  if (status === 401) return { kind: 'retry', reason: 'token-refused', retryAt: at + REFUSED_TOKEN_WAIT_MS }
  if (TOPIC_GONE.test(description)) return { kind: 'topic-gone' }
  if (status === 400 && NO_MEDIA.test(description)) return { kind: 'no-media' }
  const unreachable = UNREACHABLE.find(([pattern]) => pattern.test(description))?.[1]
  if (unreachable !== undefined) return { kind: 'unreachable', reason: unreachable }
  if (status === 403) return { kind: 'unreachable', reason: 'forbidden' }
  if (NOT_MODIFIED.test(description)) return { kind: 'unchanged' }
  if (TOO_OLD.test(description)) return { kind: 'gone', reason: NOT_DELETABLE }
  if (GONE.test(description)) return { kind: 'gone', reason: 'message-gone' }
  return { kind: 'rejected', reason: shortReason(description), status }
}

/** Seconds a 429 asks to wait, at least 1; undefined for any other answer. */
function floodWaitSeconds({ error_code, description, parameters }: ApiError): number | undefined {
  const stated = parameters?.retry_after
  if (error_code !== 429) return stated === undefined ? undefined : Math.max(1, stated)
  return Math.max(1, stated ?? Number(RETRY_AFTER.exec(description)?.[1] ?? UNSTATED_FLOOD_SECONDS))
}

function classifyTransport(error: HttpError, at: Instant): SendOutcome {
  const fault = transportFault(error)
  if (fault.left) return { kind: 'unknown', reason: fault.code }
  return { kind: 'retry', reason: fault.code, retryAt: at + FAULT_WAIT_MS }
}

/** The head of a description: what follows its second colon can quote the message. */
function shortReason(description: string): string {
  return description.split(':').slice(0, 2).join(':').slice(0, 80)
}
