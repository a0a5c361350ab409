// The Bot API as far as a benchmark needs it: which methods cost what, and what they answer. It knows no HTTP.

export type Params = Record<string, unknown>

/** `message`: makes one in a chat; `edit`: changes one; both cost a slot of the limit. */
export type MethodKind = 'message' | 'edit' | 'updates' | 'press-answer' | 'free' | 'unknown'

/** What a call of this method is. */
export function methodKind(method: string): MethodKind {
  if (method === 'sendMessage' || method === 'sendRichMessage') return 'message'
  if (method === 'editMessageText' || method === 'editMessageReplyMarkup') return 'edit'
  if (method === 'getUpdates') return 'updates'
  if (method === 'answerCallbackQuery') return 'press-answer'
  return /^(getMe|sendChatAction|deleteWebhook|set[A-Z]\w+)$/.test(method) ? 'free' : 'unknown'
}

export const BOT_USER = {
  id: 4242,
  is_bot: true,
  first_name: 'Briefings',
  username: 'bench_bot',
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
}

/** The message a call made or changed. */
export function messageResult(params: Params, messageId: number, at: number): Params {
  const chat = { id: Number(params['chat_id']), type: 'private', first_name: 'Reader' }
  return { message_id: messageId, date: Math.floor(at / 1000), chat, text: String(params['text'] ?? '') }
}

/** The body of a refusal (Bot API, "Making requests"). */
export function refusal(status: number, description: string, retryAfterSec?: number): Params {
  const parameters = retryAfterSec === undefined ? {} : { parameters: { retry_after: retryAfterSec } }
  return { ok: false, error_code: status, description, ...parameters }
}

/** Parameters from a body: JSON, or an empty one. Undefined for what is neither. */
export function parseParams(body: string): Params | undefined {
  if (body === '') return {}
  try {
    const params: unknown = JSON.parse(body)
    return typeof params === 'object' && params !== null ? (params as Params) : undefined
  } catch {
    return undefined
  }
}
