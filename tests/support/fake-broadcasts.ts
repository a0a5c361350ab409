// The broadcasts' part of a store in memory, and a sender that ends their deliveries at a steady pace: for tests of the
// job alone. A kill can fall between any two calls.
import type { Store } from '#deps'
import type { Article } from '#domain/article'
import { type Broadcast, type BroadcastState, countEnded, EMPTY_TALLY, type Tally } from '#domain/broadcast'
import { isAsExpected } from '#domain/broadcast-change'
import type { AuditEntry } from '#domain/editor'
import { aBroadcast } from './builders.ts'
import type { VirtualTime } from './virtual-time.ts'

export type Ending = 'sent' | 'failed' | 'blocked'

export type FakeBroadcasts = {
  store: Store
  broadcasts: Map<string, Broadcast>
  tallies: Map<string, Tally>
  /** How often each recipient of a broadcast was sent to, by its place. */
  sentTo(id: string): number[]
  /** What stands in the chats of a broadcast's recipients by now, by place: undefined where nothing does. */
  texts(id: string): (string | undefined)[]
  add(over: Partial<Broadcast>, recipients: number): Broadcast
  /** `queue 7 50`, `expire 7 10` …: what the job asked for, with what came of it. */
  asked: string[]
  acts: AuditEntry[]
  articles: Map<string, Article>
  editorIds: number[]
  /** Every call asks here first: a process that was killed, a store that is unwell. */
  gate: (method: string) => void
  /**
   * Begins one open delivery of a running broadcast every `everyMs`, recalls first, then by age, until `signal` aborts.
   * What it carries is what its broadcast holds then; it ends after `lagMs`. One a chat at a time.
   */
  send(
    time: VirtualTime,
    everyMs: number,
    ending: (id: string, place: number) => Ending,
    signal: AbortSignal,
    lagMs?: number,
  ): Promise<void>
}

const hasEnded = (state: BroadcastState) => state === 'cancelled' || state === 'done'

type Delivery = { place: number; state: 'pending' | 'sending' | 'ended'; sent: number }

export function createFakeBroadcasts(): FakeBroadcasts {
  const broadcasts = new Map<string, Broadcast>()
  const tallies = new Map<string, Tally>()
  const audiences = new Map<string, number>()
  const deliveries = new Map<string, Delivery[]>()
  const messages = new Map<string, string>()
  const articles = new Map<string, Article>()
  const asked: string[] = []
  const acts: AuditEntry[] = []
  const fake: Pick<FakeBroadcasts, 'gate' | 'editorIds'> = { gate: () => {}, editorIds: [] }
  const tally = (id: string) => tallies.get(id) ?? { ...EMPTY_TALLY }
  const count = (id: string, what: keyof Tally) => tallies.set(id, { ...tally(id), [what]: (tally(id)[what] ?? 0) + 1 })
  const call = <A extends unknown[], T>(method: string, answer: (...args: A) => T) => {
    return async (...args: A): Promise<T> => {
      fake.gate(method)
      return answer(...args)
    }
  }
  const of = (id: string) => {
    const content = broadcasts.get(id)?.content
    return content !== undefined && 'of' in content ? content.of : undefined
  }
  const chatOf = (id: string, place: number) => `${of(id) ?? id}:${place}`
  const pendingOf = (id: string, limit: number) =>
    (deliveries.get(id) ?? []).filter(({ state }) => state === 'pending').slice(0, limit)
  const insert = (id: string, place: number): boolean => {
    const own = deliveries.get(id) ?? []
    deliveries.set(id, own)
    if (own.some((known) => known.place === place)) return false
    own.push({ place, state: 'pending', sent: 0 })
    count(id, 'queued')
    return true
  }
  const newest = () => [...broadcasts.values()].filter(({ state }) => state !== 'draft').reverse()

  /** Of a recall or a correction: the messages of its source, whole once nothing of the source is on its way. */
  const queueRevision = (known: Broadcast, sourceId: string, limit: number): number => {
    const all = deliveries.get(sourceId) ?? []
    let queued = 0
    for (const { place, sent } of all)
      if (queued < limit && sent > 0 && messages.has(`${sourceId}:${place}`) && insert(known.id, place)) queued += 1
    const source = broadcasts.get(sourceId)?.state ?? 'done'
    const isOver = known.content.kind === 'correction' || source === 'done' || source === 'cancelled'
    known.queuedAll = queued < limit && isOver && !all.some(({ state }) => state === 'sending')
    return queued
  }

  const store: Partial<Store> = {
    chat: call('chat', () => undefined),
    article: call('article', (id: string) => articles.get(id)),
    editors: call('editors', () => fake.editorIds.map((id) => ({ id, addedBy: 1, at: 0 }))),
    noteAct: call('noteAct', (entry: AuditEntry) => void acts.push(entry)),
    reads: call('reads', (ids: string[]) => Object.fromEntries(ids.map((id) => [id, 12]))),
    causes: call('causes', (id: string): [string, number][] => {
      const { failed, blocked } = tally(id)
      const causes: [string, number][] = [
        ['Bad Request: message text is empty', failed],
        ['blocked-by-user', blocked],
      ]
      return causes.filter(([, times]) => times > 0)
    }),
    countMessagesOf: call('countMessagesOf', (id: string) => ({
      recent: (deliveries.get(id) ?? []).filter(({ sent }) => sent > 0).length,
      older: 0,
      unknown: 0,
    })),
    runningBroadcasts: call('runningBroadcasts', () =>
      structuredClone([...broadcasts.values()].filter(({ state }) => state === 'running')),
    ),
    heldBroadcasts: call('heldBroadcasts', () =>
      structuredClone(
        [...broadcasts.values()].filter(({ state, heldBy }) => state === 'paused' && heldBy !== undefined),
      ),
    ),
    scheduledBroadcasts: call('scheduledBroadcasts', (at: number) =>
      structuredClone(
        [...broadcasts.values()].filter(({ state, startAt = at }) => state === 'scheduled' && startAt <= at),
      ),
    ),
    listBroadcasts: call('listBroadcasts', (limit: number, cursor = '0') => {
      const from = Number(cursor)
      const items = structuredClone(newest().slice(from, from + limit))
      return { items, ...(newest().length > from + limit ? { next: String(from + limit) } : {}) }
    }),
    closingBroadcasts: call('closingBroadcasts', () =>
      structuredClone(
        [...broadcasts.values()].filter(({ state, endedAt, toldAt }) =>
          state === 'stopped' ? toldAt === undefined : hasEnded(state) && endedAt === undefined,
        ),
      ),
    ),
    broadcast: call('broadcast', (id: string) => structuredClone(broadcasts.get(id))),
    changeBroadcast: call('changeBroadcast', (id, from, change, expected) => {
      const known = broadcasts.get(id)
      if (known === undefined || !from.includes(known.state) || !isAsExpected(known, expected)) return undefined
      asked.push(`change ${id} ${JSON.stringify(change)}`)
      broadcasts.set(id, { ...known, ...change } as Broadcast)
      return structuredClone(broadcasts.get(id))
    }) as Store['changeBroadcast'],
    tally: call('tally', (id: string) => ({ ...tally(id) })),
    countRecipients: call('countRecipients', ({ id }: Partial<Broadcast>) => audiences.get(id ?? '') ?? 0) as never,
    queueBroadcast: call('queueBroadcast', (id: string, _at: number, limit: number) => {
      const known = broadcasts.get(id)
      if (known?.state !== 'running' || known.queuedAll) return 0
      const sourceId = of(id)
      if (sourceId !== undefined) return queueRevision(known, sourceId, limit)
      const before = deliveries.get(id)?.length ?? 0
      const after = Math.min(before + limit, audiences.get(id) ?? 0)
      for (let place = before; place < after; place += 1) insert(id, place)
      known.queuedAll = after === audiences.get(id)
      asked.push(`queue ${id} ${after - before}`)
      return after - before
    }),
    expireBroadcast: call('expireBroadcast', (id: string, _at: number, limit: number) => {
      if (broadcasts.get(id)?.state !== 'cancelled') return 0
      const pending = pendingOf(id, limit)
      for (const delivery of pending) {
        delivery.state = 'ended'
        count(id, 'expired')
      }
      asked.push(`expire ${id} ${pending.length}`)
      return pending.length
    }),
  }

  /** One delivery on its way; what it does to the chat is decided as it leaves, and seen as it arrives. */
  const begin = (id: string, delivery: Delivery, how: Ending): (() => void) => {
    const content = broadcasts.get(id)?.content
    const chat = chatOf(id, delivery.place)
    delivery.state = 'sending'
    return () => {
      delivery.state = 'ended'
      const isGone = of(id) !== undefined && !messages.has(chat)
      count(id, isGone ? 'expired' : how)
      if (isGone || how !== 'sent' || content === undefined) return
      delivery.sent += 1
      if (content.kind === 'recall') messages.delete(chat)
      else messages.set(chat, 'text' in content ? content.text : content.kind)
      // What was on its way when a revision began belongs to it too.
      for (const { id: other, state, queuedAll, content: change } of broadcasts.values())
        if (of(other) === id && ['running', 'paused', 'stopped'].includes(state))
          if (change.kind === 'recall' || !queuedAll) insert(other, delivery.place)
    }
  }
  const isBusy = (id: string, place: number) =>
    [...broadcasts.keys()].some(
      (other) =>
        chatOf(other, place) === chatOf(id, place) &&
        (deliveries.get(other) ?? []).some((one) => one.place === place && one.state === 'sending'),
    )
  const rankOf = ({ content }: Broadcast) => (content.kind === 'recall' ? 0 : 1)

  return Object.assign(fake, {
    store: store as Store,
    broadcasts,
    tallies,
    asked,
    acts,
    articles,
    sentTo: (id: string) => (deliveries.get(id) ?? []).map(({ sent }) => sent),
    texts: (id: string) => (deliveries.get(id) ?? []).map(({ place }) => messages.get(`${id}:${place}`)),
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
      lagMs = 0,
    ) => {
      while (!signal.aborted) {
        const running = [...broadcasts.values()]
          .filter(({ state }) => state === 'running')
          .sort((a, b) => rankOf(a) - rankOf(b))
        for (const { id } of running) {
          const delivery = (deliveries.get(id) ?? []).find(
            ({ state, place }) => state === 'pending' && !isBusy(id, place),
          )
          if (delivery === undefined) continue
          const arrive = begin(id, delivery, ending(id, countEnded(tally(id))))
          if (lagMs === 0) arrive()
          else void time.wait(lagMs).then(arrive)
          break
        }
        await time.wait(everyMs, signal)
      }
    },
  })
}
