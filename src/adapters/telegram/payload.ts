// Messages as plain data → parameters of the Bot API. It must not change a word.
import type { InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, MessageEntity } from '@grammyjs/types'
import type { Telegram } from '#deps'

export type Post = Parameters<Telegram['send']>[1]
export type MediaPost = Extract<Post, { media: unknown }>
export type TextPost = Exclude<Post, MediaPost>
export type RichMessage = Parameters<Telegram['sendRich']>[1]
type Keyboard = NonNullable<Post['keyboard']>
type Button = Keyboard[number][number]

const SHARE_PAGE = 'https://t.me/share/url'
/** The picture's place in a rich message, with its figure where it has one. */
const PICTURE =
  /<figure>\s*<img src="tg:\/\/photo\?id=picture"\s*\/?>(?:(?!<\/figure>).)*<\/figure>|<img src="tg:\/\/photo\?id=picture"\s*\/?>/gs

export type MessageOptions = {
  parse_mode?: 'HTML'
  entities?: MessageEntity[]
  link_preview_options: LinkPreviewOptions
  reply_markup?: InlineKeyboardMarkup
}

/** The text as the Bot API takes it: HTML, or plain with its formats in `entities`. */
export function messageText(message: TextPost): string {
  return 'html' in message ? message.html : message.text
}

/** What `sendMessage` and `editMessageText` share. */
export function messageOptions(message: TextPost): MessageOptions {
  return {
    // Formats are named by offsets: nothing in the text is read as markup.
    ...('html' in message ? { parse_mode: 'HTML' } : { entities: message.entities as MessageEntity[] }),
    link_preview_options: previewOptions(message.preview),
    ...replyMarkup(message.keyboard),
  }
}

function previewOptions(preview: TextPost['preview'] = false): LinkPreviewOptions {
  if (typeof preview === 'boolean') return { is_disabled: !preview }
  const { url, size, isAbove } = preview
  return {
    is_disabled: false,
    ...(url === undefined ? {} : { url }),
    ...(size === undefined ? {} : { [`prefer_${size}_media`]: true }),
    ...(isAbove ? { show_above_text: true } : {}),
  }
}

export type CaptionOptions = {
  caption?: string
  caption_entities?: MessageEntity[]
  show_caption_above_media?: boolean
}

/** What captions of every medium share: none for an empty text, above only where this kind of medium allows it. */
export function captionOptions({ text, entities, captionAbove, media }: MediaPost): CaptionOptions {
  if (text === '') return {}
  const isSeen = media.every(({ kind }) => kind === 'photo' || kind === 'video' || kind === 'animation')
  return {
    caption: text,
    caption_entities: entities as MessageEntity[],
    ...(captionAbove && isSeen ? { show_caption_above_media: true } : {}),
  }
}

/** The keyboard as a parameter; none for an empty one: then an edit removes what was there. */
export function replyMarkup(keyboard: Keyboard | undefined): { reply_markup?: InlineKeyboardMarkup } {
  const rows = (keyboard ?? []).filter((row) => row.length > 0)
  if (rows.length === 0) return {}
  return { reply_markup: { inline_keyboard: rows.map((row) => row.map(inlineButton)) } }
}

/** The text of a rich message whose picture cannot be had. */
export function withoutPicture(richHtml: string): string {
  return richHtml.replace(PICTURE, '')
}

function inlineButton(button: Button): InlineKeyboardButton {
  const { text } = button
  if ('data' in button) return { text, callback_data: button.data }
  if ('url' in button) return { text, url: button.url }
  if ('copy' in button) return { text, copy_text: { text: button.copy } }
  const isSharePage = button.share.startsWith(SHARE_PAGE)
  return { text, url: isSharePage ? button.share : `${SHARE_PAGE}?url=${encodeURIComponent(button.share)}` }
}
