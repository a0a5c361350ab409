// One piece that goes to a chat, as requests of the Bot API: a text, a medium with its caption, an album; their edits and
// their deletion. It paces nothing and catches nothing.
import type { Api } from 'grammy'
import type { SendOptions } from '#deps'
import type { SendOutcome } from '#domain/delivery'
import type { AnswerSize } from './answers.ts'
import { channelChooser } from './channel-chooser.ts'
import { captionOptions, type MediaPost, messageOptions, messageText, type Post, replyMarkup } from './payload.ts'
import type { Picture } from './pictures.ts'

export type PostRequests = {
  /** `picture`: a text becomes its caption. */
  send(chatId: number, post: Post, options?: SendOptions, picture?: Picture): Promise<SendOutcome>
  /** The text, or the caption; an album has it on its first message. */
  edit(chatId: number, messageId: number, post: Post): Promise<SendOutcome>
  /** All of them, or none where one is too old to be deleted; those already gone are passed over. */
  remove(chatId: number, messageIds: number[]): Promise<SendOutcome>
}

type Group = Parameters<Api['sendMediaGroup']>[1]
type SendTo = { disable_notification?: true; message_thread_id?: number; allow_paid_broadcast?: true }

/** Messages a post makes: an album one an item. */
export function slotsOf(post: Post): number {
  return 'media' in post ? Math.max(1, post.media.length) : 1
}

/** Characters of a short answer: a screen of settings, a list of headlines. */
const SHORT_CHARS = 1500

/** What an answer costs, and how long it is. */
export function sizeOf(post: Post): AnswerSize {
  const text = 'media' in post ? post.text : messageText(post)
  return { slots: slotsOf(post), weight: 1 + Math.floor(text.length / SHORT_CHARS) }
}

export function createPostRequests(api: Api): PostRequests {
  const sendMedium = async (chatId: number, post: MediaPost, to: SendTo): Promise<number> => {
    const [item] = post.media
    if (item === undefined) throw new Error('a media post without media')
    const options = { ...captionOptions(post), ...spoilerOf(item), ...replyMarkup(post.keyboard), ...to }
    const sent = await SEND[item.kind](api, chatId, item.fileId, options)
    return sent.message_id
  }

  const sendAlbum = async (chatId: number, post: MediaPost, to: SendTo): Promise<number[]> => {
    const items = post.media.map((item, place) => ({
      type: item.kind,
      media: item.fileId,
      ...spoilerOf(item),
      ...(place === 0 ? captionOptions(post) : {}),
    }))
    // What may stand together in an album, Telegram says: a wrong one is refused whole.
    return (await api.sendMediaGroup(chatId, items as Group, to)).map((sent) => sent.message_id)
  }

  return {
    send: async (chatId, post, { silent, topicId, paid } = {}, picture) => {
      const to: SendTo = {
        ...(silent ? { disable_notification: true } : {}),
        ...(topicId === undefined ? {} : { message_thread_id: topicId }),
        ...(paid ? { allow_paid_broadcast: true } : {}),
      }
      if ('html' in post && picture !== undefined) {
        const caption = { caption: post.html, parse_mode: 'HTML' as const, ...replyMarkup(post.keyboard) }
        const { message_id: messageId, photo } = await api.sendPhoto(chatId, picture, { ...caption, ...to })
        const pictureFileId = photo?.at(-1)?.file_id
        return { kind: 'sent', messageId, ...(pictureFileId === undefined ? {} : { pictureFileId }) }
      }
      if (!('media' in post)) {
        const sent = await api.sendMessage(chatId, messageText(post), {
          ...messageOptions(post),
          ...channelChooser(post),
          ...to,
        })
        return { kind: 'sent', messageId: sent.message_id }
      }
      if (post.media.length === 1) return { kind: 'sent', messageId: await sendMedium(chatId, post, to) }
      const messageIds = await sendAlbum(chatId, post, to)
      return { kind: 'sent', messageId: messageIds[0] ?? 0, messageIds }
    },
    edit: async (chatId, messageId, post) => {
      if ('media' in post) {
        await api.editMessageCaption(chatId, messageId, { ...captionOptions(post), ...replyMarkup(post.keyboard) })
      } else {
        await api.editMessageText(chatId, messageId, messageText(post), messageOptions(post))
      }
      return { kind: 'sent', messageId }
    },
    remove: async (chatId, messageIds) => {
      await api.deleteMessages(chatId, messageIds)
      return { kind: 'sent', messageId: messageIds[0] ?? 0, messageIds }
    },
  }
}

type Spoiler = { has_spoiler?: true }
type MediumOptions = ReturnType<typeof captionOptions> & ReturnType<typeof replyMarkup> & SendTo & Spoiler
type SendMedium = (api: Api, chatId: number, file: string, options: MediumOptions) => Promise<{ message_id: number }>

const SEND: Record<MediaPost['media'][number]['kind'], SendMedium> = {
  photo: (api, chatId, file, options) => api.sendPhoto(chatId, file, options),
  video: (api, chatId, file, options) => api.sendVideo(chatId, file, options),
  document: (api, chatId, file, options) => api.sendDocument(chatId, file, options),
  animation: (api, chatId, file, options) => api.sendAnimation(chatId, file, options),
  audio: (api, chatId, file, options) => api.sendAudio(chatId, file, options),
}

/** Only pictures and videos have one (Bot API, `has_spoiler`). */
function spoilerOf({ spoiler }: MediaPost['media'][number]): Spoiler {
  return spoiler ? { has_spoiler: true } : {}
}
