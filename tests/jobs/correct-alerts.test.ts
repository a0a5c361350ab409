// An alert follows its article: edited in place when the headline changes, at most every ten minutes, for two days.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FeedItem } from '#domain/article'
import { correctAlerts } from '#jobs/correct-alerts'
import { pollFeeds } from '#jobs/poll-feeds'
import { queueAlerts } from '#jobs/queue-alerts'
import { aFeed, anItem, DAY, HOUR, MINUTE, NOW, settings } from '../support/builders.ts'
import { type ClockWorld, createClockWorld } from '../support/clock-world.ts'

let world: ClockWorld
let held: FeedItem[]
/** Every chat got its alert of article 2, as message 70 and its id. */
beforeEach(async () => {
  held = []
  world = await createClockWorld({ feeds: [aFeed()], onFeed: () => ({ kind: 'items', items: held, validators: {} }) })
  await pollFeeds(world.deps)
  for (const chatId of [1, 2])
    await world.store.subscribe(chatId, 'private', settings({ words: ['sülh'] }), undefined, NOW - DAY)
  await publish('Sülh sazişi imzalandı')
  await queueAlerts(world.deps)
  for (const { key, chatId } of await world.store.claimDeliveries('test', world.clock.at, 10)) {
    await world.store.markSending(key, 'test')
    await world.store.settleDelivery(key, 'test', { state: 'sent', messageId: 70 + chatId }, world.clock.at)
  }
})
afterEach(() => world.end())

async function publish(title: string): Promise<void> {
  held = [anItem({ number: 2, title })]
  world.clock.at += 5 * MINUTE
  await pollFeeds(world.deps)
}

const edits = async () =>
  (await world.store.claimDeliveries('other', world.clock.at + DAY, 100)).map(({ chatId, task, notBeforeAt }) => ({
    chatId,
    messageId: task.kind === 'alert-edit' ? task.messageId : undefined,
    inMinutes: (notBeforeAt - world.clock.at) / MINUTE,
  }))

describe('an alerted article', () => {
  it('whose headline changed is edited at once in every chat that was alerted', async () => {
    await publish('Sülh sazişi imzalanmadı')
    expect(await correctAlerts(world.deps)).toBe(2)
    expect(await edits()).toEqual([
      { chatId: 1, messageId: 71, inMinutes: 0 },
      { chatId: 2, messageId: 72, inMinutes: 0 },
    ])
    expect(await correctAlerts(world.deps)).toBe(0)
  })

  it('that changes again waits until ten minutes after that', async () => {
    await publish('Sülh sazişi imzalanmadı')
    await correctAlerts(world.deps)
    await edits()
    await publish('Sülh sazişi yenə imzalandı')
    await correctAlerts(world.deps)
    const waiting = await world.store.nextDeliveryAt()
    expect(waiting).toBe(world.clock.at + 5 * MINUTE)
  })

  it('that was withdrawn is edited too', async () => {
    await world.store.withdrawArticle('2', world.clock.at)
    expect(await correctAlerts(world.deps)).toBe(2)
  })

  it('that is as it was is left alone', async () => {
    expect(await correctAlerts(world.deps)).toBe(0)
  })

  it('is left alone after two days', async () => {
    world.clock.at += 2 * DAY + HOUR
    await publish('Sülh sazişi imzalanmadı')
    expect(await correctAlerts(world.deps)).toBe(0)
  })

  it('is edited once where a kill came between the edits and their mark, or two look at the same time', async () => {
    await publish('Sülh sazişi imzalanmadı')
    const { markAlertsEdited } = world.store
    world.store.markAlertsEdited = () => Promise.reject(new Error('killed here'))
    await expect(correctAlerts(world.deps)).rejects.toThrow('killed here')
    world.store.markAlertsEdited = markAlertsEdited
    world.clock.at += MINUTE
    expect(await Promise.all([correctAlerts(world.deps), correctAlerts(world.deps)])).toEqual([0, 0])
    expect(await edits()).toHaveLength(2)
  })
})
