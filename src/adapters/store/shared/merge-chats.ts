// Two chats that became one, when a group turned into a supergroup both of which are known.
import type { Chat } from '#domain/chat'
import { MOST_HELD } from './settled.ts'

/** The settings people made are those of the group; the new chat may know ids and news of its own. */
export function mergeChats(from: Chat, to: Chat | undefined, toId: number): Chat {
  const isActive = from.state === 'active' || to?.state === 'active'
  const nextSlotAt = isActive ? (from.nextSlotAt ?? to?.nextSlotAt) : undefined
  const digestedUntil = Math.max(from.digestedUntil ?? 0, to?.digestedUntil ?? 0)
  const { nextSlotAt: _planned, ...kept } = from
  return {
    ...kept,
    id: toId,
    kind: 'supergroup',
    state: isActive ? 'active' : from.state,
    ...(nextSlotAt === undefined ? {} : { nextSlotAt }),
    ...(digestedUntil === 0 ? {} : { digestedUntil }),
    ...mergeAlerts(from, to),
  }
}

/** What waits for the next digest, and what counted against the cap, in both. */
function mergeAlerts(from: Chat, to: Chat | undefined): Pick<Chat, 'held' | 'alertsSent'> {
  const held = [...new Set([...(to?.held ?? []), ...(from.held ?? [])])].slice(-MOST_HELD)
  const [one, other] = [from.alertsSent, to?.alertsSent]
  const alertsSent =
    one?.date === other?.date ? one && { ...one, count: one.count + (other?.count ?? 0) } : (one ?? other)
  return { ...(held.length === 0 ? {} : { held }), ...(alertsSent === undefined ? {} : { alertsSent }) }
}
