// What a claimed delivery comes to: a message to send, or an end without a request. It sends and settles nothing.
import type { Deps } from '#deps'
import type { Instant } from '#domain/article'
import type { Chat } from '#domain/chat'
import type { Delivery, DeliveryTask, Settlement } from '#domain/delivery'
import { isTooLate } from '#domain/delivery-rules'
import type { DigestGroup, ShownDigest } from '#domain/digest'
import { digestWindow } from '#domain/digest-window'
import { isQuiet } from '#domain/quiet'
import { renderDigest, renderNothingNew } from '#views/digest'
import type { Message } from '#views/message'
import { type DigestComposer, digestView, openShownDigest, shownDigest } from './show-digest.ts'

export type Prepared =
  | { kind: 'end'; settlement: Settlement }
  | {
      kind: 'send'
      message: Message
      lane: 'digest' | 'bulk'
      silent: boolean
      /** Set: an edit of this message. */
      editOf?: number
      items?: number
      reason?: string
      /** What the chat is shown once the request succeeded. */
      shown: (messageId: number, at: Instant) => Promise<ShownDigest | undefined>
    }

type DigestTask = Extract<DeliveryTask, { kind: 'digest' }>
type EditTask = Extract<DeliveryTask, { kind: 'digest-edit' }>

/** Composes and renders a delivery for what its chat is now. */
export async function prepareDelivery(deps: Deps, compose: DigestComposer, delivery: Delivery): Promise<Prepared> {
  if (isTooLate(delivery, deps.now())) return end('expired', 'too-late')
  const chat = await deps.store.chat(delivery.chatId)
  if (chat === undefined) return end('expired', 'forgotten')
  if (chat.state !== 'active') return end('expired', chat.state)
  const { task } = delivery
  return task.kind === 'digest' ? prepareDigest(deps, compose, chat, task) : prepareEdit(deps, chat, task)
}

async function prepareDigest(deps: Deps, compose: DigestComposer, chat: Chat, task: DigestTask): Promise<Prepared> {
  const window = digestWindow(task.slotAt, chat.digestedUntil)
  const digest = await compose(chat, window)
  const locale = deps.locales.of(chat.language)
  const silent = isQuiet(chat.quiet, chat.zone, deps.now())
  const view = { zone: chat.zone, at: task.slotAt }
  if (digest === undefined) {
    if (!chat.tellWhenEmpty) return { kind: 'end', settlement: { state: 'sent', reason: 'nothing-new', items: 0 } }
    const message = renderNothingNew(view, locale)
    return {
      kind: 'send',
      message,
      lane: 'digest',
      silent,
      items: 0,
      reason: 'nothing-new',
      shown: async () => undefined,
    }
  }
  return {
    kind: 'send',
    message: renderDigest(digestView(digest, { ...view, mode: 'scheduled' }), locale),
    lane: 'digest',
    silent,
    items: digest.groups.reduce((count, group) => count + group.articles.length, 0),
    shown: async (messageId, sentAt) =>
      shownDigest(digest, { chatId: chat.id, messageId, sentAt, slotAt: task.slotAt, settings: chat }),
  }
}

async function prepareEdit(deps: Deps, chat: Chat, task: EditTask): Promise<Prepared> {
  const before = await deps.store.latestDigest(chat.id)
  if (before === undefined || before.messageId !== task.messageId) return end('expired', 'superseded')
  const editedAt = deps.now()
  const view = await openShownDigest(deps, before)
  const shownAt = before.editedAt ?? before.sentAt
  if (!view.groups.some((group) => hasNews(group, shownAt))) {
    return { kind: 'end', settlement: { state: 'sent', reason: 'unchanged' } }
  }
  return {
    kind: 'send',
    message: renderDigest(view, deps.locales.of(before.language)),
    lane: 'bulk',
    silent: true,
    editOf: task.messageId,
    shown: async () => {
      // The reader may have turned the page, or got a newer digest, while the edit was under way.
      const latest = await deps.store.latestDigest(chat.id)
      if (latest === undefined || latest.messageId !== task.messageId) return undefined
      return { ...latest, editedAt, groups: withRevisions(latest.groups, view.groups) }
    },
  }
}

function hasNews({ articles }: DigestGroup, shownAt: Instant): boolean {
  return articles.some(({ correctedAt = 0, withdrawnAt = 0 }) => Math.max(correctedAt, withdrawnAt) > shownAt)
}

function withRevisions(groups: ShownDigest['groups'], seen: DigestGroup[]): ShownDigest['groups'] {
  const revisions = new Map(seen.flatMap((group) => group.articles.map(({ id, revision }) => [id, revision])))
  return groups.map(({ section, articles }) => ({
    section,
    articles: articles.map(({ id, revision }) => ({ id, revision: revisions.get(id) ?? revision })),
  }))
}

function end(state: 'expired', reason: string): Prepared {
  return { kind: 'end', settlement: { state, reason } }
}
