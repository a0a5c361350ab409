// A chat and its messages as the page shows them. Pure: records in, views out.
import type { Message } from '@grammyjs/types'
import type { ChatRecord } from '#sandbox/telegram/chats'
import type { MessageRecord } from '#sandbox/telegram/messages'
import { type CastPlayer, membersOf } from './cast.ts'
import type { ChatView, MessageView } from './protocol.ts'

/** The page shows no more of a chat. */
const NEWEST = 200

export function chatView(record: ChatRecord, players: readonly CastPlayer[]): ChatView {
  const { id } = record.chat
  const isPrivate = record.kind === 'private'
  const members = membersOf(record, players)
  return {
    id,
    kind: record.kind,
    title: record.kind === 'private' ? record.chat.first_name : record.chat.title,
    members: members.map((each) => each.id),
    reach: isPrivate ? record.reach : 'open',
    hasOldApp: isPrivate && record.hasOldApp,
    menus: Object.fromEntries(members.map((each) => [each.id, each.person.menu(isPrivate ? {} : { chat: id })])),
    replyKeyboard: record.replyKeyboard,
  }
}

export function messageView({ wire, own, silent, at, edits, preview }: MessageRecord): MessageView {
  const shown = bodyOf(wire)
  const isEdited = edits.some(({ before }) => bodyOf(before) !== shown)
  return { wire, own, silent, at, isEdited, ...(preview === undefined ? {} : { preview }) }
}

/** What a message says and shows: clients do not call one edited whose buttons alone are others. */
function bodyOf({ text, entities, caption, caption_entities, rich_message, ...rest }: Message): string {
  const { photo, video, animation, document, audio } = rest
  return JSON.stringify([
    text,
    entities,
    caption,
    caption_entities,
    rich_message,
    photo,
    video,
    animation,
    document,
    audio,
  ])
}

/** The newest messages that are there, oldest first. */
export function newestOf(record: ChatRecord): MessageRecord[] {
  return [...record.messages.values()].filter(({ deletedAt }) => deletedAt === undefined).slice(-NEWEST)
}
