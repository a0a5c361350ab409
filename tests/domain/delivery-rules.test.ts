import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Delivery, SendOutcome, Settlement } from '#domain/delivery'
import { type DeliveryEvent, isTooLate, isUnderWay, nextState, retryDelay, settlementOf } from '#domain/delivery-rules'
import { aDelivery, DAY, HOUR, MINUTE, NOW } from '../support/builders.ts'

const EDIT = { kind: 'digest-edit', messageId: 7 } as const
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
const digestOrEdit = fc.constantFrom(aDelivery(), aDelivery({ task: EDIT }))

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
      fc.property(digestOrEdit, lives, (delivery, all) => {
        for (const { before } of live(delivery, all)) expect(ended(before)).toBe(false)
      }),
    )
  })

  it('has an owner while it is under way, and only then', () => {
    fc.assert(
      fc.property(digestOrEdit, lives, (delivery, all) => {
        for (const { after } of live(delivery, all)) expect('owner' in after).toBe(isUnderWay(after))
      }),
    )
  })

  it('is sent by its owner alone, from a claim of its own', () => {
    fc.assert(
      fc.property(digestOrEdit, lives, (delivery, all) => {
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
      fc.property(digestOrEdit, lives, (delivery, all) => {
        for (const { after } of live(delivery, all)) {
          expect(after.settledAt !== undefined).toBe(ended(after))
          if (ended(after) && after.state !== 'sent') expect(after.reason).toBeDefined()
        }
      }),
    )
  })

  it('makes a digest whose owner died in its request unknown, and gives everything else back', () => {
    const claimed = aDelivery({ state: 'claimed', owner: 'a' })
    const silent = { kind: 'owner-silent', at: NOW } as const
    expect(nextState(claimed, silent)?.state).toBe('pending')
    expect(nextState({ ...claimed, state: 'sending' }, silent)?.state).toBe('unknown')
    expect(nextState({ ...claimed, state: 'sending', task: EDIT }, silent)?.state).toBe('pending')
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

  it.each<[string, SendOutcome, Settlement | undefined, Settlement | undefined]>([
    ['sent', { kind: 'sent', messageId: 9 }, { state: 'sent', messageId: 9 }, { state: 'sent', messageId: 9 }],
    [
      'unchanged',
      { kind: 'unchanged' },
      { state: 'sent', reason: 'unchanged' },
      { state: 'sent', reason: 'unchanged' },
    ],
    ['fenced', { kind: 'fenced' }, undefined, undefined],
    [
      'unreachable',
      { kind: 'unreachable', reason: 'kicked' },
      { state: 'blocked', reason: 'kicked' },
      { state: 'blocked', reason: 'kicked' },
    ],
    [
      'gone',
      { kind: 'gone', reason: 'message-gone' },
      { state: 'expired', reason: 'message-gone' },
      { state: 'expired', reason: 'message-gone' },
    ],
    [
      'rejected',
      { kind: 'rejected', reason: 'no', status: 400 },
      { state: 'failed', reason: 'no' },
      { state: 'failed', reason: 'no' },
    ],
    [
      'migrated',
      { kind: 'migrated', toChatId: -1 },
      { state: 'pending', reason: 'migrated', notBeforeAt: AT },
      { state: 'pending', reason: 'migrated', notBeforeAt: AT },
    ],
    [
      'unknown',
      { kind: 'unknown', reason: 'econnreset' },
      { state: 'unknown', reason: 'econnreset' },
      { state: 'pending', reason: 'econnreset', notBeforeAt: AT + 500 },
    ],
    [
      'a fault',
      retry('http-502'),
      { state: 'pending', reason: 'http-502', notBeforeAt: AT + 1000 },
      { state: 'pending', reason: 'http-502', notBeforeAt: AT + 1000 },
    ],
  ])('of %s, for a digest and for an edit', (_title, outcome, digest, edit) => {
    expect(settlementOf(outcome, aDelivery(), AT, 0)).toEqual(digest)
    expect(settlementOf(outcome, aDelivery({ task: EDIT }), AT, 0)).toEqual(edit)
  })

  it('waits exactly as long as a flood wait says, and never gives up for one', () => {
    const flood = retry('flood-wait', AT + 7000)
    expect(settlementOf(flood, aDelivery({ attempts: 500 }), AT, 0.9)).toEqual({
      state: 'pending',
      reason: 'flood-wait',
      notBeforeAt: AT + 7000,
    })
  })

  it('gives up after fifty requests that met faults', () => {
    expect(settlementOf(retry('http-500'), aDelivery({ task: EDIT, attempts: 48 }), AT, 0)?.state).toBe('pending')
    expect(settlementOf(retry('http-500'), aDelivery({ task: EDIT, attempts: 49 }), AT, 0)?.state).toBe('failed')
  })

  it('lets a digest go that could only come more than three hours late', () => {
    const outcome = retry('flood-wait', NOW + 3 * HOUR + 1)
    expect(settlementOf(outcome, aDelivery(), AT, 0)).toEqual({ state: 'expired', reason: 'too-late' })
    expect(isTooLate(aDelivery(), NOW + 3 * HOUR)).toBe(false)
    expect(isTooLate(aDelivery({ task: EDIT }), NOW + DAY + 1)).toBe(true)
  })

  it('never sends a digest again that may have arrived', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.nat(100),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (reason, attempts, random) => {
          expect(settlementOf({ kind: 'unknown', reason }, aDelivery({ attempts }), AT, random)?.state).toBe('unknown')
        },
      ),
    )
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
