// A finished delivery as a line of a day file.
import type { Delivery } from '#domain/delivery'

/** What a line of this chat must contain: cheaper to look for than parsing every line. */
export function markOf(chatId: number): Buffer {
  return Buffer.from(`"chatId":${chatId},`)
}

/** Undefined for the piece of a line that a crash left. */
export function parseDelivery(line: Buffer): Delivery | undefined {
  try {
    return JSON.parse(line.toString('utf8')) as Delivery
  } catch {
    return undefined
  }
}
