// The newest message of a chat in one line, for the list of chats. Pure.
import type { MessageView } from '#sandbox/page/protocol'
import { plainText } from './plain-text.ts'
import { authorName } from './timeline.ts'

const MAX_CHARACTERS = 120

/** Begins with who wrote it where that is not plain: "You: …" of one's own, the name in a group. */
export function lastLine(message: MessageView, player: number): string {
  const text = [...plainText(message.wire).slice(0, MAX_CHARACTERS * 2)].slice(0, MAX_CHARACTERS).join('')
  const line = text.replace(/\s+/g, ' ').trim()
  if (message.wire.from?.id === player) return `You: ${line}`
  return message.wire.chat.type === 'private' ? line : `${authorName(message)}: ${line}`
}
