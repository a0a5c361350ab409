// Looks once an hour how many chats are subscribed, for the day's figures. The store counts; this only says when.
import type { Deps } from '#deps'

/** For the day it is now. */
export async function noteStanding({ store, now }: Pick<Deps, 'store' | 'now'>): Promise<void> {
  await store.noteStanding(now())
}
