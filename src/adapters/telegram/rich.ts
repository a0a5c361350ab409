// Rich messages: with the picture where it can be had, and off where the server has none.
import type { RichBlock } from '@grammyjs/types'
import type { Api } from 'grammy'
import type { SendOutcome } from '#domain/delivery'
import type { AnswerSender } from './answers.ts'
import { type RichMessage, replyMarkup, withoutPicture } from './payload.ts'
import type { Picture, PictureSender } from './pictures.ts'

export type RichOptions = {
  api: Api
  sendAnswer: AnswerSender
  pictures: PictureSender
  /** False: this server is known to have no rich messages. */
  available: boolean
}

export type RichSender = {
  send(chatId: number, message: RichMessage): Promise<SendOutcome>
  supported(): boolean
}

const PICTURE_ID = 'picture'
const NOT_SUPPORTED: SendOutcome = { kind: 'rejected', reason: 'rich-not-supported', status: 404 }

/** Servers that know the method and not the field find the message empty. */
const EMPTY = /must be non-empty/i

/** Bot API `sendRichMessage`. On 400 once more without the picture; where the server has none, never again until restart. */
export function createRichSender({ api, sendAnswer, pictures, available }: RichOptions): RichSender {
  let supported = available

  const sendWith = (chatId: number, message: RichMessage, picture: Picture | undefined): Promise<SendOutcome> =>
    sendAnswer(chatId, async (target) => {
      const sent = await api.sendRichMessage(target, richMessage(message, picture), replyMarkup(message.keyboard))
      const fileId = photoFileId(sent.rich_message)
      return { kind: 'sent', messageId: sent.message_id, ...(fileId === undefined ? {} : { pictureFileId: fileId }) }
    })

  return {
    supported: () => supported,
    send: async (chatId, message) => {
      if (!supported) return NOT_SUPPORTED
      const request = (picture: Picture | undefined) => sendWith(chatId, message, picture)
      const outcome =
        message.picture === undefined ? await request(undefined) : await pictures.send(message.picture, request)
      if (isUnknown(outcome)) supported = false
      return outcome
    },
  }
}

/** Whether the server, not the message, is to blame. */
function isUnknown(outcome: SendOutcome): boolean {
  if (outcome.kind !== 'rejected') return false
  return outcome.status === 404 || (outcome.status === 400 && EMPTY.test(outcome.reason))
}

function richMessage(
  { richHtml, rtl }: RichMessage,
  picture: Picture | undefined,
): Parameters<Api['sendRichMessage']>[1] {
  return {
    html: picture === undefined ? withoutPicture(richHtml) : richHtml,
    ...(picture === undefined ? {} : { media: [{ id: PICTURE_ID, media: { type: 'photo', media: picture } }] }),
    ...(rtl ? { is_rtl: true } : {}),
    skip_entity_detection: true,
  }
}

/** The file id of the largest size of the first photo. It was sent, even where a self-hosted server shows no blocks of it. */
function photoFileId(shown: { blocks?: RichBlock[] } | undefined): string | undefined {
  for (const block of shown?.blocks ?? []) if (block.type === 'photo') return block.photo.at(-1)?.file_id
  return undefined
}
