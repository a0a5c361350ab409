// Updates where several processes may get them: each is handled once, and those of one chat one after the other. Of a process
// that died in the middle somebody else takes them over when they come again.
import type { Update } from 'grammy/types'
import type { Deps } from '#deps'

/** So long a process that has an update may be silent; it says every now and then that it is still at it. */
const HOLD_MS = 5000
const RENEW_MS = 2000
const LOOK_AGAIN_MS = 30

type World = Pick<Deps, 'store' | 'now' | 'wait'>

export type UpdateGate = {
  /** `busy`: somebody is at it, and it should come again later; then nothing was done here. */
  handle(update: Update): Promise<'handled' | 'busy'>
}

/** `owner` names this process among all. */
export function createUpdateGate(world: World, owner: string, handle: (update: Update) => Promise<void>): UpdateGate {
  const { store, now } = world
  let count = 0
  return {
    async handle(update) {
      const { update_id: id } = update
      // Two calls with one update may meet in one process, too.
      const holder = `${owner} ${++count}`
      const taken = await store.takeUpdate(id, holder, now(), HOLD_MS)
      if (taken !== 'new') return taken === 'busy' ? 'busy' : 'handled'
      const turn = turnOf(update)
      const ended = new AbortController()
      void renew(world, ended.signal, async () => {
        await store.takeUpdate(id, holder, now(), HOLD_MS)
        if (turn !== undefined) await store.takeLease(turn, holder, now(), HOLD_MS)
      })
      try {
        if (turn !== undefined) await takeTurn(world, turn, holder)
        await handle(update)
        await store.finishUpdate(id, now())
      } finally {
        ended.abort()
        if (turn !== undefined) await store.dropLease(turn, holder)
      }
      return 'handled'
    },
  }
}

/** Telegram sends a chat's messages and its presses side by side: whoever comes second waits. */
async function takeTurn({ store, now, wait }: World, turn: string, holder: string): Promise<void> {
  while (!(await store.takeLease(turn, holder, now(), HOLD_MS))) await wait(LOOK_AGAIN_MS)
}

async function renew({ wait }: World, ended: AbortSignal, again: () => Promise<void>): Promise<void> {
  for (;;) {
    await wait(RENEW_MS, ended)
    if (ended.aborted) return
    await again().catch(() => undefined)
  }
}

/** The lease for handling what happens in its chat; undefined where it happens in none. */
function turnOf(update: Update): string | undefined {
  const message = update.message ?? update.edited_message ?? update.channel_post ?? update.callback_query?.message
  const chatId = (message ?? update.my_chat_member ?? update.chat_member)?.chat.id ?? update.callback_query?.from.id
  return chatId === undefined ? undefined : `chat ${chatId}`
}
