import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Delivery, DeliveryTask, SendOutcome, Settlement } from '#domain/delivery'
import { isTooLate, retryDelay, settlementOf } from '#domain/delivery-outcomes'
import { changesMessage, type DeliveryEvent, isRepeatable, isUnderWay, laneOf, nextState } from '#domain/delivery-rules'
import { aDelivery, DAY, HOUR, MINUTE, NOW } from '../support/builders.ts'

const DIGEST: DeliveryTask = { kind: 'digest', slotKey: '2026-11-24T08:00', slotAt: NOW }
const EDIT: DeliveryTask = { kind: 'digest-edit', messageId: 7 }
const CATCH_UP: DeliveryTask = { kind: 'catch-up', fromAt: NOW - DAY }
const ALERT: DeliveryTask = { kind: 'alert', articleId: '4411239', level: 'urgent' }
const ALERT_EDIT: DeliveryTask = { kind: 'alert-edit', articleId: '4411239', messageId: 7, level: 'urgent' }
const BROADCAST: DeliveryTask = { kind: 'broadcast', broadcastId: '1' }
const CORRECTION: DeliveryTask = { kind: 'correction', broadcastId: '2', messageIds: [7] }
const RECALL: DeliveryTask = { kind: 'recall', broadcastId: '3', messageIds: [7, 8], sentAt: NOW }
const MOST_TASKS = [DIGEST, EDIT, CATCH_UP, ALERT, ALERT_EDIT, BROADCAST, CORRECTION]
const TASKS = [...MOST_TASKS, RECALL]
const ended = ({ state }: Delivery) => !['pending', 'claimed', 'sending'].includes(state)

const owners = fc.constantFrom('a', 'b')
const instants = fc.integer({ min: NOW, max: NOW + HOUR })
const settlements: fc.Arbitrary<Settlement> = fc.oneof(
  fc.record({ state: fc.constant('sent' as const), messageId: fc.integer({ min: 1 }) }),
  fc.record({ state: fc.constantFrom('failed', 'unknown', 'blocked', 'expired'), reason: fc.constant('x') }),
  fc.record({ state: fc.constant('pending' as const), reason: fc.constant('x'), notBeforeAt: instants }),
)
const events: fc.Arbitrary<DeliveryEvent> = fc.oneof(
  fc.record({ kind: fc.constant('claim' as const), owner: owners, at: instants }),
  fc.record({ kind: fc.constant('mark-sending' as const), owner: owners }),
  fc.record({ kind: fc.constant('settle' as const), owner: owners, settlement: settlements, at: instants }),
  fc.record({ kind: fc.constant('owner-silent' as const), at: instants }),
  fc.record({ kind: fc.constant('chat-left' as const), at: instants, reason: fc.constant('stopped') }),
)
const lives = fc.array(events, { maxLength: 40 })
const deliveries = fc.constantFrom(...TASKS.map((task) => aDelivery({ task })))

/** Every step of a life: before, event, after. */
function live(delivery: Delivery, all: DeliveryEvent[]) {
  let before = delivery
  return all.flatMap((event) => {
    const after = nextState(before, event)
    if (after === undefined) return []
    const change = { before, event, after }
    before = after
    return [change]
  })
}

describe('the life of a delivery', () => {
  it('ends once: nothing changes what has ended', () => {
    fc.assert(
      fc.property(deliveries, lives, (delivery, all) => {
        for (const { before } of live(delivery, all)) expect(ended(before)).toBe(false)
      }),
    )
  })

  it('has an owner while it is under way, and only then', () => {
    fc.assert(
      fc.property(deliveries, lives, (delivery, all) => {
        for (const { after } of live(delivery, all)) expect('owner' in after).toBe(isUnderWay(after))
      }),
    )
  })

  it('is sent by its owner alone, from a claim of its own', () => {
    fc.assert(
      fc.property(deliveries, lives, (delivery, all) => {
        for (const { before, event, after } of live(delivery, all)) {
          if (after.state !== 'sending') continue
          expect(before.state).toBe('claimed')
          expect(event).toEqual({ kind: 'mark-sending', owner: before.owner })
          expect(after.attempts).toBe(before.attempts + 1)
        }
      }),
    )
  })

  it('says when it ended, and why unless it was sent', () => {
    fc.assert(
      fc.property(deliveries, lives, (delivery, all) => {
        for (const { after } of live(delivery, all)) {
          expect(after.settledAt !== undefined).toBe(ended(after))
          if (ended(after) && after.state !== 'sent') expect(after.reason).toBeDefined()
        }
      }),
    )
  })

  it('counts every request and forgets none', () => {
    fc.assert(
      fc.property(deliveries, lives, (delivery, all) => {
        for (const { before, event, after } of live(delivery, all)) {
          expect(after.attempts - before.attempts).toBe(event.kind === 'mark-sending' ? 1 : 0)
        }
      }),
    )
  })

  it('is not repeated where a digest or a catch-up may have arrived, and is taken back in every other case', () => {
    fc.assert(
      fc.property(deliveries, lives, (delivery, all) => {
        for (const { before, event, after } of live(delivery, all)) {
          if (event.kind !== 'owner-silent') continue
          const mayHaveArrived = before.state === 'sending'
          expect(after.state).toBe(mayHaveArrived && !isRepeatable(delivery.task) ? 'unknown' : 'pending')
        }
      }),
    )
  })

  it('keeps what it is and whom it is for', () => {
    fc.assert(
      fc.property(deliveries, lives, (delivery, all) => {
        for (const { after } of live(delivery, all)) {
          const { key, chatId, task, queuedAt } = after
          expect({ key, chatId, task, queuedAt }).toEqual({
            key: delivery.key,
            chatId: delivery.chatId,
            task: delivery.task,
            queuedAt: delivery.queuedAt,
          })
        }
      }),
    )
  })

  it('ends as expired when its chat leaves, unless its request may be on its way', () => {
    const left = { kind: 'chat-left', at: NOW, reason: 'stopped' } as const
    const claimed = aDelivery({ state: 'claimed', owner: 'a' })
    expect(nextState(aDelivery(), left)).toMatchObject({ state: 'expired', reason: 'stopped' })
    expect(nextState(claimed, left)?.state).toBe('expired')
    expect(nextState({ ...claimed, state: 'sending' }, left)).toBeUndefined()
  })

  it.each([RECALL, CORRECTION])('goes on as a $kind though its chat left: its messages are there', (task) => {
    for (const reason of ['stopped', 'unreachable']) {
      expect(nextState(aDelivery({ task }), { kind: 'chat-left', at: NOW, reason })).toBeUndefined()
    }
    const cancelled = { kind: 'chat-left', at: NOW, reason: 'cancelled' } as const
    expect(nextState(aDelivery({ task }), cancelled)).toMatchObject({ state: 'expired', reason: 'cancelled' })
  })

  it('becomes an alert of the version that was shown', () => {
    const sending = (task: DeliveryTask) => aDelivery({ task, state: 'sending', owner: 'a' })
    const settlement: Settlement = { state: 'sent', messageId: 9, articleId: '30' }
    const settle = { kind: 'settle', owner: 'a', settlement, at: NOW } as const
    expect(nextState(sending(ALERT), settle)).toMatchObject({ state: 'sent', task: { ...ALERT, articleId: '30' } })
    expect(nextState(sending(BROADCAST), settle)?.task).toEqual(BROADCAST)
    expect(nextState(sending(ALERT), settle)).not.toHaveProperty('articleId')
  })

  it('fences a process that was frozen while another took over', () => {
    const mine = nextState(aDelivery(), { kind: 'claim', owner: 'a', at: NOW }) as Delivery
    const freed = nextState(mine, { kind: 'owner-silent', at: NOW }) as Delivery
    const theirs = nextState(freed, { kind: 'claim', owner: 'b', at: NOW }) as Delivery
    expect(nextState(theirs, { kind: 'mark-sending', owner: 'a' })).toBeUndefined()
    expect(nextState(theirs, { kind: 'mark-sending', owner: 'b' })?.state).toBe('sending')
  })

  it('is not claimed before its time', () => {
    const later = aDelivery({ notBeforeAt: NOW + 1 })
    expect(nextState(later, { kind: 'claim', owner: 'a', at: NOW })).toBeUndefined()
  })
})

describe('settlementOf', () => {
  const AT = NOW + MINUTE
  const retry = (reason: string, retryAt = AT + 1000): SendOutcome => ({ kind: 'retry', reason, retryAt })

  it.each<[string, SendOutcome, Settlement | undefined]>([
    ['sent', { kind: 'sent', messageId: 9 }, { state: 'sent', messageId: 9 }],
    [
      'an album',
      { kind: 'sent', messageId: 9, messageIds: [9, 10] },
      { state: 'sent', messageId: 9, messageIds: [9, 10] },
    ],
    ['unchanged', { kind: 'unchanged' }, { state: 'sent', reason: 'unchanged' }],
    ['fenced', { kind: 'fenced' }, undefined],
    ['unreachable', { kind: 'unreachable', reason: 'kicked' }, { state: 'blocked', reason: 'kicked' }],
    ['refused', { kind: 'refused', reason: 'no-rights' }, { state: 'blocked', reason: 'no-rights' }],
    ['gone', { kind: 'gone', reason: 'message-gone' }, { state: 'expired', reason: 'message-gone' }],
    ['no-media', { kind: 'no-media' }, { state: 'blocked', reason: 'no-media' }],
    ['rejected', { kind: 'rejected', reason: 'no', status: 400 }, { state: 'failed', reason: 'no' }],
    ['topic-gone', { kind: 'topic-gone' }, { state: 'pending', reason: 'topic-gone', notBeforeAt: AT }],
    ['a fault', retry('http-502'), { state: 'pending', reason: 'http-502', notBeforeAt: AT + 1000, faults: 1 }],
    ['a flood wait', retry('flood-wait', AT + 7), { state: 'pending', reason: 'flood-wait', notBeforeAt: AT + 7 }],
    [
      'a refusal of the account, which is no fault of the message',
      retry('account-refused', AT + 7),
      { state: 'pending', reason: 'account-refused', notBeforeAt: AT + 7 },
    ],
  ])('of %s, whatever the task', (_title, outcome, settlement) => {
    for (const task of MOST_TASKS) expect(settlementOf(outcome, aDelivery({ task }), AT, 0)).toEqual(settlement)
    if (outcome.kind === 'sent') return
    expect(settlementOf(outcome, aDelivery({ task: RECALL }), AT, 0)).toEqual(settlement)
  })

  it('of a move is a request to the new chat, but for a change of what stays in the old one', () => {
    const outcome: SendOutcome = { kind: 'migrated', toChatId: -1 }
    for (const task of [...MOST_TASKS, RECALL])
      expect(settlementOf(outcome, aDelivery({ task }), AT, 0)).toEqual(
        changesMessage(task)
          ? { state: 'expired', reason: 'moved' }
          : { state: 'pending', reason: 'migrated', notBeforeAt: AT },
      )
    expect([...MOST_TASKS, RECALL].filter(changesMessage).length).toBeGreaterThanOrEqual(3)
  })

  it('of a recall that was sent has no message any more', () => {
    const outcome: SendOutcome = { kind: 'sent', messageId: 7, messageIds: [7, 8] }
    expect(settlementOf(outcome, aDelivery({ task: RECALL }), AT, 0)).toEqual({ state: 'sent' })
  })

  it('of a message that cannot be deleted brings a recall back at once, and ends everything else', () => {
    const outcome: SendOutcome = { kind: 'gone', reason: 'not-deletable' }
    const again = { state: 'pending', reason: 'not-deletable', notBeforeAt: AT }
    expect(settlementOf(outcome, aDelivery({ task: RECALL }), AT, 0)).toEqual(again)
    expect(settlementOf(outcome, aDelivery({ task: CORRECTION }), AT, 0)?.state).toBe('expired')
  })

  it.each([DIGEST, CATCH_UP])('never sends a $kind again that may have arrived', (task) => {
    const unit = fc.double({ min: 0, max: 0.999, noNaN: true })
    fc.assert(
      fc.property(fc.string(), fc.nat(100), unit, (reason, faults, random) => {
        expect(settlementOf({ kind: 'unknown', reason }, aDelivery({ task, faults }), AT, random)?.state).toBe(
          'unknown',
        )
      }),
    )
  })

  it.each([EDIT, ALERT, ALERT_EDIT, BROADCAST, RECALL, CORRECTION])('repeats a $kind that may have arrived', (task) => {
    const lost: SendOutcome = { kind: 'unknown', reason: 'econnreset' }
    const again = { state: 'pending', reason: 'econnreset', notBeforeAt: AT + 500, faults: 1 }
    const isNew = task.kind === 'broadcast' || task.kind === 'alert'
    expect(settlementOf(lost, aDelivery({ task }), AT, 0)).toEqual({ ...again, ...(isNew ? { doubts: 1 } : {}) })
  })

  it('waits exactly as long as a flood wait says, and never gives up for one', () => {
    const flood = retry('flood-wait', AT + 7000)
    for (const task of TASKS) {
      const after = settlementOf(flood, aDelivery({ task, attempts: 500, faults: 7 }), AT, 0.9)
      expect(after).toEqual({ state: 'pending', reason: 'flood-wait', notBeforeAt: AT + 7000 })
    }
  })

  it.each([
    [DIGEST, 50],
    [CATCH_UP, 50],
    [EDIT, 50],
    [{ kind: 'alert', articleId: '1', level: 'word' }, 50],
    [{ kind: 'alert', articleId: '1', level: 'urgent', broadcastId: '1' }, 8],
    [ALERT_EDIT, 50],
    [BROADCAST, 8],
    [RECALL, 8],
    [CORRECTION, 8],
  ] as [DeliveryTask, number][])('gives a $kind up after so many requests that met faults: %i', (task, most) => {
    const ruled = (faults: number) => settlementOf(retry('http-500'), aDelivery({ task, faults, attempts: 900 }), AT, 0)
    expect(ruled(most - 2)?.state).toBe('pending')
    expect(ruled(most - 1)).toEqual({ state: 'failed', reason: 'http-500' })
  })

  it('gives a broadcast up after about two minutes of faults, whatever else is going on', () => {
    let [delivery, at] = [aDelivery({ task: BROADCAST }), AT]
    for (;;) {
      const next = settlementOf(retry('http-500', at), delivery, at, 0.5)
      if (next?.state !== 'pending') {
        expect(next?.state).toBe('failed')
        break
      }
      at = next.notBeforeAt
      delivery = { ...delivery, ...next, attempts: delivery.attempts + 1 }
    }
    expect(at - AT).toBeGreaterThan(100_000)
    expect(at - AT).toBeLessThan(150_000)
  })

  it('lets go what could only come too late', () => {
    const outcome = retry('flood-wait', NOW + 3 * HOUR + 1)
    expect(settlementOf(outcome, aDelivery(), AT, 0)).toEqual({ state: 'expired', reason: 'too-late' })
  })

  it('brings everything but a digest to an end, or leaves it pending with a later moment', () => {
    const outcomes = fc.constantFrom<SendOutcome>(
      retry('http-500'),
      retry('flood-wait', AT + 5000),
      { kind: 'unknown', reason: 'econnreset' },
      { kind: 'topic-gone' },
      { kind: 'unreachable', reason: 'kicked' },
    )
    const tasks = fc.constantFrom(ALERT, BROADCAST, EDIT, ALERT_EDIT, RECALL, CORRECTION)
    fc.assert(
      fc.property(tasks, fc.array(outcomes, { maxLength: 30 }), (task, all) => {
        let delivery = aDelivery({ task })
        let at = AT
        for (const outcome of all) {
          const claimed = nextState(delivery, { kind: 'claim', owner: 'a', at })
          const sending = claimed && nextState(claimed, { kind: 'mark-sending', owner: 'a' })
          const settlement = sending && settlementOf(outcome, sending, at, 0.5)
          const after = settlement && nextState(sending, { kind: 'settle', owner: 'a', settlement, at })
          if (after === undefined || after.state === 'unknown') throw new Error('it is stuck')
          delivery = after
          if (ended(delivery)) return
          expect(delivery.faults ?? 0).toBeLessThan('broadcastId' in task ? 8 : 50)
          at = Math.max(at, delivery.notBeforeAt)
        }
      }),
    )
  })
})

describe('isTooLate', () => {
  it.each([
    [DIGEST, NOW + 3 * HOUR],
    [CATCH_UP, NOW + MINUTE + DAY],
    [EDIT, NOW + DAY],
    [ALERT_EDIT, NOW + 2 * DAY],
    [ALERT, NOW + DAY],
    [BROADCAST, NOW + 7 * DAY],
    [RECALL, NOW + 2 * DAY],
    [CORRECTION, NOW + 2 * DAY],
  ])('lets a $kind go until then', (task, lastAt) => {
    const delivery = aDelivery({ task, queuedAt: NOW, notBeforeAt: NOW + MINUTE })
    expect([isTooLate(delivery, lastAt), isTooLate(delivery, lastAt + 1)]).toEqual([false, true])
  })
})

describe('laneOf', () => {
  it.each<[DeliveryTask, string]>([
    [{ ...ALERT, level: 'flash' }, 'flash'],
    [ALERT, 'urgent'],
    [{ ...ALERT, level: 'word' }, 'urgent'],
    [DIGEST, 'digest'],
    [CATCH_UP, 'digest'],
    [BROADCAST, 'bulk'],
    [RECALL, 'bulk'],
    [CORRECTION, 'bulk'],
    [EDIT, 'bulk'],
    [ALERT_EDIT, 'bulk'],
  ])('of a $kind $level', (task, lane) => {
    expect(laneOf(task)).toBe(lane)
  })
})

describe('retryDelay', () => {
  it('doubles from a second to five minutes, each half up or down', () => {
    expect([1, 2, 3, 9, 10, 40].map((attempts) => retryDelay(attempts, 0.5))).toEqual([
      1000, 2000, 4000, 256_000, 300_000, 300_000,
    ])
    expect([retryDelay(1, 0), retryDelay(1, 0.999)]).toEqual([500, 1499])
  })
})
