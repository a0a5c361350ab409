import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EMPTY_TALLY, type Tally } from '#domain/broadcast'
import type { Settlement } from '#domain/delivery'
import { MINUTE, NOW } from '../../../support/builders.ts'
import type { World } from './world.ts'

const CHATS = 6

const owner = fc.constantFrom('a', 'b')
const place = fc.nat({ max: 4 * CHATS - 1 })
const ending = fc.constantFrom<Settlement>(
  { state: 'sent', messageId: 1 },
  { state: 'failed', reason: 'http-400' },
  { state: 'blocked', reason: 'blocked-by-user' },
  { state: 'pending', reason: 'http-502', notBeforeAt: NOW },
)
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('claim' as const), owner, limit: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('mark' as const), owner, place }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('settle' as const), owner, place, ending }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('recover' as const), owner }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('stop' as const, 'forget' as const), place }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('pause' as const, 'go-on' as const) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('retry' as const) }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** What the ledger must say of a chat and its one delivery. */
type Known = { chatId: number; chat: 'active' | 'stopped' | 'forgotten'; state: string; owner?: string }
type Model = { id: string; isRunning: boolean; known: Known[] }

const isOpen = ({ state }: Known) => state === 'pending' || state === 'claimed' || state === 'sending'

function release(known: Known, state: string) {
  known.state = state === 'pending' && known.chat === 'stopped' ? 'expired' : state
  delete known.owner
}

/** Mostly one the owner holds, so that steps come to something; else any. */
function pick({ known }: Model, owner: string | undefined, place: number): Known | undefined {
  const held = known.filter((one) => owner !== undefined && one.owner === owner)
  return place % 4 > 0 && held.length > 0 ? held[place % held.length] : known[place % CHATS]
}

/** Takes the step in the store and in the model, which must agree on what comes of it. */
async function take(world: World, model: Model, what: Step, at: number) {
  const { store } = world
  const known = 'place' in what ? pick(model, 'owner' in what ? what.owner : undefined, what.place) : undefined
  const key = `broadcast:${model.id}:${known?.chatId}`
  switch (what.kind) {
    case 'claim': {
      const claimed = await store.claimDeliveries(what.owner, at, what.limit)
      const pending = model.known.filter(({ state }) => model.isRunning && state === 'pending')
      expect(claimed).toHaveLength(Math.min(what.limit, pending.length))
      for (const { chatId } of claimed) {
        const mine = pending.find((other) => other.chatId === chatId && other.state === 'pending')
        expect(mine).toBeDefined()
        Object.assign(mine ?? {}, { state: 'claimed', owner: what.owner })
      }
      break
    }
    case 'mark': {
      const isMine = known?.state === 'claimed' && known.owner === what.owner
      const mayGo = isMine && model.isRunning
      expect(await store.markSending(key, what.owner)).toBe(mayGo)
      if (mayGo) known.state = 'sending'
      break
    }
    case 'settle':
      expect(await store.settleDelivery(key, what.owner, what.ending, at)).toBe(known?.owner === what.owner)
      if (known?.owner === what.owner) release(known, what.ending.state)
      break
    case 'recover':
      await world.pass(MINUTE)
      await store.keepAlive(what.owner === 'a' ? 'b' : 'a')
      await store.recoverDeliveries(MINUTE / 2, at)
      for (const held of model.known) {
        // Its message may be in a chat that wants no second one.
        const isUncertain = held.state === 'sending' && held.chat === 'stopped'
        if (held.owner === what.owner) release(held, isUncertain ? 'unknown' : 'pending')
      }
      break
    case 'stop':
      if (known?.chat !== 'active') break
      known.chat = 'stopped'
      await store.deactivateChat(known.chatId, 'stopped')
      if (known.state === 'pending' || known.state === 'claimed') release(known, 'expired')
      break
    case 'forget':
      if (known === undefined) break
      known.chat = 'forgotten'
      await store.forgetChat(known.chatId)
      if (isOpen(known)) release(known, 'expired')
      break
    case 'retry':
      await store.retryFailed(model.id, at, CHATS)
      for (const failed of model.known)
        if (failed.state === 'failed' && failed.chat !== 'forgotten') release(failed, 'pending')
      break
    default:
      model.isRunning = what.kind === 'go-on'
      await store.changeBroadcast(model.id, ['running', 'paused'], { state: model.isRunning ? 'running' : 'paused' })
  }
}

function tallyOf({ known }: Model): Tally {
  const count = (state: string) => known.filter((one) => one.state === state).length
  const ends = ['sent', 'failed', 'blocked', 'expired', 'unknown'].map((state) => [state, count(state)])
  return { ...EMPTY_TALLY, queued: known.length, ...Object.fromEntries(ends) }
}

export function ledgerContract(world: World) {
  describe('the ledger', () => {
    it('gives no delivery to two owners, and its tally counts each once, whatever happens in whatever order', async () => {
      let firstId = 0
      let at = NOW
      const property = fc.asyncProperty(fc.array(step, { minLength: 40, maxLength: 40 }), async (steps) => {
        const { store } = world
        firstId += 100
        const known: Known[] = Array.from({ length: CHATS }, (_, n) => ({
          chatId: firstId + n,
          chat: 'active',
          state: 'pending',
        }))
        await Promise.all(known.map(({ chatId }) => world.subscribe(chatId)))
        const { id } = await world.startBroadcast()
        await world.queueAll(id)
        const model: Model = { id, isRunning: true, known }
        for (const what of steps) {
          at += 1
          await take(world, model, what, at)
          expect(await store.tally(id)).toEqual(tallyOf(model))
          const bulk = (await store.countWaiting()).find(({ lane }) => lane === 'bulk')
          expect(bulk?.count).toBe(known.filter(({ state }) => state === 'pending').length)
        }
        // It ends for all, whatever was under way.
        await store.changeBroadcast(id, ['running', 'paused'], { state: 'cancelled' })
        await store.recoverDeliveries(0, at)
        await store.expireBroadcast(id, at, CHATS)
        const { queued, ...ends } = await store.tally(id)
        expect(Object.values(ends).reduce((sum, count) => sum + count, 0)).toBe(queued)
        await Promise.all(known.map(({ chatId }) => store.deactivateChat(chatId, 'stopped')))
      })
      await fc.assert(property, { numRuns: 10 })
    })
  })
}
