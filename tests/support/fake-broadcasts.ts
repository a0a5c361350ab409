// The broadcasts' part of a store in memory, and a sender that ends their deliveries at a steady pace: for tests of the
// job alone. A kill can fall between any two calls.
import type { Store } from '#deps'
import { type Broadcast, countEnded, EMPTY_TALLY, type Tally } from '#domain/broadcast'
import { aBroadcast } from './builders.ts'
import type { VirtualTime } from './virtual-time.ts'

export type Ending = 'sent' | 'failed' | 'blocked'

export type FakeBroadcasts = {
  store: Store
  broadcasts: Map<string, Broadcast>
  tallies: Map<string, Tally>
  /** How often each recipient of a broadcast was sent to, by its place. */
  sentTo(id: string): number[]
  add(over: Partial<Broadcast>, recipients: number): Broadcast
  /** `queue 7 50`, `expire 7 10` …: what the job asked for, with what came of it. */
  asked: string[]
  /** Every call asks here first: a process that was killed, a store that is unwell. */
  gate: (method: string) => void
  /** Ends one open delivery of a running broadcast every `everyMs`, oldest broadcast first, until `signal` aborts. */
  send(
    time: VirtualTime,
    everyMs: number,
    ending: (id: string, place: number) => Ending,
    signal: AbortSignal,
  ): Promise<void>
}

type Delivery = { state: 'pending' | 'ended'; sent: number }

export function createFakeBroadcasts(): FakeBroadcasts {
  const broadcasts = new Map<string, Broadcast>()
  const tallies = new Map<string, Tally>()
  const audiences = new Map<string, number>()
  const deliveries = new Map<string, Delivery[]>()
  const asked: string[] = []
  const fake: Pick<FakeBroadcasts, 'gate'> = { gate: () => {} }
  const tally = (id: string) => tallies.get(id) ?? { ...EMPTY_TALLY }
  const call = <A extends unknown[], T>(method: string, answer: (...args: A) => T) => {
    return async (...args: A): Promise<T> => {
      fake.gate(method)
      return answer(...args)
    }
  }
  const pendingOf = (id: string, limit: number) =>
    (deliveries.get(id) ?? []).filter(({ state }) => state === 'pending').slice(0, limit)

  const store: Partial<Store> = {
    chat: call('chat', () => undefined),
    runningBroadcasts: call('runningBroadcasts', () =>
      structuredClone([...broadcasts.values()].filter(({ state }) => state === 'running')),
    ),
    closingBroadcasts: call('closingBroadcasts', () =>
      structuredClone(
        [...broadcasts.values()].filter(
          ({ state, startedAt, endedAt }) =>
            (state === 'cancelled' || state === 'done') && startedAt !== undefined && endedAt === undefined,
        ),
      ),
    ),
    broadcast: call('broadcast', (id: string) => structuredClone(broadcasts.get(id))),
    changeBroadcast: call('changeBroadcast', (id, from, change) => {
      const known = broadcasts.get(id)
      if (known === undefined || !from.includes(known.state)) return undefined
      asked.push(`change ${id} ${JSON.stringify(change)}`)
      broadcasts.set(id, { ...known, ...change })
      return structuredClone(broadcasts.get(id))
    }) as Store['changeBroadcast'],
    tally: call('tally', (id: string) => ({ ...tally(id) })),
    countRecipients: call('countRecipients', () => [...audiences.values()][0] ?? 0),
    queueBroadcast: call('queueBroadcast', (id: string, _at: number, limit: number) => {
      const known = broadcasts.get(id)
      if (known?.state !== 'running' || known.queuedAll) return 0
      const own = deliveries.get(id) ?? []
      const count = Math.min(limit, (audiences.get(id) ?? 0) - own.length)
      for (let added = 0; added < count; added += 1) own.push({ state: 'pending', sent: 0 })
      deliveries.set(id, own)
      tallies.set(id, { ...tally(id), queued: own.length })
      known.queuedAll = own.length === audiences.get(id)
      asked.push(`queue ${id} ${count}`)
      return count
    }),
    expireBroadcast: call('expireBroadcast', (id: string, _at: number, limit: number) => {
      const pending = pendingOf(id, limit)
      for (const delivery of pending) delivery.state = 'ended'
      const before = tally(id)
      tallies.set(id, { ...before, expired: before.expired + pending.length })
      asked.push(`expire ${id} ${pending.length}`)
      return pending.length
    }),
  }

  return Object.assign(fake, {
    store: store as Store,
    broadcasts,
    tallies,
    asked,
    sentTo: (id: string) => (deliveries.get(id) ?? []).map(({ sent }) => sent),
    add: (over: Partial<Broadcast>, recipients: number) => {
      const added = aBroadcast({ state: 'running', cardId: 900, ...over })
      broadcasts.set(added.id, added)
      audiences.set(added.id, recipients)
      return added
    },
    send: async (
      time: VirtualTime,
      everyMs: number,
      ending: (id: string, place: number) => Ending,
      signal: AbortSignal,
    ) => {
      while (!signal.aborted) {
        const running = [...broadcasts.values()].filter(({ state }) => state === 'running')
        const next = running.map(({ id }) => ({ id, delivery: pendingOf(id, 1)[0] })).find(({ delivery }) => delivery)
        if (next?.delivery) {
          const { id, delivery } = next
          const how = ending(id, countEnded(tally(id)))
          delivery.state = 'ended'
          if (how === 'sent') delivery.sent += 1
          tallies.set(id, { ...tally(id), [how]: tally(id)[how] + 1 })
        }
        await time.wait(everyMs, signal)
      }
    },
  })
}
