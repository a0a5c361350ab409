// What Telegram tells of a channel: what it is called, who administers it, whether the bot may post. It changes nothing.
import { type Api, GrammyError } from 'grammy'
import type { ChannelInfo } from '#deps'

/** Undefined where there is no such channel, or the bot is not in it (Bot API: 400 or 403). */
export async function readChannel(api: Api, ref: number | string): Promise<ChannelInfo | undefined> {
  try {
    const chat = await api.getChat(ref)
    if (chat.type !== 'channel') return undefined
    const [administrators, { id: botId }] = await Promise.all([api.getChatAdministrators(chat.id), api.getMe()])
    const own = await api.getChatMember(chat.id, botId)
    return {
      id: chat.id,
      title: chat.title,
      administrators: administrators.map(({ user }) => user.id),
      canPost: own.status === 'administrator' && own.can_post_messages === true,
    }
  } catch (error) {
    if (error instanceof GrammyError && (error.error_code === 400 || error.error_code === 403)) return undefined
    throw error
  }
}
