// One delivery from its claim to its settlement. Nothing here repeats a request: what failed goes back to the ledger.
import type { Deps } from '#deps'
import type { Delivery, SendOutcome, Settlement } from '#domain/delivery'
import { FLOOD_WAIT } from '#domain/delivery'
import { settlementOf } from '#domain/delivery-rules'
import { describeError } from '#log'
import type { Ledger } from './deliver-ledger.ts'
import { type Prepared, prepareDelivery } from './deliver-prepare.ts'
import type { DigestComposer } from './show-digest.ts'

/** `trouble`: the network or Telegram failed, not this delivery. */
export type Delivered = 'ended' | 'trouble'

export type DeliverOneOptions = {
  owner: string
  composeDigest: DigestComposer
  ledger: Ledger
  stopped: AbortSignal
}

/** What a delivery waits after an error of ours that another try may not meet. */
const ERROR_WAIT_MS = 60_000

/** Composes, fences, sends and settles. It never rejects: an error is logged and the delivery settled by how far it got. */
export function createDeliverOne(deps: Deps, { owner, composeDigest, ledger, stopped }: DeliverOneOptions) {
  const { store, telegram, now, random, log } = deps

  const request = (delivery: Delivery, prepared: Extract<Prepared, { kind: 'send' }>, onLeave: () => void) => {
    const fence = async () => {
      if (stopped.aborted || !(await store.markSending(delivery.key, owner))) return false
      onLeave()
      return true
    }
    const { message, lane, silent, editOf } = prepared
    return telegram.deliver(delivery.chatId, message, lane, { silent, fence }, editOf)
  }

  const conclude = async (
    delivery: Delivery,
    prepared: Extract<Prepared, { kind: 'send' }>,
    outcome: SendOutcome,
  ): Promise<void> => {
    const settlement = stopped.aborted && outcome.kind === 'fenced' ? givenBack('stopping', now()) : undefined
    const ruled = settlement ?? settlementOf(outcome, delivery, now(), random())
    if (ruled === undefined) return
    log[ruled.state === 'failed' ? 'warn' : 'debug']('delivery', {
      state: ruled.state,
      outcome: outcome.kind,
      reason: ruled.reason,
    })
    await ledger.settle(delivery.key, receipt(ruled, prepared), await shownAfter(prepared, outcome))
    if (outcome.kind === 'unreachable') {
      await ledger.write('deactivate', () => store.deactivateChat(delivery.chatId, 'unreachable'))
    }
    if (outcome.kind === 'migrated') {
      await ledger.write('migrate', () => store.migrateChat(delivery.chatId, outcome.toChatId))
    }
  }

  const shownAfter = async (prepared: Extract<Prepared, { kind: 'send' }>, outcome: SendOutcome) => {
    const messageId = outcome.kind === 'sent' ? outcome.messageId : prepared.editOf
    const succeeded = outcome.kind === 'sent' || outcome.kind === 'unchanged'
    if (!succeeded || messageId === undefined) return undefined
    return prepared.shown(messageId, now()).catch(() => undefined)
  }

  return async (delivery: Delivery): Promise<Delivered> => {
    let left = false
    try {
      const prepared = await prepareDelivery(deps, composeDigest, delivery)
      if (prepared.kind === 'end') {
        await ledger.settle(delivery.key, prepared.settlement)
        return 'ended'
      }
      const outcome = await request(delivery, prepared, () => {
        left = true
      })
      await conclude(delivery, prepared, outcome)
      return isTrouble(outcome) ? 'trouble' : 'ended'
    } catch (error) {
      log.error('delivery-error', { task: delivery.task.kind, left, error: describeError(error) })
      const unknown: SendOutcome = { kind: 'unknown', reason: 'internal-error' }
      const settlement = left ? settlementOf(unknown, delivery, now(), random()) : undefined
      await ledger.settle(delivery.key, settlement ?? givenBack('internal-error', now() + ERROR_WAIT_MS))
      return 'ended'
    }
  }
}

function givenBack(reason: string, notBeforeAt: number): Settlement {
  return { state: 'pending', reason, notBeforeAt }
}

function receipt(settlement: Settlement, { items, reason }: { items?: number; reason?: string }): Settlement {
  if (settlement.state !== 'sent') return settlement
  return { ...(items === undefined ? {} : { items }), ...(reason === undefined ? {} : { reason }), ...settlement }
}

function isTrouble(outcome: SendOutcome): boolean {
  return outcome.kind === 'unknown' || (outcome.kind === 'retry' && outcome.reason !== FLOOD_WAIT)
}
