// Telegram for everything that is sent: messages as plain data in, outcomes in domain words out.
// It takes an Api of its own, without `installOutgoing`: what goes through here is paced here, and only once.
import type { Api } from 'grammy'
import type { Deps, SendOptions, Telegram } from '#deps'
import { FLOOD_WAIT, type SendOutcome } from '#domain/delivery'
import { asOutcome, createAnswerSender } from './answers.ts'
import type { Pacer } from './pacer.ts'
import { type Message, messageOptions, messageText } from './payload.ts'
import { createRichSender, type Pictures } from './rich.ts'

export type TelegramOptions = Pick<Deps, 'now' | 'wait' | 'log' | 'fetchPicture'> & {
  api: Api
  pacer: Pacer
  pictures: Pictures
  /** Moves everything known of a group to its new id. */
  onMigrate: (fromId: number, toId: number) => Promise<void>
  /** False where the server is known to have no rich messages. Default true: the first 404 tells. */
  richAvailable?: boolean
}

/** What features and jobs send through. See `Telegram` in `#deps` for what each method promises. */
export function createTelegram(options: TelegramOptions): Telegram {
  const { api, pacer, now, wait, log, fetchPicture, pictures, onMigrate, richAvailable = true } = options
  const sendAnswer = createAnswerSender({ pacer, now, wait, onMigrate })
  const rich = createRichSender({ api, sendAnswer, fetchPicture, pictures, available: richAvailable })

  const sendMessage = async (chatId: number, message: Message, options: SendOptions = {}): Promise<SendOutcome> => {
    const sent = await api.sendMessage(chatId, messageText(message), {
      ...messageOptions(message),
      ...(options.silent ? { disable_notification: true } : {}),
      ...(options.topicId === undefined ? {} : { message_thread_id: options.topicId }),
    })
    return { kind: 'sent', messageId: sent.message_id }
  }
  const editMessage = async (chatId: number, messageId: number, message: Message): Promise<SendOutcome> => {
    await api.editMessageText(chatId, messageId, messageText(message), messageOptions(message))
    return { kind: 'sent', messageId }
  }
  const request = (chatId: number, message: Message, options: SendOptions, messageId: number | undefined) =>
    messageId === undefined ? sendMessage(chatId, message, options) : editMessage(chatId, messageId, message)
  const floodWait = (ms: number): SendOutcome => ({ kind: 'retry', reason: FLOOD_WAIT, retryAt: now() + ms })

  return {
    send: (chatId, message) => sendAnswer(chatId, (target) => sendMessage(target, message)),
    edit: (chatId, messageId, message) => sendAnswer(chatId, (target) => editMessage(target, messageId, message)),
    sendRich: rich.send,
    richSupported: rich.supported,
    typing: async (chatId) => {
      await api.sendChatAction(chatId, 'typing').catch(() => log.debug('typing-failed'))
    },
    reachable: async () => {
      const answer = await asOutcome(async () => ({ kind: 'sent', messageId: (await api.getMe()).id }), pacer, now)
      return answer.kind === 'sent'
    },
    deliver: async (chatId, message, lane, sendOptions, messageId) => {
      const turn = await pacer.turnUnlessHeld({ lane, chatId })
      if ('heldMs' in turn) return floodWait(turn.heldMs)
      try {
        if (sendOptions.fence !== undefined && !(await sendOptions.fence())) return { kind: 'fenced' }
        // A flood wait may have begun while the fence was written to disk.
        const heldMs = pacer.heldForMs(chatId)
        if (heldMs > 0) return floodWait(heldMs)
        return await asOutcome(() => request(chatId, message, sendOptions, messageId), pacer, now, chatId)
      } finally {
        turn.done()
      }
    },
  }
}
