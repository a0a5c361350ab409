// What a claimed delivery comes to: a message to send, or an end without a request.
import type { Instant } from '#domain/article'
import type { Settlement, Shown } from '#domain/delivery'
import type { FormattedText, Message } from '#views/message'

export type Sending = {
  kind: 'send'
  message: Message | FormattedText
  silent: boolean
  /** The forum topic it goes to. */
  topicId?: number
  /** Set: an edit of this message. */
  editOf?: number
  items?: number
  reason?: string
  /** What the chat is shown once the request succeeded. */
  shown?: (messageId: number, at: Instant) => Promise<Shown | undefined>
  /** What follows once that is settled. */
  after?: (messageId: number) => Promise<void>
}

export type Prepared = { kind: 'end'; settlement: Settlement; shown?: Shown } | Sending

/** An end without a request: not for this chat, or not any more. */
export function expired(reason: string): Prepared {
  return { kind: 'end', settlement: { state: 'expired', reason } }
}

/** Back in the queue, without a request. */
export function postponed(reason: string, notBeforeAt: Instant): Prepared {
  return { kind: 'end', settlement: { state: 'pending', reason, notBeforeAt } }
}
