// The messages of a chat as they are laid out: days, albums, runs of one author. Pure.
import type { MessageView } from '#sandbox/page/protocol'

export type Item =
  | { kind: 'day'; key: string; at: number }
  /** One message, or an album (Bot API, `media_group_id`); whether a run of the same author begins or ends with it. */
  | {
      kind: 'messages'
      key: string
      views: readonly [MessageView, ...MessageView[]]
      isFirst: boolean
      isLast: boolean
    }

/** Written within this of the one before, a message continues its run. */
const RUN_MS = 5 * 60_000

export function timeline(messages: readonly MessageView[], dayOf: (at: number) => string): Item[] {
  const groups = albums(messages)
  const items: Item[] = []
  for (const [index, views] of groups.entries()) {
    const [before, after] = [groups[index - 1], groups[index + 1]]
    const day = dayOf(views[0].at)
    const startsDay = before === undefined || dayOf(before[0].at) !== day
    if (startsDay) items.push({ kind: 'day', key: `day ${day} ${views[0].wire.message_id}`, at: views[0].at })
    const isFirst = startsDay || !continues(before[0], views[0])
    const isLast = after === undefined || dayOf(after[0].at) !== day || !continues(views[0], after[0])
    items.push({ kind: 'messages', key: `message ${views[0].wire.message_id}`, views, isFirst, isLast })
  }
  return items
}

type Group = [MessageView, ...MessageView[]]

/** An album stands where its first message came, even if an answer came between. */
function albums(messages: readonly MessageView[]): Group[] {
  const groups: Group[] = []
  const known = new Map<string, Group>()
  for (const view of messages) {
    const album = view.wire.media_group_id
    const begun = album === undefined ? undefined : known.get(album)
    if (begun !== undefined) begun.push(view)
    else {
      const group: Group = [view]
      groups.push(group)
      if (album !== undefined) known.set(album, group)
    }
  }
  return groups
}

function continues(before: MessageView, after: MessageView): boolean {
  return authorId(before) === authorId(after) && after.at - before.at < RUN_MS
}

/** Who a message is from, as an id: the chat that spoke, or the person. */
export function authorId({ wire }: MessageView): number {
  return wire.sender_chat?.id ?? wire.from?.id ?? wire.chat.id
}

export function authorName({ wire }: MessageView): string {
  const { sender_chat: chat, from } = wire
  if (chat !== undefined && 'title' in chat && chat.title !== undefined) return chat.title
  return from === undefined ? '' : [from.first_name, from.last_name].filter((each) => each !== undefined).join(' ')
}
