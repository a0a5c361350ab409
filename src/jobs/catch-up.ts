// The one message after a pause: what was missed, never a backlog. It sends and remembers nothing itself.
import type { Deps } from '#deps'
import type { Instant } from '#domain/article'
import { catchUpWindow, missedMs } from '#domain/catch-up'
import type { Chat, Pause } from '#domain/chat'
import type { ShownDigest } from '#domain/digest'
import { withHeld } from '#domain/held'
import { withOwed } from '#domain/owed'
import { renderDigest } from '#views/digest'
import type { Message } from '#views/message'
import { type DigestComposer, digestView, shownDigest } from './show-digest.ts'

export type CatchUp = {
  message: Message
  /** What the chat is shown once it was sent; undefined when nothing was missed. */
  shown?: (messageId: number, at: Instant) => ShownDigest
  /** What waited and is shown in it, so that it waits no longer. */
  heldIds: string[]
}

/** What `pause` kept from the chat as of `at`; with nothing missed still a message: it is on again. */
export async function catchUpMessage(
  { store, locales }: Pick<Deps, 'store' | 'locales'>,
  compose: DigestComposer,
  chat: Chat,
  pause: Pause,
  at: Instant,
): Promise<CatchUp> {
  const { window, anchors } = withOwed(chat, chat.sections, catchUpWindow(pause, chat, at))
  const heldIds = chat.held ?? []
  const chosen = window.fromAt < window.untilAt ? await compose(chat, window, anchors) : undefined
  const found = withHeld(chosen, heldIds.length === 0 ? [] : await store.articles(heldIds), window)
  const digest = found ?? { ...window, groups: [], restIds: [] }
  const view = digestView(digest, { zone: chat.zone, at, mode: 'catch-up', missedMs: missedMs(pause, at) })
  return {
    message: renderDigest(view, locales.of(chat.language)),
    heldIds,
    ...(found && {
      shown: (messageId, sentAt) => shownDigest(found, { chatId: chat.id, messageId, sentAt, settings: chat }),
    }),
  }
}
