import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Delivery, Settlement } from '#domain/delivery'
import { NOW } from '../../../support/builders.ts'
import type { World } from './world.ts'

const CHATS = 9
/** Further than any run goes. */
const MOST_SLICES = 1000

const place = fc.nat({ max: 99 })
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('claim' as const), limit: fc.integer({ min: 1, max: 3 }) }) },
  {
    weight: 9,
    arbitrary: fc.record({
      kind: fc.constant('settle' as const),
      place,
      as: fc.constantFrom('sent', 'sent', 'album', 'no-id', 'failed', 'back'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('recall' as const) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('slice' as const), limit: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('restart' as const, 'kill' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('stop' as const, 'forget' as const, 'move' as const), place }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

type Model = {
  sourceId: string
  recallId?: string
  /** By the id they have now. */
  chatIds: number[]
  owner: number
  held: Delivery[]
  /** First ids of the messages the source left in chats that are not forgotten, by chat's place. */
  left: Map<number, number[]>
  /** First ids of the messages that were taken back. */
  taken: number[]
  nextMessageId: number
}

const isRecall = ({ task }: Delivery) => task.kind === 'recall'

async function take(world: World, model: Model, what: Step): Promise<void> {
  const owner = `o${model.owner}`
  switch (what.kind) {
    case 'claim':
      for (const delivery of await world.store.claimDeliveries(owner, NOW, what.limit)) {
        await world.store.markSending(delivery.key, owner)
        model.held.push(delivery)
      }
      break
    case 'settle':
      await settle(world, model, what.place, what.as)
      break
    case 'recall':
      await startRecall(world, model)
      break
    case 'slice':
      if (model.recallId !== undefined) await world.store.queueBroadcast(model.recallId, NOW, what.limit)
      break
    case 'restart':
    case 'kill': {
      // In the middle of a slice.
      const slice = model.recallId === undefined ? undefined : world.store.queueBroadcast(model.recallId, NOW, 2)
      if (what.kind === 'restart') await slice
      await (what.kind === 'kill' ? world.crash() : world.reopen())
      await slice
      await world.store.recoverDeliveries(0, NOW)
      model.held = []
      model.owner++
      break
    }
    default: {
      const index = what.place % CHATS
      const chatId = model.chatIds[index] as number
      if (what.kind === 'stop') await world.store.deactivateChat(chatId, 'stopped')
      else if (what.kind === 'forget') {
        await world.store.forgetChat(chatId)
        model.left.delete(index)
      } else if (chatId < 0 && chatId > -1_000_000_000) {
        model.chatIds[index] = chatId - 1_000_000_000
        // What it got is in the chat it was.
        model.left.delete(index)
        await world.store.migrateChat(chatId, chatId - 1_000_000_000)
      }
    }
  }
}

async function startRecall(world: World, model: Model): Promise<void> {
  if (model.recallId !== undefined) return
  await world.store.changeBroadcast(model.sourceId, ['running'], { state: 'cancelled' })
  model.recallId = (await world.startRevision(model.sourceId)).id
}

async function settle(world: World, model: Model, place: number, as: string): Promise<void> {
  const [delivery] = model.held.splice(place % Math.max(1, model.held.length), 1)
  if (delivery === undefined) return
  const firstId = model.nextMessageId
  model.nextMessageId += 3
  const endings: Record<string, Settlement> = {
    sent: { state: 'sent', messageId: firstId },
    album: { state: 'sent', messageId: firstId, messageIds: [firstId, firstId + 1] },
    'no-id': { state: 'sent' },
    failed: { state: 'failed', reason: 'http-400' },
    back: { state: 'pending', reason: 'flood-wait', notBeforeAt: NOW },
  }
  // Deleting leaves no message.
  const ending = isRecall(delivery) ? { state: 'sent' as const } : (endings[as] as Settlement)
  const isMine = await world.store.settleDelivery(delivery.key, `o${model.owner}`, ending, NOW)
  if (!isMine) return
  if (delivery.task.kind === 'recall') model.taken.push(...delivery.task.messageIds.slice(0, 1))
  else if (as === 'sent' || as === 'album') {
    const index = model.chatIds.indexOf(delivery.chatId)
    // One that moved since it was claimed got it in the chat it was.
    if (index >= 0) model.left.set(index, [...(model.left.get(index) ?? []), firstId])
  }
}

/** Whatever was going on, it comes to its end. */
async function finish(world: World, model: Model): Promise<void> {
  await startRecall(world, model)
  const id = model.recallId as string
  for (let slices = 0; !(await world.store.broadcast(id))?.queuedAll; slices++) {
    expect(slices).toBeLessThan(MOST_SLICES)
    await world.store.queueBroadcast(id, NOW, 3)
    await settle(world, model, 0, 'sent')
  }
  for (let isMore = true; isMore; ) {
    for (const { length } = model.held; model.held.length > 0 && length > 0; ) await settle(world, model, 0, 'sent')
    // What another process sent to last waits for its second.
    await world.pass(2000)
    await take(world, model, { kind: 'claim', limit: CHATS })
    isMore = model.held.length > 0
  }
}

export function recallContract(world: World) {
  describe('a recall', () => {
    it('misses no message and takes none back twice, whatever happens in whatever order', async () => {
      let firstId = 0
      const property = fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 30 }), async (steps) => {
        firstId += 1000
        // Every third one is a group.
        const chatIds = Array.from({ length: CHATS }, (_, n) => (n % 3 === 0 ? -firstId - n : firstId + n))
        await Promise.all(chatIds.map((chatId) => world.subscribe(chatId)))
        const { id } = await world.startBroadcast()
        await world.queueAll(id)
        const model: Model = {
          sourceId: id,
          chatIds,
          owner: firstId,
          held: [],
          left: new Map(),
          taken: [],
          nextMessageId: firstId,
        }
        for (const what of steps) await take(world, model, what)
        await finish(world, model)
        const left = [...model.left.values()].flat()
        expect(model.taken.filter((messageId) => left.includes(messageId)).toSorted()).toEqual(left.toSorted())
        expect(new Set(model.taken).size).toBe(model.taken.length)
        const { queued, ...ends } = await world.store.tally(model.recallId as string)
        expect(Object.values(ends).reduce((sum, count) => sum + count, 0)).toBe(queued)
        await Promise.all(model.chatIds.map((chatId) => world.store.deactivateChat(chatId, 'stopped')))
      })
      await fc.assert(property, { numRuns: 8 })
    })
  })
}
