// The parent's side of the demo's bot: starts its process, kills it, and starts it again on the same data when it is gone.
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BotConfig, FromBot, Request, ToBot } from './bot.ts'
import type { DemoClock } from './clock.ts'
import { forkBot } from './fork-bot.ts'

export type BotState = 'starting' | 'running' | 'down'

export type DemoBot = {
  state: () => BotState
  /** How often it was started again, killed or dead by itself. */
  restarts: () => number
  /** Resolves when it runs; rejects when it cannot be started at all. */
  start: () => Promise<void>
  /** `kill -9`, which has happened when this resolves; a new process comes by itself. */
  kill: () => Promise<void>
  /** Resolves when the request is done, with its number; rejects with a sentence when the bot does not run. */
  ask: (request: Request) => Promise<number>
  /** SIGTERM, and SIGKILL after five seconds. */
  stop: () => Promise<void>
  /** Calls back after every change of state until the returned function is called. */
  subscribe: (listener: (state: BotState) => void) => () => void
}

export type BotProcessOptions = {
  config: BotConfig
  clock: DemoClock
  /** Gets the log's warnings and errors, and a line when it dies unasked. */
  onWarning: (event: string, fields: object) => void
}

const STOP_LIMIT_MS = 5000
/** One that dies again and again is started at longer and longer intervals. */
const FIRST_PAUSE_MS = 300
const LONGEST_PAUSE_MS = 10_000

const NOT_RUNNING = 'The bot is not running at the moment: wait until it is back.'

export function createDemoBot({ config, clock, onWarning }: BotProcessOptions): DemoBot {
  let child: ChildProcess | undefined
  let state: BotState = 'down'
  let [restarts, lastAsk, pauseMs] = [0, 0, FIRST_PAUSE_MS]
  let [hasRun, isStopping, isKilled] = [false, false, false]
  const asks = new Map<number, { resolve: (value: number) => void; reject: (error: Error) => void }>()
  const listeners = new Set<(state: BotState) => void>()
  const become = (next: BotState) => {
    state = next
    for (const listener of [...listeners]) listener(next)
  }
  const tell = (message: ToBot) => {
    if (child?.connected) child.send(message, () => undefined)
  }
  const leaveClock = clock.subscribe(() => tell({ kind: 'clock', clock: clock.state() }))

  const hear = (message: FromBot) => {
    if (message.kind === 'warning') {
      // What breaks because everything ends is no news.
      if (!isStopping) onWarning(message.event, message.fields)
      return
    }
    if (message.kind === 'running') {
      hasRun = true
      pauseMs = FIRST_PAUSE_MS
      return become('running')
    }
    const ask = asks.get(message.id)
    asks.delete(message.id)
    if (message.error === undefined) ask?.resolve(message.value)
    else ask?.reject(new Error(message.error))
  }
  const launch = () => {
    isKilled = false
    child = forkBot()
    child.on('message', hear)
    // It ends in `exit`, which says the rest.
    child.on('error', () => undefined)
    child.once('exit', (code) => {
      child = undefined
      for (const { reject } of asks.values()) reject(new Error(NOT_RUNNING))
      asks.clear()
      if (!isStopping && !isKilled) onWarning('bot-died', { code })
      become('down')
      if (hasRun && !isStopping) void relaunch()
    })
    become('starting')
    tell({ kind: 'begin', config, clock: clock.state() })
  }
  const relaunch = async () => {
    await sleep(pauseMs)
    if (isStopping) return
    pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)
    restarts += 1
    launch()
  }
  const subscribe: DemoBot['subscribe'] = (listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  return {
    state: () => state,
    restarts: () => restarts,
    subscribe,
    start: () =>
      new Promise((resolve, reject) => {
        const leave = subscribe((next) => {
          if (next === 'starting') return
          leave()
          if (next === 'running') resolve()
          else reject(new Error('The bot could not be started.'))
        })
        launch()
      }),
    kill: async () => {
      if (child === undefined || state !== 'running') throw new Error(NOT_RUNNING)
      const gone = once(child, 'exit')
      isKilled = true
      child.kill('SIGKILL')
      await gone
    },
    ask: (request) => {
      if (state !== 'running') return Promise.reject(new Error(NOT_RUNNING))
      lastAsk += 1
      const id = lastAsk
      return new Promise((resolve, reject) => {
        asks.set(id, { resolve, reject })
        tell({ kind: 'ask', id, request })
      })
    },
    stop: async () => {
      isStopping = true
      leaveClock()
      const own = child
      if (own === undefined) return
      const gone = once(own, 'exit')
      own.kill('SIGTERM')
      const late = setTimeout(() => own.kill('SIGKILL'), STOP_LIMIT_MS)
      await gone
      clearTimeout(late)
    },
  }
}
