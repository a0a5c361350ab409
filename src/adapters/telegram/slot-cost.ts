// What a Bot API call costs of the limit. Telegram limits messages: questions, settings and toasts are free.

/** Sends, copies, forwards, edits and deletes of messages; not `sendChatAction`, `deleteWebhook`, `editForumTopic` … */
const COSTS = /^(send(?!ChatAction)|copyMessage|forwardMessage|editMessage|deleteMessage)/
const CHAT_ID = 'chat_id'
const ITEMS: Record<string, string> = {
  sendMediaGroup: 'media',
  copyMessages: 'message_ids',
  forwardMessages: 'message_ids',
}

/** Slots a call costs: 0 for free ones; an album, or messages copied together, one an item. */
export function slotCost(method: string, payload: Record<string, unknown>): number {
  if (!COSTS.test(method)) return 0
  const items = payload[ITEMS[method] ?? '']
  return Array.isArray(items) ? Math.max(1, items.length) : 1
}

/** The chat a call goes to, where it is named by its id. */
export function chatOf(payload: Record<string, unknown>): number | undefined {
  const id = Number(payload[CHAT_ID])
  return payload[CHAT_ID] !== undefined && Number.isSafeInteger(id) ? id : undefined
}
