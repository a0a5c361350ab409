// Buttons of the message that was pressed, one of them changed: a toggle that shows its state.
import type { Context } from 'grammy'
import type { InlineKeyboardButton } from 'grammy/types'
import type { Deps } from '#deps'
import type { Button, Keyboard } from '#views/message'

/**
 * Puts `button` in the place of the one that was pressed. Nothing happens where Telegram does not tell the buttons any more
 * (a message older than 48 hours comes without them).
 */
export async function changePressed(deps: Deps, ctx: Context, button: Button): Promise<void> {
  const query = ctx.callbackQuery
  const message = query?.message
  if (query?.data === undefined || message === undefined || !('reply_markup' in message)) return
  const rows = message.reply_markup?.inline_keyboard ?? []
  const keyboard: Keyboard = rows.map((row) =>
    row.flatMap((each) => ('callback_data' in each && each.callback_data === query.data ? button : toButton(each))),
  )
  await deps.telegram.editKeyboard(message.chat.id, message.message_id, keyboard)
}

/** Of the kinds the bot makes itself. */
function toButton(button: InlineKeyboardButton): Button[] {
  const { text } = button
  if ('callback_data' in button) return [{ text, data: button.callback_data }]
  if ('url' in button) return [{ text, url: button.url }]
  if ('copy_text' in button) return [{ text, copy: button.copy_text.text }]
  return []
}
