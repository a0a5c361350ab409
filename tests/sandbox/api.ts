// A Telegram of its own for each test and a bare client for it: the rules are driven over HTTP, as any bot would.
import { onTestFinished } from 'vitest'
import { createTelegram, type Telegram, type TelegramOptions } from '#sandbox/telegram/world'

const TOKEN = '42:TEST'
const START_AT = 1_790_000_000_000

export type ApiAnswer = {
  ok: boolean
  result?: unknown
  error_code?: number
  description?: string
  parameters?: Record<string, number>
}

export type Bench = {
  telegram: Telegram
  root: string
  call: (method: string, params?: Record<string, unknown> | FormData) => Promise<ApiAnswer>
  /** The clock of this Telegram. */
  clock: { at: number }
}

/** Listens until the test ends. */
export async function openBench(options: Partial<TelegramOptions> = {}): Promise<Bench> {
  const clock = { at: START_AT }
  const telegram = createTelegram({ now: () => clock.at, token: TOKEN, patienceMs: 3000, ...options })
  onTestFinished(telegram.close)
  const { root } = await telegram.listen()
  const call: Bench['call'] = async (method, params = {}) => {
    const form = params instanceof FormData
    const response = await fetch(`${root}/bot${TOKEN}/${method}`, {
      method: 'POST',
      body: form ? params : JSON.stringify(params),
      ...(form ? {} : { headers: { 'content-type': 'application/json' } }),
    })
    return (await response.json()) as ApiAnswer
  }
  return { telegram, root, call, clock }
}
