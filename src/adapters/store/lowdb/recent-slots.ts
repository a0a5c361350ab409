// The slots a chat had in the last three days, so that no change of schedule or zone brings one twice. As one string,
// `key@instant key@instant`: it is the same for thousands of chats, and costs a list of pairs otherwise.
import type { Instant } from '#domain/article'

/** A slot is known this long. */
export const SLOTS_KNOWN_MS = 72 * 60 * 60 * 1000

/** The slots with this one added and old ones dropped; undefined when it is among them already. */
export function addSlot(recent: string | undefined, key: string, slotAt: Instant): string | undefined {
  const slots = (recent ?? '').split(' ').filter((slot) => slot !== '')
  if (slots.some((slot) => slot.slice(0, slot.lastIndexOf('@')) === key)) return undefined
  const kept = slots.filter((slot) => Number(slot.slice(slot.lastIndexOf('@') + 1)) > slotAt - SLOTS_KNOWN_MS)
  return [...kept, `${key}@${slotAt}`].join(' ')
}
