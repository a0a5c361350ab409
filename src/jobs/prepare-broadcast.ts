// A broadcast's text on its way to one chat, and whether its broadcast still lets it go. It sends nothing.
import type { Deps } from '#deps'
import type { Chat } from '#domain/chat'
import type { DeliveryMemory } from './delivery-memory.ts'
import { expired, type Prepared, postponed } from './prepared.ts'

/** One that was claimed as its broadcast was paused comes back when it goes on, this much later at most. */
const PAUSED_WAIT_MS = 1000

/** The text as its author wrote it; silent in quiet hours. */
export async function prepareBroadcast(
  deps: Deps,
  memory: DeliveryMemory,
  chat: Chat,
  broadcastId: string,
): Promise<Prepared> {
  const hindered = await hindrance(deps, memory, broadcastId)
  if (hindered !== undefined) return hindered
  const content = (await memory.broadcast(broadcastId))?.content
  if (content?.kind !== 'text') return expired('forgotten')
  const { text, entities, preview } = content
  return { kind: 'send', message: { text, entities, preview }, silent: memory.isQuiet(chat) }
}

/** What keeps a broadcast's delivery from being sent; undefined: nothing. */
export async function hindrance(
  { now }: Pick<Deps, 'now'>,
  memory: DeliveryMemory,
  broadcastId: string,
): Promise<Prepared | undefined> {
  const state = (await memory.broadcast(broadcastId))?.state
  if (state === undefined) return expired('forgotten')
  if (state === 'cancelled') return expired('cancelled')
  if (state === 'paused' || state === 'stopped') return postponed(`broadcast-${state}`, now() + PAUSED_WAIT_MS)
  return undefined
}
