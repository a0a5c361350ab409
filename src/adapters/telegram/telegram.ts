// Telegram for everything that is sent: messages as plain data in, outcomes in domain words out.
// It takes an Api of its own, without `installOutgoing`: what goes through here is paced here, and only once.
import { type Api, InputFile } from 'grammy'
import type { UserFromGetMe } from 'grammy/types'
import type { Deps, SendOptions, Telegram } from '#deps'
import { FLOOD_WAIT, type SendOutcome } from '#domain/delivery'
import { createAdministrators } from './administrators.ts'
import { type AnswerSender, asOutcome, createAnswerSender } from './answers.ts'
import { mayWrite, readChannel } from './channel.ts'
import type { Lane } from './chat-pace.ts'
import { classifyFailure } from './classify.ts'
import { createPaying } from './paying.ts'
import { messageText, type Post, replyMarkup } from './payload.ts'
import { createPictureSender, fileName, type Picture, type PictureStore } from './pictures.ts'
import { createPostRequests, sizeOf, slotsOf } from './post.ts'
import { createRichSender } from './rich.ts'
import type { Pacer } from './turns.ts'

export type TelegramOptions = Pick<Deps, 'now' | 'wait' | 'log' | 'fetchPicture'> & {
  api: Api
  pacer: Pacer
  pictures: PictureStore
  /** Moves everything known of a group to its new id. */
  onMigrate: (fromId: number, toId: number) => Promise<void>
  /** Whether messages may be paid for. Default false: none is, whatever is asked. */
  payingAllowed?: boolean
  /** False where the server is known to have no rich messages. Default true: the first 404 tells. */
  richAvailable?: boolean
}

/** Of files and rich messages: where many wait, so many short answers go before one. */
const HEAVY = 4

/** One request's turn. */
type Place = { chatId: number; lane: Lane; slots: number; isPaid?: boolean }

/** What features and jobs send through. See `Telegram` in `#deps` for what each method promises. */
export function createTelegram(options: TelegramOptions): Telegram {
  const { api, pacer, now, wait, log, fetchPicture, onMigrate } = options
  const { richAvailable = true, payingAllowed = false } = options
  const sendAnswer = createAnswerSender({ pacer, now, wait, onMigrate })
  const sendHeavy: AnswerSender = (chatId, request) => sendAnswer(chatId, request, { weight: HEAVY })
  const pictures = createPictureSender({ fetchPicture, now, store: options.pictures })
  const change = (chatId: number, request: () => Promise<SendOutcome>) =>
    sendAnswer(chatId, request, { isChange: true })
  const rich = createRichSender({ api, sendAnswer: sendHeavy, pictures, available: richAvailable })
  const posts = createPostRequests(api)
  const paying = createPaying(payingAllowed, now)
  let known: UserFromGetMe | undefined
  const me = async () => {
    known ??= await api.getMe()
    return known
  }
  const floodWait = (ms: number): SendOutcome => ({ kind: 'retry', reason: FLOOD_WAIT, retryAt: now() + ms })

  /** One request of bulk in its turn; never a second one. */
  const deliverOnce = async (
    { chatId, ...place }: Place,
    fence: SendOptions['fence'],
    request: () => Promise<SendOutcome>,
  ): Promise<SendOutcome> => {
    const turn = await pacer.turnUnlessHeld({ chatId, ...place })
    if ('heldMs' in turn) return floodWait(turn.heldMs)
    try {
      if (fence !== undefined && !(await fence())) return { kind: 'fenced' }
      // A flood wait may have begun while the fence was written to disk.
      const heldMs = pacer.heldForMs(chatId)
      if (heldMs > 0) return floodWait(heldMs)
      turn.leaves()
      return await asOutcome(request, pacer, now, chatId)
    } finally {
      turn.done()
    }
  }

  /** Paid for where that is asked and possible; once more without, where it may be the payment that is refused. */
  const deliverPost = async (place: Place, post: Post, { paid = false, fence, ...free }: SendOptions) => {
    const sendFree = () => posts.send(place.chatId, post, free)
    const payment = paid ? paying.attempt() : undefined
    if (payment === undefined) return deliverOnce(place, fence, sendFree)
    const sendPaid = () => posts.send(place.chatId, post, { ...free, paid })
    const outcome = await deliverOnce({ ...place, isPaid: true }, fence, sendPaid)
    if (outcome.kind === 'sent') payment.accepted()
    if (outcome.kind !== 'rejected') return outcome
    // It surely did not arrive, and its fence was passed: the ledger lets nobody through twice.
    const freeOutcome = await deliverOnce(place, undefined, sendFree)
    if (freeOutcome.kind === 'sent') payment.refused()
    return freeOutcome
  }

  return {
    send: (chatId, post, place) => {
      const request = (picture?: Picture) =>
        sendAnswer(chatId, (target) => posts.send(target, post, place, picture), sizeOf(post))
      const url = 'picture' in post ? post.picture : undefined
      return url === undefined ? request() : pictures.send(url, request)
    },
    edit: (chatId, messageId, post) => change(chatId, () => posts.edit(chatId, messageId, post)),
    editKeyboard: (chatId, messageId, keyboard) =>
      change(chatId, async () => {
        await api.editMessageReplyMarkup(chatId, messageId, replyMarkup(keyboard))
        return { kind: 'sent', messageId }
      }),
    sendFile: (chatId, { bytes, name }, caption) =>
      sendHeavy(chatId, async (target) => {
        // Its pieces are read anew where it must be sent again.
        const sent = await api.sendDocument(target, new InputFile(bytes, fileName(name)), {
          caption: messageText(caption),
          parse_mode: 'HTML',
          disable_content_type_detection: true,
          ...replyMarkup(caption.keyboard),
        })
        return { kind: 'sent', messageId: sent.message_id }
      }),
    sendPicture: (chatId, { bytes, name }, caption) =>
      sendHeavy(chatId, async (target) => {
        const sent = await api.sendPhoto(target, new InputFile(bytes, fileName(name)), {
          caption: messageText(caption),
          parse_mode: 'HTML',
          ...replyMarkup(caption.keyboard),
        })
        const fileId = sent.photo?.at(-1)?.file_id
        return {
          kind: 'sent',
          messageId: sent.message_id,
          ...(fileId === undefined ? {} : { pictureFileId: fileId }),
        }
      }),
    editPicture: (chatId, messageId, { bytes, name }, caption) =>
      change(chatId, async () => {
        const media = {
          type: 'photo' as const,
          media: new InputFile(bytes, fileName(name)),
          caption: messageText(caption),
          parse_mode: 'HTML' as const,
        }
        await api.editMessageMedia(chatId, messageId, media, replyMarkup(caption.keyboard))
        return { kind: 'sent', messageId }
      }),
    sendRich: rich.send,
    richSupported: rich.supported,
    typing: async (chatId) => {
      await api.sendChatAction(chatId, 'typing').catch(() => log.debug('typing-failed'))
    },
    username: async () => (await me()).username,
    channel: (ref) => readChannel(api, ref),
    mayWrite: async (chat) => mayWrite(api, chat, (await me()).id, now()),
    administers: createAdministrators(api, now),
    reachable: async () => {
      try {
        await api.getMe()
        return true
      } catch (error) {
        const outcome = classifyFailure(error, now())
        // The question's own flood wait is an answer, too, and concerns nothing else.
        return outcome.kind === 'retry' && outcome.reason === FLOOD_WAIT
      }
    },
    deliver: (chatId, post, lane, sendOptions, messageId) =>
      messageId === undefined
        ? deliverPost({ chatId, lane, slots: slotsOf(post) }, post, sendOptions)
        : deliverOnce({ chatId, lane, slots: 1 }, sendOptions.fence, () => posts.edit(chatId, messageId, post)),
    deliverRecall: (chatId, messageIds, { fence }) =>
      deliverOnce({ chatId, lane: 'bulk', slots: 1 }, fence, () => posts.remove(chatId, messageIds)),
    paidState: paying.state,
  }
}
