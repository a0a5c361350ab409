// The event loop of a simulation: virtual time, one event after the other, each in the name of a process that can be killed.
// What an event sets going through promises runs to its end before the next event, so that the order follows from the seed.
import { createHeap } from './heap.ts'

/** Whoever events belong to. Those of a dead one never fire: its promises stay open for ever, as a killed process's do. */
export type Owner = { name: string; isAlive: boolean; steps: number }

export type Event = { at: number; order: number; owner: Owner; fire: () => void; isCancelled: boolean }

export type Loop = {
  now: () => number
  /** Whose event is running. */
  current: () => Owner
  /** Runs `fire` after `ms`, in the name of who asks, or of `owner`. */
  after(ms: number, fire: () => void, owner?: Owner): Event
  /** The same for what may come late while nothing happens: with the next look. */
  doze(ms: number, fire: () => void, owner?: Owner): Event
  /** The same for a timer of the bot's own: one of some seconds dozes. */
  sleep(ms: number, fire: () => void): Event
  /** Runs `fire` in this turn of the loop, after all that was asked for before. */
  soon(fire: () => void): Event
  /** Resolves after `ms`, or at once when `signal` aborts, in the name of who asks. */
  wait(ms: number, signal?: AbortSignal): Promise<void>
  /** Runs `work` in the name of `owner`. */
  as<T>(owner: Owner, work: () => T): T
  /** Something happened: the next seconds pass one by one. While nothing does, processes doze from look to look. */
  stir(): void
  /** Lets time pass until `untilAt`, at which nothing fires yet, or until `isDone`. Rejects where an event throws. */
  runUntil(untilAt: number, isDone?: () => boolean): Promise<void>
  /** Lets time pass until `work`, begun in the name of `owner`, ends; rejects when that takes `limitMs`. */
  complete<T>(owner: Owner, work: () => Promise<T>, limitMs: number): Promise<T>
  /** Events that wait. */
  waiting(): number
  /** Events that fired. */
  fired(): number
}

export type LoopOptions = {
  startAt: number
  /** While nothing happens, a process looks whether something does at multiples of it alone. */
  napMs: number
  /** Called before each event of a live owner; the owner may be killed by it. */
  onStep?: (owner: Owner) => void
}

/** So long after the last stir nothing is expected: every request has ended or waits for a timer. */
const AWAKE_MS = 3000
/** A wait this short is part of what happens; longer ones look whether there is something to do. */
const SHORTEST_LOOK_MS = 900
/** The limit of a request, which hardly ever comes: it is looked at when all else that is due has been. */
const LIMIT_MS = 30_000

const realImmediate = setImmediate

export function newOwner(name: string): Owner {
  return { name, isAlive: true, steps: 0 }
}

export function createLoop({ startAt, napMs, onStep }: LoopOptions): Loop {
  const outside = newOwner('outside')
  const timers = createHeap<Event>((a, b) => a.at - b.at || a.order - b.order)
  let soon: Event[] = []
  let soonFrom = 0
  let [at, order, fired, awakeUntil] = [startAt, 0, 0, startAt]
  let current = outside
  let failure: { error: unknown } | undefined

  let dozing: Event[] = []
  let limits: Event[] = []
  /** The machine is at work again: what dozed is due when it was to be, or now; limits only once they are past. */
  const wake = () => {
    for (const event of dozing) timers.push(event)
    dozing = []
    for (const event of limits) if (event.at <= at) timers.push(event)
    limits = limits.filter((event) => event.at > at && !event.isCancelled)
  }
  const newEvent = (ms: number, fire: () => void, owner: Owner): Event => {
    order += 1
    return { at: at + Math.max(0, ms), order, owner, fire, isCancelled: false }
  }
  const after: Loop['after'] = (ms, fire, owner = current) => {
    const event = newEvent(ms, fire, owner)
    timers.push(event)
    return event
  }
  const doze: Loop['doze'] = (ms, fire, owner = current) => {
    const event = newEvent(ms, fire, owner)
    if (at >= awakeUntil && owner !== outside) dozing.push(event)
    else timers.push(event)
    return event
  }
  const sleep: Loop['sleep'] = (ms, fire) => {
    if (ms < SHORTEST_LOOK_MS || ms > LIMIT_MS) return after(ms, fire)
    if (ms < LIMIT_MS) return doze(ms, fire)
    const event = newEvent(ms, fire, current)
    limits.push(event)
    return event
  }
  const as: Loop['as'] = (owner, work) => {
    const before = current
    current = owner
    try {
      return work()
    } finally {
      current = before
    }
  }
  /** The event to fire next, time moved on to it; undefined when none comes before `untilAt`. */
  const next = (untilAt: number): Event | undefined => {
    const urgent = soon[soonFrom]
    if (urgent !== undefined) {
      soonFrom += 1
      if (soonFrom === soon.length) [soon, soonFrom] = [[], 0]
      return urgent
    }
    for (;;) {
      const first = timers.peek()
      const dozedUntil =
        dozing.length + limits.length === 0 ? Number.POSITIVE_INFINITY : (Math.floor(at / napMs) + 1) * napMs
      if (Math.min(first?.at ?? Number.POSITIVE_INFINITY, dozedUntil) >= untilAt) return undefined
      if (first === undefined || first.at >= dozedUntil) {
        at = dozedUntil
        wake()
        continue
      }
      timers.pop()
      at = Math.max(at, first.at)
      return first
    }
  }
  const runUntil = async (untilAt: number, isDone: () => boolean = () => false): Promise<void> => {
    for (;;) {
      await new Promise<void>((resolve) => realImmediate(resolve))
      if (failure !== undefined) throw failure.error
      if (isDone()) return
      const event = next(untilAt)
      if (event === undefined) break
      if (event.isCancelled || !event.owner.isAlive) continue
      onStep?.(event.owner)
      if (!event.owner.isAlive) continue
      event.owner.steps += 1
      fired += 1
      current = event.owner
      try {
        event.fire()
      } catch (error) {
        failure ??= { error }
      }
    }
    current = outside
    at = Math.max(at, untilAt)
  }

  return {
    now: () => at,
    current: () => current,
    after,
    doze,
    sleep,
    soon: (fire) => {
      const event = newEvent(0, fire, current)
      soon.push(event)
      return event
    },
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve()
        const onAbort = () => {
          event.isCancelled = true
          resolve()
        }
        const event = sleep(ms, () => {
          signal?.removeEventListener('abort', onAbort)
          resolve()
        })
        signal?.addEventListener('abort', onAbort, { once: true })
      }),
    as,
    stir: () => {
      awakeUntil = at + AWAKE_MS
      if (dozing.length > 0) wake()
    },
    runUntil,
    async complete(owner, work, limitMs) {
      let isDone = false
      const done = () => {
        isDone = true
      }
      const promise = as(owner, work)
      promise.then(done, done)
      awakeUntil = at + limitMs
      wake()
      await runUntil(at + limitMs, () => isDone)
      awakeUntil = at
      current = outside
      if (!isDone) throw new Error(`${owner.name}: not done within ${limitMs} ms of virtual time`)
      return promise
    },
    waiting: () => timers.size() + dozing.length + limits.length + soon.length - soonFrom,
    fired: () => fired,
  }
}
