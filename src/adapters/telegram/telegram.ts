// Telegram for everything that is sent: messages as plain data in, outcomes in domain words out.
// It takes an Api of its own, without `installOutgoing`: what goes through here is paced here, and only once.
import { type Api, InputFile } from 'grammy'
import type { Deps, SendOptions, Telegram } from '#deps'
import { FLOOD_WAIT, type SendOutcome } from '#domain/delivery'
import { asOutcome, createAnswerSender } from './answers.ts'
import type { Pacer } from './pacer.ts'
import { messageText, replyMarkup } from './payload.ts'
import { createPostRequests, slotsOf } from './post.ts'
import { createRichSender, fileName, type Pictures } from './rich.ts'
import type { Lane } from './turn-choice.ts'

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
  const posts = createPostRequests(api)
  const floodWait = (ms: number): SendOutcome => ({ kind: 'retry', reason: FLOOD_WAIT, retryAt: now() + ms })

  /** One request of bulk in its turn; never a second one. */
  const deliverOnce = async (
    { chatId, lane, slots }: { chatId: number; lane: Lane; slots: number },
    { fence }: SendOptions,
    request: () => Promise<SendOutcome>,
  ): Promise<SendOutcome> => {
    const turn = await pacer.turnUnlessHeld({ lane, chatId, slots })
    if ('heldMs' in turn) return floodWait(turn.heldMs)
    try {
      if (fence !== undefined && !(await fence())) return { kind: 'fenced' }
      // A flood wait may have begun while the fence was written to disk.
      const heldMs = pacer.heldForMs(chatId)
      if (heldMs > 0) return floodWait(heldMs)
      return await asOutcome(request, pacer, now, chatId)
    } finally {
      turn.done()
    }
  }

  return {
    send: (chatId, post) => sendAnswer(chatId, (target) => posts.send(target, post), slotsOf(post)),
    edit: (chatId, messageId, post) => sendAnswer(chatId, (target) => posts.edit(target, messageId, post)),
    sendPicture: (chatId, { bytes, name }, caption) =>
      sendAnswer(chatId, async (target) => {
        const sent = await api.sendPhoto(target, new InputFile(bytes, fileName(name)), {
          caption: messageText(caption),
          parse_mode: 'HTML',
          ...replyMarkup(caption.keyboard),
        })
        const fileId = sent.photo.at(-1)?.file_id
        return {
          kind: 'sent',
          messageId: sent.message_id,
          ...(fileId === undefined ? {} : { pictureFileId: fileId }),
        }
      }),
    editPicture: (chatId, messageId, { bytes, name }, caption) =>
      sendAnswer(chatId, async (target) => {
        const media = {
          type: 'photo' as const,
          media: new InputFile(bytes, fileName(name)),
          caption: messageText(caption),
          parse_mode: 'HTML' as const,
        }
        await api.editMessageMedia(target, messageId, media, replyMarkup(caption.keyboard))
        return { kind: 'sent', messageId }
      }),
    sendRich: rich.send,
    richSupported: rich.supported,
    typing: async (chatId) => {
      await api.sendChatAction(chatId, 'typing').catch(() => log.debug('typing-failed'))
    },
    reachable: async () => {
      const answer = await asOutcome(async () => ({ kind: 'sent', messageId: (await api.getMe()).id }), pacer, now)
      return answer.kind === 'sent'
    },
    deliver: (chatId, post, lane, sendOptions, messageId) =>
      messageId === undefined
        ? deliverOnce({ chatId, lane, slots: slotsOf(post) }, sendOptions, () => posts.send(chatId, post, sendOptions))
        : deliverOnce({ chatId, lane, slots: 1 }, sendOptions, () => posts.edit(chatId, messageId, post)),
    deliverRecall: (chatId, messageIds, sendOptions) =>
      deliverOnce({ chatId, lane: 'bulk', slots: 1 }, sendOptions, () => posts.remove(chatId, messageIds)),
  }
}
