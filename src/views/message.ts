// What views make and the telegram adapter sends: messages as plain data, in Telegram's terms but not its client's.
import type { MediaItem, Preview, TextEntity } from '#domain/broadcast'

export type Button =
  | { text: string; data: string }
  | { text: string; url: string }
  | { text: string; copy: string }
  | { text: string; share: string }

/** Rows of inline buttons: at most 8 a row, 100 in all; `data` at most 64 bytes. */
export type Keyboard = Button[][]

/** One ordinary message. `html` is Telegram HTML, at most 4,096 code points after parsing. */
export type Message = {
  html: string
  keyboard?: Keyboard
  preview?: Preview
  /** Address of a picture whose caption the text becomes, at most 1,024 code points; left out where it cannot be had. */
  picture?: string
  /**
   * In place of `keyboard`: the label of one button under the input field, which lets a person choose a channel of theirs; false
   * takes it away.
   */
  chooseChannel?: string | false
}

/** A text as somebody wrote it, with its formats (Bot API, MessageEntity) in place of markup. */
export type FormattedText = { text: string; entities: TextEntity[]; keyboard?: Keyboard; preview?: Preview }

/** One medium, or an album of two to ten, which carries no buttons; the text is the caption. */
export type MediaPost = {
  media: MediaItem[]
  text: string
  entities: TextEntity[]
  captionAbove: boolean
  keyboard?: Keyboard
}

/** Whatever goes to a chat in one piece. */
export type Post = Message | FormattedText | MediaPost

/**
 * One rich message (Bot API `sendRichMessage`, HTML style). Where the picture goes, `html` has
 * `<img src="tg://photo?id=picture"/>`; it is removed when the picture cannot be had.
 */
export type RichMessage = { richHtml: string; picture?: string; rtl: boolean; keyboard?: Keyboard }
