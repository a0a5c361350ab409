// A finished delivery as a line of a day file.
import type { Delivery } from '#domain/delivery'

const CHAT_ID = Buffer.from('"chatId":')
const COMMA = 44

/** What a line of this chat must contain: cheaper to look for than parsing every line. */
export function markOf(chatId: number): Buffer {
  return Buffer.from(`"chatId":${chatId},`)
}

/** The chat of a line, without parsing the rest of it; undefined for the piece of a line that a crash left. */
export function chatIdOf(line: Buffer): number | undefined {
  const start = line.indexOf(CHAT_ID)
  const end = start === -1 ? -1 : line.indexOf(COMMA, start)
  // Within a text the quotes would be escaped.
  return end === -1 ? undefined : Number(line.toString('latin1', start + CHAT_ID.length, end))
}

/** Undefined for the piece of a line that a crash left. */
export function parseDelivery(line: Buffer): Delivery | undefined {
  try {
    return JSON.parse(line.toString('utf8')) as Delivery
  } catch {
    return undefined
  }
}
