// A Bot API that answers as a test says: grammY's own client runs, only its fetch is replaced.
import { Api } from 'grammy'

export type BotApiCall = { method: string; payload: Record<string, unknown> }
/** An answer body, or an error the fetch rejects with. */
export type BotApiAnswer = Record<string, unknown> | Error

export type FakeBotApi = { api: Api; calls: BotApiCall[]; methods(): string[] }

/** Each call is recorded and answered by `answer`. Uploads are recorded as their multipart text under `form`. */
export function createFakeBotApi(
  answer: (call: BotApiCall, place: number) => BotApiAnswer | Promise<BotApiAnswer>,
): FakeBotApi {
  const calls: BotApiCall[] = []
  const fetch = async (url: string, init: { body: unknown }) => {
    const method = url.split('/').at(-1) ?? ''
    const payload = typeof init.body === 'string' ? JSON.parse(init.body) : { form: await collect(init.body) }
    calls.push({ method, payload })
    const body = await answer({ method, payload }, calls.length - 1)
    if (body instanceof Error) throw body
    return { json: async () => body }
  }
  const api = new Api('1:TEST', { fetch: fetch as never })
  return { api, calls, methods: () => calls.map((call) => call.method) }
}

export const sentMessage = (messageId: number, over: Record<string, unknown> = {}) => ({
  ok: true,
  result: { message_id: messageId, date: 0, chat: { id: 1, type: 'private' }, ...over },
})

export const refusal = (error_code: number, description: string, parameters?: Record<string, number>) => ({
  ok: false,
  error_code,
  description,
  ...(parameters && { parameters }),
})

async function collect(body: unknown): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of body as AsyncIterable<Buffer>) parts.push(Buffer.from(part))
  return Buffer.concat(parts).toString('latin1')
}
