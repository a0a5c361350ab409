// The platform's fetch under grammY's client, which passes options of another: node-fetch's agent, and the signal of a
// package that newer Node versions do not take for theirs.
import type { TelegramFetch } from './json-answers.ts'

type OlderSignal = {
  aborted: boolean
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

/** Like `fetch`; aborts when the given signal does. */
export const nativeFetch: TelegramFetch = async (url, init) => {
  const { signal, agent: _agent, compress: _compress, ...rest } = init
  const given = signal as OlderSignal | undefined
  const own = new AbortController()
  const abort = () => own.abort()
  if (given?.aborted) abort()
  given?.addEventListener('abort', abort)
  try {
    const answer = await fetch(url, { ...rest, signal: own.signal } as RequestInit)
    const text = await answer.text()
    return { status: answer.status, text: async () => text }
  } finally {
    given?.removeEventListener('abort', abort)
  }
}
