// One delivery from its claim to its settlement. Nothing here repeats a request: what failed goes back to the ledger.
import type { Deps } from '#deps'
import { ACCOUNT_REFUSED, type Delivery, FLOOD_WAIT, type SendOutcome, type Settlement } from '#domain/delivery'
import { settlementOf } from '#domain/delivery-outcomes'
import { laneOf } from '#domain/delivery-rules'
import { isPaidTask } from '#domain/stars'
import { createConsequences } from './deliver-consequences.ts'
import type { Ledger } from './deliver-ledger.ts'
import type { Preparer } from './deliver-prepare.ts'
import type { Reach } from './deliver-reach.ts'
import { endingOf, traceOf } from './delivery-trace.ts'
import { type Begin, createInterruptible } from './interruptible.ts'
import type { Removal, Sending } from './prepared.ts'

export type DeliverOneOptions = {
  owner: string
  prepare: Preparer
  ledger: Ledger
  reach: Reach
  /** What has not begun its request then goes back at once; what has, ends by its answer. */
  stopped: AbortSignal
}

/** What a delivery waits after an error of ours that another try may not meet. */
const ERROR_WAIT_MS = 60_000
/** What one waits that was held as Telegram was found not to answer. */
const DOWN_WAIT_MS = 1000

/** Composes, fences, sends and settles. It never rejects: an error is logged and the delivery settled by how far it got. */
export function createDeliverOne(deps: Deps, { owner, prepare, ledger, reach, stopped }: DeliverOneOptions) {
  const { store, telegram, settings, now, random, log } = deps
  const consequences = createConsequences(deps, ledger)
  const interruptible = createInterruptible(stopped)

  const request = ({ key, chatId, task }: Delivery, asked: Sending | Removal, begin: Begin, onLeave: () => void) => {
    const fence = async () => {
      if (reach.isDown() || !begin() || !(await store.markSending(key, owner))) return false
      onLeave()
      return true
    }
    if (asked.kind === 'remove') return telegram.deliverRecall(chatId, asked.messageIds, { fence })
    const { message, silent, topicId, editOf } = asked
    const paid = isPaidTask(task, settings.paidBroadcast)
    const options = { silent, paid, fence, ...(topicId === undefined ? {} : { topicId }) }
    return telegram.deliver(chatId, message, laneOf(task), options, editOf)
  }

  /** A delivery that the fence stopped goes back; where another holds it by now, that changes nothing. */
  const ruleOn = (delivery: Delivery, { topicId }: Sending | Removal, outcome: SendOutcome): Settlement | undefined => {
    if (outcome.kind === 'fenced') return givenBack('not-reached', now() + DOWN_WAIT_MS)
    // The group's General topic is closed: no other place to send to, and no reason to leave the group.
    if (outcome.kind === 'topic-gone' && topicId === undefined) return { state: 'blocked', reason: 'topic-closed' }
    return settlementOf(outcome, delivery, now(), random())
  }

  const conclude = async (delivery: Delivery, asked: Sending | Removal, outcome: SendOutcome): Promise<void> => {
    const { key, chatId } = delivery
    const ruled = ruleOn(delivery, asked, outcome)
    if (ruled === undefined) return
    log[ruled.state === 'failed' ? 'warn' : 'debug']('delivery', endingOf(delivery, asked, ruled, outcome, now()))
    await consequences.beforeSettling(chatId, outcome, asked.topicId)
    const messageId = ruled.state === 'sent' ? shownMessage(asked, outcome) : undefined
    const { after } = asked
    const shown = messageId === undefined ? undefined : await asked.shown?.(messageId, now()).catch(() => undefined)
    await ledger.settle(key, receipt(ruled, asked), shown)
    await consequences.afterSettling(chatId, outcome, asked.wasRefused === true)
    if (messageId !== undefined && after !== undefined) await ledger.write('after', () => after(messageId))
  }

  return async (delivery: Delivery): Promise<void> => {
    let left = false
    try {
      const tried = await interruptible(async (begin) => {
        const prepared = await prepare(delivery)
        if (prepared.kind === 'end') return { prepared }
        const onLeave = () => {
          left = true
        }
        return { prepared, outcome: await request(delivery, prepared, begin, onLeave) }
      })
      if (tried === undefined) return await ledger.settle(delivery.key, givenBack('stopping', now()))
      const { prepared, outcome } = tried
      if (outcome === undefined) {
        log.debug('delivery', endingOf(delivery, prepared, prepared.settlement, undefined, now()))
        return await ledger.settle(delivery.key, prepared.settlement, prepared.shown)
      }
      if (outcome.kind === 'retry' && outcome.reason === ACCOUNT_REFUSED) reach.refused(outcome.retryAt - now())
      else if (isFault(outcome)) reach.failed()
      else if (left && outcome.kind !== 'retry') reach.answered()
      await conclude(delivery, prepared, outcome)
    } catch (error) {
      log.error('delivery-error', { ...traceOf(delivery), left }, error)
      const unknown: SendOutcome = { kind: 'unknown', reason: 'internal-error' }
      const settlement = left ? settlementOf(unknown, delivery, now(), random()) : undefined
      await ledger.settle(delivery.key, settlement ?? givenBack('internal-error', now() + ERROR_WAIT_MS))
    }
  }
}

function givenBack(reason: string, notBeforeAt: number): Settlement {
  return { state: 'pending', reason, notBeforeAt }
}

/** The message the chat shows of it, an album's first. */
function shownMessage(asked: Sending | Removal, outcome: SendOutcome): number | undefined {
  if (asked.kind === 'remove') return undefined
  return outcome.kind === 'sent' ? outcome.messageId : asked.editOf
}

function receipt(settlement: Settlement, { items, reason, articleId }: Sending | Removal): Settlement {
  if (settlement.state !== 'sent') return settlement
  return {
    ...settlement,
    ...(items === undefined ? {} : { items }),
    ...(reason === undefined ? {} : { reason }),
    ...(articleId === undefined ? {} : { articleId }),
  }
}

function isFault(outcome: SendOutcome): boolean {
  return outcome.kind === 'unknown' || (outcome.kind === 'retry' && outcome.reason !== FLOOD_WAIT)
}
