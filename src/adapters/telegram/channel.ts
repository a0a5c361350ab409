// What Telegram tells of a channel or a group: what a channel is called, and whether the bot may write. It changes nothing.
import { type Api, GrammyError } from 'grammy'
import type { ChannelInfo } from '#deps'
import type { Instant } from '#domain/article'
import { canPost, canWrite } from '#domain/bot-member'
import type { Chat } from '#domain/chat'
import { classifyFailure } from './classify.ts'

/** Undefined where there is no such channel, or the bot may not see it (Bot API: 400 or 403). */
export async function readChannel(api: Api, ref: number | string): Promise<ChannelInfo | undefined> {
  const chat = await unlessRefused(() => api.getChat(ref))
  return chat?.type === 'channel' ? { id: chat.id, title: chat.title } : undefined
}

/** Whether the bot may write there as far as its own rights go; seen at `at`. Rejects while Telegram does not answer. */
export async function mayWrite(
  api: Api,
  { id, kind }: Pick<Chat, 'id' | 'kind'>,
  botId: number,
  at: Instant,
): Promise<boolean> {
  try {
    const own = await api.getChatMember(id, botId)
    return kind === 'channel' ? canPost(own) : canWrite(own)
  } catch (error) {
    const { kind: outcome } = classifyFailure(error, at)
    if (outcome === 'unreachable' || outcome === 'refused') return false
    throw error
  }
}

async function unlessRefused<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof GrammyError && (error.error_code === 400 || error.error_code === 403)) return undefined
    throw error
  }
}
