// A Telegram for jobs and features: records what is sent and answers as a test says. It paces nothing.
import type { SendOptions, SendOutcome, Telegram } from '#deps'
import type { FormattedText, MediaPost, Message } from '#views/message'

export type SentMessage = {
  chatId: number
  /** As it was given: HTML, a text with its formats, or media with a caption. */
  message: Partial<Message & FormattedText & MediaPost>
  lane: string
  silent: boolean
  topicId?: number
  messageId?: number
  /** Set: these are to be deleted, and nothing is sent. */
  deleted?: number[]
}

export type FakeTelegram = Telegram & {
  /** Requests that left, in order. */
  sent: SentMessage[]
  /** How the next ones end; by default each is sent. May take its time. */
  answer: (request: SentMessage) => SendOutcome | Promise<SendOutcome>
  /** What `reachable` says, and how often it was asked. */
  isReachable: boolean
  /** What `mayWrite` says. */
  isAllowedToWrite: boolean
  /** What `paidState` says. */
  paid: ReturnType<Telegram['paidState']>
  probes: number
}

export function createFakeTelegram(): FakeTelegram {
  const request = async (request: SentMessage): Promise<SendOutcome> => {
    fake.sent.push(request)
    return fake.answer(request)
  }
  const fake: FakeTelegram = {
    sent: [],
    answer: ({ messageId, deleted, message: { media = [] } }) => {
      const first = messageId ?? deleted?.[0] ?? 1000 + fake.sent.length
      const isAlbum = messageId === undefined && media.length > 1
      return {
        kind: 'sent',
        messageId: first,
        ...(isAlbum && { messageIds: media.map((_item, place) => first + place) }),
      }
    },
    isReachable: true,
    isAllowedToWrite: true,
    paid: 'off',
    probes: 0,
    send: (chatId, message) => request({ chatId, message, lane: 'answer', silent: false }),
    edit: (chatId, messageId, message) => request({ chatId, message, lane: 'answer', silent: false, messageId }),
    editKeyboard: (chatId, messageId, keyboard) =>
      request({ chatId, message: { keyboard }, lane: 'answer', silent: false, messageId }),
    sendRich: (chatId, { richHtml, keyboard }) =>
      request({ chatId, message: { html: richHtml, ...(keyboard && { keyboard }) }, lane: 'answer', silent: false }),
    richSupported: () => true,
    paidState: () => fake.paid,
    typing: async () => {},
    username: async () => 'briefings_bot',
    channel: async () => undefined,
    mayWrite: async () => fake.isAllowedToWrite,
    administers: async () => 'no',
    reachable: async () => {
      fake.probes += 1
      return fake.isReachable
    },
    deliver: async (chatId, message, lane, { silent = false, topicId, fence }: SendOptions, messageId) => {
      if (fence !== undefined && !(await fence())) return { kind: 'fenced' }
      return request({
        chatId,
        message,
        lane,
        silent,
        ...(topicId === undefined ? {} : { topicId }),
        ...(messageId === undefined ? {} : { messageId }),
      })
    },
    deliverRecall: async (chatId, deleted, { fence }: SendOptions) => {
      if (fence !== undefined && !(await fence())) return { kind: 'fenced' }
      return request({ chatId, message: {}, lane: 'bulk', silent: false, deleted })
    },
    sendFile: (chatId, _file, caption) => request({ chatId, message: caption, lane: 'answer', silent: false }),
    sendPicture: (chatId, _picture, caption) => request({ chatId, message: caption, lane: 'answer', silent: false }),
    editPicture: (chatId, messageId, _picture, caption) =>
      request({ chatId, message: caption, lane: 'answer', silent: false, messageId }),
  }
  return fake
}
