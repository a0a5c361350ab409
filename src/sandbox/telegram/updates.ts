// The updates that wait for the bot: which kinds it wants, which it confirmed. It delivers nothing by itself.
import type { Update } from '@grammyjs/types'

export type UpdateBody = Omit<Update, 'update_id'>

/** Bot API, getUpdates: what must be asked for by name. */
const ON_REQUEST: readonly string[] = ['chat_member', 'message_reaction', 'message_reaction_count']
/** Bot API, "Getting updates": stored until received, but not longer than 24 hours. */
const KEPT_MS = 24 * 3600 * 1000

export type UpdateQueue = {
  /** Queues the update unless its kind is not wanted now: a later change of the wish brings nothing back. */
  push: (body: UpdateBody) => void
  /** What is unconfirmed, oldest first, at most `limit`. An offset above 0 first confirms everything below it. */
  take: (offset: number, limit: number) => Update[]
  /** Forgets one update: its webhook answered 2xx. */
  confirm: (updateId: number) => void
  size: () => number
  clear: () => void
  /** An empty list means the default kinds. */
  allow: (kinds: readonly string[]) => void
  allowed: () => readonly string[] | undefined
}

/** `now` in ms; `firstId` is the id of the first update. */
export function createUpdateQueue(now: () => number, firstId: number, changed: () => void): UpdateQueue {
  let waiting: { update: Update; at: number }[] = []
  let nextId = firstId
  let kinds: readonly string[] | undefined
  const wants = (kind: string) => (kinds === undefined ? !ON_REQUEST.includes(kind) : kinds.includes(kind))
  const expire = () => {
    const oldest = now() - KEPT_MS
    if (waiting.some((each) => each.at < oldest)) waiting = waiting.filter((each) => each.at >= oldest)
  }
  return {
    push: (body) => {
      if (!Object.keys(body).some(wants)) return
      waiting.push({ update: { update_id: nextId, ...body } as Update, at: now() })
      nextId += 1
      changed()
    },
    take: (offset, limit) => {
      expire()
      const before = waiting.length
      if (offset > 0) waiting = waiting.filter((each) => each.update.update_id >= offset)
      if (offset < 0) waiting = waiting.slice(offset)
      const taken = waiting.slice(0, limit).map((each) => each.update)
      if (waiting.length < before) changed()
      return taken
    },
    confirm: (updateId) => {
      waiting = waiting.filter((each) => each.update.update_id !== updateId)
      changed()
    },
    size: () => {
      expire()
      return waiting.length
    },
    clear: () => {
      waiting = []
    },
    allow: (wanted) => {
      kinds = wanted.length === 0 ? undefined : [...wanted]
    },
    allowed: () => kinds,
  }
}
