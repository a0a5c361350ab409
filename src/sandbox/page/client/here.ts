// What every part of the conversation is given: the model, the open chat, and the local state of the place.
import type { ChatView } from '#sandbox/page/protocol'
import type { Context } from './context.ts'
import type { Zone } from './date-time.ts'
import type { Draft, LocalState } from './local-state.ts'
import { type Model, zoneOf } from './model.ts'

export type Here = {
  model: Model
  context: Context
  local: LocalState
  chat: ChatView
  /** Player and chat, as a key. */
  place: string
  draft: Draft
  /** Of the person one is: the bot speaks of their time, too. */
  zone: Zone
  /** The sandbox's clock, for relative times. */
  now: number
  /** To be called after local state of the composer changed. */
  redraw(): void
  /** To be called after local state changed that messages are drawn from: costs more. */
  redrawMessages(): void
}

export function hereOf(model: Model, context: Context, local: LocalState, chat: ChatView, browserNow: number): Here {
  const place = `${model.player}:${chat.id}`
  return {
    model,
    context,
    local,
    chat,
    place,
    draft: draftOf(local, place),
    zone: zoneOf(model),
    now: model.scene?.now ?? browserNow,
    redraw: context.redraw,
    redrawMessages: () => {
      local.version++
      context.redraw()
    },
  }
}

function draftOf(local: LocalState, place: string): Draft {
  const known = local.drafts.get(place)
  if (known !== undefined) return known
  const draft: Draft = { text: '', files: [] }
  local.drafts.set(place, draft)
  return draft
}
