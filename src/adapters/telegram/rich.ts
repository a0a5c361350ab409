// Rich messages: with the picture uploaded once, without it where it cannot be had, and off where the server has none.

import type { RichBlock } from '@grammyjs/types'
import { type Api, InputFile } from 'grammy'
import type { Deps } from '#deps'
import type { SendOutcome } from '#domain/delivery'
import type { AnswerSender } from './answers.ts'
import { type RichMessage, replyMarkup, withoutPicture } from './payload.ts'

/** File ids of uploaded pictures, by their URL. */
export type Pictures = {
  fileId(url: string): Promise<string | undefined>
  remember(url: string, fileId: string): Promise<void>
}

export type RichOptions = {
  api: Api
  sendAnswer: AnswerSender
  fetchPicture: Deps['fetchPicture']
  pictures: Pictures
  /** False: this server is known to have no rich messages. */
  available: boolean
}

export type RichSender = {
  send(chatId: number, message: RichMessage): Promise<SendOutcome>
  supported(): boolean
}

type Picture = string | InputFile

const PICTURE_ID = 'picture'
const NOT_SUPPORTED: SendOutcome = { kind: 'rejected', reason: 'rich-not-supported', status: 404 }

/** Bot API `sendRichMessage`. On 400 once more without the picture; on 404 never again until restart. */
export function createRichSender({ api, sendAnswer, fetchPicture, pictures, available }: RichOptions): RichSender {
  let supported = available
  const uploads = new Map<string, Promise<unknown>>()

  const sendWith = (chatId: number, message: RichMessage, picture: Picture | undefined): Promise<SendOutcome> =>
    sendAnswer(chatId, async (target) => {
      const sent = await api.sendRichMessage(target, richMessage(message, picture), replyMarkup(message.keyboard))
      const fileId = photoFileId(sent.rich_message)
      return { kind: 'sent', messageId: sent.message_id, ...(fileId === undefined ? {} : { pictureFileId: fileId }) }
    })

  const sendPictured = async (chatId: number, message: RichMessage, url: string): Promise<SendOutcome> => {
    const known = await pictures.fileId(url)
    const picture = known ?? (await fetchUpload(url))
    const outcome = await sendWith(chatId, message, picture)
    if (known === undefined && outcome.kind === 'sent' && outcome.pictureFileId !== undefined) {
      await pictures.remember(url, outcome.pictureFileId)
    }
    const isRefused = outcome.kind === 'no-media' || (outcome.kind === 'rejected' && outcome.status === 400)
    return picture !== undefined && isRefused ? sendWith(chatId, message, undefined) : outcome
  }

  const fetchUpload = async (url: string): Promise<InputFile | undefined> => {
    const fetched = await fetchPicture(url)
    return fetched.kind === 'picture' ? new InputFile(fetched.bytes, fileName(fetched.name)) : undefined
  }

  /** Readers who open an article at the same time wait for the first one's upload, once. */
  const sendAfterUpload = async (chatId: number, message: RichMessage, url: string): Promise<SendOutcome> => {
    const upload = uploads.get(url)
    if (upload !== undefined) {
      await upload.catch(() => undefined)
      return sendPictured(chatId, message, url)
    }
    const sending = sendPictured(chatId, message, url)
    uploads.set(url, sending)
    return sending.finally(() => uploads.delete(url))
  }

  return {
    supported: () => supported,
    send: async (chatId, message) => {
      if (!supported) return NOT_SUPPORTED
      const url = message.picture
      const outcome =
        url === undefined ? await sendWith(chatId, message, undefined) : await sendAfterUpload(chatId, message, url)
      if (outcome.kind === 'rejected' && outcome.status === 404) supported = false
      return outcome
    },
  }
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

/** A name of a file, whatever was given: grammY writes it unquoted into a multipart header. */
export function fileName(name: string): string {
  const safe = name.replace(/[^\w.-]/g, '_').slice(-60)
  return safe === '' ? 'picture.jpg' : safe
}
