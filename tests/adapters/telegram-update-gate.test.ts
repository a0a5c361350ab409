import type { Update } from 'grammy/types'
import { describe, expect, it } from 'vitest'
import { createProcesses } from '#adapters/store/lowdb/processes'
import type { Store } from '#adapters/store/store'
import { createChatQueues } from '#adapters/telegram/chat-queues'
import { createUpdateGate } from '#adapters/telegram/update-gate'
import { createHolds } from '#adapters/telegram/update-hold'
import { NOW } from '../support/builders.ts'
import { createVirtualTime, type VirtualTime } from '../support/virtual-time.ts'

const SECOND = 1000
const message = (id: number, chatId = 5) => ({ update_id: id, message: { chat: { id: chatId } } }) as Update
const press = (id: number, chatId = 5) =>
  ({ update_id: id, callback_query: { message: { chat: { id: chatId } } } }) as Update

const silent = { debug() {}, info() {}, warn() {}, error() {} }
/** The order within one process. */
const orderOf = ({ now }: VirtualTime) => createChatQueues({ now, log: silent, onRefused: () => {} }).inOrder

/** Processes over one store and one clock. What a handler does is noted as `process begins 7`, `process ends 7`. */
function setUp() {
  const time = createVirtualTime(NOW)
  const store = createProcesses(time.now) as unknown as Store
  const noted: string[] = []
  const sent: string[] = []
  /** `handleMs`: how long its handler takes before it answers. */
  const start = (name: string, handleMs = 100, fails = 0, isSpread = false) => {
    let [thawed, thaw]: [Promise<void>, () => void] = [Promise.resolve(), () => {}]
    let failuresLeft = fails
    const wait = async (ms: number, signal?: AbortSignal) => {
      await time.wait(ms, signal)
      await thawed
    }
    const { whileHeld, heldOnly } = createHolds({ now: time.now, wait })
    const send = heldOnly(async (id: number) => void sent.push(`${name} ${id}`))
    const gate = createUpdateGate(
      { store, wait, whileHeld, inOrder: orderOf(time), isSpread },
      name,
      async ({ update_id: id }) => {
        noted.push(`${name} begins ${id}`)
        await wait(handleMs)
        if (failuresLeft-- > 0) throw new Error('a handler fails')
        await send(id)
        noted.push(`${name} ends ${id}`)
      },
    )
    return {
      ...gate,
      freeze: () => {
        thawed = new Promise((resolve) => {
          thaw = resolve
        })
      },
      thaw: () => thaw(),
    }
  }
  return { time, store, noted, sent, start }
}

describe('updates that several processes may get', () => {
  it('are handled once, whoever gets them, and however often', async () => {
    const { time, start, noted } = setUp()
    const [a, b] = [start('a'), start('b')]
    const both = Promise.all([a.handle(message(7)), b.handle(message(7))])
    expect((await time.until(both)).sort()).toEqual(['busy', 'handled'])
    expect(await time.until(Promise.all([a.handle(message(7)), b.handle(message(7))]))).toEqual(['handled', 'handled'])
    expect(noted).toEqual(['a begins 7', 'a ends 7'])
  })

  it('of one chat do not overlap, those of different chats do', async () => {
    const { time, start, noted } = setUp()
    const [a, b] = [start('a', SECOND), start('b', SECOND)]
    await time.until(Promise.all([a.handle(message(7)), b.handle(press(8)), b.handle(message(9, 6))]))
    expect(noted).toEqual(['a begins 7', 'b begins 9', 'a ends 7', 'b ends 9', 'b begins 8', 'b ends 8'])
  })

  it('of one chat wait for an earlier one that another process has told Telegram of, and has not begun', async () => {
    const { time, store, start, noted } = setUp()
    let isOpen = true
    store.hasEarlierUpdate = async (id, chatId) => isOpen && id > 7 && chatId === 5
    const b = start('b', 100, 0, true)
    const [later, pressed, other] = [b.handle(message(8)), b.handle(press(9)), b.handle(message(10, 6))]
    await time.advance(5000)
    expect(noted.filter((each) => each.includes('begins'))).toEqual(['b begins 10'])
    isOpen = false
    await time.until(Promise.all([later, pressed, other]))
    expect(noted.filter((each) => each.includes('begins'))).toEqual(['b begins 10', 'b begins 8', 'b begins 9'])
    // What nobody is at must not hold a chat for ever.
    isOpen = true
    await time.until(b.handle(message(11)), 40_000)
    expect(noted).toContain('b ends 11')
  })

  it('of one chat are handled in their order by a process that got them together', async () => {
    const { time, store, start, noted } = setUp()
    const { takeUpdate } = store
    // A database answers whoever it likes first.
    store.takeUpdate = async (id, ...rest) => {
      await time.wait(100 - id)
      return takeUpdate(id, ...rest)
    }
    const a = start('a', 50)
    const ids = [7, 8, 9, 10, 11]
    await time.until(Promise.all(ids.map((id) => a.handle(id % 2 ? message(id) : press(id)))))
    expect(noted.filter((each) => each.includes('begins'))).toEqual(ids.map((id) => `a begins ${id}`))
  })

  it('are not taken over while their handler is at it, however long that is', async () => {
    const { time, start, noted } = setUp()
    const [a, b] = [start('a', 60 * SECOND), start('b')]
    const handling = a.handle(message(7))
    await time.advance(30 * SECOND)
    expect(await b.handle(message(7))).toBe('busy')
    const waiting = b.handle(press(8))
    expect(await time.until(handling)).toBe('handled')
    await time.until(waiting)
    expect(noted).toEqual(['a begins 7', 'a ends 7', 'b begins 8', 'b ends 8'])
  })

  it('of a process that died are taken over when it has been silent for five seconds', async () => {
    const { time, start, sent } = setUp()
    const [a, b] = [start('a'), start('b')]
    void a.handle(message(7))
    await time.advance(50)
    a.freeze()
    await time.advance(4000)
    expect(await b.handle(message(7))).toBe('busy')
    await time.advance(1000)
    expect(await time.until(b.handle(message(7)))).toBe('handled')
    expect(await time.until(b.handle(message(8)))).toBe('handled')
    expect(sent).toEqual(['b 7', 'b 8'])
  })

  it('are answered once though a process that stood still for ten seconds wakes up and goes on', async () => {
    const { time, start, sent } = setUp()
    const [a, b] = [start('a'), start('b', 3 * SECOND)]
    const handling = a.handle(message(7))
    handling.catch(() => {})
    await time.advance(50)
    a.freeze()
    await time.advance(6 * SECOND)
    const takenOver = b.handle(message(7))
    await time.advance(4 * SECOND - 50)
    a.thaw()
    await expect(time.until(handling)).rejects.toThrow('taken this update over')
    expect(await time.until(takenOver)).toBe('handled')
    expect(sent).toEqual(['b 7'])
    expect(await a.handle(message(7))).toBe('handled')
  })

  it('whose handler fails may come again at once, and hold up nobody in their chat', async () => {
    const { time, start, noted } = setUp()
    const [a, b] = [start('a', 10, 1), start('b', 10)]
    await expect(time.until(a.handle(message(7)))).rejects.toThrow('a handler fails')
    expect(await time.until(b.handle(press(8)))).toBe('handled')
    expect(await time.until(a.handle(message(7)))).toBe('handled')
    expect(noted).toEqual(['a begins 7', 'b begins 8', 'b ends 8', 'a begins 7', 'a ends 7'])
  })

  it('that were polled are waited for when a process that died had them', async () => {
    const { time, start, sent } = setUp()
    const [a, b] = [start('a'), start('b')]
    void a.handle(message(7))
    await time.advance(50)
    a.freeze()
    const { signal } = new AbortController()
    await time.until(Promise.all([b.handleSurely(message(7), signal), b.handleSurely(message(8), signal)]))
    expect(sent).toEqual(['b 7', 'b 8'])
    expect(time.now() - NOW).toBeLessThan(7 * SECOND)
  })

  it('leave alone what a handler began and did not wait for', async () => {
    const { time, store } = setUp()
    const { whileHeld, heldOnly } = createHolds(time)
    const sent: number[] = []
    const send = heldOnly(async (what: number) => void sent.push(what))
    let later: Promise<void> | undefined
    const gate = createUpdateGate({ store, ...time, whileHeld, inOrder: orderOf(time) }, 'a', async () => {
      later = time.wait(60 * SECOND).then(() => send(1))
    })
    await time.until(gate.handle(message(7)))
    await time.until(later as Promise<void>)
    expect(sent).toEqual([1])
  })
})
