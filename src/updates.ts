// How updates come to the bot: by long polling, of one process alone, or by webhook, to any of them. It handles none itself.
import type { Api } from 'grammy'
import type { Update } from 'grammy/types'
import { createChatQueues } from '#adapters/telegram/chat-queues'
import { createKeeper } from '#adapters/telegram/keeper'
import { type Polling, startPolling } from '#adapters/telegram/polling'
import { createPollingLease } from '#adapters/telegram/polling-lease'
import { createUpdateGate } from '#adapters/telegram/update-gate'
import type { WhileHeld } from '#adapters/telegram/update-hold'
import { createWebhook } from '#adapters/telegram/webhook'
import { ALLOWED_UPDATES } from '#features/bot'
import type { Config } from './config.ts'
import type { Deps } from './deps.ts'

/** Telegram is told that an update came when it was handled, or after so long. */
const SOON_MS = 300
/** A process that lives has handled by then what was written down, or says that it is at it. */
const LEFT_MS = 5000
const TAKE_OVER_EVERY_MS = 1000

export type Updates = {
  /** For the HTTP server: where the webhook is called. */
  routes: Record<string, ReturnType<typeof createWebhook>>
  /** Tells Telegram how it wants them. */
  prepare(api: Api): Promise<unknown>
  /**
   * Begins to take updates. `onState`: whether Telegram answers. With a webhook it resolves when what is left of polling comes
   * before what Telegram brings: once the store has told of it.
   */
  start(api: Api, onState: (isAnswered: boolean) => void): Promise<void>
  /** Takes no more, and waits for those being handled, at most `limitMs`. */
  stop(limitMs: number): Promise<void>
  /** Rejects when Telegram refuses the token. */
  failed: Promise<never>
  /** Why updates are not being taken or handled, as a sentence; undefined while all is well. */
  problem(): string | undefined
}

export type UpdateHandlers = {
  handle: (update: Update) => Promise<void>
  /** Tells the person that more came than is answered: `update` is the first of those that are left out. */
  refuse: (update: Update) => Promise<void>
}

/** `owner` names this process among all that share the store. */
export function createUpdates(
  { webhook }: Pick<Config, 'webhook'>,
  deps: Deps & { whileHeld: WhileHeld },
  owner: string,
  { handle, refuse }: UpdateHandlers,
): Updates {
  const { store, now, wait, log } = deps
  const stopping = new AbortController()
  const keeper = createKeeper(deps)
  const attempt = (update: Update) => keeper.attempt(update, () => handle(update))
  const failedOn =
    ({ update_id: update }: Update) =>
    (error: unknown) =>
      log.error('update-failed', { update }, error)
  const queues = createChatQueues({ now, log, onRefused: (update) => void refuse(update).catch(failedOn(update)) })
  const gate = createUpdateGate(
    { ...deps, inOrder: queues.inOrder, isSpread: store.isShared && webhook !== undefined },
    owner,
    attempt,
  )
  const underWay = new Set<Promise<unknown>>()
  /** Those that are written down, and this process is at. */
  const inHand = new Set<number>()
  const lease = store.isShared ? createPollingLease(deps, owner) : undefined
  // What is left may have to wait for its turn, and what came after it in its chat for that.
  const handleAlone = (update: Update) =>
    queues.inOrder(update, () => attempt(update).finally(() => keeper.finish(update)))
  const handleSurely = (update: Update) => gate.handleSurely(update, stopping.signal)
  let isOpen = false
  let polling: Polling | undefined
  let leasing: Promise<void> | undefined
  let fail: (error: unknown) => void = () => undefined
  const failed = new Promise<never>((_, reject) => {
    fail = reject
  })
  failed.catch(() => undefined)

  const whileUnderWay = <T>(work: Promise<T>): Promise<T> => {
    underWay.add(work)
    return work.finally(() => underWay.delete(work))
  }
  const handleLeft = async () => {
    for (const update of await keeper.open(stopping.signal))
      void whileUnderWay(handleSurely(update).catch(failedOn(update)))
  }
  /**
   * Telegram has only so many updates of all chats in hand (telegram-bot-api, WebhookActor): of a chat that has to wait they
   * would be in the way of everybody's. So an update that takes long is written down, and goes on after Telegram was told that
   * it came.
   */
  const handleBrought = async (update: Update): Promise<'handled' | 'busy'> => {
    if (queues.isFull()) return 'busy'
    if (queues.admit([update]).length === 0) return 'handled'
    const isBehind = queues.isBehind(update)
    const handling = gate.handle(update)
    const soon = isBehind ? undefined : await within(SOON_MS, handling)
    if (soon !== undefined) return soon
    handling.catch(() => undefined)
    const isKept = await store.keepUpdates([update]).then(
      () => true,
      () => false,
    )
    if (!isKept) return handling
    const { update_id: id } = update
    inHand.add(id)
    const finished = handling
      .catch(failedOn(update))
      .then((how) => (how === 'busy' ? undefined : keeper.finish(update)))
    void whileUnderWay(finished.finally(() => inHand.delete(id)))
    return 'handled'
  }
  /** Of a process that died others go on with what Telegram thinks has come. */
  const takeOver = async () => {
    while (!stopping.signal.aborted) {
      await wait(TAKE_OVER_EVERY_MS, stopping.signal)
      for (const update of await keeper.left(LEFT_MS).catch(() => [])) {
        const { update_id: id } = update
        if (stopping.signal.aborted || inHand.has(id)) continue
        inHand.add(id)
        void whileUnderWay(
          gate
            .takeOver(update)
            .catch(failedOn(update))
            .finally(() => inHand.delete(id)),
        )
      }
    }
  }
  /** What it comes to, where that is known so soon. */
  const within = async <T>(ms: number, work: Promise<T>): Promise<T | undefined> => {
    const ended = new AbortController()
    return Promise.race([work, wait(ms, ended.signal).then(() => undefined)]).finally(() => ended.abort())
  }

  const routes: Updates['routes'] = {}
  if (webhook !== undefined) {
    const answer = createWebhook({ secret: webhook.secret, handle: handleBrought, isOpen: () => isOpen, wait, log })
    routes[new URL(webhook.url).pathname] = (request) => whileUnderWay(answer(request))
  }

  return {
    routes,
    failed,
    problem() {
      const stuck = queues.stuck()
      if (stuck > 0) return `Updates are not being handled: ${stuck} wait`
      return queues.isFull() ? 'Updates are not being taken: too many wait to be handled' : polling?.problem()
    },
    prepare: (api) =>
      webhook === undefined
        ? // One left over from elsewhere would make every getUpdates a 409.
          api.deleteWebhook()
        : api.setWebhook(webhook.url, { secret_token: webhook.secret, allowed_updates: ALLOWED_UPDATES }),
    async start(api, onState) {
      if (webhook !== undefined) {
        await handleLeft()
        if (stopping.signal.aborted) return
        isOpen = true
        if (store.isShared) void takeOver()
        return onState(true)
      }
      leasing = lease?.run(stopping.signal)
      polling = startPolling({
        api,
        admit: queues.admit,
        handle: lease === undefined ? handleAlone : handleSurely,
        keep: keeper.keep,
        open: keeper.open,
        allowedUpdates: ALLOWED_UPDATES,
        onState,
        ...(lease === undefined ? {} : { whenMine: lease.whenHeld }),
        now,
        wait,
        log,
      })
      polling.ended.catch(fail)
    },
    async stop(limitMs) {
      isOpen = false
      await Promise.all([polling?.stop(limitMs), Promise.race([Promise.allSettled([...underWay]), wait(limitMs)])])
      queues.close()
      // Only now: whoever polls next must find confirmed what was handled here.
      stopping.abort()
      await leasing
    },
  }
}
