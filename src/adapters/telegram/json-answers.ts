// Every answer as Bot API JSON: a page of something in between becomes a server error, whatever its status says.
// Without it grammY throws a parse error, and whether the server answered at all cannot be told any more.
import { wellFormedData } from '#domain/text'

/** What grammY's client uses of `fetch`: its own type is node-fetch's, the platform's `fetch` fits as well. */
export type TelegramFetch = (url: string, init: Record<string, unknown>) => Promise<TelegramAnswer>
export type TelegramAnswer = {
  status: number
  headers?: { get(name: string): string | null }
  text(): Promise<string>
}

/**
 * Wraps a fetch for grammY's `client.fetch`. An answer that breaks off half-way still rejects: it may have arrived.
 * `onDate` is given the `Date` header of every answer.
 */
export function jsonAnswers(
  fetch: TelegramFetch,
  onDate: (date: string | null) => void = () => undefined,
): (url: string, init: Record<string, unknown>) => Promise<{ json(): Promise<unknown> }> {
  return async (url, init) => {
    const answer = await fetch(url, init)
    onDate(answer.headers?.get('date') ?? null)
    return { json: async () => parseAnswer(await answer.text(), answer.status) }
  }
}

/** JSON as Telegram sends it, its texts well-formed: what people write is stored. */
export function parseJson(text: string): unknown {
  const data: unknown = JSON.parse(text)
  // Raw, neither can stand in JSON that came as UTF-8; escaped, most of these are halves of a pair that is whole.
  return /\\u(?:0000|d[89a-f])/i.test(text) ? wellFormedData(data) : data
}

function parseAnswer(text: string, status: number): unknown {
  try {
    const answer = parseJson(text)
    if (typeof answer === 'object' && answer !== null && 'ok' in answer) return answer
  } catch {}
  // Not Telegram's words: a proxy that answers 403 to everything must not look like a reader who blocked the bot.
  const code = status >= 500 || status === 429 ? status : 502
  return { ok: false, error_code: code, description: `HTTP ${status} without a Bot API answer` }
}
