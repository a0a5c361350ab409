// What long polling writes down, and what it hands on.
import type { Api } from 'grammy'
import type { Update } from 'grammy/types'
import { expect, it } from 'vitest'
import { startPolling } from '#adapters/telegram/polling'

const update = (id: number) => ({ update_id: id }) as Update

it('an update a killed process left is handed on once, and not written down anew when Telegram brings it again', async () => {
  const handled: number[] = []
  const kept: number[][] = []
  const batches = [[update(7), update(8)]]
  const api = {
    getUpdates: async (_: unknown, signal: AbortSignal) =>
      batches.shift() ??
      new Promise<Update[]>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  } as unknown as Api
  const polling = startPolling({
    api,
    admit: (updates) => updates,
    handle: async ({ update_id: id }) => void handled.push(id),
    allowedUpdates: [],
    onState: () => {},
    keep: async (updates) => void kept.push(updates.map(({ update_id: id }) => id)),
    open: async () => [update(7)],
    now: () => 0,
    wait: async () => {},
    log: { debug() {}, info() {}, warn() {}, error() {} },
  })
  await expect.poll(() => handled).toEqual([7, 8])
  expect(kept).toEqual([[8]])
  await polling.stop(0)
})

it('polling that asks for no updates says so after ten seconds, and is well again when it does', async () => {
  let at = 1_000_000
  let kept = () => {}
  const batches = [[update(7)]]
  const api = {
    getUpdates: async (_: unknown, signal: AbortSignal) =>
      batches.shift() ??
      new Promise<Update[]>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  } as unknown as Api
  const asked = new Promise<void>((resolve) => {
    kept = resolve
  })
  const polling = startPolling({
    api,
    admit: (updates) => updates,
    handle: async () => {},
    allowedUpdates: [],
    onState: () => {},
    keep: () => asked,
    open: async () => [],
    now: () => at,
    wait: async () => {},
    log: { debug() {}, info() {}, warn() {}, error() {} },
  })
  await expect.poll(() => batches).toEqual([])
  at += 9000
  expect(polling.problem()).toBeUndefined()
  at += 2000
  expect(polling.problem()).toBe('Updates are not being taken: 0 wait to be handled')
  kept()
  await expect.poll(polling.problem).toBeUndefined()
  await polling.stop(0)
})
