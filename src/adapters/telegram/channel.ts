// What Telegram tells of a channel: that it is one, what it is called, whether the bot may post. It changes nothing.
import { type Api, GrammyError } from 'grammy'
import type { ChannelInfo } from '#deps'

/** Undefined where there is no such channel, or the bot may not see it (Bot API: 400 or 403). */
export async function readChannel(api: Api, ref: number | string): Promise<ChannelInfo | undefined> {
  const chat = await unlessRefused(() => api.getChat(ref))
  return chat?.type === 'channel' ? { id: chat.id, title: chat.title } : undefined
}

export async function mayPost(api: Api, channelId: number, botId: number): Promise<boolean> {
  const own = await unlessRefused(() => api.getChatMember(channelId, botId))
  return own?.status === 'administrator' && own.can_post_messages === true
}

async function unlessRefused<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof GrammyError && (error.error_code === 400 || error.error_code === 403)) return undefined
    throw error
  }
}
