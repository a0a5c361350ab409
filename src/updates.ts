// How updates come to the bot: by long polling, of one process alone, or by webhook, to any of them. It handles none itself.
import type { Api } from 'grammy'
import type { Update } from 'grammy/types'
import { createInOrder } from '#adapters/telegram/in-order'
import { createKeeper } from '#adapters/telegram/keeper'
import { type Polling, startPolling } from '#adapters/telegram/polling'
import { createPollingLease } from '#adapters/telegram/polling-lease'
import { chatOf, createUpdateGate } from '#adapters/telegram/update-gate'
import type { WhileHeld } from '#adapters/telegram/update-hold'
import { createWebhook } from '#adapters/telegram/webhook'
import { ALLOWED_UPDATES } from '#features/bot'
import { describeError } from '#log'
import type { Config } from './config.ts'
import type { Deps } from './deps.ts'

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
}

/** `owner` names this process among all that share the store. */
export function createUpdates(
  { webhook }: Pick<Config, 'webhook'>,
  deps: Deps & { whileHeld: WhileHeld },
  owner: string,
  handle: (update: Update) => Promise<void>,
): Updates {
  const { store, wait, log } = deps
  const stopping = new AbortController()
  const keeper = createKeeper(deps)
  const attempt = (update: Update) => keeper.attempt(update, () => handle(update))
  const gate = createUpdateGate(deps, owner, attempt)
  const underWay = new Set<Promise<unknown>>()
  const lease = store.isShared ? createPollingLease(deps, owner) : undefined
  const inOrder = createInOrder()
  // What is left may have to wait for its turn, and what came after it in its chat for that.
  const handleAlone = (update: Update) =>
    inOrder(chatOf(update), () => attempt(update).finally(() => keeper.finish(update)))
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
      void whileUnderWay(
        handleSurely(update).catch((error: unknown) => {
          log.error('update-failed', { update: update.update_id, error: describeError(error) })
        }),
      )
  }

  const routes: Updates['routes'] = {}
  if (webhook !== undefined) {
    const answer = createWebhook({ secret: webhook.secret, gate, isOpen: () => isOpen, log })
    routes[new URL(webhook.url).pathname] = (request) => whileUnderWay(answer(request))
  }

  return {
    routes,
    failed,
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
        return onState(true)
      }
      leasing = lease?.run(stopping.signal)
      polling = startPolling({
        api,
        handle: lease === undefined ? handleAlone : handleSurely,
        keep: keeper.keep,
        open: keeper.open,
        allowedUpdates: ALLOWED_UPDATES,
        onState,
        ...(lease === undefined ? {} : { whenMine: lease.whenHeld }),
        wait,
        log,
      })
      polling.ended.catch(fail)
    },
    async stop(limitMs) {
      isOpen = false
      await Promise.all([polling?.stop(limitMs), Promise.race([Promise.allSettled([...underWay]), wait(limitMs)])])
      // Only now: whoever polls next must find confirmed what was handled here.
      stopping.abort()
      await leasing
    },
  }
}
