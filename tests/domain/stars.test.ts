import { describe, expect, it } from 'vitest'
import type { BroadcastContent } from '#domain/broadcast'
import type { DeliveryTask } from '#domain/delivery'
import { isPaidContent, isPaidTask, paidAt, rateOf, starsFor } from '#domain/stars'
import { NOW } from '../support/builders.ts'

describe('the price of a broadcast', () => {
  it.each([
    [100_000, 1000, 9696],
    [100_000, 500, 9392],
    [100_000, 60, 4932],
    [100_000, 31, 192],
    [3000, 1000, 291],
    [1000, 1000, 97],
    [31, 1000, 0.1],
    [30, 1000, 0],
    [1, 1000, 0],
    [0, 1000, 0],
    [100_000, 30, 0],
  ])('for %i messages at %i a second is %f Stars', (messages, perSecond, stars) => {
    expect(Math.abs(starsFor(messages, perSecond) - stars)).toBeLessThan(stars < 1 ? 0.001 : 0.5)
  })
})

describe('what is paid', () => {
  const tasks: [DeliveryTask, boolean, boolean][] = [
    [{ kind: 'alert', articleId: '1', level: 'flash' }, true, true],
    [{ kind: 'alert', articleId: '1', level: 'word' }, true, true],
    [{ kind: 'broadcast', broadcastId: '1' }, true, true],
    [{ kind: 'digest', slotKey: '2026-11-24T08:00', slotAt: NOW }, false, true],
    [{ kind: 'catch-up', fromAt: NOW }, false, true],
    [{ kind: 'recall', broadcastId: '2', messageIds: [7], sentAt: NOW }, false, false],
    [{ kind: 'correction', broadcastId: '2', messageIds: [7] }, false, false],
    [{ kind: 'digest-edit', messageId: 7 }, false, false],
    [{ kind: 'alert-edit', articleId: '1', messageId: 7, level: 'flash' }, false, false],
  ]
  it.each(tasks)('of deliveries: %j with alerts %s, with all %s', (task, withAlerts, withAll) => {
    expect([isPaidTask(task, 'alerts'), isPaidTask(task, 'all'), isPaidTask(task, 'off')]).toEqual([
      withAlerts,
      withAll,
      false,
    ])
  })

  it('of broadcasts is all that sends something new', () => {
    const text: BroadcastContent = { kind: 'text', text: 'x', entities: [], preview: false }
    const article = (level: 'flash' | 'notable'): BroadcastContent => ({ kind: 'article', articleId: '1', level })
    expect([text, article('flash')].map((content) => isPaidContent(content, 'alerts'))).toEqual([true, true])
    expect(isPaidContent(article('notable'), 'all')).toBe(false)
    expect(isPaidContent({ kind: 'recall', of: '1' }, 'all')).toBe(false)
    expect(isPaidContent(text, 'off')).toBe(false)
  })

  it('is nothing at the free limit, where paying would gain nothing', () => {
    expect([paidAt(30, 'all'), paidAt(31, 'all'), paidAt(1000, 'off')]).toEqual(['off', 'all', 'off'])
  })

  it('goes at the whole limit, and the rest at the free one', () => {
    const paying = { messagesPerSecond: 1000, paidBroadcast: 'alerts' as const }
    expect([rateOf(paying, true), rateOf(paying, false)]).toEqual([1000, 30])
    expect(rateOf({ messagesPerSecond: 20, paidBroadcast: 'off' }, false)).toBe(20)
  })
})
