// How many chats a broadcast would reach, and how long that takes at the limit's rate.
import type { Deps } from '#deps'
import type { Broadcast } from '#domain/broadcast'
import { PACED_SHARE } from '#domain/pace'
import type { Reach } from '#views/broadcast-draft'

/** Counted now, for the audience the draft has now. */
export async function reachOf({ store, settings, now }: Deps, draft: Broadcast): Promise<Reach> {
  const recipients = await store.countRecipients(draft, now())
  const expectedMs = (recipients / (settings.messagesPerSecond * PACED_SHARE)) * 1000
  return { audience: draft.audience, recipients, expectedMs }
}
