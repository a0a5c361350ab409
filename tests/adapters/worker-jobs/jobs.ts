// Jobs the worker's tests run in the thread.
import { env } from 'node:process'
import { describeError } from '#log'

let calls = 0

export const double = (value: number) => value * 2
export const countCalls = () => ++calls
export const spin = () => {
  for (;;);
}
export const fail = () => {
  throw new TypeError('not today')
}
export const devour = () => {
  const held: unknown[] = []
  for (;;) held.push(new Array(100_000).fill(held.length))
}
export const crash = () => process.exit(7)
export const environment = () => Object.keys(env)
export const acrossRooms = () => describeError(new Error('seen'))
export const unclonable = () => () => 1
