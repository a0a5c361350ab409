// Updates where several processes may get them: each is handled once, and those of one chat one after the other. Of a process
// that died in the middle somebody else takes them over when they come again.
import type { Update } from 'grammy/types'
import type { Deps } from '#deps'
import type { WhileHeld } from './update-hold.ts'

/** So long a process that has an update may be silent; it says every now and then that it is still at it. */
const HOLD_MS = 5000
const RENEW_MS = 2000
const LOOK_AGAIN_MS = [20, 40, 80, 160]
/** So long a message waits for earlier ones of its chat that no process may be at. */
const EARLIER_MS = 30_000
/** Updates that were polled do not come again by themselves. */
const TRY_AGAIN_MS = 500

type World = Pick<Deps, 'store' | 'wait'> & {
  whileHeld: WhileHeld
  /** Keeps this process's own order in a chat. */
  inOrder: <T>(update: Update, work: () => Promise<T>) => Promise<T>
  /** Whether a chat's messages may be with several processes at once, each of which has told Telegram that they came. */
  isSpread?: boolean
}

export type UpdateGate = {
  /** `busy`: another process is at it, or may be, and it should come again later. Rejects as the handler does: then too. */
  handle(update: Update): Promise<'handled' | 'busy'>
  /** The same at once: later ones of its chat may wait here until it is done. */
  takeOver(update: Update): Promise<'handled' | 'busy'>
  /** The same until it is handled, or `signal` aborts. */
  handleSurely(update: Update, signal: AbortSignal): Promise<void>
}

/** `owner` names this process among all. */
export function createUpdateGate(world: World, owner: string, handle: (update: Update) => Promise<void>): UpdateGate {
  const { wait, inOrder } = world
  let handlings = 0
  // A process may get an update again while it is at it.
  const once = (update: Update) => handleOnce(world, `${owner}-${++handlings}`, update, handle)
  return {
    handle: (update) => inOrder(update, () => once(update)),
    takeOver: once,
    handleSurely: (update, signal) =>
      inOrder(update, async () => {
        while (!signal.aborted && (await once(update)) === 'busy') await wait(TRY_AGAIN_MS, signal)
      }),
  }
}

async function handleOnce(
  { store, wait, whileHeld, isSpread = false }: World,
  owner: string,
  update: Update,
  handle: (update: Update) => Promise<void>,
): Promise<'handled' | 'busy'> {
  const { update_id: id } = update
  const taken = await store.takeUpdate(id, owner, HOLD_MS)
  if (taken !== 'new') return taken === 'busy' ? 'busy' : 'handled'
  const chatId = chatOf(update)
  const turn = chatId === undefined ? undefined : `chat ${chatId}`
  let hasTurn = false
  const takeTurn = async () => turn === undefined || store.takeLease(turn, owner, HOLD_MS)
  const waits = async (waitedMs: number) =>
    isSpread && chatId !== undefined && update.message !== undefined && waitedMs < EARLIER_MS
      ? store.hasEarlierUpdate(id, chatId)
      : false
  const keep = async () => (await store.takeUpdate(id, owner, HOLD_MS)) === 'new' && (!hasTurn || (await takeTurn()))
  // What is not given back ends by itself.
  const giveBack = async () => turn !== undefined && store.dropLease(turn, owner).catch(() => undefined)
  try {
    const isOurs = await whileHeld({ holdMs: HOLD_MS, everyMs: RENEW_MS, keep }, async (isHeld) => {
      // Telegram sends a chat's messages and its presses side by side: whoever comes second waits.
      for (let [looks, waitedMs] = [0, 0]; (await waits(waitedMs)) || !(await takeTurn()); looks += 1) {
        const ms = LOOK_AGAIN_MS[Math.min(looks, LOOK_AGAIN_MS.length - 1)] ?? 0
        await wait(ms)
        waitedMs += ms
      }
      hasTurn = true
      if (isHeld()) await handle(update)
      return isHeld()
    })
    if (isOurs) await Promise.all([store.finishUpdate(id), giveBack()])
    return isOurs ? 'handled' : 'busy'
  } catch (error) {
    await Promise.all([store.dropUpdate(id, owner).catch(() => undefined), giveBack()])
    throw error
  }
}

/** Whose turn an update takes; undefined where it is nobody's. */
export function chatOf(update: Update): number | undefined {
  const message = update.message ?? update.edited_message ?? update.channel_post ?? update.callback_query?.message
  // What an older version wrote down may lack what every update has.
  return (message ?? update.my_chat_member ?? update.chat_member)?.chat?.id ?? update.callback_query?.from?.id
}
