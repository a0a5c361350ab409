// What every part of the page is given to act with. Parts draw from the model and call these; they keep no connection.
import type { Act, Answer, UploadQuery } from '#sandbox/page/protocol'

type Of<Each> = Each extends Act ? Omit<Each, 'as' | 'chat'> : never

export type Context = {
  /** Does it as the player chosen, in the chat open; a refusal is shown as a toast and given back. */
  act(act: Of<Act>): Promise<Answer>
  upload(query: Omit<UploadQuery, 'as' | 'chat'>, bytes: Blob): Promise<Answer>
  /** A short message over the page; `alert` waits to be closed (Bot API, answerCallbackQuery). */
  toast(text: string, alert?: boolean): void
  /** Opens a link: one to the bot (`https://t.me/BOT?start=…`) in the chat here, any other in a new tab. */
  open(url: string): void
  /** Where a file of this Telegram lies. */
  fileUrl(fileId: string): string
  /** Draws again after local state changed. */
  redraw(): void
}
