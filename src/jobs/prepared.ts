// What a claimed delivery comes to: a message to send, messages to delete, or an end without a request.
import type { Instant } from '#domain/article'
import type { Settlement, Shown } from '#domain/delivery'
import type { Post } from '#views/message'

type Request = {
  /** The forum topic it goes to, `GENERAL` for none; absent: where everything goes. */
  topicId?: number
  /** Set: all that went to this chat lately was refused. */
  wasRefused?: true
  items?: number
  reason?: string
  /** Set: an alert shows this version of its article. */
  articleId?: string
  /** Set: an alert of what came in then. */
  newsAt?: Instant
  /** What the chat is shown once the request succeeded. */
  shown?: (messageId: number, at: Instant) => Promise<Shown | undefined>
  /** What follows once that is settled. */
  after?: (messageId: number) => Promise<void>
}

export type Sending = Request & {
  kind: 'send'
  message: Post
  silent: boolean
  /** Set: an edit of this message. */
  editOf?: number
}

/** Messages of the chat that go, at most 100. */
export type Removal = Request & { kind: 'remove'; messageIds: number[] }

export type Prepared = { kind: 'end'; settlement: Settlement; shown?: Shown } | Sending | Removal

/** An end without a request: not for this chat, or not any more. */
export function expired(reason: string): Prepared {
  return { kind: 'end', settlement: { state: 'expired', reason } }
}

/** Back in the queue, without a request. */
export function postponed(reason: string, notBeforeAt: Instant): Prepared {
  return { kind: 'end', settlement: { state: 'pending', reason, notBeforeAt } }
}
